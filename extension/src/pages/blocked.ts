/**
 * The page instead of a tool that is not open here. The address names a tool and a host; both only choose among what the kept policy
 * says, and no text of it is shown. Everything but the request works without worker and server.
 */
import { el, icon } from "../content/host";
import { dateOf, factOf, webAddress } from "../content/view";
import type { Kept, Message, Requests, ToolRequest } from "../messages";
import { toolFor } from "../policy/tools";
import type { Cell, Policy, Tool } from "../protocol";
import { fill, policyWords, wordsFor, type Words } from "../words";

const reasonMax = "500";

/** The tool the address means, when the policy knows it: by its host if that is one of its own, else by its id. */
export function toolOf(policy: Policy | undefined, search: string): { tool: Tool | null; host: string } {
  const asked = new URLSearchParams(search);
  const host = asked.get("host") ?? "";
  const byHost = policy && host ? toolFor(policy.tools, host) : null;
  const tool = byHost ?? policy?.tools.find(({ id }) => id === asked.get("tool")) ?? null;
  return { tool, host: byHost ? host : "" };
}

export function draw(words: Words, policy: Policy | undefined, tool: Tool | null, ask: (reason: string) => Promise<boolean>): HTMLElement {
  const { blocked, card } = words;
  const cell: Cell = { action: "block", policy: tool?.policy ?? "", message: tool?.reason ?? "" };
  const message = tool ? policyWords(words, cell, [], tool.name)[0] : blocked.bodyNoTool;
  const title = tool ? fill(blocked.title, { tool: tool.name }) : blocked.titleNoTool;
  const main = el("main", {}, el("h1", {}, icon(), el("span", {}, title)), message ? el("p", {}, message) : null);
  if (tool?.policy) main.append(el("p", { class: "soft" }, fill(card.rule, { policy: tool.policy })));
  const url = webAddress(tool?.alternative?.url);
  if (tool && url && tool.alternative?.tool !== tool.id) {
    const link = el("a", { class: "button safe", href: url, rel: "noreferrer" }, fill(blocked.openInstead, { tool: tool.alternative!.name }));
    main.append(el("h2", {}, blocked.instead), el("p", {}, link));
  }
  if (tool) main.append(...facts(words, tool), requestForm(words, tool, ask));
  main.append(contact(words, policy), ...guide(words, policy));
  return main;
}

function facts(words: Words, tool: Tool): HTMLElement[] {
  if (!tool.facts.length) return [];
  const list = el("dl");
  for (const fact of tool.facts) {
    const { topic, text, source } = factOf(fact, words);
    list.append(el("dt", {}, topic), el("dd", {}, text, source ? el("small", {}, source) : null));
  }
  return [el("h2", {}, fill(words.card.toolTitle, { tool: tool.name })), list];
}

function requestForm(words: Words, tool: Tool, ask: (reason: string) => Promise<boolean>): HTMLElement {
  const { card } = words;
  const text = el("textarea", { id: "reason", maxlength: reasonMax, rows: "3" });
  const said = el("p", { class: "said", role: "status", "aria-live": "polite" });
  const send = el("button", { type: "submit" }, card.askSend);
  const form = el("form", {}, el("h2", {}, fill(card.askTitle, { tool: tool.name })), el("label", { for: "reason" }, card.askText), text, send, said);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!event.isTrusted) return;
    send.disabled = true;
    void ask(text.value.trim()).then((done) => {
      said.textContent = done ? card.askDone : card.askFailed;
      send.disabled = done;
    });
  });
  return form;
}

function contact(words: Words, policy: Policy | undefined): HTMLElement {
  const named = policy?.contact;
  if (!named?.name) return el("p", { class: "soft" }, words.blocked.noContact);
  const url = webAddress(named.url) ?? (named.url.startsWith("mailto:") ? named.url : null);
  const [before = "", after = ""] = words.blocked.contact.split("{name}");
  return el("p", { class: "soft" }, before, url ? el("a", { href: url, rel: "noreferrer" }, named.name) : named.name, after);
}

/** Instead of an open tool's page: its address held a key, which the browser's own rules saw. */
export function drawKey(words: Words, policy: Policy | undefined, tool: Tool | null, host: string): HTMLElement {
  const { blocked } = words;
  const named = tool?.name ?? blocked.page;
  const main = el("main", {}, el("h1", {}, icon(), el("span", {}, blocked.keyTitle)), el("p", {}, fill(blocked.keyBody, { tool: named })));
  if (tool && host) main.append(el("p", {}, el("a", { class: "button safe", href: `https://${host}/`, rel: "noreferrer" }, fill(blocked.openInstead, { tool: tool.name }))));
  main.append(contact(words, policy), ...guide(words, policy));
  return main;
}

function guide(words: Words, policy: Policy | undefined): HTMLElement[] {
  const url = webAddress(policy?.guide);
  return url ? [el("p", { class: "soft" }, el("a", { href: url, rel: "noreferrer" }, words.blocked.guide))] : [];
}

/** The rules tell nobody of what they stop, so this page does. */
function reportKey(tool: Tool | null, host: string): void {
  const findings = [{ detector: "api_key", category: "credentials", count: 1, confidence: "very_likely", samples: [] }];
  const told: Message = { kind: "report", report: { kind: "decision", site: host, tool: tool?.id ?? "", channel: "navigate", layer: "rules", action: "block", outcome: "stopped", findings } };
  void chrome.runtime.sendMessage(told).catch(() => undefined);
}

/** To the worker, with a bound: one that is gone never answers. */
async function tell(message: Message): Promise<Requests> {
  const never = new Promise<null>((resolve) => setTimeout(() => resolve(null), 8_000));
  return Promise.race([chrome.runtime.sendMessage(message).catch(() => null) as Promise<Requests>, never]);
}

async function start(): Promise<void> {
  const kept: Kept = await chrome.storage.local.get<Kept>(["policy"]).catch(() => ({}));
  const words = wordsFor(kept.policy?.languages ?? [], navigator.languages);
  const { tool, host } = toolOf(kept.policy, location.search);
  document.documentElement.lang = words.tag;
  document.title = `${words.blocked.page} · Seawall`;
  if (new URLSearchParams(location.search).get("why") === "key") {
    document.body.replaceChildren(drawKey(words, kept.policy, tool, host));
    if (host) reportKey(tool, host);
    return;
  }
  const ask = async (reason: string) => tool !== null && (await tell({ kind: "requestTool", tool: tool.id, host, reason })) !== null;
  const main = draw(words, kept.policy, tool, ask);
  document.body.replaceChildren(main);
  if (!tool) return;
  const open = (await tell({ kind: "requests" }))?.requests.find((one: ToolRequest) => one.tool === tool.id && one.state === "open");
  const said = main.querySelector<HTMLElement>("form .said");
  if (open && said) said.textContent = fill(words.blocked.asked, { date: dateOf(open.created, words) });
}

if (typeof document !== "undefined") void start();
