/** Mirrors detectors/passport.py and bank_account.py. */
import * as bank from "../gen/bank_account";
import * as passport from "../gen/passport";
import { byChance } from "./alike";
import { behind } from "./field_names";
import { mod1110 } from "./national_checks";
import { distinct, fullmatch, isAlnum, isDigit, isUpper, matches, rfind, search } from "./python";
import { judgement, type Candidate, type Judgement, type Page } from "./types";

export function validatePassport(candidate: Candidate): Judgement | null {
  const { text, start, end, value } = candidate;
  const digits = [...value].filter(isDigit).length;
  const russian = candidate.pattern.name === "Russian";
  const form = candidate.pattern.name;
  if (form === "mixed" && digits === value.length) return null;
  const word = candidate.context();
  const label = labelled(candidate, word);
  const least = form === "German" || (form === "mixed" && label > 1) ? 3 : 5;
  if (digits < least || distinct(value) < 3 || (value !== value.toUpperCase() && !russian && form !== "small") || candidate.against()) return null;
  const after = text.slice(end, end + 2);
  if ((start > 0 && "-/#.".includes(text[start - 1]!) && !label) || (after.length === 2 && "-/.@".includes(after[0]!) && isAlnum(after[1]))) return null;
  if (russian && (word === null || !passport._RUSSIAN.has(word))) return null;
  if ((form === "mixed" && label < 1) || (form === "small" && label < 2)) return null;
  return word === null ? null : candidate.accept([`context word: ${word}`], { confidence: "likely", weight: 1 });
}

/** Whether the word stands right before, as a label; 2 with a colon or the like between. */
function labelled({ text, start }: Candidate, word: string | null): number {
  const around = word === null ? null : behind(text, start, word);
  if (around === null || !fullmatch(passport._CLOSE, around[1].toLowerCase())) return 0;
  return /[:=#：]/.test(around[1]) ? 2 : 1;
}

/** Two lines of 44 or 36, or three of 30 characters, whose check digits hold. */
export function* sweepPassports(page: Page): Generator<Judgement | null> {
  const { text } = page;
  let done = 0;
  for (const anchor of page.anchors) {
    if (page.due()) yield null;
    if (anchor <= done) continue;
    const low = Math.max(0, anchor - 64);
    let start = rfind(text, "\n", low, anchor) + 1;
    if (start === 0) start = anchor < 64 ? 0 : Math.max(...[..." \t\"'>"].map((mark) => rfind(text, mark, low, anchor))) + 1;
    const [lines, end] = linesFrom(text, start);
    const holds = zoneHolds(lines);
    if (!holds && !(lines.length > 1 && matches(passport._BEGINS, lines[0]!, 0))) continue;
    done = end;
    yield judgement(start, end, holds ? "very_likely" : "likely", ["machine-readable zone", holds ? "check digits" : "a check digit is wrong"], 3);
  }
}

/** Up to three lines of the zone's characters, and where they end. */
function linesFrom(text: string, start: number): [string[], number] {
  const lines: string[] = [];
  let end = start;
  for (let position = start; lines.length < 3; ) {
    let stop = position;
    while (stop < text.length && stop - position < 45 && passport._MRZ.has(text[stop]!)) stop++;
    const size = stop - position;
    if (![30, 36, 44].includes(size) || (lines.length && lines[0]!.length !== size)) break;
    lines.push(text.slice(position, stop));
    end = stop;
    while (stop < text.length && " \r\n\t".includes(text[stop]!)) stop++;
    position = stop;
  }
  return [lines, end];
}

function zoneHolds(lines: string[]): boolean {
  const [first = "", second = ""] = lines;
  const held = (line: string, from: number, check: number): boolean => checkDigit(line.slice(from, check)) === line[check];
  if (lines.length >= 2 && first.length >= 36) return held(second, 0, 9) && held(second, 13, 19) && held(second, 21, 27);
  return lines.length === 3 && held(first, 5, 14) && held(second, 0, 6) && held(second, 8, 14);
}

/** ICAO 9303 part 3: weights 7, 3, 1; letters from 10, the filler 0. */
function checkDigit(characters: string): string {
  return String([...characters].reduce((sum, one, i) => sum + (one === "<" ? 0 : parseInt(one, 36)) * [7, 3, 1][i % 3]!, 0) % 10);
}

export function validateBankAccount(candidate: Candidate): Judgement | null {
  const { text, start, end, value } = candidate;
  const shape = candidate.pattern.name;
  const after = text.slice(end, end + 2);
  const numbered = text[start - 1] === "#" && namedBy(candidate, new Set(candidate.nearby()));
  if ((start > 0 && "-/#.$€".includes(text[start - 1]!) && !numbered) || (after.length === 2 && "-/.".includes(after[0]!) && isAlnum(after[1]))) return null;
  if (shape !== "UPI id" && candidate.against()) return null;
  const compact = compacted(value);
  if (shape in ACCOUNTS) return checked(candidate, shape, compact);
  const name = SHAPES[shape] ? SHAPES[shape](candidate, compact) : shape;
  if (!name) return null;
  const word = candidate.context();
  // An account and a bill in Ukrainian: an account where something goes onto it or out of it, or it is long.
  if (word === bank._BILL && (compact.length < bank._bill_digits_max || !/^[0-9]+$/.test(compact)) && !search(bank._onto, text.slice(Math.max(0, start - 32), start).toLowerCase()))
    return null;
  const sure = name.includes("check digit");
  return candidate.accept([name, ...(word ? [`context word: ${word}`] : [])], { confidence: sure ? "very_likely" : "likely", weight: sure ? 2 : 1 });
}

function compacted(value: string): string {
  return [...value].filter(isAlnum).join("");
}

/** An account of a written form that has a check of its own. */
function checked(candidate: Candidate, shape: string, compact: string): Judgement | null {
  const [holds, word] = [ACCOUNTS[shape]!, candidate.context()];
  if (distinct(compact) < 3 || (word === null && bank._UNNAMED.has(shape)) || !holds(compact)) return null;
  if (word) return candidate.accept([`${shape}, check digits`, `context word: ${word}`], { confidence: "very_likely", weight: 3 });
  if (byChance(candidate.text, candidate.start, candidate.end, bank._by_chance_share, (other) => holds(compacted(other)))) return null;
  return candidate.accept([`${shape}, check digits`], { confidence: "likely", weight: 2 });
}

/** Whether one of these words stands right before the number. */
function namedBy(candidate: Candidate, ...names: Set<string>[]): boolean {
  const before = candidate.text.slice(Math.max(0, candidate.start - 40), candidate.start).toLowerCase();
  return candidate.nearby().slice(0, 4).some((word) => {
    const place = before.lastIndexOf(word);
    return place >= 0 && names.some((set) => set.has(word)) && fullmatch(bank._NAMING, before.slice(place + word.length));
  });
}

function kindOfDigits(candidate: Candidate, digits: string): string {
  if (distinct(digits) < 3) return "";
  const nearby = candidate.nearby();
  const near = nearby.slice(0, 4);
  if (digits.length === 9 && near.some((word) => bank._ROUTING.has(word)) && isRouting(digits)) return "US routing number, check digit";
  if (digits.length === 18 && near.includes("clabe") && isClabe(digits)) return "Mexico CLABE, check digit";
  if (near.some((word) => bank._ACCOUNT.has(word)) && digits.length >= 6 && digits.length <= 20)
    return near.some((word) => word !== "account") || nearby.length > 1 ? "account number" : "";
  if (digits.length === 8 && (near.includes("blz") || near.includes("bankleitzahl"))) return "bank code";
  return (digits.length <= 20 && namedBy(candidate, bank._NAMED_ACCOUNT)) || ofABank(candidate, digits) ? "account number" : "";
}

const ofABank = (candidate: Candidate, digits: string): boolean =>
  digits.length >= 9 && digits.length <= 16 && distinct(digits) > 3 && namedBy(candidate, bank._BANKS);

const SHAPES: Record<string, (candidate: Candidate, compact: string) => string> = {
  digits: kindOfDigits,
  grouped: (candidate, digits) =>
    (digits.length >= 6 && digits.length <= 18 && distinct(digits) > 2 && namedBy(candidate, bank._ACCOUNT, bank._NAMED_ACCOUNT)) || ofABank(candidate, digits) ? "account number" : "",
  short: (candidate) => {
    if (namedBy(candidate, bank._CODES)) return candidate.text.slice(Math.max(0, candidate.start - 6), candidate.start).includes("AG") ? "" : "bank code";
    return candidate.value.includes("-") && namedBy(candidate, bank._ACCOUNT, bank._NAMED_ACCOUNT) ? "account number" : "";
  },
  "UK sort code": (candidate) => (candidate.value.includes("-") || namedBy(candidate, bank._CODES) ? "UK sort code" : ""),
  IFSC: (_, compact) => (isUpper(compact) ? "IFSC" : ""),
  "UPI id, named": (candidate) => (namedBy(candidate, bank._UPI) ? "UPI id" : ""),
  "Russia account": (_, compact) => (distinct(compact.slice(8)) > 2 ? "Russia account" : ""),
  "PIX key": (candidate) => (candidate.nearby().slice(0, 3).some((word) => word === "pix" || word === "chave pix") ? "PIX key" : ""),
};

/** The digits, each times its weight; weights begin again. */
function summed(digits: string, weights: number[]): number {
  return [...digits].reduce((sum, digit, i) => sum + Number(digit) * weights[i % weights.length]!, 0);
}

const DOUBLES = [1, 2, 4, 8, 5, 10, 9, 7, 3, 6];
const tens = (sum: number): string => String((10 - (sum % 10)) % 10);

function norwegian(digits: string): boolean {
  return (11 - (summed(digits.slice(0, 10), [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11 === Number(digits[10]);
}

const ACCOUNTS: Record<string, (compact: string) => boolean> = {
  "Poland NRB": (n) => BigInt(`${n.slice(2)}2521${n.slice(0, 2)}`) % 97n === 1n,
  "Czechia or Slovakia": (n) => {
    const number = n.slice(0, -4);
    return n.endsWith("0") && Number(number) > 0 && summed([...number].reverse().join(""), DOUBLES) % 11 === 0;
  },
  Hungary: (n) => Number(n.slice(0, 8)) > 0 && summed(n.slice(0, 8), [9, 7, 3, 1]) % 10 === 0 && summed(n.slice(8), [9, 7, 3, 1]) % 10 === 0,
  "Serbia and neighbours": (n) => BigInt(n.slice(0, 3) + n.slice(3, -2).padStart(13, "0") + n.slice(-2)) % 97n === 1n,
  Belgium: (n) => Number(n.slice(0, 10)) > 0 && (Number(n.slice(0, 10)) % 97 || 97) === Number(n.slice(10)),
  Croatia: (n) => mod1110(n.slice(0, 7)) && mod1110(n.slice(7)),
  Norway: norwegian,
  "Norway, in groups": norwegian,
  "Spain CCC": (n) => {
    const check = (part: string): string => digitOf(11 - (summed(part, DOUBLES) % 11));
    return check(`00${n.slice(0, 8)}`) + check(n.slice(10)) === n.slice(8, 10);
  },
  "France RIB": (n) => {
    const digits = n.replace(/[A-Z]/g, (letter) => "12345678912345678923456789"[letter.charCodeAt(0) - 65]!);
    const body = 89n * BigInt(digits.slice(0, 5)) + 15n * BigInt(digits.slice(5, 10)) + 3n * BigInt(digits.slice(10, 21));
    return 97 - Number(body % 97n) === Number(digits.slice(21));
  },
  "New Zealand": (n) => bank._NZ_BANKS.has(n.slice(0, 2)) && Number(n.slice(6, 13)) > 0,
  "Argentina CBU": (n) => n[7] === tens(summed(n.slice(0, 7), [7, 1, 3, 9])) && n[21] === tens(summed(n.slice(8, 21), [3, 9, 7, 1])),
  "Mexico CLABE": isClabe,
};

/** Ten is written 1, eleven 0. */
function digitOf(check: number): string {
  return check < 10 ? String(check) : check === 10 ? "1" : "0";
}

/** ABA: weights 3 7 1, and a Federal Reserve district in front. */
function isRouting(digits: string): boolean {
  const head = Number(digits.slice(0, 2));
  const district = head <= 12 || (head >= 21 && head <= 32) || (head >= 61 && head <= 72) || head === 80;
  return district && summed(digits, [3, 7, 1]) % 10 === 0;
}

/** Banxico: weights 3 7 1 over 17 digits, the last makes it a multiple of ten. */
function isClabe(digits: string): boolean {
  const sum = [...digits.slice(0, 17)].reduce((so, digit, i) => so + ((Number(digit) * [3, 7, 1][i % 3]!) % 10), 0);
  return (10 - (sum % 10)) % 10 === Number(digits[17]);
}
