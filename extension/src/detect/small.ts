/** Mirrors detectors/card_security_code.py, card_expiry.py, date_of_birth.py and ip_address.py. */
import { UNSPACED } from "../gen/shop_words";
import * as birth from "../gen/date_of_birth";
import * as code from "../gen/card_security_code";
import * as expiry from "../gen/card_expiry";
import * as ip from "../gen/ip_address";
import { luhn } from "./card";
import { count, every, finditer, fullmatch, isAlnum, isAscii, isDigit, matches, rstrip, search, some, strip, sub } from "./python";
import type { Candidate, Judgement } from "./types";

export function validateSecurityCode(candidate: Candidate): Judgement | null {
  const { text, start } = candidate;
  const after = text.slice(candidate.end, candidate.end + 2);
  if (after !== "" && ".-:/%".includes(after[0]!) && isAlnum(after[1])) return null;
  if (candidate.pattern.name === "row") {
    const number = search(code._CARD_BEFORE, text.slice(Math.max(0, candidate.matchStart - 24), candidate.matchStart));
    return number && luhn(sub(code._NO_DIGIT, "", number[0])) ? candidate.accept([], { weight: 2 }) : null;
  }
  if (candidate.pattern.name !== "before" && apart(text, candidate.matchStart, start, candidate.end)) return null;
  if (candidate.pattern.name === "told") {
    const told = search(code._TOLD, text.slice(Math.max(0, start - code._told_chars), start));
    return told ? candidate.accept(["named as a security code"], { weight: 2 }) : null;
  }
  const which = candidate.pattern.name === "before" ? 1 : 0;
  const name = (candidate.groups()[which] ?? "").toLowerCase().replaceAll("_", " ");
  if ((name === "cod" || name === "cód") && !candidate.nearby().some((word) => code._IBERIAN.has(word))) return null;
  if (name === "cid" && text[candidate.matchStart] === "_") return null;
  if (!/^(?:cvv|cvc|cvn|card|cryptog|kartenp|three digits|3 digits)/.test(name) && candidate.context() === null) return null;
  return candidate.accept([`named: ${name}`], { confidence: "very_likely", weight: 2 });
}

/** Whether a sentence ends between the name and the figures, or the figures begin a line of their own with more in it. */
function apart(text: string, begin: number, start: number, end: number): boolean {
  const between = search(code._TAIL, text.slice(begin, start))?.[0] ?? "";
  if (search(code._STOP, between)) return true;
  const below = between.includes("\n");
  if (below && some(text.slice(end, end + code._line_chars).split("\n", 1)[0]!, isAlnum)) return true;
  return (below || between.includes(",")) && end - start === 4 && /^(?:19|20)/.test(text.slice(start));
}

export function validateExpiry(candidate: Candidate): Judgement | null {
  const before = candidate.text.slice(Math.max(0, candidate.start - expiry._told_chars), candidate.start);
  const after = candidate.text.slice(candidate.end, candidate.end + 2);
  if (candidate.against() || /^[/.-]\p{Nd}/u.test(after) || (candidate.pattern.name === "told" && !search(expiry._TOLD, before))) return null;
  return candidate.accept([]);
}

export function validateBirth(candidate: Candidate): Judgement | null {
  const { text, start, end, value } = candidate;
  if (start > 0 && "-/.".includes(text[start - 1]!) && !matches(UNSPACED, text, Math.max(0, start - 2))) return null;
  if ((text[end] === "-" || text[end] === "/") && isDigit(text[end + 1])) return null;
  if (matches(birth._STAMP, text, end, end + birth.stamp_chars)) return null;
  const { name } = candidate.pattern;
  if (name === "together") return together(candidate);
  if (!isDate(name, value, candidate.groups())) return null;
  const year = search(birth._YEAR, value)?.[0];
  if (year !== undefined && !(year >= "1900" && year <= "2029")) return null;
  const rest = year === undefined ? value : value.replaceAll(year, "");
  const numbers = [...rest.matchAll(/\p{Nd}{1,2}(?!\p{Nd})/gu)].map((match) => Number(match[0])).slice(0, name ? 1 : 2);
  if (name !== "east" && (numbers.some((number) => number > 31) || (numbers.length === 2 && Math.min(...numbers) > 12))) return null;
  const word = candidate.context();
  if (word === null || candidate.against() || search(birth._WISHES, text.slice(Math.max(0, start - 40), start))) return null;
  return candidate.accept([`context word: ${word}`], { confidence: "very_likely", weight: 2 });
}

/** A date of six or eight digits right behind the word. */
function together(candidate: Candidate): Judgement | null {
  const word = candidate.context();
  if (word === null || candidate.against()) return null;
  const before = candidate.text.slice(Math.max(0, candidate.start - 32), candidate.start).toLowerCase();
  const place = before.lastIndexOf(word);
  if (place < 0 || !fullmatch(birth._TOGETHER, before.slice(place + word.length))) return null;
  return candidate.accept([`context word: ${word}`], { confidence: "likely", weight: 2 });
}

/** Whether the words of a date are a month's and a day's. */
function isDate(name: string, value: string, groups: (string | undefined)[]): boolean {
  if (!name) return true;
  if (name === "east") return fullmatch(birth._EAST, rstrip(value, " "));
  const said = groups.filter((word) => word).map((word) => rstrip(word!.toLowerCase(), "."));
  return birth._MONTHS.has(said.at(-1)!) && (name === "month" || birth._ORDINALS.has(said[0]!));
}

export function validateIp(candidate: Candidate): Judgement | null {
  const { text } = candidate;
  let { start, end, value } = candidate;
  const six = candidate.pattern.name === "IPv6";
  if (six) {
    while (end > start && text[end - 1] === ".") end--;
    if (value.endsWith(":") && !value.endsWith("::")) end--;
    value = text.slice(start, end);
    if (/^:[^:]/.test(value) && /\p{L}/u.test(text[start - 1] ?? "")) {
      start++; // ip:2a02:…
      value = value.slice(1);
    } else if (start && (isAlnum(text[start - 1]) || ":._".includes(text[start - 1]!))) return null;
    if (value.split(":").length < 3) return null;
  } else if (start > 1 && ".-".includes(text[start - 1]!) && (isAlnum(text[start - 2]) || (ip._DRAWN as string[]).includes(text.slice(start - 2, start)))) return null;
  return judgeIp(candidate, value, start, end, six);
}

function judgeIp(candidate: Candidate, value: string, start: number, end: number, six: boolean): Judgement | null {
  const { text } = candidate;
  const words = six ? parseSix(value) : parseFour(value);
  if (words === null) return null;
  if (end < text.length && (isAlnum(text[end]) || text[end] === "_")) return null;
  if (six && text[end] === ":") return null;
  if (candidate.against() || (!six && heads(text, start, end, value))) return null;
  const whole = prefixEnd(text, end, six ? 128 : 32);
  const word = candidate.context();
  const told = toldInLine(text, start, whole);
  const alone = strip(text).length <= whole - start;
  const zero = words.every((part) => part === 0);
  const loopback = six ? words.slice(0, 7).every((part) => part === 0) && words[7] === 1 : words[0] === 127;
  if (loopback || zero) {
    if (!told || !isAscii(text.slice(Math.max(0, start - 2), start))) return null;
    if (value === "::" && whole === end && !(alone || (word !== null && ip._ADDRESSED.has(word)))) return null;
    return candidate.accept(["not a host of its own"], { confidence: "possible", start, end: whole });
  }
  const global = six ? globalSix(words) : globalFour(words);
  if ((!six && words[0]! >= 224) || (global && text[end] === "." && isDigit(text[end + 1]))) return null;
  if (six && !strongSix(value) && (!some(value, isDigit) || !((word !== null && ip._ADDRESSED.has(word)) || alone))) return null;
  const open = global && isPublic(words, value, six);
  if ((!open || whole > end || explained(text, start)) && !(told || personal(candidate, start, whole))) return null;
  const said = (word !== null && (ip._ADDRESSED.has(word) || personal(candidate, start, whole))) || search(ip._CALLED_IP, candidate.text.slice(Math.max(0, start - 24), start)) !== null;
  if (open && !six && !alone && !said && otherNumbers(candidate, value)) return null;
  const reasons = [`version ${six ? 6 : 4}`, ...(word ? [`context word: ${word}`] : [])];
  if (!open) return candidate.accept([...reasons, "not a public address"], { confidence: "likely", start, end: whole });
  return candidate.accept(reasons, { confidence: "very_likely", start, end: whole, weight: 1 });
}

/** Whether a host on the internet may have it, and it is none that everybody knows or makes up. */
function isPublic(words: number[], value: string, six: boolean): boolean {
  if (ip._RESOLVERS.has(value.toLowerCase())) return false;
  if (six) return words[0]! >> 13 === 1 || !value.includes("::");
  const step = words[1]! - words[0]!;
  return !(words[2]! - words[1]! === step && words[3]! - words[2]! === step);
}

/** Whether a short line says this address and little else. */
function toldInLine(text: string, start: number, end: number): boolean {
  const low = Math.max(0, start - ip._line_chars_max);
  const high = end + ip._line_chars_max;
  const ahead = text.slice(low, start);
  const behind = text.slice(end, high);
  if ((low > 0 && !ahead.includes("\n")) || (high < text.length && !behind.includes("\n"))) return false;
  if (text.length === end - start + 2 && text[0] === text.at(-1)) return true;
  const before = ahead.slice(ahead.lastIndexOf("\n") + 1);
  const after = behind.split("\n", 1)[0]!;
  if (after !== "" && !",.)]:@\r".includes(after[0]!)) return false;
  const line = before + text.slice(start, end) + rstrip(after, "\r");
  const rest = sub(ip._ADDRESSES, line, "");
  const heard = [...finditer(ip._WORDS_OF_LINE, rest.toLowerCase())].map((match) => match[0]);
  const plain = fullmatch(ip._PLAIN_LINE, before === "" ? `a${rest}` : rest) && count(line, "/") < ip._networks_min;
  return plain && heard.length <= ip._told_words_max && !heard.some((one) => ip._SETTINGS.has(one));
}

/** Whether words beside it speak of somebody; in quotes, tags and addresses only what a program calls the value counts. */
function personal(candidate: Candidate, start: number, end: number): boolean {
  const { text } = candidate;
  if (matches(ip._ACCESS_LOG, text, end, end + 100) !== null) return true;
  const before = text.slice(Math.max(0, start - 40), start);
  if ((start > 0 && "'\"`>/(".includes(text[start - 1]!)) || text[end] === ";")
    return search(ip._LABELLED, before.slice(before.lastIndexOf("\n") + 1)) !== null;
  const near = paragraph(text, start, end);
  return candidate.nearby().some((word) => ip._PERSONAL.has(word) && near.includes(word));
}

/** What stands around it in the same paragraph, in small letters and without the signs that join words. */
function paragraph(text: string, start: number, end: number): string {
  const blank = new RegExp(ip._BLANK_LINE.source, "u");
  const before = text.slice(Math.max(0, start - ip._near_chars), start).split(blank).at(-1)!;
  const after = text.slice(end, end + ip._near_chars).split(blank)[0]!;
  return sub(ip._JOINTS, `${before} ${after}`.toLowerCase(), " ");
}

/** Whether it stands in a comment, or a sentence says that it is an example. */
function explained(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 200), start);
  const line = before.slice(before.lastIndexOf("\n") + 1);
  return matches(ip._COMMENT, line) !== null && !fullmatch(ip._LISTED, line);
}

/** Four numbers that nothing introduces and that are no address: a version, an object identifier. */
function otherNumbers(candidate: Candidate, value: string): boolean {
  const after = candidate.text.slice(candidate.end, candidate.end + 2);
  const packaged = after.length === 2 && "-+~".includes(after[0]!) && isAlnum(after[1]);
  const drawn = search(ip._ROW_BEFORE, candidate.text.slice(Math.max(0, candidate.start - 2), candidate.start)) !== null;
  if (drawn && matches(ip._ROW_AFTER, candidate.text, candidate.end)) return true;
  return packaged || value.length <= ip._SHORT_CHARS || matches(ip._OBJECT_IDENTIFIER, value) !== null;
}

/** Whether four small numbers count a heading: `>12.2.2.2. Network`. */
function heads(text: string, start: number, end: number, value: string): boolean {
  if (Math.max(...value.split(".").map((part) => part.length)) > 2) return false;
  const alone = start === 0 || text[start - 1] === "\n" || text[start - 1] === ">";
  return (alone && matches(ip._HEADING, text, end) !== null) || matches(ip._HEADED, text, end) !== null;
}

function parseFour(value: string): number[] | null {
  const parts = value.split(".");
  if (parts.length !== 4 || parts.some((part) => !/^[0-9]{1,3}$/.test(part) || (part.length > 1 && part[0] === "0"))) return null;
  const numbers = parts.map(Number);
  return numbers.every((number) => number <= 255) ? numbers : null;
}

/** Eight 16-bit words, as RFC 4291 writes them. */
function parseSix(value: string): number[] | null {
  let text = value;
  const tail = /^(.*:)([0-9.]+)$/.exec(text);
  if (tail !== null && tail[2]!.includes(".")) {
    const four = parseFour(tail[2]!);
    if (four === null) return null;
    text = `${tail[1]}${((four[0]! << 8) | four[1]!).toString(16)}:${((four[2]! << 8) | four[3]!).toString(16)}`;
  }
  const halves = text.split("::");
  if (halves.length > 2) return null;
  const parts = halves.map((half) => (half === "" ? [] : half.split(":")));
  if (parts.some((half) => half.some((part) => !/^[0-9A-Fa-f]{1,4}$/.test(part)))) return null;
  const size = parts.reduce((total, half) => total + half.length, 0);
  if (halves.length === 1 ? size !== 8 : size > 7) return null;
  const numbers = parts.map((half) => half.map((part) => parseInt(part, 16)));
  return halves.length === 1 ? numbers[0]! : [...numbers[0]!, ...new Array<number>(8 - size).fill(0), ...numbers[1]!];
}

const FOUR: [number, number][] = [
  [0x00000000, 8], [0x0a000000, 8], [0x64400000, 10], [0x7f000000, 8], [0xa9fe0000, 16], [0xac100000, 12], [0xc0000000, 24],
  [0xc00000aa, 31], [0xc0000200, 24], [0xc0a80000, 16], [0xc6120000, 15], [0xc6336400, 24], [0xcb007100, 24], [0xf0000000, 4],
];

/** The IANA registry of special addresses, as Python's `ipaddress` reads it. */
function globalFour(words: number[]): boolean {
  const address = ((words[0]! << 24) | (words[1]! << 16) | (words[2]! << 8) | words[3]!) >>> 0;
  if (address === 0xc0000009 || address === 0xc000000a) return true;
  return !FOUR.some(([net, bits]) => (address & (0xffffffff << (32 - bits))) >>> 0 === net);
}

function globalSix(words: number[]): boolean {
  const [a, b, c] = words as [number, number, number, ...number[]];
  if (words.slice(0, 5).every((part) => part === 0) && words[5] === 0xffff)
    return globalFour([words[6]! >> 8, words[6]! & 255, words[7]! >> 8, words[7]! & 255]);
  if (a === 0x64 && b === 0xff9b && c === 1) return false;
  if (a === 0x100 && words.slice(1, 4).every((part) => part === 0)) return false;
  if (a === 0x2001 && b < 0x200) {
    if (b === 1 && words.slice(2, 7).every((part) => part === 0) && words[7]! >= 1 && words[7]! <= 2) return true;
    return b === 3 || (b === 4 && c === 0x112) || (b >= 0x20 && b < 0x40);
  }
  if (a === 0x2001 && b === 0xdb8) return false;
  if (a === 0x2002) return false;
  if (a === 0x3fff && b < 0x1000) return false;
  return !((a & 0xfe00) === 0xfc00 || (a & 0xffc0) === 0xfe80);
}

/** Long enough to be no time, class name or slice. */
function strongSix(value: string): boolean {
  return value.split(":").filter((part) => part.length >= 2).length >= 2 && some(value, isDigit);
}

/** The end with a prefix length (`/24`) if one follows. */
function prefixEnd(text: string, end: number, most: number): number {
  if (text[end] !== "/") return end;
  let stop = end + 1;
  while (stop < text.length && stop < end + 4 && "0123456789".includes(text[stop]!)) stop++;
  const digits = text.slice(end + 1, stop);
  const follows = stop < text.length && (isAlnum(text[stop]) || "/_".includes(text[stop]!));
  return digits !== "" && every(digits, isDigit) && Number(digits) <= most && !follows ? stop : end;
}

