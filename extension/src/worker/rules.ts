/** Hands the policy's rules to the browser, all in one step: there is no moment without them. */
import { rulesFor } from "../policy/rules";
import type { Policy } from "../protocol";

export async function applyRules(policy: Policy): Promise<void> {
  const wanted = rulesFor(policy);
  const there = await chrome.declarativeNetRequest.getDynamicRules();
  if (sameRules(wanted, there)) return;
  await chrome.declarativeNetRequest.updateDynamicRules({ removeRuleIds: there.map(({ id }) => id), addRules: wanted });
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
