/** The popup: whether one is protected here, by whose policy, and what one can do about it. */
import type { Enrolled, Message, Status } from "../messages";
import { byId, link, moment, row, speak, word } from "./elements";

const ask = <T>(message: Message): Promise<T> => chrome.runtime.sendMessage(message);

async function hostHere(): Promise<string> {
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  try {
    return new URL(tab?.url ?? "").hostname;
  } catch {
    return "";
  }
}

function stateOf(status: Status): string {
  if (status.observe) return "popupObserving";
  return status.version ? "popupProtected" : "popupBuiltIn";
}

async function show(): Promise<void> {
  const host = await hostHere();
  const status = await ask<Status>({ kind: "status", host });
  byId("state").textContent = word(stateOf(status));
  byId("shield").dataset["state"] = status.problem ? "warn" : status.version ? "good" : "warn";
  byId("problem").textContent = status.problem ? word(`problem_${status.problem}`) : "";
  byId("problem").hidden = !status.problem;
  const list = byId("about");
  list.replaceChildren();
  row(list, word("popupHere"), status.tool ? `${status.tool.name}: ${word(`tool_${status.tool.state}`)}` : word("popupNoTool"));
  if (status.tool) row(list, word("popupAccount"), word(`account_${status.account}`));
  row(list, word("popupOrganisation"), status.organisation);
  row(list, word("popupPerson"), status.person);
  row(list, word("popupPolicy"), policyLine(status));
  row(list, word("popupServer"), status.server);
  if (status.waiting) row(list, word("popupWaiting"), String(status.waiting));
  if (status.dropped) row(list, word("popupDropped"), String(status.dropped));
  if (status.contact) row(list, word("popupContact"), link(status.contact.url, status.contact.name || status.contact.url));
  byId("enrol").hidden = status.managed || (status.server !== "" && status.problem !== "revoked");
}

/** Our servers number policies by the millisecond: that is a day and an hour to people. */
const numbered = (version: number): string => (version > 1e12 ? moment(version) : String(version));

function policyLine(status: Status): string {
  if (!status.version) return word("policyBuiltIn");
  const age = status.confirmed ? word("policyConfirmed", moment(status.confirmed)) : "";
  const ended = Date.parse(status.expires) < Date.now() ? word("policyEnded") : "";
  return [word("policyVersion", numbered(status.version)), age, ended].filter(Boolean).join(" ");
}

byId("enrol").addEventListener("submit", (event) => {
  event.preventDefault();
  const box = byId("link") as HTMLInputElement;
  byId("problem").hidden = false;
  byId("problem").textContent = word("enrolling");
  void ask<Enrolled>({ kind: "enrol", link: box.value }).then(async ({ problem }) => {
    box.value = "";
    await show();
    if (problem) {
      byId("problem").hidden = false;
      byId("problem").textContent = word(`problem_${problem}`);
    }
  });
});
byId("refresh").addEventListener("click", () => void ask({ kind: "refresh" }).then(show));
for (const [id, page] of [["reported", "reported.html"], ["wrong", "reported.html#wrong"]] as const) {
  const anchor = byId(id) as HTMLAnchorElement;
  anchor.href = page;
  anchor.target = "_blank";
}

speak();
void show();
