/**
 * Context words in a text: whole words in any writing (`Card Number`, `card_number`, `customerCardNumber`), where each ends.
 * Mirrors `word_expressions` of src/seawall/detect/rulebook.py by an automaton, a state of which is made when a text first leads there, instead of Hyperscan expressions.
 */
import { beyond, ranks, ranksOfAll as width, unranked } from "./codes";

/** A word. */
interface Word {
  readonly stem: string;
  /** It may go on (`*`). */
  readonly open: boolean;
  readonly number: number;
  /** It ends with a letter or digit of ASCII; with a letter beyond it, nothing is asked of what follows. */
  readonly ended: boolean;
  readonly beyond: boolean;
}

/** Where words end, and which (`Vocabulary.stems`): two numbers a word. */
export type Hits = number[];

/** Words that begin alike, as far as a text has them, and those that end here. */
interface Node {
  /** How far into which word: `number * 256 + place`. */
  readonly begun: readonly number[];
  readonly ends: readonly Word[];
  /** The same by what comes next. */
  kids: Map<number, number[]> | null;
}

/** No word goes on; none has begun. */
const [over, root] = [1, 2];
/** So many beginnings are remembered. */
const nodesMax = 8_192;

export class Vocabulary {
  /** By their numbers, without the `*`. */
  readonly stems: string[] = [];
  /** The same as in `customerCardNumber`: what stands there, and the word it is. Made when there is such a place. */
  private camels: Map<number, [string, Word][]> | null = null;
  private readonly words: Word[] = [];
  /** By the words as they are given: their numbers. */
  private readonly numbers = new Map<string, number>();
  /** By their first character: what all of them are before a text. */
  private readonly firsts = new Map<number, number[]>();
  private nodes: Node[] = [];
  /** By state and character: twice the next state, and one more where words end; 0 where no text has led. */
  private steps = new Uint16Array(0);

  constructor(detectors: Iterable<Signs>) {
    for (const [positive, negative] of detectors) for (const words of [positive, negative]) for (const word of words) if (!this.numbers.has(word)) this.add(word);
  }

  private add(word: string): void {
    const stem = closed(word);
    if (isBeyondLatin(stem)) return;
    const number = this.stems.push(stem) - 1;
    this.numbers.set(word, number);
    const last = stem.charCodeAt(stem.length - 1);
    this.words.push({ stem, open: stem.length < word.length, number, ended: isWordCode(last), beyond: last > 127 });
    this.put(this.firsts, stem.charCodeAt(0), number, 1);
  }

  /** What a detector's words speak for, by number. */
  weights(signs: Signs): Int8Array {
    return weighed(signs, this.numbers, this.stems.length, (word) => word);
  }

  /** Every word's every end, in no order; of words that begin from one place to another. `codes` are the text's. */
  scan(text: string, codes: Uint8Array, hits: Hits, from: number, to: number): void {
    let before = from > 0 ? kinds[codes[from - 1]!]! : 0;
    for (let place = from; place < to; place++) {
      const kind = kinds[codes[place]!]!;
      // Inside a word none begins, but after an underscore.
      if (!(before & inner && kind & part)) this.follow(text, codes, place, hits);
      if (kind & upper && before & lower) this.lookCamel(text, codes, place, hits);
      before = kind;
    }
  }

  /** Words that begin here; a gap in one is a blank, a hyphen, an underscore or nothing. */
  private follow(text: string, codes: Uint8Array, start: number, hits: Hits): void {
    if (this.nodes.length === 0 || this.nodes.length > nodesMax) this.begin();
    const { nodes } = this;
    for (let state = root, place = start; state !== over; ) {
      const here = codes[place]!;
      const code = here < beyond ? here : text.charCodeAt(place);
      const kind = code < ranks.length ? ranks[code]! : 0;
      place++;
      const step = this.steps[state * width + kind]! || this.step(state, kind);
      state = step >> 1;
      if (step & 1) for (const word of nodes[state]!.ends) this.close(text, codes, place, word, hits, digits);
    }
  }

  private begin(): void {
    this.nodes = [];
    this.steps = new Uint16Array(0);
    for (let state = 0; state <= root; state++) this.node([]); // no state, `over`, `root`
    this.nodes[root]!.kids = this.firsts;
    this.steps.fill(2 * over, over * width, root * width);
  }

  /** A word, read up to a place behind a character; a gap there may be nothing. */
  private put(kids: Map<number, number[]>, code: number, number: number, place: number): void {
    const rank = ranks[code] || unranked;
    listed(kids, rank, number * 256 + place);
    if (this.stems[number]!.charCodeAt(place) === gap) this.put(kids, code, number, place + 1);
  }

  private node(begun: readonly number[]): number {
    const ends = begun.filter((one) => this.stems[one >> 8]!.length === (one & 255)).map((one) => this.words[one >> 8]!);
    const state = this.nodes.push({ begun, ends, kids: null }) - 1;
    if (this.steps.length < (state + 1) * width) {
      const more = new Uint16Array(Math.max(256 * width, this.steps.length * 2));
      more.set(this.steps);
      this.steps = more;
    }
    return state;
  }

  private step(from: number, kind: number): number {
    const node = this.nodes[from]!;
    const begun = (node.kids ??= this.split(node)).get(kind);
    const state = begun === undefined ? over : this.node(begun);
    return (this.steps[from * width + kind] = 2 * state + (this.nodes[state]!.ends.length ? 1 : 0));
  }

  private split({ begun }: Node): Map<number, number[]> {
    const kids = new Map<number, number[]>();
    for (const one of begun) {
      const stem = this.stems[one >> 8]!;
      const place = one & 255;
      if (place === stem.length) continue;
      const wanted = stem.charCodeAt(place);
      if (wanted !== gap) this.put(kids, wanted, one >> 8, place + 1);
      else for (const code of gaps) this.put(kids, code, one >> 8, place + 1);
    }
    return kids;
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

/** The same with a blank for each hyphen, as the text is searched for words beyond Latin-1. */
const spelledAbroad = (word: string): string => closed(word).replaceAll("-", " ");

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
    const word = spelledAbroad(given);
    if (at < 0 || this.numbers.has(word)) return;
    const number = this.listed.push(closed(given)) - 1;
    this.numbers.set(word, number);
    listed(this.lists, word.charCodeAt(at) * 0x10000 + (word.charCodeAt(at + 1) || 0), [at, word, number]);
    this.firsts[word.charCodeAt(at)] = 1;
  }

  /** What a detector's words speak for, by number. */
  weights(signs: Signs): Int8Array {
    return weighed(signs, this.numbers, this.listed.length, spelledAbroad);
  }

  /** All of them in a text, by where they begin, the longest first. */
  in(raw: string): Foreign[] {
    const text = raw.replaceAll("\u0130", "i").toLowerCase().replace(/[_-]/g, " "); // the one letter that would get longer
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

/** A gap between two parts of a word, and what it may be. */
const gap = 32;
const gaps = [gap, 95, 45];

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
