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

type Details = chrome.webRequest.OnBeforeRequestDetails;
type Answer = chrome.webRequest.BlockingResponse | undefined;

const calls = ["xmlhttprequest", "ping", "other"];
const pages = ["main_frame", "sub_frame"];
const types = [...pages, "image", "media", "stylesheet", "font", ...calls] as chrome.webRequest.ResourceType[];
const lookMsMax = 2_000;
let kept: Kept | null = null;
let listened = "";
/** Stopping is granted; without it this only says what left. Unknown until asked. */
let stopping: boolean | null = BROWSER === "firefox" ? true : null;

void chrome.permissions?.contains({ permissions: ["webRequestBlocking"] }).then((granted) => (stopping = granted));

const load = chrome.storage?.local.get<Kept>(["policy", "grants"]).then((now) => (kept = now));
chrome.storage?.onChanged.addListener((changes, area) => {
  if (area !== "local" || !kept) return;
  for (const name of ["policy", "grants"] as const) if (changes[name]) kept = { ...kept, [name]: changes[name].newValue } as Kept;
});

/** At the worker's start, before anything is awaited: for what the browser woke it for. Later for the policy's own hosts. */
export function openNetwork(): void {
  listen(patterns(CATALOGUE.flatMap(([, , hosts]) => hosts.split(" ").flatMap((host) => [host, `*.${host}`]))));
}

export async function watchNetwork(hosts: readonly string[]): Promise<void> {
  listen(patterns(hosts));
}

function listen(urls: string[]): void {
  const wanted = [...urls].sort().join(" ");
  if (wanted === listened || !urls.length) return;
  chrome.webRequest.onBeforeRequest.removeListener(heard);
  chrome.webRequest.onBeforeRequest.addListener(heard, { urls, types }, ["blocking", "requestBody"]);
  listened = wanted;
}

function heard(details: Details): Answer {
  const body = details.requestBody && (isWorkers(details) || pages.includes(details.type));
  const text = [...(isWorkers(details) || !calls.includes(details.type) ? addressTexts(details.url) : []), ...(body ? [textOf(details.requestBody!)] : [])].join("\n");
  if (!text.trim()) return undefined;
  if (BROWSER === "firefox" && !kept) return load!.then(() => judge(details, text)) as unknown as Answer;
  return judge(details, text);
}

/** Sent by no page: pages have a gate of their own, which masks and asks. */
const isWorkers = (details: Details) => details.tabId < 0 || details.frameId < 0;

function judge(details: Details, text: string): Answer {
  const url = new URL(details.url);
  const policy = kept?.policy;
  const site = policy && siteFor(policy.sites, url.hostname);
  if (site?.quiet?.some((pattern) => new RegExp(pattern).test(url.pathname))) return undefined;
  const { findings, complete } = look(text);
  // Woken by this request: what is stored has not been read yet, and this can't wait.
  if (!policy) return findings.length ? { cancel: true } : undefined;
  const tool = toolFor(policy.tools, url.hostname);
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
