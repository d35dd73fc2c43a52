/** Mirrors detectors/payment_card.py. */
import * as data from "../gen/payment_card";
import { UNSPACED } from "../gen/shop_words";
import { byChance } from "./alike";
import { behind } from "./field_names";
import { inDump } from "./machine_rows";
import { distinct, every, fullmatch, isAlnum, isDigit, matches, search, strip } from "./python";
import { namedOtherwise } from "./talked_of";
import type { Candidate, Judgement } from "./types";

/** Begin and end of each run of digits. */
function groupsOf(value: string): [number, number][] {
  const found: [number, number][] = [];
  let begun = -1;
  for (let place = 0; place <= value.length; place++) {
    const code = place < value.length ? value.charCodeAt(place) : 0;
    const isOne = code >= 48 && code <= 57;
    if (isOne && begun < 0) begun = place;
    else if (!isOne && begun >= 0) {
      found.push([begun, place]);
      begun = -1;
    }
  }
  return found;
}

export function luhn(digits: string): boolean {
  let total = 0;
  for (let i = digits.length - 1, odd = true; i >= 0; i--, odd = !odd) {
    const value = digits.charCodeAt(i) - 48;
    const doubled = 2 * value;
    total += odd ? value : doubled > 9 ? doubled - 9 : doubled;
  }
  return total % 10 === 0;
}

function brandOf(digits: string): string | null {
  const head = Number(digits.slice(0, 6));
  for (const [brand, low, high, lengths] of data._RANGES as [string, number, number, number[]][])
    if (low <= head && head <= high && lengths.includes(digits.length)) return brand;
  return null;
}

/** 13 to 19 digits in some brand's range with a right check digit that are not all alike, nor mostly noughts as counters are. */
export function aCard(digits: string): boolean {
  return /^[0-9]{13,19}$/.test(digits) && brandOf(digits) !== null && luhn(digits) && distinct(digits) > 1 && !digits.includes(data.noughts);
}

export function validateCard(candidate: Candidate): Judgement | null {
  const { value } = candidate;
  if (fullmatch(data._fraction, value)) return null;
  if (candidate.pattern.name === "wrapped") return wrapped(candidate, value);
  if (candidate.pattern.name) return masked(candidate);
  return every(value, isDigit) ? whole(candidate, value) : grouped(candidate, value);
}

function whole(candidate: Candidate, digits: string): Judgement | null {
  const brand = brandOf(digits);
  if (brand === null || distinct(digits) < 2 || !luhn(digits)) return mistyped(candidate, digits);
  const word = candidate.context();
  if (inDecimal(candidate.text, candidate.start, candidate.end, word !== null)) return null;
  if (candidate.against() && (!data._COMMON.has(brand) || digits.length < 15 || namedOtherwise(candidate))) return null;
  if (candidate.disguised && digits.length < 15 && !word) return null;
  if (digits.length < 16 && !word && candidate.text[candidate.start - 1] === "+") return null; // a telephone number
  const short = digits.length < 15 || ((brand === "Maestro" || brand === "UATP") && digits.length !== 16);
  if (short && !word && strip(candidate.text).length > digits.length + 2) return null;
  if (word)
    return candidate.accept([`brand: ${brand}`, "check digit", `context word: ${word}`], { confidence: "very_likely", weight: 3 });
  if (byChance(candidate.text, candidate.start, candidate.end, data._by_chance_share, isCard)) return null;
  return candidate.accept([`brand: ${brand}`, "check digit"], { confidence: "likely", weight: 2 });
}

/** As many digits as a card has in the field for a card's number, with a wrong check digit or of no brand. */
function mistyped(candidate: Candidate, digits: string): Judgement | null {
  const word = candidate.context();
  const brand = brandOf(digits);
  if (!word || !data._FIELDS.has(word) || (digits.length !== 15 && digits.length !== 16 && brand === null) || distinct(digits) < 3) return null;
  if (brand !== null && luhn(digits)) return null;
  const around = behind(candidate.text, candidate.start, word);
  if (around === null || !(fullmatch(data._FIELD_GAP, around[1]) || (around[1] === "" && matches(UNSPACED, word)))) return null;
  if (search(data._OTHER_CARD, around[0]) || candidate.against() || isAlnum(candidate.text[candidate.end])) return null;
  return candidate.accept([`context word: ${word}`, "check digit is wrong"], { confidence: "possible", weight: 1 });
}

function isCard(number: string): boolean {
  const digits = number.replace(/[^0-9]/g, "");
  return brandOf(digits) !== null && luhn(digits);
}

/** All of it is one card, and nothing like it stands below: no column of numbers. Without a word of a card beside it
 * nothing stands above either, and it is grouped as cards are. */
function wrapped(candidate: Candidate, value: string): Judgement | null {
  const digits = value.replace(/[^0-9]/g, "");
  const brand = digits.length >= 12 && digits.length <= 19 ? brandOf(digits) : null;
  if (brand === null || !luhn(digits) || candidate.against()) return null;
  const { text, start, end } = candidate;
  if (search(data._DIGIT_LINE, text.slice(end, end + 12))) return null;
  const word = candidate.context();
  if (word)
    return candidate.accept([`brand: ${brand}`, "check digit", `context word: ${word}`], { confidence: "very_likely", weight: 3 });
  const sizes = groupsOf(value).map(([from, to]) => to - from).join();
  if (!WRAPPED.has(sizes) || distinct(digits) < 2) return null;
  if (search(data._DIGIT_BEFORE, text.slice(Math.max(0, start - 12), start))) return null;
  if (byChance(text, start, end, data._by_chance_share, isCard)) return null;
  return candidate.accept([`brand: ${brand}`, "check digit", "card grouping"], { confidence: "likely", weight: 2 });
}

/** Take the run of groups that makes a card; numbers standing before or after are not part of it. */
/** Whether this is the whole number behind a line's own: `2. 4539148803436467`. */
function inAList({ text, start }: Candidate, value: string, parts: readonly (readonly [number, number])[], first: number, brand: string): boolean {
  const numbered = first === 1 && parts.length === 2 && parts[1]![1] - parts[1]![0] >= 15 && brand !== "UATP" && brand !== "Maestro";
  return numbered && (start === 0 || "\n \t".includes(text[start - 1]!)) && matches(data._list_number, value) !== null;
}

function grouped(candidate: Candidate, value: string): Judgement | null {
  const parts = groupsOf(value);
  const compact = value.replace(/[^0-9]/g, "");
  if (WRAPPED.has(parts.map(([from, to]) => to - from).join())) {
    const slip = mistyped(candidate, compact);
    if (slip) return slip;
  }
  let begun = 0; // digits before the first group
  for (let first = 0; first < parts.length; begun += parts[first]![1] - parts[first]![0], first++) {
    // The longest that holds: a short one may by chance.
    let total = compact.length - begun;
    for (let last = parts.length - 1; last >= first; total -= parts[last]![1] - parts[last]![0], last--) {
      if (total > 19) continue;
      if (total < 12) break;
      if (compact.length === 16 && parts.length === 4 && last - first === 2 && parts.every(([start, end]) => end - start === 4)) continue; // three of a card's four groups
      const digits = compact.slice(begun, begun + total);
      if (!luhn(digits)) continue;
      const brand = brandOf(digits);
      if (brand === null || distinct(digits) < 2) continue;
      const run = parts.slice(first, last + 1).map(([start, end]) => end - start);
      const usual = USUAL.has(run.join()) || inAList(candidate, value, parts, first, brand);
      if (!usual && first === last && parts.length > 1 && !candidate.context()) continue;
      if (!usual && !candidate.context() && !(spelledApart(run) && alikeApart(value, parts.slice(first, last + 1)))) continue;
      if (candidate.against() && (compact.length !== 16 || parts.length !== 4 || parts.some(([start, end]) => end - start !== 4) || !data._COMMON.has(brand) || namedOtherwise(candidate))) return null;
      if (candidate.disguised && digits.length < 15 && !candidate.context()) return null;
      if (!candidate.context() && (ofATable(candidate, value, parts, first, last) || goesOn(value, parts, first, last))) continue;
      const [from, to] = [candidate.start + parts[first]![0], candidate.start + parts[last]![1]];
      if (!candidate.context() && byChance(candidate.text, from, to, data._by_chance_share, isCard)) continue;
      const sure = usual || candidate.context() ? "very_likely" : "likely";
      return candidate.accept([`brand: ${brand}`, "check digit", ...(usual ? ["card grouping"] : [])], {
        confidence: sure,
        start: from,
        end: to,
        weight: 3,
      });
    }
  }
  return null;
}

const USUAL = new Set((data._USUAL_GROUPS as number[][]).map((sizes) => sizes.join()));
const WRAPPED = new Set((data._WRAPPED_GROUPS as number[][]).map((sizes) => sizes.join()));

/** Whether a group of four stands before these as they stand before one another: a parcel's number in more groups. */
function goesOn(value: string, parts: [number, number][], first: number, last: number): boolean {
  if (first === 0 || parts[first - 1]![1] - parts[first - 1]![0] !== 4 || last === first) return false;
  const gap = value.slice(parts[first - 1]![1], parts[first]![0]);
  return parts.slice(first, last).every(([, to], i) => value.slice(to, parts[first + i + 1]![0]) === gap);
}

/** Whether the same stands between all groups, as whoever writes a card in pairs does: a path of `50 21-51-21` has both. */
const alikeApart = (value: string, parts: [number, number][]): boolean => new Set(parts.slice(1).map(([from], at) => value.slice(parts[at]![1], from))).size < 2;

/** Even groups of two or more digits, or digits one by one. */
function spelledApart(sizes: number[]): boolean {
  const heads = new Set(sizes.slice(0, -1));
  return (new Set(sizes).size === 1 && sizes.length >= 12) || (sizes.length > 3 && heads.size === 1 && (heads.has(2) || heads.has(3)));
}

/** Whether these groups are only some of a row of numbers: decimals, measures, code points in hexadecimal. */
function ofATable(candidate: Candidate, value: string, parts: [number, number][], first: number, last: number): boolean {
  const { text } = candidate;
  const start = candidate.start + parts[first]![0];
  const end = candidate.start + parts[last]![1];
  const gaps = new Set(parts.slice(first, last).map(([, to], i) => value.slice(to, parts[first + i + 1]![0])));
  if (gaps.size > 1 && [...gaps].some((gap) => gap.includes("."))) return true;
  if (text[start - 1] === "." || (text[end] === "." && isDigit(text[end + 1]))) return true;
  const size = parts[first]![1] - parts[first]![0];
  if ((size === 1 && gaps.has(" ") && gaps.has("-")) || (size > 1 && size < 4 && gaps.size === 1 && gaps.has("-") && dashedOn(text, start, end))) return true;
  if (size < 4) {
    if (inDump(text, start, end) || (size === 1 && text.slice(start, end).split("0").length > data.zeros_min)) return true;
    const around = [...parts.slice(Math.max(0, first - 1), first), ...parts.slice(last + 1, last + 2)].map(([a, b]) => b - a);
    return around.includes(size) && gaps.size === 1 && gaps.has(" ");
  }
  const before = search(data._TABLE_BEFORE, text.slice(Math.max(0, start - 18), start))?.[0] ?? "";
  const after = matches(data._TABLE_AFTER, text, end, end + 19)?.[0] ?? "";
  const beside = (before + after).split(/[ \t]+/).filter((token) => token !== "");
  return beside.length > 1 || beside.some((token) => !every(token, isDigit));
}

/** Whether a row of numbers and dashes goes on before or behind. */
const dashedOn = (text: string, start: number, end: number): boolean =>
  (start > 1 && text[start - 1] === "-" && isDigit(text[start - 2])) || (text[end] === "-" && isDigit(text[end + 1]));

function masked(candidate: Candidate): Judgement | null {
  const word = candidate.context();
  const last = candidate.pattern.name === "last four";
  if (!word && last) return null;
  return candidate.accept([`masked card number, ${candidate.pattern.name} shown`], { confidence: word && !last ? "likely" : "possible" });
}

/** Part of a decimal number, a longer dotted or dashed token, a hexadecimal word or a URL path; `CC#4111…` is none. */
function inDecimal(text: string, start: number, end: number, numbered: boolean): boolean {
  let before = start ? text[start - 1]! : " ";
  if (before === "#" && numbered) before = " ";
  const after = text.slice(end, end + 2);
  if (before === ".") return true;
  if (",-+/_#$€£=&".includes(before) && start > 1 && (isAlnum(text[start - 2]) || "#$€£+".includes(before)))
    return before !== "=" && !(before === "," && start > 1);
  return after.length === 2 && "._-/".includes(after[0]!) && isAlnum(after[1]);
}
