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
    const list = lists.get(key);
    if (list === undefined) lists.set(key, [number]);
    else list.push(number);
    return number;
  }

  /** Places of each sign that was seen, by its number. */
  scan(text: string): Map<number, number[]> {
    const seen = new Map<number, number[]>();
    const { fold, map, short } = this;
    const size = text.length;
    const code = (place: number): number => {
      const raw = place < size ? text.charCodeAt(place) : 0;
      return raw < 128 ? fold[raw]! : 0x7f;
    };
    let a = code(0);
    let b = code(1);
    for (let place = 0; place < size; place++) {
      const c = code(place + 2);
      const key = hash(a, b, c);
      if (map[key] !== 0) this.verify(text, place, this.lists.get(key)!, seen);
      const two = hash(a, b, 0);
      if (short[two] !== 0) this.verify(text, place, this.shortLists.get(two)!, seen);
      if (a === 64) this.verify(text, place, this.shortLists.get(hash(64, 0, 0)) ?? [], seen);
      a = b;
      b = c;
    }
    return seen;
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
