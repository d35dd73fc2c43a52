/** Hands the policy's rules to the browser, all in one step: there is no moment without them. */
import { reportRules } from "../policy/browser_reports";
import { keyRules } from "../policy/keys";
import { loadRules } from "../policy/loads";
import { rulesFor } from "../policy/rules";
import type { Policy } from "../protocol";

export async function applyRules(policy: Policy): Promise<void> {
  const wanted = [...rulesFor(policy)];
  for (const rule of [...reportRules(policy), ...(await fitting([...keyRules(policy, chrome.runtime.getURL("blocked.html")), ...loadRules(policy)]))]) wanted.push({ ...rule, id: wanted.length + 1 });
  const there = await chrome.declarativeNetRequest.getDynamicRules();
  if (sameRules(wanted, there)) return;
  await chrome.declarativeNetRequest.updateDynamicRules({ removeRuleIds: there.map(({ id }) => id), addRules: wanted });
}

/** Those that this browser can follow: one that it can't would keep it from taking the others. Firefox stops such requests itself. */
async function fitting<T extends { condition: chrome.declarativeNetRequest.RuleCondition }>(rules: T[]): Promise<T[]> {
  if (BROWSER === "firefox") return [];
  const can = await Promise.all(rules.map(async ({ condition }) =>
    (await chrome.declarativeNetRequest.isRegexSupported({ regex: condition.regexFilter!, isCaseSensitive: true, requireCapturing: true })).isSupported));
  return rules.filter((_, place) => can[place]);
}

/** Browsers give rules back with members they have added, so what was asked for is looked for in what is there. */
function sameRules(wanted: readonly chrome.declarativeNetRequest.Rule[], there: readonly chrome.declarativeNetRequest.Rule[]): boolean {
  if (wanted.length !== there.length) return false;
  const byId = new Map(there.map((rule) => [rule.id, rule]));
  return wanted.every((rule) => holds(byId.get(rule.id), rule));
}

function holds(there: unknown, wanted: unknown): boolean {
  if (typeof wanted !== "object" || wanted === null) return there === wanted;
  if (typeof there !== "object" || there === null) return false;
  return Object.entries(wanted).every(([name, value]) => holds((there as Record<string, unknown>)[name], value));
}
