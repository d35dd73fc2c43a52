/** The extension's own place: policy, enrolment, rules, reports. Everything it knows is in storage, for it may end at any time. */
import type { Message } from "../messages";
import { answer } from "./answers";
import { enrol, enrolAlarm } from "./enrol";
import { whenHandedLate } from "./managed";
import { again, networkAlarm, openNetwork } from "./network";
import { changedBy, poll, pollAlarm, restore } from "./policy";
import { flush, reportsAlarm } from "./reports";
import { forgetStandIns } from "./standins";

// Listeners first and at once: the browser wakes the worker for them and does not wait.
openNetwork();
const restored = restore();
// What waited when the worker ended goes now, unless the server asked for time.
void restored.catch(() => undefined).then(() => flush());

chrome.runtime.onInstalled.addListener(() => void start(true));
chrome.runtime.onStartup.addListener(() => void start(false));
chrome.storage.onChanged.addListener((changes, area) => {
  if (area === "local" && changes["policy"]) void changedBy(changes["policy"].newValue).catch(() => undefined);
  if (area === "managed") managedSays();
});
whenHandedLate(managedSays);
chrome.tabs.onRemoved.addListener((tab) => void forgetStandIns(tab).catch(() => undefined));
chrome.alarms.onAlarm.addListener(({ name }) => {
  if (name === pollAlarm) void poll();
  else if (name === enrolAlarm) void enrol();
  else if (name === reportsAlarm) void flush();
  else if (name === networkAlarm) void again();
});
chrome.runtime.onMessage.addListener((message: Message, sender, reply) => {
  if (sender.id !== chrome.runtime.id) return false;
  void restored.catch(() => undefined).then(() => answer(message, sender)).then((told) => reply(told ?? null), () => reply(null));
  return true;
});

function managedSays(): void {
  void restore().catch(() => undefined);
  void enrol();
}

/** The browser started, or the extension did: whatever was due is done now. */
async function start(installed: boolean): Promise<void> {
  await restored.catch(() => undefined);
  if (installed) await restore(true);
  await enrol();
  await poll();
  await flush();
}
