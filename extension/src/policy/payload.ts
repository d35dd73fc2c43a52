/** The shape of a policy, member by member: what is not of it is refused whole, so that nothing later has to doubt a type. */
import type { Payload } from "../protocol";
import { flag, list, members, oneOf, orNull, table, text, whole, type Check } from "./shape";

const toolsMax = 5_000;
const hostsMax = 500;
/** As the protocol has it. */
const patternCharsMax = 200;
export const base64CharsMax = 24_000_000;

const host: Check = (value, at) =>
  typeof value === "string" && /^(\*\.)?[a-z0-9_-]+(\.[a-z0-9_-]+)*$|^\[[0-9a-f:.]+\]$/.test(value) && value.length <= 255 ? "" : `${at} is no host`;
const pattern: Check = (value, at) => {
  if (typeof value !== "string" || value.length > patternCharsMax) return `${at} is no pattern`;
  try {
    new RegExp(value);
    return "";
  } catch {
    return `${at} is no pattern`;
  }
};
const base64 =
  (charsMax: number): Check =>
  (value, at) =>
    typeof value === "string" && value.length <= charsMax && /^[A-Za-z0-9+/]*={0,2}$/.test(value) ? "" : `${at} is no base64`;
/** A page of the server itself may be named by its path. */
const web: Check = (value, at) => (typeof value === "string" && /^$|^https?:\/\/|^mailto:|^\/(?!\/)/.test(value) && value.length <= 2_000 ? "" : `${at} is no address`);
/** What may stand in a header: RFC 9110's token, and visible characters. */
const headerName: Check = (value, at) => (typeof value === "string" && /^[A-Za-z0-9-]{1,100}$/.test(value) ? "" : `${at} is no header's name`);
const headerValue: Check = (value, at) => (typeof value === "string" && /^[\x20-\x7e]{1,2000}$/.test(value) ? "" : `${at} is no header's value`);
const hosts = list(host, hostsMax);
const name = text(200);
const time: Check = (value, at) => (typeof value === "string" && value.length <= 40 && !Number.isNaN(Date.parse(value)) ? "" : `${at} is no time`);

const cell = members(
  { action: oneOf("allow", "coach", "mask", "block"), policy: name, message: text() },
  { alternative: text(), justifyMinutes: whole(0, 1_440) },
);
const decisions = members({ none: cell, categories: table(cell, 200), detectors: table(cell, 1_000) });
const fact = members({ topic: oneOf("training", "retention", "location", "access", "other"), text: text(), source: text(), date: name });
const tool = members(
  {
    id: name,
    name,
    vendor: name,
    hosts,
    state: oneOf("approved", "unlisted", "blocked"),
    grade: oneOf("business", "consumer", "local", "unknown"),
    columns: members({ work: name, personal: name, unknown: name }),
    facts: list(fact, 100),
  },
  { permits: list(name, 200), alternative: members({ tool: name, name, url: web }), reason: text(), policy: name },
);
const site = members(
  { tool: name, hosts },
  {
    sends: list(members({ method: name, path: pattern, body: list(text(200), 50) }), 50),
    quiet: list(pattern, 50),
    accounts: list(members({ path: pattern }, { email: text(200), org: text(200), plan: text(200) }), 50),
    headers: list(members({ name: headerName, is: oneOf("org", "email", "plan") }), 50),
  },
);
const filter = members({
  bits: base64(base64CharsMax),
  size: whole(8, 2 ** 27),
  hashes: whole(1, 16),
  salt: base64(64),
  kinds: table(name, 20),
  confirm: flag,
});

const payload = members(
  {
    version: whole(1),
    issued: time,
    expires: time,
    organisation: name,
    observe: flag,
    failMode: oneOf("closed", "open"),
    pollSeconds: whole(10, 86_400),
    languages: list(name, 50),
    work: members({ domains: list(name, 1_000), orgs: list(name, 1_000) }),
    tools: list(tool, toolsMax),
    decisions: table(decisions, toolsMax),
    sites: list(site, toolsMax),
    tenantHeaders: list(members({ hosts, name: headerName, value: headerValue }), 200),
    customers: orNull(filter),
  },
  { keys: list(base64(44), 20), contact: members({ name, url: web }) },
);

/** "" for a payload that may be used, else what is wrong with it. */
export function fault(value: unknown): string {
  const wrong = payload(value, "");
  if (wrong) return wrong;
  const { tools, decisions: columns, customers } = value as Payload;
  const missing = tools.flatMap((one) => Object.values(one.columns)).find((column) => !Object.hasOwn(columns, column));
  if (missing !== undefined) return `decisions.${missing} is missing`;
  if (customers && Math.ceil(customers.size / 8) > (customers.bits.length / 4) * 3) return "customers.bits is too short";
  return "";
}
