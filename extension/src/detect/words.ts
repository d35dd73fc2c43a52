/**
 * Context words in a text: whole words in any writing (`Card Number`, `card_number`, `customerCardNumber`), where each ends.
 * Mirrors `word_expressions` of src/seawall/detect/rulebook.py by a tree of characters instead of Hyperscan expressions.
 */

interface Node {
  next: Map<string, Node>;
  /** Words that end here: the stem, and whether it may go on (`*`). */
  ends: [string, boolean][];
}

export interface WordHit {
  end: number;
  stem: string;
}

function node(): Node {
  return { next: new Map(), ends: [] };
}

export class Vocabulary {
  private readonly root = node();
  private readonly camel = node();
  /** By the first two characters, small: whether a word can begin so. */
  private readonly pairs = new Uint8Array(1 << 14);

  constructor(words: Iterable<string>) {
    for (const word of new Set(words)) {
      const open = word.endsWith("*");
      const stem = open ? word.slice(0, -1) : word;
      if (beyondLatin(stem)) continue;
      this.plant(this.root, stem, stem, open);
      this.admit(stem);
      const bare = stem.replaceAll(" ", "");
      if (/^[a-z]+$/i.test(bare) && stem.length > 2)
        this.plant(this.camel, stem.split(" ").map((part) => part[0]!.toUpperCase() + part.slice(1).toLowerCase()).join(""), stem, open);
    }
  }

  private admit(stem: string): void {
    const [first, second] = [stem.charCodeAt(0), stem.charCodeAt(1)];
    if (first > 127) return;
    if (second < 128 && second !== 32) this.pairs[(first << 7) | second] = 1;
    else this.pairs.fill(1, first << 7, (first + 1) << 7); // one letter, a gap, or a letter beyond ASCII
  }

  private plant(root: Node, path: string, stem: string, open: boolean): void {
    let at = root;
    for (const character of path) {
      let next = at.next.get(character);
      if (next === undefined) at.next.set(character, (next = node()));
      at = next;
    }
    at.ends.push([stem, open]);
  }

  /** Every word's every end, in no order; of words that begin from one place to another. */
  scan(text: string, hits: WordHit[], from: number, to: number): void {
    let before = from > 0 ? text.charCodeAt(from - 1) : 0;
    for (let place = from; place < to; place++) {
      const first = text.charCodeAt(place);
      const beyond = first > 127;
      if (beyond || !isWordCode(first) || before === 95 || !isWordCode(before)) {
        const next = place + 1 < text.length ? text.charCodeAt(place + 1) : 0;
        if (beyond || next > 127 || this.pairs[(small(first) << 7) | small(next)]) this.walk(text, place, this.root, hits, beyond);
      }
      if (first >= 65 && first <= 90 && before >= 97 && before <= 122) this.walkCamel(text, place, hits);
      before = first;
    }
  }

  private walk(text: string, place: number, at: Node, hits: WordHit[], beyond: boolean): void {
    if (at.ends.length) this.close(text, place, at, hits, "_0123456789");
    const gap = at.next.get(" ");
    const here = text[place];
    if (gap !== undefined) {
      this.walk(text, place, gap, hits, beyond);
      if (here === " " || here === "_" || here === "-") this.walk(text, place + 1, gap, hits, beyond);
    }
    if (here === undefined || here === " ") return;
    const folded = fold(here);
    const next = at.next.get(folded);
    if (next !== undefined) this.walk(text, place + 1, next, hits, beyond);
  }

  private walkCamel(text: string, place: number, hits: WordHit[]): void {
    let at: Node | undefined = this.camel;
    for (let i = place; at !== undefined; i++) {
      if (at.ends.length) this.close(text, i, at, hits, "_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");
      at = i < text.length ? at.next.get(text[i]!) : undefined;
    }
  }

  private close(text: string, place: number, at: Node, hits: WordHit[], continuing: string): void {
    const after = text[place];
    for (const [stem, open] of at.ends) {
      const last = stem[stem.length - 1]!;
      if (open || last > "\x7f") hits.push({ end: place, stem });
      else {
        if (isWord(last) !== isWord(after ?? "")) hits.push({ end: place, stem });
        if (after !== undefined && continuing.includes(after)) hits.push({ end: place + 1, stem });
      }
    }
  }
}

const small = (code: number): number => (code >= 65 && code <= 90 ? code + 32 : code);
const isWord = (character: string): boolean => isWordCode(character === "" ? 0 : character.charCodeAt(0));

/** A word character as Hyperscan sees one: ASCII only. */
function isWordCode(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || code === 95 || (code >= 97 && code <= 122);
}

function fold(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 128) return code >= 65 && code <= 90 ? String.fromCharCode(code + 32) : character;
  if (code > 0xff) return "";
  const lower = character.toLowerCase();
  return lower.length === 1 ? lower : character;
}

export function beyondLatin(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0xff) return true;
  return false;
}
