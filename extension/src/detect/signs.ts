/**
 * All fixed texts of all patterns, found in one pass. A text's every place is looked up by its next two, three and four
 * characters in bitmaps; only where one says "perhaps" is a list looked at. This is what Hyperscan does for the Python engine.
 */
import { small } from "./codes";

/** Places of each sign that was seen. */
export class Seen {
  /** By a sign's number: which list, from 1. */
  private readonly lists: Uint16Array;
  private readonly places: number[][] = [];
  /** The numbers of those that were seen. */
  readonly signs: number[] = [];

  constructor(size: number) {
    this.lists = new Uint16Array(size);
  }

  get(sign: number): number[] | undefined {
    return this.places[this.lists[sign]! - 1];
  }

  has(sign: number): boolean {
    return this.lists[sign]! > 0;
  }

  /** Called by rising places. */
  add(sign: number, place: number): void {
    const list = this.lists[sign]!;
    if (list === 0) {
      this.lists[sign] = this.places.push([place]);
      this.signs.push(sign);
      return;
    }
    const places = this.places[list - 1]!;
    if (places[places.length - 1] !== place) places.push(place);
  }
}

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
  /** Who asks for each sign: the first entry by sign (from 1), then by entry the next, and whom it names. */
  private readonly first: number[] = [];
  private readonly next: number[] = [0];
  private readonly asking: number[] = [0];

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

  /** Somebody, by a number of their own, waits for a sign. */
  ask(sign: number, who: number): void {
    this.next.push(this.first[sign] ?? 0);
    this.first[sign] = this.asking.push(who) - 1;
  }

  /** Marks all who wait for one of the signs that were seen. */
  tell(seen: Seen, told: Uint8Array): void {
    for (const sign of seen.signs) for (let entry = this.first[sign] ?? 0; entry !== 0; entry = this.next[entry]!) told[this.asking[entry]!] = 1;
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
    for (const number of lists[list]!) if (stands(codes, place, texts[number]!)) seen.add(number, place);
  }
}

function stands(codes: Uint8Array, place: number, sign: string): boolean {
  for (let i = 0; i < sign.length; i++) if (small[codes[place + i]!] !== sign.charCodeAt(i)) return false;
  return true;
}
