/**
 * Addresses of what a tool's page loads by ways that no function of it passes through (`import()`, a style kept from an earlier turn,
 * a frame or a window led elsewhere), as rules the browser follows by itself: such a load is stopped where its address plainly holds somebody's
 * e-mail address, or a card's or an account's number in groups. Pure.
 *
 * A number in one piece would be stopped with any long id, so it is left to the page's side. A sign-in's frame or page names the person's
 * own e-mail address; what these may not have is one among words. Of pages only those of tools are looked at, as a link is.
 */
import type { Policy, Tool } from "../protocol";

type Rule = Omit<chrome.declarativeNetRequest.Rule, "id">;
type Kind = chrome.declarativeNetRequest.ResourceType;

/** Below those for keys (`keys.ts`), above what opens a host below a closed one. */
const priority = 400_000;
const loaded = ["script", "stylesheet", "image", "font", "object", "media", "ping", "other"] as Kind[];
const led = ["sub_frame"] as Kind[];
const page = ["main_frame"] as Kind[];
const gap = "(?:%20|[-+])";
/** Not inside a longer word, and not behind a hyphen: ids in groups are written so too. */
const begun = "(?:[^0-9a-z-]|%[0-9a-f]{2})";
const mail = "(?:@|%40)[a-z0-9-]+[.][a-z]{2}";

const filters: [category: string, regex: string, kinds: Kind[]][] = [
  ["customer_pii", `[?].*${mail}`, loaded],
  ["customer_pii", `[?].*(?:%20|[+])[a-z0-9._-]+${mail}`, led],
  ["payment_data", `${begun}[3-6][0-9]{3}${gap}[0-9]{4}${gap}[0-9]{4}${gap}[0-9]{4}`, [...loaded, ...led]],
  ["payment_data", `${begun}[a-z]{2}[0-9]{2}${gap}[0-9a-z]{4}${gap}[0-9]{4}${gap}[0-9]{4}`, [...loaded, ...led]],
];

/** For the open tools that may have such a thing from no account. */
export function loadRules(policy: Policy): Rule[] {
  if (policy.observe) return [];
  return filters.flatMap(([category, regexFilter, resourceTypes]) => {
    const initiatorDomains = hosts(policy.tools.filter((tool) => tool.state !== "blocked" && stops(policy, tool, category)));
    if (!initiatorDomains.length) return [];
    const condition = { regexFilter, isUrlFilterCaseSensitive: false, initiatorDomains, resourceTypes };
    const action = { type: "block" as chrome.declarativeNetRequest.RuleActionType };
    const pages = { ...condition, requestDomains: hosts(policy.tools), resourceTypes: page };
    return [{ priority, condition, action }, ...(resourceTypes.includes(led[0]!) ? [{ priority, condition: pages, action }] : [])];
  });
}

function stops(policy: Policy, tool: Tool, category: string): boolean {
  return Object.values(tool.columns).every((column) => ["block", "mask"].includes(policy.decisions[column]?.categories[category]?.action ?? ""));
}

const hosts = (tools: readonly Tool[]) => [...new Set(tools.flatMap((tool) => tool.hosts).map((host) => host.replace(/^\*\./, "")))];
