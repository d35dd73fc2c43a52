/** Mirrors detectors/national_id.py. Checks are the ones of national_checks.ts; a scheme without one here is not exported. */
import * as data from "../gen/national_id";
import { UNSPACED } from "../gen/shop_words";
import * as schemes from "../gen/national_schemes";
import { byChance } from "./alike";
import { behind } from "./field_names";
import { CHECKS } from "./national_checks";
import { countryOf } from "./phone";
import { distinct, fullmatch, isAlnum, matches, search, type Written } from "./python";
import { namedOtherwise } from "./talked_of";
import type { Candidate, Judgement } from "./types";

interface Scheme {
  label: string;
  check: string;
  compact: Written;
  words: Set<string>;
  grouped: Written | null;
}

type Given = { label: string; check: string; compact: string; words: string; grouped: string };

const NAMED = data._NAMED as Record<string, string[]>;
const SCHEMES: Scheme[] = (schemes.SCHEMES as Given[]).map((scheme) => ({
  label: scheme.label,
  check: scheme.check,
  compact: { source: scheme.compact, flags: "" },
  words: new Set(NAMED[scheme.label]),
  grouped: scheme.grouped ? { source: scheme.grouped, flags: "" } : null,
}));
const BY_LABEL = new Map(SCHEMES.map((scheme) => [scheme.label, scheme]));

export function validateNational(candidate: Candidate): Judgement | null {
  if (partOfMore(candidate.text, candidate.start, candidate.end)) return null;
  if (fullmatch(data._DATE, candidate.value)) return null;
  const number = compact(candidate.value);
  if (distinct(number) < 3) return null;
  return candidate.pattern.name ? byForm(candidate, BY_LABEL.get(candidate.pattern.name)!, number) : byWords(candidate, number);
}

/** Which scheme a number is of, and what says so. */
function told(scheme: Scheme): string[] {
  return [`scheme: ${scheme.label}`, data._CHECKLESS.has(scheme.check) ? "form" : "check"];
}

function byForm(candidate: Candidate, scheme: Scheme, number: string): Judgement | null {
  const named = candidate.nearby().find((word) => scheme.words.has(word));
  const against = candidate.against() !== null && candidate.matchStart === candidate.start; // ID 8001015009087 says what it is
  if (!holds(scheme, number)) return against ? null : (mistyped(candidate, candidate.nearby(), number) ?? ofAForm(candidate, scheme, number));
  if (against && !named && (!search(data._MARKED, candidate.value) || namedOtherwise(candidate))) return null;
  const reasons = told(scheme);
  if (named) return candidate.accept([...reasons, `context word: ${named}`], { confidence: "very_likely", weight: 3 });
  const share = data._RANGES_ONLY.has(scheme.check) ? data._ranges_share : data._by_chance_share;
  if (byChance(candidate.text, candidate.start, candidate.end, share, (other) => holds(scheme, compact(other)))) return null;
  return candidate.accept(reasons, { confidence: "likely", weight: 2 });
}

/** A form that nothing else has, with a name and a birth in it, whatever its check says. */
function ofAForm(candidate: Candidate, scheme: Scheme, number: string): Judgement | null {
  if (!data._TELLING.has(scheme.label) || !/^[A-Z]{6}/.test(number) || distinct(number.slice(6)) < 4) return null;
  return candidate.accept([`scheme: ${scheme.label}`, "form", "check digit is wrong"], { confidence: "possible" });
}

function compact(value: string): string {
  return value.replace(/[ .\-/()[\]]/g, "").toUpperCase();
}

function byWords(candidate: Candidate, number: string): Judgement | null {
  const nearby = candidate.nearby().filter((word) => !data._ORDINARY.has(word) || meant(candidate, word));
  const against = candidate.against() !== null;
  if (fullmatch(data._ZIP_PLUS_FOUR, candidate.value)) return null;
  if (candidate.text[candidate.start - 1] === "(" && candidate.value.includes(")")) return null; // an area code
  for (const word of nearby)
    for (const scheme of SCHEMES)
      if (scheme.words.has(word) && (!against || (leads(candidate, word) && !data._CHECKLESS.has(scheme.check))) && writtenSo(scheme, candidate.value) && holds(scheme, number))
        return candidate.accept([...told(scheme), `context word: ${word}`], { confidence: "very_likely", weight: 3 });
  if (against) return null;
  const general = nearby.some((word) => data._SHARED.has(word))
    ? SCHEMES.find((scheme) => !data._CHECKLESS.has(scheme.check) && writtenSo(scheme, candidate.value) && holds(scheme, number))
    : undefined;
  return general ? candidate.accept([...told(general), "identity number nearby"], { confidence: "likely" }) : (mistyped(candidate, nearby, number) ?? labelled(candidate, nearby, number));
}

/** What a field holds that is called after an identity, whatever the country. */
function labelled(candidate: Candidate, nearby: readonly string[], number: string): Judgement | null {
  if (number.length > data._labelled_chars_max || number.replace(/[^0-9]/g, "").length < data._labelled_digits_min) return null;
  for (const word of nearby) {
    const around = data._LABELS.has(word) ? behind(candidate.text, candidate.start, word) : null;
    if (around === null) continue;
    const above = fullmatch(data._ABOVE, around[1]) && search(data._OWN_LINE, around[0]) !== null;
    if (above || fullmatch(data._FIELD, around[1]) || (matches(UNSPACED, word) && fullmatch(data._NEXT, around[1]))) return candidate.accept([`named: ${word}`], { confidence: "possible", weight: 1 });
  }
  return null;
}

/** A number right behind its scheme's own name and in its form, of which only the check says that it is none. */
function mistyped(candidate: Candidate, nearby: readonly string[], number: string): Judgement | null {
  for (const word of nearby) {
    const around = data._NOT_ALONE.has(word) ? null : behind(candidate.text, candidate.start, word);
    if (around === null || !fullmatch(data._ORDINARY.has(word) ? data._SAID : data._BEHIND, around[1])) continue;
    for (const scheme of SCHEMES) {
      if (!scheme.words.has(word) || data._CHECKLESS.has(scheme.check) || !writtenSo(scheme, candidate.value)) continue;
      if (CHECKS[scheme.check] === undefined || !fullmatch(loosely(scheme), number)) continue;
      const wrong = data.NO_DIGIT.has(scheme.check) ? "no such number is given out" : "check digit is wrong";
      return candidate.accept([`scheme: ${scheme.label}`, `context word: ${word}`, wrong], { confidence: "possible", weight: 1 });
    }
  }
  return null;
}

const loose = new Map<Scheme, Written>();

/** A scheme's form with any digit where only some are given out. */
function loosely(scheme: Scheme): Written {
  let known = loose.get(scheme);
  if (known === undefined) loose.set(scheme, (known = { source: (scheme.compact as { source: string }).source.replace(/\[[0-9-]{1,12}\]/g, "\\d"), flags: "" }));
  return known;
}

/** A scheme's word stands shortly before the number, in the same sentence. */
function leads({ text, start }: Candidate, word: string): boolean {
  const before = text.slice(Math.max(0, start - data._lead_chars), start).toLowerCase();
  const place = before.lastIndexOf(word);
  return place >= 0 && ![...before.slice(place)].some((character) => data._BREAKS.has(character));
}

/** A scheme's name that is a word besides counts in capitals, or right before the number. */
function meant(candidate: Candidate, word: string): boolean {
  const { text, start, end } = candidate;
  if (word === "my number") return text.slice(Math.max(0, start - 56), start).includes("y Number") || countryOf(compact(candidate.value)) === null;
  if (text.slice(Math.max(0, start - 56), end + 16).includes(word.toUpperCase())) return true;
  const before = text.slice(Math.max(0, start - 56), start).toLowerCase();
  const place = before.lastIndexOf(word);
  const rest = place < 0 ? "" : before.slice(place + word.length);
  if (place > 0 && "\"'".includes(before[place - 1]!) && fullmatch(data._KEY, rest))
    return !data._NOT_ALONE.has(word) && (!/^[0-9]+$/.test(candidate.value) || SCHEMES.some((scheme) => scheme.words.has(word) && !data._CHECKLESS.has(scheme.check)));
  return place >= 0 && fullmatch(data._CLOSE, rest);
}

function writtenSo(scheme: Scheme, value: string): boolean {
  return scheme.grouped === null || fullmatch(scheme.grouped, value);
}

function holds(scheme: Scheme, number: string): boolean {
  const check = CHECKS[scheme.check];
  return check !== undefined && fullmatch(scheme.compact, number) && check(number);
}

function partOfMore(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 2), start);
  const after = text.slice(end, end + 2);
  const last = before.slice(-1);
  if (joined(last) || joined(after[0]) || (last !== "" && "#$€£_+".includes(last))) return true;
  if ((last === " " || last === "-") && search(data._ABROAD, text.slice(Math.max(0, start - 6), start))) return true;
  const glued = before.length === 2 && "-./+".includes(before[1]!) && joined(before[0]);
  return glued || (after.length === 2 && "-./_".includes(after[0]!) && isAlnum(after[1]));
}

/** As in phone.ts: letters of scripts without spaces don't make a number part of a word. */
export function joined(character: string | undefined): boolean {
  return isAlnum(character) && !matches(UNSPACED, character!);
}
