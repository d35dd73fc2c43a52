/** Is a string a secret, or does it only stand where one could stand? Mirrors src/seawall/detect/secrets.py. */
import * as data from "../gen/secrets";
import { generated } from "./generated";
import { distinct, fullmatch, isAlnum, isAlpha, isDigit, isUpper, matches, search, some, strip } from "./python";

export function entropy(value: string): number {
  const counts = new Map<string, number>();
  for (const character of value) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const n of counts.values()) bits -= (n / value.length) * Math.log2(n / value.length);
  return bits;
}

export function placeholder(raw: string): boolean {
  const value = raw.length > 96 ? raw.slice(0, 72) + raw.slice(-24) : raw;
  if (data.NOT_SECRETS.has(strip(value.toLowerCase(), "'\"`<>[](){}: "))) return true;
  if (generated(value)) return search(data._repeats, value) !== null || search(data._said, value.toLowerCase()) !== null;
  return search(data._stand_in, value.toLowerCase()) !== null || search(data._repeats, value) !== null || distinct(value) < 4;
}

/** Share of neighbouring letters that are a pair common in words; 0.5 when there are too few to tell. */
export function wordShare(value: string): number {
  let known = 0;
  let total = 0;
  let previous = "";
  for (const character of value) {
    if (!/[A-Za-z]/.test(character)) {
      previous = "";
      continue;
    }
    if (previous && !(/[A-Z]/.test(character) && /[a-z]/.test(previous))) {
      total++;
      if (data._pairs.has((previous + character).toLowerCase())) known++;
    }
    previous = character;
  }
  return total >= 3 ? known / total : 0.5;
}

export function looksRandom(raw: string, strict = false): boolean {
  const value = raw.slice(0, data.sample_chars_max);
  const size = value.length;
  if (size < 8 || distinct(value) < 5 || entropy(value) < (size >= 16 ? 3.0 : 2.5)) return false;
  let digits = 0;
  let letters = 0;
  let changes = 0;
  for (let i = 0; i < size; i++) {
    const character = value[i]!;
    if (isDigit(character)) digits++;
    if (isAlpha(character)) letters++;
    const next = value[i + 1];
    if (next !== undefined && isAlnum(character) && isAlnum(next) && isDigit(character) !== isDigit(next)) changes++;
  }
  const share = wordShare(value);
  if (digits === 0) return size >= 20 && share < (strict ? 0.4 : 0.5);
  if (letters === 0) return false;
  if (strict) {
    if (size >= 20 && letters >= 3 && digits >= 4 && isHex(value)) return true;
    return digits >= 2 && ((share < 0.55 && (changes >= 3 || size >= 24)) || (changes >= 8 && share < 0.75));
  }
  if (share < 0.6 || (changes >= 4 && share < 0.8) || changes >= 6) return true;
  return size >= 12 && share < 0.75 && caseFlips(value) > 0.55;
}

/** Share of neighbouring letters that differ in case. */
function caseFlips(value: string): number {
  let pairs = 0;
  let flips = 0;
  for (let i = 0; i + 1 < value.length; i++) {
    if (!isAlpha(value[i]) || !isAlpha(value[i + 1])) continue;
    pairs++;
    if (isUpper(value[i]!) !== isUpper(value[i + 1]!)) flips++;
  }
  return pairs ? flips / pairs : 0;
}

/** Whether it is written as a value and not as code, a template or a stand-in. */
export function literal(value: string): boolean {
  if (generated(value)) return !placeholder(value);
  if (value.length < 3 || placeholder(value) || search(data._expression, value) || search(data._scrap, value)) return false;
  const thrown = (): boolean => wordShare(value) < 0.4 && some(value, isDigit);
  if (search(data._dotted, value) && !matches(data._of_words, value, 0) && !thrown()) return false;
  if (/^(?:[${<!\\(*+=?[]|%\(|%\{|@\{|#\{|\/\/)/.test(value)) return false;
  return !(/[={]$/.test(value) && !fullmatch(data._base64, value));
}

export function publicContext(before: string): boolean {
  return search(data._public_words, before.slice(-40)) !== null;
}

export function digestContext(before: string): boolean {
  return search(data._digest_words, before.slice(-48)) !== null;
}

export function isHex(value: string): boolean {
  return fullmatch(data._hex, value);
}

export function isUuid(value: string): boolean {
  return fullmatch(data._uuid, value);
}
