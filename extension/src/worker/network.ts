/**
 * The last look at what leaves, where the browser lets an extension stop a request (Firefox, and Chromium when a policy
 * installed it): bodies sent by workers, which have no page whose functions could be stood in front of; and what stands in the address
 * of a page, a frame or a picture, wherever the person or another site's link came from.
 */
import { theEngine } from "../detect/late";
import { reported } from "../detect/sample";
import type { Finding } from "../detect/types";
import { CATALOGUE } from "../gen/catalogue";
import type { Kept } from "../messages";
import { decide } from "../policy/decide";
import { siteFor, toolFor } from "../policy/tools";
import { addressTexts } from "../content/leaves";
import { accountNow } from "./accounts";
import { note } from "./reports";
import { patterns } from "./register";
import { wake } from "./server";

type Details = chrome.webRequest.OnBeforeRequestDetails;
type Answer = chrome.webRequest.BlockingResponse | undefined;

const calls = ["xmlhttprequest", "ping", "other"];
const pages = ["main_frame", "sub_frame"];
const types = [...pages, "image", "media", "stylesheet", "font", "script", "object", ...calls] as chrome.webRequest.ResourceType[];
const lookMsMax = 2_000;
export const networkAlarm = "network";
const againMs = 60_000;
const awakeMs = 20_000;
let kept: Kept | null = null;
/** Own hosts that are listened to now, and those that this worker began with. */
let listened = "";
let begun = "";
let awake: ReturnType<typeof setInterval> | undefined;
/** Stopping is granted; without it this only says what left. Unknown until asked. */
let stopping: boolean | null = BROWSER === "firefox" ? true : null;

void chrome.permissions?.contains({ permissions: ["webRequestBlocking"] }).then((granted) => (stopping = granted));

const read = () => chrome.storage?.local.get<Kept>(["policy", "grants"]).then((now) => (kept = now), () => undefined);
const load = read();
chrome.storage?.onChanged.addListener((changes, area) => {
  if (area !== "local") return;
  if (!kept) return void read(); // what is being read may be from before
  for (const name of ["policy", "grants"] as const) if (changes[name]) kept = { ...kept, [name]: changes[name].newValue } as Kept;
});

const known = patterns(CATALOGUE.flatMap(([, , hosts]) => hosts.split(" ").flatMap((host) => [host, `*.${host}`])));
/** A function of its own: a browser keeps one filter for each. */
const heardOwn = (details: Details): Answer => heard(details);

/**
 * At the worker's start, before anything is awaited: what the browser woke it for is told to nobody who comes later, and only with
 * the filter as it was before the worker slept.
 */
export function openNetwork(): void {
  listen(heard, known);
  listenOwn(remembered());
  begun = listened;
}

/** The policy's hosts beyond the catalogue's. */
export async function watchNetwork(hosts: readonly string[]): Promise<void> {
  const own = patterns(hosts).filter((one) => !known.includes(one)).sort();
  listenOwn(own);
  if (BROWSER === "firefox") {
    remember(own);
    return again();
  }
  // Chromium wakes a worker for what it listened to, but tells it only what it listens to in its first moment: it may not sleep.
  clearInterval(awake);
  if (own.length && stopping !== false) awake = setInterval(() => void chrome.runtime.getPlatformInfo(), awakeMs);
}

/** Firefox wakes its background only for what it listened to in its first moment: until it has begun with these hosts, it is begun anew soon. */
export async function again(): Promise<void> {
  if (listened !== begun) await wake(networkAlarm, againMs);
}

function listenOwn(urls: string[]): void {
  if (urls.join() === listened) return;
  chrome.webRequest.onBeforeRequest.removeListener(heardOwn);
  if (urls.length) listen(heardOwn, urls);
  listened = urls.join();
}

function listen(act: (details: Details) => Answer, urls: string[]): void {
  chrome.webRequest.onBeforeRequest.addListener(act, { urls, types }, ["blocking", "requestBody"]);
}

const place = "own";
/** What can be read at once: only Firefox's background is a page, and has such a place. */
function remembered(): string[] {
  try {
    return (localStorage.getItem(place) ?? "").split(" ").filter(Boolean);
  } catch {
    return [];
  }
}

function remember(urls: string[]): void {
  try {
    localStorage.setItem(place, urls.join(" "));
  } catch {
    return;
  }
}

function heard(details: Details): Answer {
  const body = details.requestBody && (isWorkers(details) || pages.includes(details.type));
  const text = [...(isWorkers(details) || !calls.includes(details.type) ? addressTexts(details.url) : []), ...(body ? [textOf(details.requestBody!)] : [])].join("\n");
  if (!text.trim()) return undefined;
  if (BROWSER === "firefox" && !kept) return load!.then(() => judged(details, text)) as unknown as Answer;
  return judged(details, text);
}

/** What fails while it is looked at has not been looked at: the browser would let it go. */
function judged(details: Details, text: string): Answer {
  try {
    return judge(details, text);
  } catch {
    return kept?.policy?.observe || kept?.policy?.failMode === "open" ? undefined : { cancel: true };
  }
}

/** Sent by no page: pages have a gate of their own, which masks and asks. */
const isWorkers = (details: Details) => details.tabId < 0 || details.frameId < 0;

function judge(details: Details, text: string): Answer {
  const url = new URL(details.url);
  const policy = kept?.policy;
  const tool = policy ? toolFor(policy.tools, url.hostname) : null;
  if (policy && !tool) return undefined; // a host of the catalogue that the policy does not name
  const site = policy && siteFor(policy.sites, url.hostname);
  if (site?.quiet?.some((pattern) => new RegExp(pattern).test(url.pathname))) return undefined;
  const { findings, complete } = look(text);
  // Woken by this request: what is stored has not been read yet, and this can't wait.
  if (!policy) return findings.length ? { cancel: true } : undefined;
  const account = accountNow(details.tabId, url.hostname);
  const whole = complete || policy.failMode !== "closed" || tool?.state === "approved";
  const decided = decide(policy, tool, account, findings, kept?.grants, Date.now());
  const decision = whole ? decided : { ...decided, action: "block" as const };
  if (decision.action === "allow" || decision.action === "coach") return undefined;
  if (stopping === null) return policy.observe ? undefined : { cancel: true };
  const stops = stopping && !policy.observe;
  void note({
    kind: "decision",
    site: url.hostname,
    tool: tool?.id ?? "",
    account,
    channel: calls.includes(details.type) ? "request" : "navigate",
    layer: "network",
    action: decision.action,
    outcome: stops ? "stopped" : "sent",
    policies: decision.policies,
    findings: reported(text, findings),
    chars: 2 ** Math.ceil(Math.log2(Math.max(1, text.length))),
  });
  return stops ? { cancel: true } : undefined;
}

/** A request waits meanwhile, and with it all others: what is not looked at in time is for the policy to judge. */
function look(text: string): { findings: Finding[]; complete: boolean } {
  const inquiry = theEngine().inquire(text, () => performance.now(), lookMsMax);
  inquiry.work(lookMsMax);
  const { findings, truncated, failed } = inquiry.soFar;
  return { findings, complete: !truncated && !failed.length };
}

function textOf(body: NonNullable<Details["requestBody"]>): string {
  const fields = Object.values(body.formData ?? {}).flat().filter((value) => typeof value === "string");
  const decoder = new TextDecoder();
  const raw = (body.raw ?? []).map(({ bytes }) => (bytes ? decoder.decode(bytes) : ""));
  return [...fields, raw.join("")].join("\n");
}
