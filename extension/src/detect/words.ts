/**
 * Context words in a text: whole words in any writing (`Card Number`, `card_number`, `customerCardNumber`), where each ends.
 * Mirrors `word_expressions` of src/seawall/detect/rulebook.py by lists of the words that begin with the same two characters instead of Hyperscan expressions.
 */

/** A word, and whether it may go on (`*`). */
type Word = [string, boolean];

export interface WordHit {
  end: number;
  stem: string;
}

export class Vocabulary {
  /** By the first two characters as `key` writes them; by the first alone where a gap, a letter beyond ASCII or nothing follows. */
  private readonly plain = new Map<number, Word[]>();
  /** The same as in `customerCardNumber`: what stands there, and the word it is. Made when there is such a place. */
  private camels: Map<number, [string, string, boolean][]> | null = null;
  private readonly words: Word[] = [];
  /** By the first two characters, small, and by the first alone: whether a word can begin so. */
  private readonly pairs = new Uint8Array(1 << 14);
  private readonly firsts = new Uint8Array(128);

  constructor(words: Iterable<string>) {
    for (const word of new Set(words)) {
      const open = word.endsWith("*");
      const stem = open ? word.slice(0, -1) : word;
      if (beyondLatin(stem)) continue;
      this.words.push([stem, open]);
      listed(this.plain, key(stem), [stem, open]);
      this.admit(stem);
    }
  }

  private admit(stem: string): void {
    const [first, second] = [stem.charCodeAt(0), stem.charCodeAt(1)];
    if (first > 127) return;
    this.firsts[first] = 1;
    if (first >= 97 && first <= 122) this.firsts[first - 32] = 1;
    if (second < 128 && second !== 32) this.pairs[(first << 7) | second] = 1;
    else this.pairs.fill(1, first << 7, (first + 1) << 7); // one letter, a gap, or a letter beyond ASCII
  }

  /** Every word's every end, in no order; of words that begin from one place to another. */
  scan(text: string, hits: WordHit[], from: number, to: number): void {
    const { firsts, pairs } = this;
    let before = kindOf(from > 0 ? text.charCodeAt(from - 1) : 0);
    for (let place = from; place < to; place++) {
      const first = text.charCodeAt(place);
      const kind = first > 127 ? beyond : kinds[first]!;
      // Inside a word none begins, but after an underscore.
      if (kind === beyond || (firsts[first] && !(before & inner && kind & part))) {
        const next = place + 1 < text.length ? text.charCodeAt(place + 1) : 0;
        if (kind === beyond || next > 127 || pairs[(small(first) << 7) | small(next)]) this.look(text, place, folded(first), folded(next), hits);
      }
      if (kind & upper && before & lower) this.lookCamel(text, place, hits);
      before = kind;
    }
  }

  private look(text: string, place: number, first: number, second: number, hits: WordHit[]): void {
    for (const word of this.plain.get(first) ?? none) this.follow(text, place + 1, word, 1, hits);
    if (second < 128) for (const word of this.plain.get((first << 8) | second) ?? none) this.follow(text, place + 2, word, 2, hits);
  }

  /** The rest of a word, from its character `at` on; a gap in it is a blank, a hyphen, an underscore or nothing. */
  private follow(text: string, start: number, word: Word, at: number, hits: WordHit[]): void {
    const [stem] = word;
    let place = start;
    for (; at < stem.length; at++, place++) {
      const wanted = stem.charCodeAt(at);
      const here = place < text.length ? text.charCodeAt(place) : 0;
      if (wanted === 32) {
        if (here === 32 || here === 95 || here === 45) this.follow(text, place + 1, word, at + 1, hits);
        place--;
      } else if (folded(here) !== wanted) return;
    }
    this.close(text, place, word, hits, "_0123456789");
  }

  private lookCamel(text: string, place: number, hits: WordHit[]): void {
    this.camels ??= this.camelled();
    for (const [written, stem, open] of this.camels.get(key(text.slice(place, place + 2))) ?? none)
      if (text.startsWith(written, place)) this.close(text, place + written.length, [stem, open], hits, "_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  }

  private camelled(): Map<number, [string, string, boolean][]> {
    const made = new Map<number, [string, string, boolean][]>();
    for (const [stem, open] of this.words) {
      if (stem.length < 3 || !/^[a-z]+$/i.test(stem.replaceAll(" ", ""))) continue;
      const written = stem.split(" ").map((part) => part[0]!.toUpperCase() + part.slice(1).toLowerCase()).join("");
      listed(made, key(written), [written, stem, open]);
    }
    return made;
  }

  private close(text: string, place: number, [stem, open]: Word, hits: WordHit[], continuing: string): void {
    const after = text[place];
    const last = stem[stem.length - 1]!;
    if (open || last > "\x7f") hits.push({ end: place, stem });
    else {
      if (isWord(last) !== isWord(after ?? "")) hits.push({ end: place, stem });
      if (after !== undefined && continuing.includes(after)) hits.push({ end: place + 1, stem });
    }
  }
}

const none: never[] = [];

function key(stem: string): number {
  const [first, second] = [stem.charCodeAt(0), stem.charCodeAt(1)];
  return second < 128 && second !== 32 ? (first << 8) | second : first;
}

function listed<T>(lists: Map<number, T[]>, at: number, one: T): void {
  const list = lists.get(at);
  if (list === undefined) lists.set(at, [one]);
  else list.push(one);
}

const small = (code: number): number => (code >= 65 && code <= 90 ? code + 32 : code);
const isWord = (character: string): boolean => isWordCode(character === "" ? 0 : character.charCodeAt(0));

/** A word character as Hyperscan sees one: ASCII only. */
function isWordCode(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || code === 95 || (code >= 97 && code <= 122);
}

/** A character as words are written, small; none for what is beyond Latin-1. */
function folded(code: number): number {
  if (code < 128) return code >= 65 && code <= 90 ? code + 32 : code;
  if (code > 0xff) return -1;
  const lower = String.fromCharCode(code).toLowerCase();
  return lower.length === 1 ? lower.charCodeAt(0) : code;
}

/** What a character is to words: part of one, part of one but no underscore, small, capital, beyond ASCII. */
const [part, inner, lower, upper, beyond] = [1, 2, 4, 8, 16];
const kinds = Uint8Array.from({ length: 128 }, (_, code) => {
  if (code >= 97 && code <= 122) return part | inner | lower;
  if (code >= 65 && code <= 90) return part | inner | upper;
  if (code >= 48 && code <= 57) return part | inner;
  return code === 95 ? part : 0;
});
const kindOf = (code: number): number => (code > 127 ? beyond : kinds[code]!);

export const beyondLatin = (text: string): boolean => /[^\0-\xff]/.test(text);
