/**
 * Whose account is open: from answers the page itself fetched and headers it sent, never by asking with its token. Values pass
 * through here and are forgotten; only `work`, `personal` or `unknown` comes out.
 */
import type { Account, Policy, Site } from "../protocol";

const answerCharsMax = 4_000_000;
const valuesMax = 1_000;
const personalPlan = /^(free|plus|pro|max|personal)$/i;

type Work = Policy["work"];

/** The page's answer at this path tells something about the account. */
export const tells = (site: Site, path: string): boolean => (site.accounts ?? []).some((signal) => fits(signal.path, path));

/** What an answer says; `unknown` when it says nothing. */
export function fromAnswer(site: Site, work: Work, path: string, body: string): Account {
  if (body.length > answerCharsMax) return "unknown";
  let answer: unknown;
  try {
    answer = JSON.parse(body);
  } catch {
    return "unknown";
  }
  const found: Signals = { emails: [], orgs: [], plans: [] };
  for (const signal of site.accounts ?? []) {
    if (!fits(signal.path, path)) continue;
    if (signal.email) found.emails.push(...at(answer, signal.email));
    if (signal.org) found.orgs.push(...at(answer, signal.org));
    if (signal.plan) found.plans.push(...at(answer, signal.plan));
  }
  return judge(found, work);
}

/** What the headers of a request of the page say; names in lower case. */
export function fromHeaders(site: Site, work: Work, headers: Record<string, string>): Account {
  const found: Signals = { emails: [], orgs: [], plans: [] };
  for (const { name, is } of site.headers ?? []) {
    const value = headers[name.toLowerCase()];
    if (value) found[`${is}s`].push(value);
  }
  return judge(found, work);
}

/**
 * Two signals of one page. A workspace that is named in a request is the one in use, so the newer word counts, but one that
 * says nothing takes nothing back.
 */
export const newer = (before: Account, now: Account): Account => (now === "unknown" ? before : now);

interface Signals {
  emails: string[];
  orgs: string[];
  plans: string[];
}

function judge({ emails, orgs, plans }: Signals, work: Work): Account {
  const domains = work.domains.map((domain) => domain.toLowerCase());
  const domainOf = (email: string) => email.slice(email.lastIndexOf("@") + 1).trim().toLowerCase();
  const addresses = emails.filter((email) => email.includes("@"));
  if (addresses.some((email) => domains.includes(domainOf(email))) || orgs.some((org) => work.orgs.includes(org))) return "work";
  return addresses.length || plans.some((plan) => personalPlan.test(plan)) ? "personal" : "unknown";
}

function fits(pattern: string, path: string): boolean {
  try {
    return new RegExp(pattern).test(path);
  } catch {
    return false;
  }
}

/** Strings at a data path: keys joined by `.`, `*` for every member. */
function at(value: unknown, path: string): string[] {
  let level: unknown[] = [value];
  for (const key of path.split(".")) {
    const next: unknown[] = [];
    for (const one of level) {
      if (typeof one !== "object" || one === null) continue;
      if (key === "*") next.push(...Object.values(one));
      else if (Object.hasOwn(one, key)) next.push((one as Record<string, unknown>)[key]);
      if (next.length > valuesMax) break;
    }
    level = next.slice(0, valuesMax);
  }
  return level.filter((one): one is string => typeof one === "string");
}
