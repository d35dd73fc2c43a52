/** Mirrors detectors/api_key.py. */
import * as data from "../gen/api_key";
import { BODY_START, HEADS, ORDINARY } from "../gen/vendors";
import { bech32Holds, published, writtenOver } from "./invented";
import { base64 } from "./keys";
import { cutShort, fits, namedVendor, readName, startsAsIssued, type Name, type Vendor } from "./named";
import { count, distinct, every, fullmatch, isAlnum, isAlpha, isDigit, matches, partition, plainAlnum, rstrip, search, searchAt, some } from "./python";
import { paired } from "./pairs";
import { digestContext, entropy, isHex, isUuid, looksRandom, placeholder, publicContext, wordShare } from "./secrets";
import { judgement, type Candidate, type Confidence, type Judgement, type Page } from "./types";

/** A vendor's shape: it must stand alone and must not be an example. */
export function validateApiKey(candidate: Candidate): Judgement | null {
  const { text, start, end, value, pattern } = candidate;
  const opens = isAlnum(value[0]);
  if ((start && plainAlnum(text[start - 1]) && opens && !pattern.group) || plainAlnum(text[end])) return null;
  if (start && opens && "+/".includes(text[start - 1]!) && !text.slice(Math.max(0, start - 200), start).includes("://")) return null;
  if (pattern.group) return published(value) ? null : paired(text, candidate.accept([], { weight: 2 }));
  if (search(data._hashed, text.slice(Math.max(0, start - 8), start))) return null;
  const head = BODY_START[candidate.index]!;
  let body = value.slice(head) || value;
  if (start && "./-_#".includes(text[start - 1]!) && !pattern.literal) {
    const own = text[start - 1] === "/" && (!data._COMMON_HEADS.has(value.slice(0, head)) || text[start - 2] === "/");
    if (!own || body.length < 30 || !looksRandom(body, true)) return null;
  }
  if (value.includes("JQQJ")) body = value.slice(0, value.indexOf("JQQJ")) || value;
  const dice = pattern.regex.includes("!@#") && looksRandom(body, true);
  if ((placeholder(body) && !dice) || distinct(body) < 5 || entropy(body) < 2.2 || writtenOver(body) || published(value)) return null;
  if (matches(data._file_ending, text, end) || (value.startsWith("AGE-") && !bech32Holds(value))) return null;
  if (!some(body, isDigit) && wordShare(body) > 0.6) return null;
  if (head < 3 && !looksRandom(value)) return null;
  if (body.length >= 20 && isHex(value) && pattern.regex.includes("A-Za-z]")) return null;
  const named = namedVendor(text.slice(Math.max(0, start - 60), start).toLowerCase());
  const agrees = named !== null && named.name === pattern.name;
  return paired(text, candidate.accept([], { weight: agrees ? 4 : pattern.regex.includes("0-9a-f]{") ? 3 : 2 }));
}

/** Values that only their name gives away. */
export function* sweepApiKeys(page: Page): Generator<Judgement | null> {
  let done = 0;
  const known = page.findings.map(([, start, end]): [number, number] => [start, end]);
  let first = 0;
  for (const anchor of page.anchors) {
    if (page.due()) yield null;
    const place = anchor - data._run_chars;
    while (first < known.length && known[first]![1] <= place) first++;
    const next = known[first];
    if (anchor <= done || (next !== undefined && next[0] <= place && place < next[1])) continue;
    for (const found of look(page.text, anchor, done)) {
      done = found.end;
      yield paired(page.text, found);
    }
  }
}

function* look(text: string, anchor: number, done: number): Generator<Judgement> {
  const start = anchor - data._run_chars;
  if (start >= done) {
    const quoted = searchAt(data._inside_quotes, text, Math.max(done, start - 40), start);
    if (quoted !== null && !quoted[0].includes("\n")) {
      const found = judgeQuoted(text, quoted.indices![1]![0], text[quoted.index]!);
      if (found !== null) {
        yield found;
        return;
      }
    }
    const run = matches(data._value, text, start, start + 4_200);
    if (run !== null && beginsHere(text, start)) {
      const found = judge(text, start, trimmed(run[0]));
      if (found !== null) {
        yield found;
        return;
      }
    }
  }
  let reach = lineReach(text, anchor);
  let position = Math.max(anchor - 1, done);
  for (;;) {
    const match = search(data._after_vendor, text, position, reach + 400);
    if (match === null || match.index >= reach) return;
    if (beginsHere(text, match.index)) {
      const found = judge(text, match.index, trimmed(match[0]));
      if (found !== null) {
        yield found;
        if (found.reasons[found.reasons.length - 1] !== data._half && !matches(data._next_argument, text, match.index + match[0].length)) return;
        reach = lineReach(text, match.index + match[0].length);
      }
    }
    position = match.index + match[0].length;
  }
}

function lineReach(text: string, place: number): number {
  const stop = text.slice(0, place + data._vendor_reach_chars).indexOf("\n", place);
  return stop >= 0 ? stop : place + data._vendor_reach_chars;
}

/** A secret with marks no token has, all of it in quotes under a name that says secret. */
function judgeQuoted(text: string, start: number, quote: string): Judgement | null {
  const end = text.slice(0, start + 160).indexOf(quote, start);
  const value = end > 0 ? text.slice(start, end) : "";
  if (value.length < 16 || value.length > 128 || /\s/.test(value) || !search(data._marks_in_keys, value)) return null;
  const name = readName(text, start);
  if (name.weak || !name.secret || name.about || publicContext(name.line) || placeholder(value)) return null;
  const call = value.includes("(") && value.includes(")") && value.includes("=") && !signed().test(value);
  if (count(value, "/") > 2 || call || !looksRandom(value, true)) return null;
  return judgement(start, end, "likely", [`name: ${name.secret}`, "random value"], 1);
}

/** Whether a value can begin here: not inside a word, and not inside a token that carries a vendor's sign. */
function beginsHere(text: string, start: number): boolean {
  const before = text[start - 1] ?? "";
  if (plainAlnum(before)) return false;
  if (before === "" || !"_-.".includes(before)) return true;
  const tail = search(data._identifier_tail, text.slice(Math.max(0, start - 64), start));
  return tail === null || !signed().test(tail[0] + text.slice(start, start + 16));
}

function trimmed(value: string): string {
  return rstrip(partition(partition(value, "://")[0], "...")[0], ".-/~:|!@%+$");
}

function judge(text: string, start: number, value: string): Judgement | null {
  const size = value.length;
  if (size < 10 || size > 4_096 || text[start + size] === "(" || text[start + size] === "[") return null;
  if (!worthALook(value) && !startsAsIssued(value, null) && !(value.endsWith("=") && size % 4 === 0)) return null;
  const name = readName(text, start);
  let vendor = namedVendor(name.text);
  const fitting = vendor !== null && fits(vendor, value);
  if (vendor !== null && !fitting && search(data._sets_others, name.line)) vendor = null; // a platform's program that sets somebody else's key
  if (vendor !== null && fitting && startsAsIssued(value, vendor) && !placeholder(value))
    return judgement(start, start + size, "possible", [`vendor: ${vendor.name}`, ...(name.about || !name.secret ? [data._half] : [])], 1);
  if (!name.secret && !fitting) return null;
  if (placeholder(value) || name.about || matches(data._public_shapes, value) || publicContext(name.line) || invented(value)) return null;
  if (digestContext(name.line) && !strongEnough(name)) return null;
  if (start && "#@".includes(text[start - 1]!) && isHex(value)) return null;
  if (value.startsWith("eyJ") && value.includes(".") && value.length - value.lastIndexOf(".") - 1 < 16) return null;
  if (name.words[name.words.length - 1] === "basic" && fromAManual(value)) return null;
  const reasons = name.secret ? [`name: ${name.secret}`] : [];
  if (vendor !== null && fitting && vendorCounts(vendor, name, value))
    return judgement(start, start + size, "likely", [`vendor: ${vendor.name}`, ...reasons], 2);
  const confidence = byName(name, value);
  const longest = name.secret === "authorization" || name.secret === "bearer" ? 2_000 : data._nameless_chars_max;
  const onLine = vendor !== null && namedVendor(name.line) === vendor;
  if (vendor !== null && onLine && !ordinary(vendor) && cutShort(vendor, value) && namedVendor(name.words.join(" ")) === vendor) return null;
  if (confidence === null || (size > longest && vendor === null) || signed().test(value)) return null;
  const weight = value.endsWith("=") ? 2 : 1;
  return judgement(start, start + size, confidence, [...(vendor !== null && onLine ? [`vendor: ${vendor.name}`] : []), ...reasons, "random value"], weight);
}

/** A quick no for names, paths and words, before anything is read around them. */
function worthALook(value: string): boolean {
  const start = value.slice(0, 80);
  if (fullmatch(data._snake, start)) return false;
  if (!/[0-9]/.test(start)) return value.length >= 20 && wordShare(start) < 0.6;
  return isUuid(value) || looksRandom(start) || (value.length >= 20 && wordShare(start) < 0.7);
}

function strongEnough(name: Name): boolean {
  const last = name.words[name.words.length - 1];
  const said = (last !== undefined && ["secret", "token", "password", "apikey"].includes(last)) || name.secret.endsWith(" key");
  return name.assigned && !name.weak && said;
}

/** Whether all its names are words that stand in texts about anything. */
function ordinary(vendor: Vendor): boolean {
  return vendor.words.every((word) => ORDINARY.has(word) || word.length < 5);
}

function vendorCounts(vendor: Vendor, name: Name, value: string): boolean {
  if (ordinary(vendor) && !name.secret) return false;
  if (isUuid(value)) return name.assigned || !name.weak || !ordinary(vendor);
  const start = value.slice(0, 160);
  return looksRandom(value) || (value.length >= 20 && entropy(start) >= 3.0 && wordShare(start) < 0.7);
}

let heads: RegExp | null = null;

/** Begins with a vendor's sign. */
export function signed(): RegExp {
  if (heads === null) {
    const sorted = [...HEADS].sort((a, b) => b.length - a.length);
    heads = new RegExp(`^(?:${sorted.map((head) => head.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|")})`);
  }
  return heads;
}

/** Whether it begins with a vendor's sign and was printed in a manual or written over by hand. */
function invented(value: string): boolean {
  const sign = signed().exec(value);
  if (sign === null) return false;
  return writtenOver(value.slice(sign[0].length)) || published(value) || (value.startsWith("AGE-") && !bech32Holds(value));
}

/** Whether it is base64 of something thrown by dice or of `user:password` (Kubernetes, Docker, npm). */
function wrapsASecret(value: string): boolean {
  if (!/^[0-9A-Za-z+/]+={0,2}$/.test(value) || value.length % 4) return false;
  const plain = base64(value);
  if (plain === null || !/^[ -~]*$/.test(plain)) return false;
  const [user, colon, password] = partition(plain, ":");
  if (placeholder(plain) || (colon && placeholder(password))) return false;
  return looksRandom(plain) || (colon && user !== "" && password.length >= 6 && !every(password, isAlpha));
}

/** Whether it is base64 of `username:password` as manuals write it. */
function fromAManual(value: string): boolean {
  const plain = /^[0-9A-Za-z+/]*={0,2}$/.test(value) ? base64(value + "=".repeat((4 - (value.length % 4)) % 4)) : null;
  if (plain === null || /[^\x00-\x7f]/.test(plain)) return false;
  const [, colon, password] = partition(plain, ":");
  return colon && placeholder(password);
}

/** How sure a name alone makes; null when the value does not look thrown by dice for where it stands. */
function byName(name: Name, value: string): Confidence | null {
  const size = value.length;
  if (!name.secret || every(value, isDigit)) return null;
  const lastWord = name.words[name.words.length - 1];
  const last = lastWord !== undefined && name.secret.split(" ").pop() === lastWord;
  if (isUuid(value)) {
    const bare = ["token", "tokens", "key", "keys"].includes(name.secret);
    const telling = !bare || name.words.includes("secret") || name.words.some((word) => data._tokens_partners.has(word));
    return (name.assigned || last) && telling && !name.weak ? "possible" : null;
  }
  if (name.assigned && !name.weak && size >= 12) {
    const strict = /[./:-]/.test(value) && size < 32;
    return looksRandom(value, strict) || wrapsASecret(value) ? "likely" : null;
  }
  if (name.weak && name.assigned && isHex(value) && (name.words.length < 2 || ![32, 40, 48, 64, 80].includes(size))) return null;
  if (name.weak && !name.assigned && size === 40 && isHex(value) && value === value.toUpperCase()) return null; // a key's fingerprint
  return last && size >= 20 && looksRandom(value, true) ? "possible" : null;
}
