/** Numbers grown together with other things: `card_4111…`, `4111…Name`, zeros before or after. Mirrors disguises/glued.py. */
import * as data from "../../gen/glued";
import { aCard } from "../card";
import { oneByOne, type Disguise, type Piece } from "../disguise";
import { isIban, lengthOf } from "../iban";
import { endOf, finditer, isAlpha, search } from "../python";
import { windows } from "./windows";

const beside = 8;
const restMin = 3;

function* pieces(text: string, due: () => boolean): Generator<Piece | null> {
  const found: Piece[] = [];
  for (const stretch of windows(text, data._NEAR, data.reach_chars, due)) {
    if (stretch === null) yield null;
    else found.push(...cards(text, ...stretch), ...accounts(text, ...stretch));
  }
  yield* oneByOne(found);
}

function* cards(text: string, low: number, high: number): Generator<Piece> {
  for (const match of finditer(data._NUMBER, text, low, high)) {
    const [number] = match;
    const end = endOf(match);
    const before = text.slice(Math.max(0, match.index - beside), match.index);
    const after = text.slice(end, end + beside);
    const grown = [before.slice(-1), after.slice(0, 1)].some((one) => one === "_" || isAlpha(one));
    if (grown && !search(data._POINT, before) && aCard(number) && !search(data._HEX, before + number + after)) yield { start: match.index, end, plain: ` ${number} ` };
  }
  for (const match of finditer(data._PADDED, text, low, high)) {
    const digits = match[1] ?? match[2]!;
    if (aCard(digits)) yield { start: match.index, end: endOf(match), plain: digits };
  }
}

function* accounts(text: string, low: number, high: number): Generator<Piece> {
  for (const match of finditer(data._ACCOUNT, text, low, high)) {
    const run = match[2]!;
    const size = lengthOf(run.slice(0, 2));
    if (size === null || !isIban(run.slice(0, size))) continue;
    const rest = run.slice(size);
    const start = endOf(match) - run.length;
    if ((match[1] || rest.length >= restMin) && new Set(rest).size <= 1) yield { start, end: start + size, plain: ` ${run.slice(0, size)} ` };
  }
}

/** Most texts have nothing of this, which costs less to see. */
const porch = /[0-9]{13}|[A-Z]{2}[0-9][0-9][0-9A-Z]{11}/;
const door = /[A-Za-z_][0-9]{15}|[0-9]{15}[A-Za-z_]|\b0{2}[0-9]{13}|[0-9]{12}000\b|[_A-Z][A-Z]{2}[0-9][0-9][0-9A-Z]{11}|\b[A-Z]{2}[0-9][0-9][0-9A-Z]{14}/;

export const glued: Disguise = { says: "grown together", may: (text, _, { word, run }) => (run > 12 || word > 14) && porch.test(text) && door.test(text), pieces, guess: true };
