/**
 * Access keys in an address that a person types or follows, as rules the browser follows by itself: where an extension may not stop
 * a request (a Chromium that loaded it by hand), nothing else stands before the first page. Pure.
 *
 * Chrome compiles a rule's regex to at most 2 KB, has no look-around, and takes 1,000 of them: so only beginnings that no word
 * has, some in a rule, and only so much of what follows them as fits.
 */
import type { Policy, Tool } from "../protocol";

type Rule = Omit<chrome.declarativeNetRequest.Rule, "id">;

/** Above what opens a host below a closed one, below the tenants' headers. */
const priority = 500_000;
const headsInRule = 4;
const charsInRule = 34;
/** Beginnings that ordinary words and parameters have too. */
const ordinary = /^(?:access|access-\w+|act|api|apik|app|dataset|esecret|hook|ico|inc|ion|key|kit|live|live_pub|luma|pat|papi|private|prod|pub-c|pubkey|pul|sand|sandbox|sdk|sec-c|secret|sub-c|swt|test|test_pub|tss|API|LIVE|TEST|sm_\w+|ddp|prf|act|cog|csa|fm2|hcaik|api_\w+)[_-]$/;
const letters = /^(?:AKIA|ASIA|AIza|ya29\.)$/;

/** Beginnings that are keys' and nothing else's. */
export const telling = (): readonly string[] =>
  (require("../gen/vendors") as typeof import("../gen/vendors")).HEADS.filter((head) => (/^[\w$-]{3,}[_-]$/.test(head) && !ordinary.test(head)) || letters.test(head));

/** Regexes for addresses with such a key; the host is the first group, and all of the address is matched, so that nothing of it goes on. */
export function keyFilters(heads: readonly string[] = telling()): string[] {
  // Keys of several words go on with signs between, others with letters and digits alone. Ranges are wide, since each costs room.
  const worded = (head: string) => /[_-].*[_-]$/.test(head);
  return [true, false].flatMap((more) => {
    const groups: string[][] = [];
    for (const head of heads.filter((one) => worded(one) === more)) {
      const last = groups.at(-1);
      if (last && last.length < headsInRule && last.join("").length + head.length <= charsInRule) last.push(head);
      else groups.push([head]);
    }
    return groups.map((group) => `^https?://([^/?#:]+).*[=+&/?:%](?:[0-9A-F]{2})?(?:${group.map(quoted).join("|")})${more ? "[-0-z]{8}" : "[0-Za-z]{10}"}.*`);
  });
}

const quoted = (head: string) => head.replace(/[.$]/g, "\\$&");

/** For the open tools that may be given no key by any account. `page` is the block page's whole address. */
export function keyRules(policy: Policy, page: string): Rule[] {
  const stops = (tool: Tool) =>
    Object.values(tool.columns).every((column) => {
      const cell = policy.decisions[column]?.detectors["api_key"] ?? policy.decisions[column]?.categories["credentials"];
      return cell?.action === "block" || cell?.action === "mask";
    });
  const hosts = [...new Set(policy.tools.filter((tool) => tool.state !== "blocked" && stops(tool)).flatMap((tool) => tool.hosts).map((host) => host.replace(/^\*\./, "")))];
  if (policy.observe || !hosts.length) return [];
  return keyFilters().map((regexFilter) => ({
    priority,
    condition: { regexFilter, isUrlFilterCaseSensitive: true, requestDomains: hosts, resourceTypes: ["main_frame" as chrome.declarativeNetRequest.ResourceType] },
    action: { type: "redirect" as chrome.declarativeNetRequest.RuleActionType, redirect: { regexSubstitution: `${page}?why=key&host=\\1` } },
  }));
}
