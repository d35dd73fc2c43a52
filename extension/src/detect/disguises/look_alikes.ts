/** Characters that look or count like others, and what nobody sees. Mirrors disguises/look_alikes.py. */
import { DIGIT_RUNS } from "../../gen/characters";
import * as data from "../../gen/look_alikes";
import { beyond as beyondAscii } from "../codes";
import type { Disguise, Piece } from "../disguise";
import { endOf, finditer, fullmatch, matches, strip } from "../python";
import { read } from "../text";

const twins = data._TWINS as Record<string, string>;
const marks = data._MARKS as Record<string, string>;
const folds = data._FOLDS as Record<string, string>;
const rowDigits = data._ROW_DIGITS as Record<string, string>;
const known = new Map<string, string>();
const knownMax = 8_192;

function plainOf(character: string): string {
  let plain = known.get(character);
  if (plain === undefined) {
    if (known.size >= knownMax) known.clear();
    known.set(character, (plain = said(character)));
  }
  return plain;
}

/** By character: 1 is the same in any text, 2 is not; 0 nobody has asked. */
const same = new Uint8Array(1 << 16);

function stays(character: string): boolean {
  const code = character.charCodeAt(0);
  return (same[code] ||= plainOf(character) === character ? 1 : 2) === 1;
}

function said(character: string): string {
  const twin = twins[character] ?? marks[character];
  if (twin !== undefined) return twin;
  const code = character.codePointAt(0)!;
  if (/\p{Cf}/u.test(character) || "\u115f\u1160\u3164\uffa0".includes(character)) return "";
  if ((code >= 0xfe00 && code <= 0xfe0f) || (code >= 0xe0100 && code <= 0xe01ef)) return "";
  if ((data._COVERING as [number, number][]).some(([low, high]) => low <= code && code <= high)) return "";
  const fold = folds[code];
  if (fold !== undefined) return fold;
  for (const [start, size, first] of DIGIT_RUNS as [number, number, number][])
    if (code >= start && code < start + size) return String(first + code - start);
  const plain = character.normalize("NFKC");
  if (/^[\0-\x7f]*$/.test(plain)) return plain;
  return /\p{Zs}/u.test(character) ? " " : character;
}

/** Letters that are none of a number here: no digit stands right beside them. */
function spelling(text: string, run: string, at: number): string {
  const beside = text.slice(Math.max(0, at - 1), at) + text.slice(at + run.length, at + run.length + 1);
  return fullmatch(data._AMONG_DIGITS, run) && /[0-9]/.test(beside) ? "" : data._DIGIT_LETTERS;
}

/** Whether a run is a word of a script of its own, of which nothing is part of a number, a name or an address in ours. */
function inOwnScript(text: string, run: string, at: number): boolean {
  const before = text[at - 1] ?? "";
  const end = at + run.length;
  if (fullmatch(data._WORD, run) && !parts.test(before) && !parts.test(text[end] ?? "")) return true;
  if (!" \t\n\r(".includes(before) || !matches(data._ENDS, text, end)) return false;
  const word = strip(run, data._QUOTES);
  if (fullmatch(data._WORD, word) || fullmatch(data._CAPITAL, word)) return true;
  if (fullmatch(data._ONE, word)) return matches(data._GOES_ON_SMALL, text, end) !== null;
  return fullmatch(data._SHORT, word) && matches(data._GOES_ON, text, end) !== null;
}

const endsSentence = (text: string, at: number): boolean => matches(data._UNSPACED, text, at - 1) !== null && matches(data._UNSPACED_OR_END, text, at + 1) !== null;

function* pieces(text: string, due: () => boolean, original: (place: number) => string): Generator<Piece | null> {
  const rows = new Map([...finditer(data._ROW, text)].map((match) => [match.index, match]));
  let rowEnd = 0;
  for (const match of finditer(beyond, text)) {
    if (due()) yield null;
    if (match.index < rowEnd) continue;
    const row = rows.get(match.index);
    if (row !== undefined) {
      rowEnd = endOf(row);
      yield { start: row.index, end: rowEnd, plain: [...row[0]].map((one) => rowDigits[one.codePointAt(0)!] ?? one).join("") };
      continue;
    }
    if (inOwnScript(text, match[0], match.index)) continue;
    let begin = -1;
    let plain = "";
    const end = endOf(match);
    const letters = spelling(text, match[0], match.index);
    for (let place = match.index; place <= end; place++) {
      const character = place < end ? original(place) : "";
      if (character.length === 1 && begin < 0 && stays(character)) continue;
      const kept = letters.includes(character) || (data._STOPS.includes(character) && endsSentence(text, place));
      const changed = kept ? character : plainOf(character);
      if (changed !== character) {
        if (begin < 0) [begin, plain] = [place, ""];
        plain += read(changed).text;
      } else if (begin >= 0) {
        yield { start: begin, end: place, plain };
        begin = -1;
      }
    }
  }
}

const parts = new RegExp(data._PARTS.source, data._PARTS.flags);
const beyond = { source: "[^\\x00-\\x7f]+", flags: "" };

export const lookAlikes: Disguise = { says: "through look-alike characters", may: (_, has) => has(beyondAscii), pieces };
