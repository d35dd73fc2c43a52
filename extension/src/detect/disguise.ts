/**
 * Readings: a text as it says something once a disguise is taken off, with the way back to the text as it came. Mirrors
 * src/seawall/detect/disguise.py. Every string here has one unit a code point.
 */
import { printable } from "./python";
import type { GateData } from "./types";

export const contextChars = 96;
export const piecesMax = 200_000;
export const readingCharsMax = 1024 * 1024;
export const depthMax = 3;
const gap = "\n\n\n";

/** Something disguised, where it is, and what it says. */
export interface Piece {
  start: number;
  end: number;
  plain: string;
}

export interface Disguise {
  /** How a reason names it. */
  says: string;
  /** One of them is in every text that holds it; without any, `may` alone says. */
  gates?: readonly (GateData | string)[];
  /** Whether it can be in a text; cheap. `has` tells which ASCII characters are in it, and (`beyond`) whether any other is; `longest` how long its longest word without a blank and its longest run of digits are. */
  may?(text: string, has: (code: number) => boolean, longest: { word: number; run: number }): boolean;
  /** The disguised pieces, ascending and apart; null where others may have their turn. `original` gives the character that stood at a place before it was read. */
  pieces(text: string, due: () => boolean, original: (place: number) => string): Iterable<Piece | null>;
  /** Only very likely findings of what has a check of its own count, and none is made inside another. */
  guess?: boolean;
  /** A piece begins with a name that stands in the text: what is found there counts however likely it is. */
  named?: boolean;
  /** False where keys and passwords can't come out. */
  credentials?: boolean;
  /** False where sentences could be read before: what the model of shop talk says of them does not count. */
  sentences?: boolean;
}

/** By start, of those that begin together the longest, none over another. */
export function* oneByOne(found: Piece[]): Generator<Piece> {
  let done = 0;
  for (const piece of found.sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (piece.start < done) continue;
    done = piece.end;
    yield piece;
  }
}

/** What people's texts hold besides what is printed: editors of web pages write every second blank as one that does not break. */
const unseen = /[\t\n\r\xa0\xad\u200b-\u200f\u2009\u202f\u2060\u3000\ufeff]/g;

/** What bytes say; null when it is no text. */
export function textIn(data: Uint8Array): string | null {
  if (data.length < 6) return null;
  const wide = data[1] === 0 && data[3] === 0;
  // What is no text mostly shows at once.
  if (!wide && !begun(data)) return null;
  if (data.length > 4_096 && decoded(data.subarray(0, 1_024), wide, true) === null) return null;
  return decoded(data, wide, false);
}

/** Whether its first bytes can be a text's in UTF-8, without a sign that no text has. */
function begun(data: Uint8Array): boolean {
  let follow = 0;
  for (let at = 0; at < Math.min(data.length, 64); at++) {
    const byte = data[at]!;
    if (follow > 0) {
      if ((byte & 0xc0) !== 0x80) return false;
      follow--;
    } else if (byte < 0x80) {
      if (byte === 0x7f || (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 13)) return false;
    } else if (byte < 0xc2 || byte > 0xf4) return false;
    else follow = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
  }
  return true;
}

function decoded(data: Uint8Array, wide: boolean, more: boolean): string | null {
  try {
    const plain = new TextDecoder(wide ? "utf-16le" : "utf-8", { fatal: true, ignoreBOM: true }).decode(data, { stream: more });
    return printable(plain.replace(unseen, "")) ? plain : null;
  } catch {
    return null;
  }
}

/** Where a stretch begins in the reading, where in the text, where it ends there, and whether it is the same in both. */
type Stretch = [number, number, number, boolean];

export class Reading {
  constructor(readonly text: string, private readonly stretches: Stretch[]) {}

  private at(place: number): number {
    let low = 0;
    let top = this.stretches.length;
    while (low < top) {
      const middle = (low + top) >> 1;
      if (this.stretches[middle]![0] <= place) low = middle + 1;
      else top = middle;
    }
    return low - 1;
  }

  /** Where a span is in the text as it came; null when nothing in it was disguised, or when it lies over a gap. */
  back(start: number, end: number): [number, number] | null {
    const { stretches } = this;
    const first = this.at(start);
    const last = this.at(end - 1);
    if (first < 0) return null;
    let same = true;
    for (let n = first; n <= last; n++) same &&= stretches[n]![3];
    if (same && !this.beside(start, end, first, last)) return null;
    for (let n = first; n < last; n++) if (stretches[n]![2] !== stretches[n + 1]![1]) return null;
    const [from, low, , kept] = stretches[first]!;
    const [begin, lowest, high, whole] = stretches[last]!;
    return [kept ? low + start - from : low, whole ? lowest + end - begin : high];
  }

  /** Those pieces that touch what was disguised: all else has been looked through already. */
  *changed(pieces: Iterable<Piece | null>): Generator<Piece | null> {
    for (const piece of pieces) if (piece === null || this.touches(piece)) yield piece;
  }

  private touches({ start, end }: Piece): boolean {
    const first = this.at(start);
    const last = this.at(end);
    const beside = first > 0 && start === this.stretches[first]![0] ? 1 : 0;
    for (let n = Math.max(0, first - beside); n <= last; n++) if (!this.stretches[n]![3]) return true;
    return false;
  }

  /** A span touches a piece: what was disguised is the sign that ends the word before. */
  private beside(start: number, end: number, first: number, last: number): boolean {
    const { stretches } = this;
    const before = first > 0 && start === stretches[first]![0] && !stretches[first - 1]![3];
    return before || (last + 1 < stretches.length && end === stretches[last + 1]![0] && !stretches[last + 1]![3]);
  }
}

/** The reading of a text's pieces; null when there are none. Says null where others may have their turn. */
export function* readingOf(text: string, pieces: Iterable<Piece | null>): Generator<null, Reading | null> {
  const stretches: Stretch[] = [];
  let written = "";
  let copied = 0;
  let count = 0;
  const write = (part: string, low: number, high: number, same: boolean) => {
    stretches.push([written.length, low, high, same]);
    written += part;
  };
  for (const piece of pieces) {
    if (piece === null) {
      yield null;
      continue;
    }
    const { start, end, plain } = piece;
    if (count++ >= piecesMax || written.length > readingCharsMax) break;
    const low = Math.max(copied, start - contextChars);
    if (copied && low > copied) {
      const high = Math.min(copied + contextChars, low);
      write(text.slice(copied, high), copied, high, true);
      if (high < low) write(gap, -1, -1, true);
    } else if (low > 0 && !copied) write(gap, -1, -1, true);
    if (low < start) write(text.slice(low, start), low, start, true);
    write(plain, start, end, false);
    copied = end;
  }
  if (!count) return null;
  const high = Math.min(text.length, copied + contextChars);
  write(text.slice(copied, high), copied, high, true);
  return new Reading(written, stretches);
}
