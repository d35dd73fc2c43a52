/** Mirrors detectors/passport.py and bank_account.py. */
import * as bank from "../gen/bank_account";
import * as passport from "../gen/passport";
import { distinct, isAlnum, isDigit, isUpper, rfind } from "./python";
import { judgement, type Candidate, type Judgement, type Page } from "./types";

export function validatePassport(candidate: Candidate): Judgement | null {
  const { text, start, end, value } = candidate;
  const digits = [...value].filter(isDigit).length;
  if (digits < 5 || distinct(value) < 3 || value !== value.toUpperCase() || candidate.against()) return null;
  const after = text.slice(end, end + 2);
  if ((start > 0 && "-/#.".includes(text[start - 1]!)) || (after.length === 2 && "-/.@".includes(after[0]!) && isAlnum(after[1]))) return null;
  const word = candidate.context();
  return word === null ? null : candidate.accept([`context word: ${word}`], { confidence: "likely", weight: 1 });
}

/** Two lines of 44 or 36, or three of 30 characters, whose check digits hold. */
export function* sweepPassports(page: Page): Generator<Judgement> {
  const { text } = page;
  let done = 0;
  for (const anchor of page.anchors) {
    if (anchor <= done) continue;
    const low = Math.max(0, anchor - 64);
    let start = rfind(text, "\n", low, anchor) + 1;
    if (start === 0) start = anchor < 64 ? 0 : Math.max(...[..." \t\"'>"].map((mark) => rfind(text, mark, low, anchor))) + 1;
    const [lines, end] = linesFrom(text, start);
    if (!zoneHolds(lines)) continue;
    done = end;
    yield judgement(start, end, "very_likely", ["machine-readable zone", "check digits"], 3);
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
  const after = text.slice(end, end + 2);
  if (candidate.against() || (start > 0 && "-/#.$€".includes(text[start - 1]!)) || (after.length === 2 && "-/.".includes(after[0]!) && isAlnum(after[1]))) return null;
  const compact = [...value].filter(isAlnum).join("");
  let { name } = candidate.pattern;
  if (name === "digits") name = kindOfDigits(compact, candidate.nearby());
  else if (name === "IFSC" && !isUpper(compact)) return null;
  if (!name) return null;
  const checked = name.includes("check digit");
  return candidate.accept([name, `context word: ${candidate.context()}`], { confidence: checked ? "very_likely" : "likely", weight: checked ? 2 : 1 });
}

function kindOfDigits(digits: string, nearby: string[]): string {
  if (distinct(digits) < 3) return "";
  const near = nearby.slice(0, 4);
  if (digits.length === 9 && near.some((word) => bank._ROUTING.has(word)) && isRouting(digits)) return "US routing number, check digit";
  if (digits.length === 18 && near.includes("clabe") && isClabe(digits)) return "Mexico CLABE, check digit";
  if (near.some((word) => bank._ACCOUNT.has(word)) && digits.length >= 6 && digits.length <= 20)
    return near.some((word) => word !== "account") || nearby.length > 1 ? "account number" : "";
  return digits.length === 8 && (near.includes("blz") || near.includes("bankleitzahl")) ? "bank code" : "";
}

/** ABA: weights 3 7 1, and a Federal Reserve district in front. */
function isRouting(digits: string): boolean {
  const head = Number(digits.slice(0, 2));
  const district = head <= 12 || (head >= 21 && head <= 32) || (head >= 61 && head <= 72) || head === 80;
  return district && [...digits].reduce((sum, digit, i) => sum + Number(digit) * [3, 7, 1][i % 3]!, 0) % 10 === 0;
}

/** Banxico: weights 3 7 1 over 17 digits, the last makes it a multiple of ten. */
function isClabe(digits: string): boolean {
  const sum = [...digits.slice(0, 17)].reduce((so, digit, i) => so + ((Number(digit) * [3, 7, 1][i % 3]!) % 10), 0);
  return (10 - (sum % 10)) % 10 === Number(digits[17]);
}
