/** Mirrors detectors/email.py. */
import * as data from "../gen/email";
import { isAlpha, isDigit, lstrip, matches, search } from "./python";
import type { Candidate, Judgement } from "./types";

export function validateEmail(candidate: Candidate): Judgement | null {
  if (candidate.pattern.name) return spelled(candidate);
  const { text, end, value } = candidate;
  const at = value.lastIndexOf("@");
  const local = value.slice(0, at);
  const domain = value.slice(at + 1);
  const stripped = lstrip(local, "'*/{|=?&$!#%^~`+-_");
  if (!stripped || local.includes("..") || (local.endsWith(".") && !local.startsWith('"'))) return null;
  let start = candidate.start + local.length - stripped.length;
  start += Math.max(stripped.lastIndexOf("="), stripped.lastIndexOf("/"), stripped.lastIndexOf("|")) + 1;
  if (data._FILE_ENDINGS.has(domain.slice(domain.lastIndexOf(".") + 1).toLowerCase())) return null;
  if (/^x/i.test(value) && matches(data._REDACTED, value)) return null;
  if (text[end] === "(") return null;
  if (local === "git" || (text[end] === ":" && matches(data._COPY_PATH, text, end, end + 70))) return null;
  const low = Math.max(0, start - data._line_chars_max);
  const line = text.slice(Math.max(low, lastNewline(text, low, start) + 1), start);
  const { urls, headings } = whole(text);
  if (credited(line) || (urls && ofUrl(text.slice(Math.max(0, start - 98), start))) || (headings && underHeading(text, start))) return null;
  const word = candidate.context();
  const reasons = word ? [`context word: ${word}`] : [];
  return candidate.accept(["address form", ...reasons], { confidence: "very_likely", start, weight: 1 });
}

interface Whole {
  urls: boolean;
  headings: boolean;
}

let lastText = "";
let lastWhole: Whole = { urls: false, headings: false };

/** What a text would need for some of the looks round an address; asked of it once, not for each address of a long table. */
function whole(text: string): Whole {
  if (text !== lastText) [lastText, lastWhole] = [text, { urls: text.includes("://"), headings: heading.test(text) }];
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
  if (!/[[({]/.test(candidate.value) && candidate.context() === null) return null;
  return candidate.accept(["address spelled out"], { confidence: "likely" });
}
