/** Mirrors detectors/iban.py. */
import * as data from "../gen/iban";
import { distinct, fullmatch, isAlnum, isLower, isUpper, matches, plainAlnum, search } from "./python";
import type { Candidate, Judgement } from "./types";

const kinds: Record<string, string> = { n: "[0-9]", a: "[A-Z]", c: "[0-9A-Z]" };
const compiled = new Map<string, [number, RegExp]>();

function shapeOf(structure: string): [number, RegExp] {
  let known = compiled.get(structure);
  if (known === undefined) {
    let length = 4;
    let body = "";
    for (const [, size, kind] of structure.slice(2).matchAll(/(\d+)([nac])/g)) {
      length += Number(size);
      body += `${kinds[kind!]}{${size}}`;
    }
    compiled.set(structure, (known = [length, new RegExp(`${structure.slice(0, 2)}[0-9]{2}${body}`)]));
  }
  return known;
}

export function validateIban(candidate: Candidate): Judgement | null {
  const structure = (data._STRUCTURE as Record<string, string>)[candidate.value.slice(0, 2).toUpperCase()];
  if (structure === undefined) return null;
  const [length, shape] = shapeOf(structure);
  let compact = "";
  let end = -1;
  for (let i = 0; i < candidate.value.length && end < 0; i++) {
    const character = candidate.value[i]!;
    if (candidate.pattern.name === "wrapped" ? !isAlnum(character) : " -.".includes(character)) continue;
    compact += character;
    if (compact.length === length) end = candidate.start + i + 1;
  }
  if (end < 0 || (plainAlnum(candidate.text[end]) && !matches(data._WORD, candidate.text, end)) || !(isUpper(compact) || isLower(compact))) return null;
  const number = compact.toUpperCase();
  if (!fullmatch(shape, number)) return null;
  if (!mod97(number)) {
    const named = search(data._NAMED, candidate.text.slice(Math.max(0, candidate.start - data.named_chars), candidate.start));
    if (!named || distinct(number.slice(4)) < 3) return null;
    return candidate.accept(["country and length", "its name before it", "check digits are wrong"], { confidence: "possible", end, weight: 1 });
  }
  return candidate.accept(["country and length", "check digits"], { confidence: "very_likely", end, weight: 3 });
}

/** ISO 7064 MOD 97-10 over an upper-case IBAN. */
export function mod97(number: string): boolean {
  if (["00", "01", "99"].includes(number.slice(2, 4))) return false; // 98 less a remainder of 97 is 2 to 98
  let rest = 0;
  for (const character of number.slice(4) + number.slice(0, 4)) {
    const value = parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

/** How long the account numbers of a country are; null where it has none. */
export function lengthOf(country: string): number | null {
  const structure = (data._STRUCTURE as Record<string, string>)[country];
  return structure === undefined ? null : shapeOf(structure)[0];
}

/** Two letters, two digits and 11 to 30 more, with right check digits. */
export function isIban(text: string): boolean {
  return /^[A-Za-z]{2}[0-9]{2}[0-9A-Za-z]{11,30}$/.test(text) && mod97(text.toUpperCase());
}
