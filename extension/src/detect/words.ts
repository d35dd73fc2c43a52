/**
 * Context words in a text: whole words in any writing (`Card Number`, `card_number`, `customerCardNumber`), where each ends.
 * Mirrors `word_expressions` of src/seawall/detect/rulebook.py by lists of the words that begin with the same two characters instead of Hyperscan expressions.
 */
import { beyond, cases, small } from "./codes";

/** A word. */
interface Word {
  readonly stem: string;
  /** It may go on (`*`). */
  readonly open: boolean;
  /** How many of its first four characters are ASCII and no gap; those before a gap as a text's codes have them, and a mask of them. */
  readonly fixed: number;
  readonly head: number;
  readonly mask: number;
  readonly number: number;
  /** It ends with a letter or digit of ASCII; with a letter beyond it, nothing is asked of what follows. */
  readonly ended: boolean;
  readonly beyond: boolean;
}

/** Where words end, and which (`Vocabulary.stems`): two numbers a word. */
export type Hits = number[];

export class Vocabulary {
  /** By their numbers, without the `*`. */
  readonly stems: string[] = [];
  /** By the first two characters as `key` writes them; by the first alone where a gap, a letter beyond ASCII or nothing follows. */
  private readonly plain = new Map<number, Word[]>();
  /** The same as in `customerCardNumber`: what stands there, and the word it is. Made when there is such a place. */
  private camels: Map<number, [string, Word][]> | null = null;
  private readonly words: Word[] = [];
  /** By two characters in either case: which list of words can begin so, from 1; made with the first text. */
  private pairs: Uint16Array | null = null;
  private readonly lists: Word[][] = [none];
  /** By the words as they are given: their numbers. */
  private readonly numbers = new Map<string, number>();
  /** By such a list and the third character: which list of those, from 1; made when somebody first asks. */
  private triples = new Uint16Array(0);
  private readonly thirds: Word[][] = [none];

  constructor(detectors: Iterable<Signs>) {
    for (const [positive, negative] of detectors) for (const words of [positive, negative]) for (const word of words) if (!this.numbers.has(word)) this.add(word);
  }

  private add(word: string): void {
    const stem = closed(word);
    const open = stem.length < word.length;
    if (isBeyondLatin(stem)) return;
    const number = this.stems.push(stem) - 1;
    this.numbers.set(word, number);
    const last = stem.charCodeAt(stem.length - 1);
    const { fixed, head, mask } = headOf(stem);
    const entry: Word = { stem, open, fixed, head, mask, number, ended: isWordCode(last), beyond: last > 127 };
    this.words.push(entry);
    listed(this.plain, key(stem), entry);
  }

  /** What a detector's words speak for, by number. */
  weights(signs: Signs): Int8Array {
    return weighed(signs, this.numbers, this.stems.length, (word) => word);
  }

  private paired(): Uint16Array {
    const pairs = new Uint16Array(1 << 16);
    const firsts = new Set<number>();
    for (const at of this.plain.keys()) firsts.add(at > 255 ? at >> 8 : at);
    for (const first of firsts) {
      if (first > 127) continue;
      const alone = this.plain.get(first) ?? none; // one letter, a gap, or a letter beyond ASCII
      const only = alone.length ? this.lists.push(alone) - 1 : 0;
      for (let second = 0; second <= beyond; second++) {
        const more = this.plain.get((first << 8) | small[second]!);
        const list = more === undefined ? only : this.lists.push([...alone, ...more]) - 1;
        for (const one of cases(first)) pairs[(one << 8) | second] = list;
      }
    }
    this.triples = new Uint16Array(this.lists.length << 8);
    return pairs;
  }

  /** Every word's every end, in no order; of words that begin from one place to another. `codes` are the text's. */
  scan(text: string, codes: Uint8Array, hits: Hits, from: number, to: number): void {
    const pairs = (this.pairs ??= this.paired());
    let before = from > 0 ? kinds[codes[from - 1]!]! : 0;
    for (let place = from; place < to; place++) {
      const first = codes[place]!;
      const kind = kinds[first]!;
      // Inside a word none begins, but after an underscore.
      if (kind === other) this.look(text, codes, place, hits);
      else if (!(before & inner && kind & part)) {
        const list = pairs[(first << 8) | codes[place + 1]!]!;
        if (list !== 0) this.begin(text, codes, place, list, hits);
      }
      if (kind & upper && before & lower) this.lookCamel(text, codes, place, hits);
      before = kind;
    }
  }

  private begin(text: string, codes: Uint8Array, place: number, list: number, hits: Hits): void {
    const after = small[codes[place + 2]!]!;
    const at = (list << 8) | after;
    if (this.triples[at] === 0) this.triples[at] = this.thirds.push(this.lists[list]!.filter(({ head, mask }) => ((head ^ (after << 8)) & mask & 0xff00) === 0)) - 1;
    const words = this.thirds[this.triples[at]!]!;
    const head = (small[codes[place]!]! << 24) | (small[codes[place + 1]!]! << 16) | (after << 8) | small[codes[place + 3]!]!;
    for (let i = 0; i < words.length; i++) {
      const word = words[i]!;
      if ((head & word.mask) === word.head) this.follow(text, codes, place + word.fixed, word, word.fixed, hits);
    }
  }

  /** Words that begin with a letter beyond ASCII, but in Latin-1. */
  private look(text: string, codes: Uint8Array, place: number, hits: Hits): void {
    const code = text.charCodeAt(place);
    if (code > 0xff) return;
    const first = latin[code]!;
    for (const word of this.plain.get(first) ?? none) this.follow(text, codes, place + 1, word, 1, hits);
    const second = codes[place + 1]!;
    if (second < 128) for (const word of this.plain.get((first << 8) | small[second]!) ?? none) this.follow(text, codes, place + 2, word, 2, hits);
  }

  /** The rest of a word, from its character `at` on; a gap in it is a blank, a hyphen, an underscore or nothing. */
  private follow(text: string, codes: Uint8Array, start: number, word: Word, at: number, hits: Hits): void {
    const { stem } = word;
    let place = start;
    for (; at < stem.length; at++, place++) {
      const wanted = stem.charCodeAt(at);
      const here = codes[place]!;
      if (wanted === 32) {
        if (here === 32 || here === 95 || here === 45) this.follow(text, codes, place + 1, word, at + 1, hits);
        place--;
      } else if (wanted < 128 ? small[here] !== wanted : here !== beyond || latin[text.charCodeAt(place)] !== wanted) return;
    }
    this.close(text, codes, place, word, hits, digits);
  }

  private lookCamel(text: string, codes: Uint8Array, place: number, hits: Hits): void {
    this.camels ??= this.camelled();
    for (const [written, word] of this.camels.get((codes[place]! << 8) | codes[place + 1]!) ?? none)
      if (text.startsWith(written, place)) this.close(text, codes, place + written.length, word, hits, digits | upper);
  }

  private camelled(): Map<number, [string, Word][]> {
    const made = new Map<number, [string, Word][]>();
    for (const word of this.words) {
      const { stem } = word;
      if (stem.length < 3 || !/^[a-z]+$/i.test(stem.replaceAll(" ", ""))) continue;
      const written = stem.split(" ").map((part) => part[0]!.toUpperCase() + part.slice(1).toLowerCase()).join("");
      listed(made, key(written), [written, word]);
    }
    return made;
  }

  private close(text: string, codes: Uint8Array, place: number, word: Word, hits: Hits, continuing: number): void {
    if (word.open || word.beyond) {
      hits.push(place, word.number);
      return;
    }
    const after = place < text.length ? kinds[codes[place]!]! : 0;
    if (word.ended !== ((after & part) !== 0)) hits.push(place, word.number);
    if (after & continuing) hits.push(place + 1, word.number);
  }
}

const none: never[] = [];

/** A detector's words: those that speak for it, and those that speak against; what is both speaks against. */
export type Signs = readonly [positive: readonly string[], negative: readonly string[]];

function weighed(signs: Signs, numbers: ReadonlyMap<string, number>, size: number, named: (word: string) => string): Int8Array {
  const weights = new Int8Array(size);
  for (const at of [0, 1] as const) {
    for (const word of signs[at]) {
      const number = numbers.get(named(word));
      if (number !== undefined) weights[number] = 1 - 2 * at;
    }
  }
  return weights;
}

/** Without the sign that it may go on. */
const closed = (word: string): string => (word.endsWith("*") ? word.slice(0, -1) : word);

/** A word beyond Latin-1: where it ends, what it speaks for (1) or against (-1), and itself. */
export type Heard = [end: number, sign: number, word: string];
/** The same of any detector: where it begins and ends, and its number. */
export type Foreign = [start: number, end: number, number: number];

/** Words in writings beyond Latin-1, which need no boundary: of several of a detector that lie in one another the longest. */
export class ForeignWords {
  readonly listed: string[] = [];
  private readonly numbers = new Map<string, number>();
  /** By their first character beyond Latin-1 and the one behind it, by that alone where none is: how far into the word it stands. */
  private readonly lists = new Map<number, [number, string, number][]>();
  /** Which first characters beyond Latin-1 there are. */
  private readonly firsts = new Uint8Array(1 << 16);

  constructor(detectors: Iterable<Signs>) {
    for (const [positive, negative] of detectors) for (const words of [positive, negative]) for (const word of words) this.add(word);
  }

  private add(given: string): void {
    const at = given.search(/[^\0-\xff]/);
    const word = closed(given);
    if (at < 0 || this.numbers.has(word)) return;
    const number = this.listed.push(word) - 1;
    this.numbers.set(word, number);
    listed(this.lists, word.charCodeAt(at) * 0x10000 + (word.charCodeAt(at + 1) || 0), [at, word, number]);
    this.firsts[word.charCodeAt(at)] = 1;
  }

  /** What a detector's words speak for, by number. */
  weights(signs: Signs): Int8Array {
    return weighed(signs, this.numbers, this.listed.length, closed);
  }

  /** All of them in a text, by where they begin, the longest first. */
  in(raw: string): Foreign[] {
    const text = raw.replaceAll("\u0130", "i").toLowerCase(); // the one letter that would get longer
    const found: Foreign[] = [];
    if (text.length !== raw.length) return found;
    for (let place = 0; place < text.length; place++) {
      const code = text.charCodeAt(place);
      if (code <= 0xff || this.firsts[code] === 0) continue;
      const second = text.charCodeAt(place + 1) || 0;
      this.at(text, place, code * 0x10000 + second, found);
      if (second) this.at(text, place, code * 0x10000, found);
    }
    return found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  }

  private at(text: string, place: number, key: number, found: Foreign[]): void {
    for (const [before, word, number] of this.lists.get(key) ?? none)
      if (text.startsWith(word, place - before)) found.push([place - before, place - before + word.length, number]);
  }

  /** One detector's, by where they end. */
  of(found: readonly Foreign[], signs: Int8Array): Heard[] {
    const kept: Heard[] = [];
    let done = 0;
    for (const [start, end, number] of found) {
      if (start < done || signs[number] === 0) continue;
      kept.push([end, signs[number]!, this.listed[number]!]);
      done = end;
    }
    return kept;
  }
}

function headOf(stem: string): Pick<Word, "fixed" | "head" | "mask"> {
  let [fixed, head, mask] = [0, 0, 0];
  for (let at = 0; at < Math.min(4, stem.length) && stem[at] !== " "; at++) {
    const code = Math.min(stem.charCodeAt(at), beyond);
    if (code < beyond && fixed === at) fixed++;
    head |= code << (24 - 8 * at);
    mask |= 255 << (24 - 8 * at);
  }
  return { fixed, head, mask };
}

function key(stem: string): number {
  const [first, second] = [stem.charCodeAt(0), stem.charCodeAt(1)];
  return second < 128 && second !== 32 ? (first << 8) | second : first;
}

function listed<T>(lists: Map<number, T[]>, at: number, one: T): void {
  const list = lists.get(at);
  if (list === undefined) lists.set(at, [one]);
  else list.push(one);
}

/** A word character as Hyperscan sees one: ASCII only. */
function isWordCode(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || code === 95 || (code >= 97 && code <= 122);
}

/** A character of Latin-1 as words are written, small. */
const latin = Uint8Array.from({ length: 256 }, (_, code) => {
  const lower = String.fromCharCode(code).toLowerCase();
  return lower.length === 1 && lower.charCodeAt(0) < 256 ? lower.charCodeAt(0) : code;
});

/** What a character is to words: part of one, part of one but no underscore, small, capital, a digit or underscore, beyond ASCII. */
const [part, inner, lower, upper, digits, other] = [1, 2, 4, 8, 16, 32];
const kinds = Uint8Array.from({ length: beyond + 1 }, (_, code) => {
  if (code === beyond) return other;
  if (code >= 97 && code <= 122) return part | inner | lower;
  if (code >= 65 && code <= 90) return part | inner | upper;
  if (code >= 48 && code <= 57) return part | inner | digits;
  return code === 95 ? part | digits : 0;
});

/** Of a short text; expressions are slower for those. */
const isBeyondLatin = (word: string): boolean => {
  for (let at = 0; at < word.length; at++) if (word.charCodeAt(at) > 0xff) return true;
  return false;
};
export const beyondLatin = (text: string): boolean => /[^\0-\xff]/.test(text);
