/**
 * What a browser reports by itself of a tool's page, as rules it follows by itself: a report tells the page's address, and the beginning
 * of what the page's own security policy kept it from running or setting. No function of the page sends it, and nothing on the page waits
 * for it. Pure.
 */
import type { Policy } from "../protocol";

type Rule = Omit<chrome.declarativeNetRequest.Rule, "id">;

/** Above what opens a host below a closed one, below what stops loads. */
const priority = 300_000;
/** Where to a page has its browser report what is not sent at once. */
const addresses = ["reporting-endpoints", "report-to", "nel"];

/** For the open tools: reports of a security policy go nowhere, and no page names a place for others. */
export function reportRules(policy: Policy): Rule[] {
  const hosts = [...new Set(policy.tools.filter(({ state }) => state !== "blocked").flatMap((tool) => tool.hosts.map((host) => host.replace(/^\*\./, ""))))];
  if (policy.observe || !hosts.length) return [];
  const responseHeaders = addresses.map((header) => ({ header, operation: "remove" }));
  return [
    { priority, condition: { initiatorDomains: hosts, resourceTypes: ["csp_report"] }, action: { type: "block" } },
    { priority, condition: { requestDomains: hosts, resourceTypes: ["main_frame", "sub_frame"] }, action: { type: "modifyHeaders", responseHeaders } },
  ] as Rule[];
}
