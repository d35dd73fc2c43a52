/**
 * All fixed texts of all patterns, found in one pass. A text's every place is looked up by its next two and four characters
 * in a bitmap; only where that says "perhaps" is a list looked at. This is what Hyperscan does for the Python engine.
 */
import { cases, small } from "./codes";

/** Places of each sign that was seen, by its number. */
export type Seen = (number[] | undefined)[];

const BITS = 16;
/** What may begin with two characters: a sign of four and more, of three, of two, of one. */
const [long, three, two, one] = [1, 2, 4, 8];

const hash = (a: number, b: number, c: number, d: number): number => ((a * 29_791 + b * 961 + c * 31 + d) * 40_503) & ((1 << BITS) - 1);

export class SignIndex {
  /** By two characters in either case: which kinds of sign begin so. */
  private readonly pairs = new Uint8Array(1 << 16);
  /** By the hash of the first four characters (zeros where a sign has fewer) in small letters: which list, from 1. */
  private readonly map = new Uint16Array(1 << BITS);
  private readonly lists: number[][] = [[]];
  private readonly texts: string[] = [];
  private readonly numbers = new Map<string, number>();

  /** The number of a sign; the same text has the same number. */
  add(text: string): number {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    const number = this.texts.push(text) - 1;
    this.numbers.set(text, number);
    const at = (place: number): number => (text.length > place ? text.charCodeAt(place) : 0);
    const [a, b] = [at(0), at(1)];
    const kind = text.length > 3 ? long : text.length > 2 ? three : text.length > 1 ? two : one;
    for (const first of cases(a)) {
      if (kind === one) for (let any = 0; any < 256; any++) this.pairs[(first << 8) | any]! |= one;
      else for (const second of cases(b)) this.pairs[(first << 8) | second]! |= kind;
    }
    const key = hash(a, b, at(2), at(3));
    if (this.map[key] === 0) this.map[key] = this.lists.push([]) - 1;
    this.lists[this.map[key]!]!.push(number);
    return number;
  }

  /** Looked for from one place to another, so that a long text can be taken in parts. */
  scan(codes: Uint8Array, seen: Seen, from: number, to: number): void {
    const { map, pairs } = this;
    for (let at = from; at < to; at++) {
      const a = codes[at]!;
      const kinds = pairs[(a << 8) | codes[at + 1]!]!;
      if (kinds === 0) continue;
      const [first, second, third] = [small[a]!, small[codes[at + 1]!]!, small[codes[at + 2]!]!];
      if (kinds & long) {
        const list = map[hash(first, second, third, small[codes[at + 3]!]!)]!;
        if (list !== 0) this.verify(codes, at, list, seen);
      }
      if (kinds & three) {
        const list = map[hash(first, second, third, 0)]!;
        if (list !== 0) this.verify(codes, at, list, seen);
      }
      if (kinds & two) this.verify(codes, at, map[hash(first, second, 0, 0)]!, seen);
      if (kinds & one) this.verify(codes, at, map[hash(first, 0, 0, 0)]!, seen);
    }
  }

  private verify(codes: Uint8Array, place: number, list: number, seen: Seen): void {
    const { lists, texts } = this;
    for (const number of lists[list]!) {
      if (!stands(codes, place, texts[number]!)) continue;
      const places = seen[number];
      if (places === undefined) seen[number] = [place];
      else if (places[places.length - 1] !== place) places.push(place);
    }
  }
}

function stands(codes: Uint8Array, place: number, sign: string): boolean {
  for (let i = 0; i < sign.length; i++) if (small[codes[place + i]!] !== sign.charCodeAt(i)) return false;
  return true;
}
