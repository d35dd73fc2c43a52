/**
 * Reports on their way to the server. Each has its id before it is kept, and leaves the queue only when the server has taken
 * it; a batch that is sent twice is recorded once. A server that is away costs the oldest reports, never protection.
 */
import { theEngine } from "../detect/late";
import { covered } from "../detect/sample";
import type { Message } from "../messages";
import { toolFor } from "../policy/tools";
import type { Report } from "../protocol";
import { get, inTurn, set } from "./keep";
import { ask, isPassing, pauseMs, wake } from "./server";

export const reportsAlarm = "reports";
const queueMax = 500;
const batchMax = 100;
const justificationCharsMax = 500;
const retryMs = 60_000;

export type Noted = Extract<Message, { kind: "report" }>["report"];

/** Puts a report into the queue and tries to send it. Resolved when it is kept. */
export async function note(noted: Noted): Promise<void> {
  await inTurn("queue", async () => {
    const { queue = [], dropped = 0, policy } = await get("queue", "dropped", "policy");
    const report: Report = {
      ...noted,
      id: crypto.randomUUID(),
      time: new Date().toISOString(),
      policyVersion: policy?.version ?? 0,
      extensionVersion: VERSION,
    };
    if (noted.justification) report.justification = { ...noted.justification, text: safe(noted.justification.text) };
    const kept = [...queue, report];
    const over = Math.max(0, kept.length - queueMax);
    await set({ queue: kept.slice(over), dropped: dropped + over });
  });
  void flush();
}

/** A free text as it may leave this browser. */
export const safe = (text: string): string => covered(text, theEngine()).slice(0, justificationCharsMax);

/** A tool's page was opened: said once a day and tool. */
export const visited = (host: string): Promise<void> =>
  inTurn("visits", async () => {
    const { policy, visits } = await get("policy", "visits");
    const tool = policy && toolFor(policy.tools, host);
    if (!tool) return;
    const day = new Date().toISOString().slice(0, 10);
    const tools = visits?.day === day ? visits.tools : [];
    if (tools.includes(tool.id)) return;
    await set({ visits: { day, tools: [...tools, tool.id] } });
    await note({ kind: "visit", site: host, tool: tool.id });
  });

/** Sends what waits, unless the server asked for time. */
export const flush = (): Promise<void> => inTurn("sending", sendAll);

async function sendAll(): Promise<void> {
  for (;;) {
    const { device, queue = [], dropped = 0, sending, line } = await get("device", "queue", "dropped", "sending", "line");
    if (!device || !queue.length || line?.problem === "revoked") return;
    const rest = (sending?.notBefore ?? 0) - Date.now();
    if (rest > 0) return wake(reportsAlarm, rest);
    await wake(reportsAlarm, retryMs);
    const batch = queue.slice(0, batchMax);
    const answer = await ask(device, "events", { method: "POST", body: { events: batch, dropped } });
    if (isPassing(answer.status)) {
      const failures = (sending?.failures ?? 0) + 1;
      const pause = pauseMs(failures, answer.retryAfter, Math.random());
      await set({ sending: { failures, notBefore: Date.now() + pause } });
      return wake(reportsAlarm, pause);
    }
    if (answer.status === 401 || answer.status === 403) return;
    const taken = answer.status >= 200 && answer.status < 300;
    await inTurn("queue", async () => {
      const now = await get("queue", "dropped");
      const ids = new Set(batch.map(({ id }) => id));
      const left = (now.queue ?? []).filter(({ id }) => !ids.has(id));
      await set({ queue: left, dropped: (now.dropped ?? 0) + (taken ? -dropped : batch.length), sending: { failures: 0, notBefore: 0 } });
      if (!left.length) await chrome.alarms.clear(reportsAlarm);
    });
  }
}
