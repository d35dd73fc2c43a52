/** Numbers pulled apart by marks nobody writes them with, or by the same thing every time. Mirrors disguises/split_digits.py. */
import * as data from "../../gen/split_digits";
import { aCard } from "../card";
import { oneByOne, type Disguise, type Piece } from "../disguise";
import { isIban } from "../iban";
import { gathered } from "../pace";
import { endOf, finditer, fullmatch, isAlpha, search } from "../python";
import { windows } from "./windows";

const digitsMin = 9; // identity_digits
const digitsMax = 12;
const cardMax = 19;

function* pieces(text: string, due: () => boolean): Generator<Piece | null> {
  const found: Piece[] = [];
  for (const stretch of windows(text, data._NEAR, data.reach_chars, due)) {
    if (stretch === null) yield null;
    else for (const look of [marked, alike]) found.push(...(yield* gathered(look(text, due, ...stretch))));
  }
  const unchecked = found.filter(({ plain }) => plain.length <= data.unchecked_chars).length;
  yield* oneByOne(unchecked <= data.unchecked_max ? found : found.filter(({ plain }) => plain.length > data.unchecked_chars));
}

/** Whether so many digits, or letters and digits, can be a card, an account or an identity at all: most rows of tables can't. */
function canSay(run: string): boolean {
  let digits = 0;
  let letters = 0;
  for (let place = 0; place < run.length; place++) {
    const code = run.charCodeAt(place);
    if (code >= 48 && code <= 57) digits++;
    else if (code >= 65 && code <= 90) letters++;
  }
  return digits + letters >= digitsMin && (letters > 0 || digits <= cardMax);
}

/** With odd marks between, not always the same. */
function* marked(text: string, due: () => boolean, low: number, high: number): Generator<Piece | null> {
  for (const match of finditer(data._RUN, text, low, high)) {
    if (due()) yield null;
    if (!canSay(match[0])) continue;
    const groups = match[0].match(/[0-9A-Z]+/g)!;
    if (groups[0]!.length > 1 && match[0].includes("\n") && search(data._OTHER_GAP, match[0])) continue; // rows of a table
    const usual = fullmatch(data._USUAL, match[0]) && groups[0]!.length > 1;
    if (!usual || (groups[0]!.length < 4 && isAlpha(groups[0]![0]) && isIban(groups.join("")))) yield* piece(text, match.index, endOf(match), groups);
  }
}

/** With the same thing between every time, whatever it is. */
function* alike(text: string, due: () => boolean, low: number, high: number): Generator<Piece | null> {
  for (const match of finditer(data._SAME, text, low, high)) {
    if (due()) yield null;
    const { gap, of_codes: codes } = match.groups as { gap?: string; of_codes?: string };
    const between = gap ?? codes!;
    if (gap !== undefined && !canSay(match[0])) continue;
    if (between === " " || between === "-" || match[0].length > data.alike_chars_max) continue;
    const groups = gap !== undefined ? match[0].match(/[0-9]+/g)! : match[0].split(between);
    const sizes = groups.map(({ length }) => length);
    const total = sizes.reduce((sum, size) => sum + size, 0);
    if (new Set(sizes).size === 1 || sizes.join() === "3,2,4" || total > digitsMax) yield* piece(text, match.index, endOf(match), groups);
  }
}

function* piece(text: string, start: number, end: number, groups: string[]): Generator<Piece> {
  const compact = groups.join("");
  const account = isIban(compact);
  const identity = /^[0-9]+$/.test(compact) && compact.length >= digitsMin && compact.length <= digitsMax && !fullmatch(data._MOMENT, text.slice(start, end));
  if (!(account || aCard(compact) || identity)) return;
  const apart = groups.filter(({ length }) => length === 1).length > Math.floor(groups.length / 2) || account;
  if (account || !ofTable(text, start, end)) yield { start, end, plain: groups.join(apart ? "" : "-") };
}

/** Whether as many characters at two places are the same, any digit for any other. */
function sameShape(text: string, one: number, other: number, size: number): boolean {
  if (other < 0 || other + size > text.length) return false;
  for (let n = 0; n < size; n++) {
    const [a, b] = [text.charCodeAt(one + n), text.charCodeAt(other + n)];
    if (a !== b && !(isFigure(a) && isFigure(b))) return false;
  }
  return true;
}

const isFigure = (code: number): boolean => code >= 48 && code <= 57;

/** The line above or below has numbers in just the same shape that are no card. */
function ofTable(text: string, start: number, end: number): boolean {
  const size = end - start;
  if (text.slice(start, end).includes("\n")) return false;
  const ofNoCard = (at: number) => sameShape(text, start, at, size) && !aCard((text.slice(at, at + size).match(/[0-9]+/g) ?? []).join(""));
  if (text[end] === "\n" && ofNoCard(end + 1)) return true;
  const above = lineBefore(text, start);
  if (above < size) return false;
  // What is the same as behind it is judged there.
  return (text[end] === "\n" || text.slice(above - size, above) !== text.slice(end + 1, end + 1 + size)) && ofNoCard(above - size);
}

const lineCharsMax = 4_000;

/** The line end before; -1 where the line is longer than any table's. */
function lineBefore(text: string, start: number): number {
  const low = Math.max(0, start - lineCharsMax);
  const place = text.slice(low, start).lastIndexOf("\n");
  return place < 0 ? -1 : low + place;
}

const door = new RegExp(
  "[0-9][ ]{0,2}[^0-9A-Za-z \\t\\n]{1,4}[ ]{0,2}[0-9]{1,6}[ ]{0,2}[^0-9A-Za-z \\t\\n]{1,4}[ ]{0,2}[0-9]|[0-9](?:[ ]{2,6}|\\t)[0-9]{1,6}(?:[ ]{2,6}|\\t)[0-9]" +
    "|\\b[A-Z]{2} [0-9][0-9] [0-9A-Z]{2} [0-9A-Z]{2} [0-9A-Z]{2} |\\b[A-Z]{2}[0-9] [0-9A-Z]{3} [0-9A-Z]{3} [0-9A-Z]{3} |\\b[A-Z] [A-Z] [0-9] [0-9] [0-9A-Z] [0-9A-Z] " +
    "|[0-9]{4}\\r?\\n[0-9]{4}|[0-9]/\\*[^*\\n]{0,12}\\*/[0-9]|[0-9][ \\t]{0,3}\\r?\\n[ \\t]{0,8}[0-9]{1,6}[ \\t]{0,3}\\r?\\n",
);

export const splitDigits: Disguise = { says: "through split digits", may: (text) => door.test(text), pieces, guess: true };
