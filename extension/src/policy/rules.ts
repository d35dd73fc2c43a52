/**
 * The policy as rules the browser follows by itself, also with the worker gone: blocked tools lead to the block page and
 * nothing of theirs is loaded elsewhere; tenant headers are set. Pure.
 */
import type { Policy, Tool } from "../protocol";

type Rule = chrome.declarativeNetRequest.Rule;
type Condition = chrome.declarativeNetRequest.RuleCondition;

const headerPriority = 1_000_000;
const subresources = [
  "sub_frame", "stylesheet", "script", "image", "font", "object", "xmlhttprequest", "ping", "csp_report", "media", "websocket", "other",
] as chrome.declarativeNetRequest.ResourceType[]; // prettier-ignore
const everything = ["main_frame", ...subresources] as chrome.declarativeNetRequest.ResourceType[];

/** `blocked.html?tool=ID&host=HOST`, as the block page reads it. */
export const blockPage = (tool: string, host: string): string => `/blocked.html?tool=${encodeURIComponent(tool)}&host=${encodeURIComponent(host)}`;

export function rulesFor(policy: Policy): Rule[] {
  const rules: Omit<Rule, "id">[] = [];
  if (!policy.observe) for (const tool of policy.tools) rules.push(...toolRules(tool, policy));
  for (const { hosts, name, value } of policy.tenantHeaders)
    for (const { condition } of places(hosts))
      rules.push({
        priority: headerPriority,
        condition: { ...condition, resourceTypes: everything },
        action: { type: "modifyHeaders" as const, requestHeaders: [{ header: name, operation: "set" as const, value }] },
      } as Omit<Rule, "id">);
  return rules.map((rule, index) => ({ ...rule, id: index + 1 }));
}

/**
 * A blocked tool's hosts are closed. An open tool's host below a blocked one's domain stays open: the longer name has the
 * higher priority, as everywhere in the protocol.
 */
function toolRules(tool: Tool, policy: Policy): Omit<Rule, "id">[] {
  const made: Omit<Rule, "id">[] = [];
  for (const { host, rank: priority, condition } of places(tool.hosts)) {
    if (tool.state === "blocked") {
      const redirect = { type: "redirect", redirect: { extensionPath: blockPage(tool.id, host) } } as chrome.declarativeNetRequest.RuleAction;
      made.push({ priority, condition: { ...condition, resourceTypes: everything.slice(0, 1) }, action: redirect });
      made.push({ priority, condition: { ...condition, resourceTypes: subresources }, action: { type: "block" as chrome.declarativeNetRequest.RuleActionType } });
    } else if (belowBlocked(tool.hosts, policy)) {
      made.push({ priority, condition: { ...condition, resourceTypes: everything }, action: { type: "allow" as chrome.declarativeNetRequest.RuleActionType } });
    }
  }
  return made;
}

const bare = (host: string) => host.replace(/^\*\./, "");

function belowBlocked(hosts: readonly string[], policy: Policy): boolean {
  return policy.tools.some(
    (tool) => tool.state === "blocked" && tool.hosts.some((one) => one.startsWith("*.") && hosts.some((host) => bare(host).endsWith(one.slice(1)) || bare(host) === bare(one))),
  );
}

interface Place {
  host: string;
  /** Longer names win; a host named alone wins over a domain of the same name. */
  rank: number;
  condition: Condition;
}

/** A host with everything below it is a domain; a host alone, or only what is below it, takes a pattern. */
function places(hosts: readonly string[]): Place[] {
  const all = new Set(hosts);
  return [...all].flatMap((named): Place[] => {
    const wild = named.startsWith("*.");
    const host = bare(named);
    const rank = 3 * host.split(".").length;
    if (!wild && all.has(`*.${host}`)) return [{ host, rank: rank + 1, condition: { requestDomains: [host] } }];
    if (wild && all.has(host)) return [];
    const quoted = host.replace(/[.[\]]/g, "\\$&");
    const regexFilter = `^(https?|wss?)://([^/?#]*@)?${wild ? "([^/?#@:]+\\.)" : ""}${quoted}(:[0-9]+)?/`;
    return [{ host, rank: wild ? rank : rank + 2, condition: { regexFilter, isUrlFilterCaseSensitive: false } }];
  });
}
