/**
 * All fixed texts of all patterns, found in one pass. A text's every place is looked up by its next two and three characters
 * in a bitmap; only where that says "perhaps" is a list looked at. This is what Hyperscan does for the Python engine.
 */

export interface SignHit {
  /** Where the sign begins. */
  place: number;
  /** Who waits for it. */
  sign: number;
}

const BITS = 16;

function hash(a: number, b: number, c: number): number {
  return ((a * 961 + b * 31 + c) * 40503) & ((1 << BITS) - 1);
}

export class SignIndex {
  private readonly map = new Uint8Array(1 << BITS);
  private readonly short = new Uint8Array(1 << BITS);
  /** By two characters: 1 when a longer sign begins so, 2 when a short one is these. */
  private readonly pairs = new Uint8Array(1 << 14);
  private readonly lists = new Map<number, number[]>();
  private readonly shortLists = new Map<number, number[]>();
  private readonly fold = new Uint8Array(128);
  private readonly texts: string[] = [];
  private readonly numbers = new Map<string, number>();

  constructor() {
    for (let i = 0; i < 128; i++) this.fold[i] = i >= 65 && i <= 90 ? i + 32 : i;
  }

  /** The number of a sign; the same text has the same number. */
  add(text: string): number {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    const number = this.texts.push(text) - 1;
    this.numbers.set(text, number);
    const [map, lists] = text.length > 2 ? [this.map, this.lists] : [this.short, this.shortLists];
    const third = text.length > 2 ? text.charCodeAt(2) : 0;
    const second = text.length > 1 ? text.charCodeAt(1) : 0;
    const key = hash(text.charCodeAt(0), second, third);
    map[key] = text.length > 1 ? 1 : 2;
    if (text.length > 1) this.pairs[(text.charCodeAt(0) << 7) | text.charCodeAt(1)]! |= text.length > 2 ? 1 : 2;
    const list = lists.get(key);
    if (list === undefined) lists.set(key, [number]);
    else list.push(number);
    return number;
  }

  /** Places of each sign that was seen, by its number. Looked for from one place to another, so that a long text can be taken in parts. */
  scan(text: string, seen: Map<number, number[]>, from: number, to: number): void {
    const { fold, map, short, pairs } = this;
    const ats = this.shortLists.get(hash(64, 0, 0));
    const size = Math.min(text.length, to + 2) - from;
    const codes = new Uint8Array(to - from + 2);
    for (let at = 0; at < size; at++) {
      const raw = text.charCodeAt(from + at);
      codes[at] = raw < 128 ? fold[raw]! : 0x7f;
    }
    for (let at = 0; at < to - from; at++) {
      const a = codes[at]!;
      if (a === 64 && ats) this.verify(text, from + at, ats, seen);
      const pair = pairs[(a << 7) | codes[at + 1]!]!;
      if (pair === 0) continue;
      if (pair & 1) {
        const key = hash(a, codes[at + 1]!, codes[at + 2]!);
        if (map[key] !== 0) this.verify(text, from + at, this.lists.get(key)!, seen);
      }
      if (pair & 2) {
        const two = hash(a, codes[at + 1]!, 0);
        if (short[two] !== 0) this.verify(text, from + at, this.shortLists.get(two)!, seen);
      }
    }
  }

  private verify(text: string, place: number, list: number[], seen: Map<number, number[]>): void {
    for (const number of list) {
      const sign = this.texts[number]!;
      if (!this.stands(text, place, sign)) continue;
      const places = seen.get(number);
      if (places === undefined) seen.set(number, [place]);
      else if (places[places.length - 1] !== place) places.push(place);
    }
  }

  private stands(text: string, place: number, sign: string): boolean {
    for (let i = 0; i < sign.length; i++) {
      const raw = text.charCodeAt(place + i);
      if (!(raw < 128) || this.fold[raw] !== sign.charCodeAt(i)) return false;
    }
    return true;
  }
}
