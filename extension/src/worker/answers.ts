/** What content scripts and the extension's own pages ask of the worker, and the answers. */
import type { Confirmed, Enrolled, Message, ReportedPage, Requests, Status, ToolRequest } from "../messages";
import { isObject } from "../policy/shape";
import { toolFor } from "../policy/tools";
import { accountOf, remember } from "./accounts";
import { enrol, enrolByLink } from "./enrol";
import { coverFrame, watchFrames, whose } from "./frames";
import { get, inTurn, set } from "./keep";
import { poll } from "./policy";
import { note, safe, visited } from "./reports";
import { siteTested } from "./selftest";
import { ask } from "./server";
import { keepStandIns, recallStandIns } from "./standins";

const confirmMsMax = 2_000;
const grantMsMax = 86_400_000;
const grantsMax = 200;
const minuteMs = 60_000;

type Sender = chrome.runtime.MessageSender;

export async function answer(message: Message, sender: Sender): Promise<unknown> {
  switch (message.kind) {
    case "report":
      return note(message.report);
    case "grant":
      return grant(message.grant, host(sender));
    case "account":
      return sender.tab?.id === undefined ? undefined : remember(sender.tab.id, message.host, message.account);
    case "visit":
      return visited(message.host);
    case "tested":
      return siteTested(message);
    case "frames":
      return watchFrames(sender);
    case "cover":
      return coverFrame(sender);
    case "whose":
      return whose(sender);
    case "confirm":
      return confirm(message.prefixes);
    case "standIns":
      return sender.tab?.id === undefined ? undefined : keepStandIns(sender.tab.id, message.host, message.saved, Date.now());
    case "recall":
      return sender.tab?.id === undefined ? null : recallStandIns(sender.tab.id, message.host, Date.now());
    case "requestTool":
      return requestTool(message);
    case "requests":
      return requests();
    case "status":
      return status(message.host, sender.tab?.id);
    case "enrol":
      return { problem: await enrolByLink(message.link) } satisfies Enrolled;
    case "refresh":
      await enrol();
      return poll();
    case "reported":
      return reportedPage(message.cursor);
  }
}

function host(sender: Sender): string {
  try {
    return new URL(sender.url ?? "").hostname;
  } catch {
    return "";
  }
}

async function grant(given: Extract<Message, { kind: "grant" }>["grant"], site: string): Promise<void> {
  const now = Date.now();
  const until = Math.min(given.until, now + grantMsMax);
  await inTurn("grants", async () => {
    const { grants = [] } = await get("grants");
    await set({ grants: [...grants.filter((one) => one.until > now), { ...given, until }].slice(-grantsMax) });
  });
  await note({ kind: "grant", site, tool: given.tool, detail: { minutes: Math.max(1, Math.round((until - now) / minuteMs)) } });
}

/** Null: no answer in time, the filter's word stands. */
async function confirm(prefixes: string[]): Promise<Confirmed | null> {
  const { device } = await get("device");
  if (!device) return null;
  const got = await ask(device, "confirm", { method: "POST", body: { prefixes }, msMax: confirmMsMax });
  return got.status === 200 && isObject(got.body) && isObject(got.body["matches"]) ? (got.body as unknown as Confirmed) : null;
}

async function requestTool({ tool, host, reason }: Extract<Message, { kind: "requestTool" }>): Promise<Requests> {
  const { device } = await get("device");
  const got = device && (await ask(device, "requests", { method: "POST", body: { tool, host, reason: safe(reason) } }));
  return got?.status === 201 && isObject(got.body) ? { requests: [got.body as unknown as ToolRequest] } : null;
}

async function requests(): Promise<Requests> {
  const { device } = await get("device");
  const got = device && (await ask(device, "requests"));
  return got?.status === 200 && isObject(got.body) && Array.isArray(got.body["requests"]) ? (got.body as unknown as Requests) : null;
}

async function reportedPage(cursor = ""): Promise<ReportedPage> {
  const { device, queue = [] } = await get("device", "queue");
  const got = device && (await ask(device, `reported?cursor=${encodeURIComponent(cursor)}`));
  if (got?.status !== 200 || !isObject(got.body) || !Array.isArray(got.body["events"])) return { events: null, next: null, waiting: queue };
  return { ...(got.body as unknown as Pick<ReportedPage, "events" | "next">), waiting: queue };
}

async function status(host = "", tab: number | undefined): Promise<Status> {
  const own = await get("device", "policy", "enrolling", "line", "queue", "dropped");
  const { policy, device } = own;
  const tool = policy && host ? toolFor(policy.tools, host) : null;
  const [active] = tab === undefined ? await chrome.tabs.query({ active: true, currentWindow: true }) : [];
  return {
    server: device?.server ?? "",
    person: device?.person ?? "",
    organisation: policy?.organisation ?? "",
    managed: device?.managed ?? false,
    problem: own.enrolling?.problem || own.line?.problem || "",
    version: policy?.version ?? 0,
    confirmed: own.line?.confirmed ?? 0,
    expires: policy?.expires ?? "",
    observe: policy?.observe ?? false,
    contact: policy?.contact?.name || policy?.contact?.url ? policy.contact! : null,
    tool: tool ? { id: tool.id, name: tool.name, state: tool.state } : null,
    account: tool ? await accountOf(tab ?? active?.id, host) : "unknown",
    waiting: own.queue?.length ?? 0,
    dropped: own.dropped ?? 0,
  };
}
