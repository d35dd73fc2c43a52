/** Hexadecimal with something between the pairs, in groups, and as dumps print it. Mirrors disguises/hex_pairs.py. */
import * as data from "../../gen/hex_pairs";
import { oneByOne, textIn, type Disguise, type Piece } from "../disguise";
import { gathered } from "../pace";
import { endOf, finditer, matches, sub } from "../python";
import { characters, longRuns } from "../places";
import { read } from "../text";
import { fromHex } from "./base64";

function* pieces(text: string, due: () => boolean): Generator<Piece | null> {
  const found = [...(yield* gathered(dumps(text, due))), ...(yield* gathered(runs(text, due)))];
  yield* oneByOne(found);
}

function* runs(text: string, due: () => boolean): Generator<Piece | null> {
  for (const match of finditer(data._RUN, text)) {
    if (due()) yield null;
    const pairs = sub(data._NOT_HEX, match[0], "");
    const plain = pairs.length % 2 ? null : textIn(fromHex(pairs));
    if (plain !== null) yield { start: match.index, end: endOf(match), plain: read(plain).text };
  }
}

function* dumps(text: string, due: () => boolean): Generator<Piece | null> {
  for (const match of finditer(data._DUMP, text)) {
    if (due()) yield null;
    const plain = textIn(fromHex(match[0].split(/\r?\n/).map(line).join("")));
    if (plain !== null) yield { start: match.index, end: endOf(match), plain: read(plain).text };
  }
}

/** The pairs of a dump's line: 16 at most, up to the gap before the characters. */
function line(text: string): string {
  let place = matches(data._OFFSET, text)?.[0].length ?? 0;
  let pairs = "";
  while (pairs.length < 32) {
    const cell = matches(data._CELL, text, place);
    if (cell === null) break;
    pairs += cell[1]!;
    const end = place + cell[1]!.length;
    if (text.slice(end, end + 3) === "   ") break;
    place = endOf(cell);
  }
  return pairs.slice(0, 32);
}

const pairsAndMarks = characters("0123456789abcdefABCDEF :,;|-\n");
const door = new RegExp(
  "[0-9A-Fa-f]{2}[ :,;|-][0-9A-Fa-f]{2}[ :,;|-][0-9A-Fa-f]{2}[ :,;|-][0-9A-Fa-f]{2}[ :,;|-]" +
    "|[0-9A-Fa-f]{4} [0-9A-Fa-f]{4} [0-9A-Fa-f]{4}|[0-9A-Fa-f]{2}\\n[0-9A-Fa-f]{2}\\n[0-9A-Fa-f]{2}\\n[0-9A-Fa-f]{2}\\n",
);

/** As the Python engine's gates, but for `61h 6eh`. */
function may(text: string): boolean {
  if (/0[xX][0-9A-Fa-f]{2}(?:, ?|\\)?0[xX]/.test(text)) return true;
  for (const [start, end] of longRuns(text, pairsAndMarks, 12)) if (door.test(text.slice(start, end))) return true;
  return false;
}

export const hexPairs: Disguise = { says: "through hexadecimal", may, pieces };
