/** Where a text has enough digits close together, or long enough words, for a pattern to be worth trying. Made once a text. */
import { beyond, codesOf } from "./codes";
import type { PatternData } from "./types";

/** Begin and end, in order and apart. */
export type Places = [number, number][];

const wordMin = 8;
/** Surroundings are looked at by themselves where they are less than one part of so many of a text. */
const sparse = 2;
const nowhere: Places = [];

export class Density {
  private digits = 0;
  private digitPlaces: number[] | null = null;
  /** Words of eight characters and more, for patterns that can't hold white space: begin, end, digits, most of them in a row. */
  private readonly words: number[] = [];
  private readonly known = new Map<number, Places>();
  /** How many of each ASCII character the text has, and of all others together. */
  private readonly seen = new Uint32Array(beyond + 1);
  private longestRun = 0;
  private longestWord = 0;

  constructor(private readonly text: string, private readonly codes = codesOf(text)) {
    const { seen, words } = this;
    const size = text.length;
    let digits = 0;
    let begun = 0;
    let before = 0;
    let run = 0;
    let longest = 0;
    for (let place = 0; place <= size; place++) {
      const code = codes[place]!;
      seen[code]!++;
      if (code > 57) run = 0;
      else if (code >= 48) {
        digits++;
        if (++run > longest) longest = run;
      } else {
        run = 0;
        if (code > 32) continue;
        if (place - begun >= wordMin) {
          words.push(begun, place, digits - before, longest);
          if (place - begun > this.longestWord) this.longestWord = place - begun;
        }
        if (longest > this.longestRun) this.longestRun = longest;
        begun = place + 1;
        before = digits;
        longest = 0;
      }
    }
    this.digits = digits;
  }

  /** Whether the text has this character; `beyond`: whether it has any that is not ASCII. */
  has(code: number): boolean {
    return this.seen[code]! > 0;
  }

  /** How long its longest word without a blank is, if it has eight characters, and its longest run of digits. */
  get longest(): { word: number; run: number } {
    return { word: this.longestWord, run: this.longestRun };
  }

  /**
   * Where that can be which has one of each of some characters and is so wide at most: round those that are fewest here. Null: anywhere,
   * or in so much of the text that it may as well be looked for in all of it.
   */
  around(needs: readonly (readonly number[])[], width: number): Places | null {
    let least = this.text.length;
    let rarest: readonly number[] | null = null;
    for (const some of needs) {
      let count = 0;
      for (const code of some) count += this.seen[code]!;
      if (count < least) [least, rarest] = [count, some];
    }
    if (least === 0) return nowhere;
    if (rarest === null || !width || least * 2 * width * sparse > this.text.length) return null;
    const found: number[] = [];
    for (const code of rarest) this.put(code, found);
    if (rarest.length > 1) found.sort((a, b) => a - b);
    const places: Places = [];
    const size = this.text.length;
    for (const place of found) {
      const before = places.at(-1);
      const [start, end] = [Math.max(0, place - width + 1), Math.min(size, place + width)];
      if (before && start <= before[1]) before[1] = end;
      else places.push([start, end]);
    }
    return places;
  }

  /** Where a character stands, of which there are few: the browser finds it sooner than any loop. */
  private put(code: number, found: number[]): void {
    const { codes } = this;
    for (let left = this.seen[code]!, place = 0; left > 0; left--) {
      place = codes.indexOf(code, place);
      found.push(place++);
    }
  }

  /** Whether something is missing without which a pattern is nowhere. */
  lacks({ run = 0, needs = "" }: PatternData): boolean {
    if (run > this.longestRun) return true;
    for (let i = 0; i < needs.length; i++) if (!this.has(needs.charCodeAt(i))) return true;
    return false;
  }

  /** Null: anywhere. */
  places(pattern: PatternData): Places | null {
    if (this.lacks(pattern)) return nowhere;
    const { digits = 0, run = 0, solid = 0, width } = pattern;
    const long = solid >= wordMin;
    if (!long && (!digits || !width || this.digits * 12 > this.text.length)) return null;
    const key = long ? ((digits * 512 + run) * 512 + solid) * 2 : (digits * 65_536 + width) * 2 + 1;
    let places = this.known.get(key);
    if (places === undefined) this.known.set(key, (places = long ? this.longWords(solid, digits, run) : this.crowded(digits, width)));
    return places;
  }

  private longWords(solid: number, held: number, run: number): Places {
    const { words } = this;
    const places: Places = [];
    for (let i = 0; i < words.length; i += 4)
      if (words[i + 3]! >= run && words[i + 2]! >= held && words[i + 1]! - words[i]! >= solid) places.push([words[i]!, words[i + 1]!]);
    return places;
  }

  /** So many digits within a match's width, and as far round them as it can reach. */
  private crowded(count: number, width: number): Places {
    const size = this.text.length;
    const digits = (this.digitPlaces ??= this.placesOfDigits());
    const places: Places = [];
    let [begun, ended] = [0, -1];
    for (let n = 0, last = count - 1; last < digits.length; n++, last++) {
      const first = digits[n]!;
      const start = digits[last]! - width + 1;
      if (first < start) continue;
      if (start > ended) {
        if (ended >= 0) places.push([begun, ended]);
        begun = Math.max(0, start);
      }
      ended = Math.min(size, first + width); // firsts come in their order
    }
    if (ended >= 0) places.push([begun, ended]);
    return places;
  }

  private placesOfDigits(): number[] {
    const { codes } = this;
    const size = this.text.length;
    const places: number[] = [];
    for (let place = 0; place < size; place++) if (codes[place]! >= 48 && codes[place]! <= 57) places.push(place);
    return places;
  }
}

/** Which characters a run may have, for `longRuns`. */
export function characters(some: string): Uint8Array {
  const allowed = new Uint8Array(128);
  for (const one of some) allowed[one.charCodeAt(0)] = 1;
  return allowed;
}

/** Runs of such characters and of such a length at least. Looks at one place in so many where there is none. */
export function* longRuns(text: string, allowed: Uint8Array, least: number): Generator<[number, number]> {
  const fits = (place: number): boolean => {
    const code = text.charCodeAt(place);
    return code < 128 && allowed[code] === 1;
  };
  let floor = 0;
  for (let last = least - 1; last < text.length; ) {
    let start = last;
    while (start >= floor && fits(start)) start--;
    if (last - start < least) {
      last = start + least;
      if (start >= floor) floor = start + 1;
      continue;
    }
    let end = last + 1;
    while (end < text.length && fits(end)) end++;
    yield [start + 1, end];
    floor = end + 1;
    last = end + least;
  }
}
