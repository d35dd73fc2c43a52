/**
 * All fixed texts of all patterns, found in one pass. A text's every place is looked up by its next two, three and four
 * characters in bitmaps; only where one says "perhaps" is a list looked at. This is what Hyperscan does for the Python engine.
 */
import { small } from "./codes";

/** Places of each sign that was seen, by its number. */
export type Seen = (number[] | undefined)[];

/** Four characters in one number, of which the first two or three are looked up as they are. */
const hash = (four: number): number => Math.imul(four, 0x9e3779b1) >>> 16;
const [last1, last2, last3] = [0xffffff00 | 0, 0xffff0000 | 0, 0xff000000 | 0];

/** A set of numbers below 65,536: small enough to stay beside the processor. */
class Bits {
  readonly words = new Int32Array(2_048);
  add(number: number): void {
    this.words[number >>> 5]! |= 1 << (number & 31);
  }
}

export class SignIndex {
  /** By the first four characters in small letters, by the first three, and by the first two (of one alone: and any second). */
  private readonly fours = new Bits();
  private readonly threes = new Bits();
  private readonly twos = new Bits();
  /** By the hash of the first four characters (zeros where a sign has fewer): which list, from 1. */
  private readonly map = new Uint16Array(1 << 16);
  private readonly lists: number[][] = [[]];
  private readonly texts: string[] = [];
  private readonly numbers = new Map<string, number>();

  get size(): number {
    return this.texts.length;
  }

  /** The number of a sign; the same text has the same number. */
  add(text: string): number {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    const number = this.texts.push(text) - 1;
    this.numbers.set(text, number);
    let four = 0;
    for (let place = 0; place < 4; place++) four = (four << 8) | (place < text.length ? text.charCodeAt(place) : 0);
    const key = hash(four);
    if (text.length > 3) this.fours.add(key);
    else if (text.length > 2) this.threes.add(key);
    else if (text.length > 1) this.twos.add(four >>> 16);
    else for (let any = 0; any < 256; any++) this.twos.add((four >>> 16) | any);
    if (this.map[key] === 0) this.map[key] = this.lists.push([]) - 1;
    this.lists[this.map[key]!]!.push(number);
    return number;
  }

  /** Looked for from one place to another, so that a long text can be taken in parts. */
  scan(codes: Uint8Array, seen: Seen, from: number, to: number): void {
    const fours = this.fours.words;
    const threes = this.threes.words;
    const twos = this.twos.words;
    let four = (small[codes[from]!]! << 16) | (small[codes[from + 1]!]! << 8) | small[codes[from + 2]!]!;
    for (let at = from; at < to; at++) {
      four = (four << 8) | small[codes[at + 3]!]!;
      const long = hash(four);
      const short = hash(four & last1);
      const two = four >>> 16;
      if (((fours[long >>> 5]! >>> (long & 31)) | (threes[short >>> 5]! >>> (short & 31)) | (twos[two >>> 5]! >>> (two & 31))) & 1) this.look(codes, at, four, seen);
    }
  }

  private look(codes: Uint8Array, place: number, four: number, seen: Seen): void {
    const { map } = this;
    for (const some of [four, four & last1, four & last2, four & last3]) {
      const list = map[hash(some)]!;
      if (list !== 0) this.verify(codes, place, list, seen);
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
