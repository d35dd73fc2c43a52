/** Mirrors detectors/email.py. */
import * as data from "../gen/email";
import { UNSPACED } from "../gen/shop_words";
import { endOf, every, isAlnum, isAlpha, isAscii, isDigit, lstrip, matches, matchesAt, search } from "./python";
import type { Candidate, Judgement } from "./types";

export function validateEmail(candidate: Candidate): Judgement | null {
  const { name } = candidate.pattern;
  if (name === "spelled out") return spelled(candidate);
  const { text } = candidate;
  let { start, end } = candidate;
  if (name === "international") {
    [start, end] = spread(text, text.indexOf("@", start));
    if (end === 0 || isAscii(text.slice(start, end))) return null;
  } else if (start && !isAscii(text[start - 1]!) && text[start] !== '"') start = left(text, start);
  const value = text.slice(start, end);
  const at = value.lastIndexOf("@");
  const local = value.slice(0, at);
  const domain = value.slice(at + 1);
  const stripped = lstrip(local, "'*/{|=?&$!#%^~`+-_");
  if (!stripped || local.includes("..") || (local.endsWith(".") && !local.startsWith('"'))) return null;
  start += local.length - stripped.length;
  start += Math.max(...data._LEADS.map((lead) => stripped.lastIndexOf(lead))) + 1;
  const segment = stripped.includes("'") ? matchesAt(data._SEGMENT, text, start, end) : null;
  if (segment) start = endOf(segment);
  if (text[start] === "'") start++; // email='ana@…'
  const last = domain.lastIndexOf(".");
  if (data._FILE_ENDINGS.has(domain.slice(last + 1).toLowerCase())) {
    const host = domain.slice(0, Math.max(0, last)).toLowerCase();
    if (!host.includes(".") || !data._TOPS.has(host.slice(host.lastIndexOf(".") + 1))) return null;
    end -= domain.length - last;
  }
  if (/^x/i.test(value) && matches(data._REDACTED, value)) return null;
  if (text[end] === "(") return null;
  if (local === "git" || (text[end] === ":" && matches(data._COPY_PATH, text, end, end + 70))) return null;
  const low = Math.max(0, start - data._line_chars_max);
  const line = text.slice(Math.max(low, lastNewline(text, low, start) + 1), start);
  const { urls, headings } = whole(text);
  if (credited(line) || (urls && ofUrl(text.slice(Math.max(0, start - 98), start))) || (headings && underHeading(text, start))) return null;
  return candidate.accept(["address form"], { confidence: "very_likely", start, end, weight: 1 });
}

/** Where a local part begins that goes on with letters beyond ASCII, of scripts that have spaces. */
function left(text: string, from: number): number {
  const low = Math.max(0, from - data._local_chars_max);
  let start = from;
  while (start > low && (data._ATOMS.has(text[start - 1]!) || (isAlpha(text[start - 1]) && spaced(text[start - 1]!)))) start--;
  return start;
}

function spaced(character: string): boolean {
  return !isAscii(character) && !matches(UNSPACED, character);
}

/** Where an address with letters beyond ASCII round its `@` begins and ends; an end of 0 where it is none. */
function spread(text: string, at: number): [number, number] {
  const high = Math.min(text.length, at + data._host_chars_max);
  let end = at + 1;
  while (end < high && (isAlnum(text[end]) || ".-".includes(text[end]!))) end++;
  while (".-".includes(text[end - 1]!)) end--;
  const host = text.slice(at, end);
  const dot = at + host.lastIndexOf(".");
  if (dot < at + 2 || host.includes("..") || ".-".includes(text[at + 1]!)) return [at, 0];
  if (isAscii(text[dot + 1]!)) {
    let top = dot + 1;
    while (top < end && isAscii(text[top]!) && isAlpha(text[top])) top++;
    end = top;
  }
  if (end - dot - 1 < 2 || end - dot - 1 > data._top_chars_max || !every(text.slice(dot + 1, end), isAlpha)) return [at, 0];
  if (isAscii(text[at - 1]!) || spaced(text[at - 1]!)) return [left(text, at), end];
  let start = at;
  const low = Math.max(0, at - data._local_chars_max);
  while (start > low && isAlnum(text[start - 1])) start--;
  return [start, end];
}

interface Whole {
  urls: boolean;
  headings: boolean;
}

let lastText = "";
let lastWhole: Whole = { urls: false, headings: false };

/** What a text would need for some of the looks round an address; asked of it once, not for each address of a long table. */
function whole(text: string): Whole {
  if (text !== lastText) lastWhole = { urls: text.includes("://"), headings: heading.test(text) };
  lastText = text; // the same characters in another place are read through to the end each time they are compared
  return lastWhole;
}

const heading = /author|maintainer|contributor/i;

/** The line's beginning says that the address is a credit, or no address. */
function credited(line: string): boolean {
  const head = lstrip(line, " \t");
  // Plain words, which none of these begins with.
  if (isAlpha(head[0]) && !/[:=]/.test(head) && !/^(?:dnl|cop)/i.test(head)) return false;
  // A digit begins none but the years.
  if (isDigit(head[0]) && head.charCodeAt(0) < 128 && !/^(?:19|20)/.test(head)) return false;
  return matches(data._CREDIT, line) !== null || matches(data._MESSAGE_ID, line) !== null;
}

function underHeading(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - data._heading_reach_chars), start);
  return heading.test(before) && search(data._HEADING, before) !== null;
}

const ofUrl = (before: string) => before.includes("://") && search(data._ADDRESS_OF_URL, before);

/** The last line end from `low` on and before `high`; -1 without one. */
function lastNewline(text: string, low: number, high: number): number {
  for (let place = high - 1; place >= low; place--) if (text.charCodeAt(place) === 10) return place;
  return -1;
}

/** `ana (at) shop (dot) example`; with bare words only next to a word for e-mail. */
function spelled(candidate: Candidate): Judgement | null {
  const { value } = candidate;
  const shouted = value.includes(" AT ") && value.includes(" DOT ") && value !== value.toUpperCase();
  if (!/[[({]/.test(value) && !shouted && candidate.context() === null) return null;
  return candidate.accept(["address spelled out"], { confidence: "likely" });
}
