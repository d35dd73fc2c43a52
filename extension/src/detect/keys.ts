/** Mirrors detectors/jwt.py, private_key.py and database_url.py. */
import * as url from "../gen/database_url";
import * as jwt from "../gen/jwt";
import * as pem from "../gen/private_key";
import { distinct, endOf, find, finditer, fullmatch, isDigit, matches, partition, rstrip, search, searchAt, some, strip } from "./python";
import { entropy, literal, looksRandom, placeholder } from "./secrets";
import { judgement, type Candidate, type Judgement, type Page } from "./types";

export function base64(text: string): string | null {
  try {
    return atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  } catch {
    return null;
  }
}

const members = /"(?:alg|enc|typ|kid|jku|x5t|cty|crit)"\s*:/;
const claimNames = /"(?:sub|iss|aud|exp|iat|nbf|jti|scope|name|email|role|roles|user|user_id|id|permissions|data)"\s*:/;

function decoded(part: string): string {
  const whole = part.length % 4 === 1 ? part.slice(0, -1) : part + "=".repeat((4 - (part.length % 4)) % 4);
  return base64(whole) ?? "";
}

export function* sweepTokens(page: Page): Generator<Judgement | null> {
  let done = 0;
  for (const anchor of page.anchors) {
    if (page.due()) yield null;
    const start = anchor - jwt._anchor_chars;
    if (start < done) continue;
    const [found, end] = token(page.text, start);
    done = end;
    if (found !== null) yield found;
  }
}

function token(text: string, start: number): [Judgement | null, number] {
  let parts: string[] = [];
  let end = start;
  while (parts.length < 5) {
    const run = matches(jwt._run, text, end);
    if (run === null) break;
    parts.push(run[0]);
    end = endOf(run);
    if ((parts.length === 2 && parts[1] === "") || text[end] !== ".") break;
    if (text[end + 1] === "." && parts.length === 1) {
      parts.push("");
      end++;
    }
    end++;
  }
  if (start && /[0-9A-Za-z/+_-]/.test(text[start - 1]!)) return [null, end];
  while (end > start && text[end - 1] === ".") end--;
  if (parts.length < 2 || (parts[1]!.length < 8 && parts[1])) return [null, end];
  if (parts.length === 4) {
    parts = parts.slice(0, 3);
    end = start + parts.join("").length + 2;
  }
  return [judged(parts, start, end), end];
}

function judged(parts: string[], start: number, end: number): Judgement | null {
  const head = decoded(parts[0]!);
  if (!head.startsWith("{") || !members.test(head)) return null;
  if (placeholder(parts[parts.length - 1]!) || (parts.length === 3 && parts[2]!.length < 8)) return null;
  const claims = decoded(parts[1]!);
  const reasons = ["header names its algorithm"];
  if (parts.length === 5) reasons.push("encrypted token");
  if (claims.startsWith("{") && claimNames.test(claims)) reasons.push("payload holds claims");
  return judgement(start, end, "very_likely", reasons, 4);
}

type Looked = [Judgement | null, number];

export function* sweepPrivateKeys(page: Page): Generator<Judgement | null> {
  let done = 0;
  for (const anchor of page.anchors) {
    if (page.due()) yield null;
    if (anchor <= done) continue;
    const low = Math.max(done, anchor - 72);
    const near = page.text.slice(low, anchor);
    const chosen = LOOKS.find(([sign]) => near.includes(sign));
    const [found, end]: Looked = chosen ? chosen[1](page.text, low, anchor) : derKey(page.text, Math.max(done, anchor - 40), anchor);
    done = end;
    if (found !== null) yield found;
  }
}

function pemKey(text: string, low: number, anchor: number): Looked {
  const begin = search(pem._begin, text, low, anchor + 40);
  if (begin === null) return [null, anchor];
  const from = endOf(begin);
  const limit = from + pem.block_chars_max;
  const another = find(text, "-----BEGIN", from, limit);
  const stop = another >= 0 ? another : limit;
  const finish = search(pem._end, text, from, stop);
  let end: number;
  let body: string;
  if (finish !== null) {
    end = endOf(finish);
    body = text.slice(from, finish.index);
  } else {
    const stretch = text.slice(from, stop);
    const runs = [...finditer(pem._body_run, stretch)];
    if (!runs.length) return [null, from];
    const last = endOf(runs[runs.length - 1]!);
    end = from + last;
    body = stretch.slice(0, last);
  }
  const runs = (body.slice(0, 2_000).match(/[0-9A-Za-z+/=]{16,}/g) ?? []).join("");
  if (runs.length < 24 || distinct(runs.slice(0, 400)) < 14 || entropy(runs) < 3.2) return [null, end];
  const raw = begin.groups!["kind"]!;
  const kind = begin.groups!["block"] ? "PGP" : strip(raw);
  const reasons = [`format: ${(pem._kinds as Record<string, string>)[kind] ?? title(kind)}`];
  if (raw.includes("ENCRYPTED") || body.slice(0, 200).includes("Proc-Type: 4,ENCRYPTED")) reasons.push("protected by a passphrase");
  if (finish === null) reasons.push("cut off");
  return [judgement(begin.index, end, "very_likely", reasons, 4), end];
}

function title(text: string): string {
  return text.toLowerCase().replace(/[a-z]+/g, (word) => word[0]!.toUpperCase() + word.slice(1));
}

/** The end of a block whose first line is missing. */
function tail(text: string, low: number, anchor: number): Looked {
  const place = find(text, "-----END", low, anchor);
  const end = place >= 0 ? matches(pem._end, text, place) : null;
  if (end === null) return [null, Math.max(anchor, low)];
  let start = place;
  while (place - start < 6_000) {
    const line = search(pem._line_before, text.slice(Math.max(0, start - 90), start));
    if (line === null) break;
    start -= line[0].length;
  }
  const runs = (text.slice(start, place).slice(-2_000).match(/[0-9A-Za-z+/=]{16,}/g) ?? []).join("");
  if (runs.length < 40 || distinct(runs) < 14 || entropy(runs) < 3.2) return [null, endOf(end)];
  return [judgement(start, endOf(end), "very_likely", ["format: PEM", "its beginning is missing"], 4), endOf(end)];
}

function puttyKey(text: string, low: number, anchor: number): Looked {
  const begin = find(text, "PuTTY-User-Key-File-", low, anchor);
  const lines = find(text, "Private-Lines: ", anchor, anchor + 6_000);
  const body = lines >= 0 ? matches(pem._putty_lines, text, lines) : null;
  if (body === null || find(text, "PuTTY-User-Key-File-", anchor, lines) >= 0) return [null, anchor];
  return [judgement(begin, endOf(body), "very_likely", ["format: PuTTY"], 4), endOf(body)];
}

function jsonWebKey(text: string, low: number, anchor: number): Looked {
  const match = searchAt(pem._jwk, text, Math.max(low, anchor - 40), anchor + 1_500);
  if (match === null || match.index > anchor) return [null, anchor];
  const around = text.slice(Math.max(0, match.index - 2_000), endOf(match) + 2_000);
  if (!around.includes('"kty"') || placeholder(match[1]!) || entropy(match[1]!) < 3.5) return [null, endOf(match)];
  const [start, end] = match.indices![1]!;
  return [judgement(start, end, "very_likely", ["format: JSON Web Key"], 4), endOf(match)];
}

function encoded(text: string, low: number, anchor: number): Looked {
  const match = matches(pem._encoded_pem, text, find(text, "LS0tLS1CRUdJTi", low, anchor));
  if (match === null) return [null, anchor];
  const head = match[0].slice(0, 80);
  const bytes = base64(head.slice(0, head.length - (head.length % 4)));
  const kept = bytes !== null && (bytes.includes("PRIVATE KEY") || /^(?:PRIV|RSA |EC P|OPEN|ENCR|DSA |PGP P)/.test(bytes.slice(11)));
  if (!kept) return [null, endOf(match)];
  return [judgement(match.index, endOf(match), "very_likely", ["format: PEM in base64"], 4), endOf(match)];
}

function derKey(text: string, low: number, anchor: number): Looked {
  const head = search(pem._der, text, low, anchor + 1);
  if (head === null) return [null, anchor];
  const body = matches(pem._der_body, text, head.index);
  const end = body !== null ? endOf(body) : anchor;
  const value = rstrip(text.slice(head.index, end), "\\\r\n");
  if (value.length < 40 || entropy(value.slice(0, 400)) < 4.0) return [null, end];
  return [judgement(head.index, head.index + value.length, "likely", ["format: DER in base64"], 3), end];
}

const LOOKS: [string, (text: string, low: number, anchor: number) => Looked][] = [
  ["-----BEGIN", pemKey],
  ["-----END", tail],
  ["PuTTY-", puttyKey],
  ['"d"', jsonWebKey],
  ['"k"', jsonWebKey],
  ["LS0tLS1CRUdJTi", encoded],
];

export function validateDatabaseUrl(candidate: Candidate): Judgement | null {
  if (candidate.pattern.name === "password alone") return alone(candidate);
  return candidate.pattern.name === "URL" ? schemed(candidate) : keyValue(candidate);
}

/** `redis://PASSWORD@host`, as PHP's clients write it. */
function alone(candidate: Candidate): Judgement | null {
  const [scheme, , rest] = partition(candidate.value, "://");
  const password = partition(rest, "@")[0];
  const mixed = password !== password.toLowerCase() && password !== password.toUpperCase();
  if (!real(password) || !literal(password) || !some(password, isDigit)) return null;
  if (!mixed && !looksRandom(password, true) && !/[!$*+%]/.test(password)) return null;
  return candidate.accept([`scheme: ${scheme.toLowerCase()}`, "password in the URL"], { confidence: "likely", weight: 3 });
}

function schemed(candidate: Candidate): Judgement | null {
  const match = matches(url._schemed, candidate.value);
  if (match === null) return null;
  const [, scheme, user, password] = match as unknown as [string, string, string, string];
  if (!real(password) || /^(?:\$|\{\{|<)/.test(user) || password.includes("localhost-only")) return null;
  let { end } = candidate;
  while (end > candidate.start && ".,;:!?)'&(".includes(candidate.text[end - 1]!)) end--;
  const host = matches(url._host, candidate.text, candidate.start + match[0].length)?.[0].toLowerCase() ?? "";
  if (password.length < 2 || fromAManual(user, password, host)) return null;
  const weak = url._defaults.has(password.toLowerCase()) || password === user;
  return candidate.accept([`scheme: ${scheme.toLowerCase().split("+")[0]}`, "password in the URL"], {
    confidence: weak ? "likely" : "very_likely",
    end,
    weight: 4,
  });
}

/** `user:password@hostname` as manuals write it, and Oracle's scott with his tiger. */
function fromAManual(user: string, password: string, host: string): boolean {
  if (user.toLowerCase() === "scott" && password.toLowerCase().startsWith("tiger")) return true;
  const stock = ["pass", "password"].includes(password.toLowerCase());
  if (url._nobody.has(user.toLowerCase()) && stock && fullmatch(url._one_word, host)) return true;
  if (!url._defaults.has(password.toLowerCase())) return false;
  return (url._manual_users.has(user.toLowerCase()) || host.includes("example")) && fullmatch(url._manual_hosts, host);
}

function keyValue(candidate: Candidate): Judgement | null {
  const quoted = "'\"".includes(candidate.value[0]!);
  let password = rstrip(strip(candidate.value, "'\" "), ",)");
  if (fullmatch(url._braced, password)) {
    password = password.slice(1, -1); // ODBC: Pwd={…}
    if (placeholder(password)) return null;
  }
  const { text, start, end, matchStart } = candidate;
  const beside = text.slice(Math.max(0, matchStart - 1), matchStart) + text.slice(end, end + 1);
  const spaced = text[start - 1] === " ";
  const code = !literal(password) || (spaced && /^[\p{L}_][\p{L}\p{N}_]*$/u.test(password));
  if (!quoted && (!beside.includes(";") || spaced) && code) return null;
  const around = candidate.text.slice(Math.max(0, candidate.matchStart - 240), candidate.matchEnd + 120);
  const named = new Set([...finditer(url._pairs, around)].map((match) => rstrip(match[0].toLowerCase(), "= ")));
  if (named.size < 2 || !real(password)) return null;
  const user = [...named].some((name) => url._user_names.has(name));
  if (!user) return candidate.accept(["connection string"], { confidence: "likely", weight: 2 });
  return candidate.accept(["connection string", "pair: user and password"], { confidence: "very_likely", weight: 4 });
}

const template = /^[$<{%[(*]|[>}\])%]$|\$\{|\{\{|\$\(|%\(|%s|^\*+$|^x+$|^\.+$|<[a-z_ ]+>|^:/i;
const stand = new Set(["yourpassword", "password", "dbpassword", "redacted", "changeme", "mypassword", "placeholder", "pass", "dbpass"]);

function real(password: string): boolean {
  if (template.test(password)) return false;
  const lower = password.toLowerCase();
  const bare = lower.replace(/[^a-z]/g, "");
  if (stand.has(bare)) return lower === "password" || lower === "pass";
  return password.length > 3 ? !(placeholder(password) && !url._defaults.has(bare) && distinct(password) > 3) : true;
}
