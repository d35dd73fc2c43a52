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

const lowerAscii = /[a-z]/;

export class Vocabulary {
  private readonly root = node();
  private readonly camel = node();

  constructor(words: Iterable<string>) {
    for (const word of new Set(words)) {
      const open = word.endsWith("*");
      const stem = open ? word.slice(0, -1) : word;
      if (beyondLatin(stem)) continue;
      this.plant(this.root, stem, stem, open);
      const bare = stem.replaceAll(" ", "");
      if (/^[a-z]+$/i.test(bare) && stem.length > 2)
        this.plant(this.camel, stem.split(" ").map((part) => part[0]!.toUpperCase() + part.slice(1).toLowerCase()).join(""), stem, open);
    }
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

  /** Every word's every end, in no order. */
  scan(text: string): WordHit[] {
    const hits: WordHit[] = [];
    for (let place = 0; place < text.length; place++) {
      const first = text[place]!;
      const before = place > 0 ? text[place - 1]! : "";
      const beyond = first > "\x7f";
      if (beyond || !isWord(first) || before === "_" || !isWord(before)) this.walk(text, place, this.root, hits, beyond);
      if (first >= "A" && first <= "Z" && before !== "" && lowerAscii.test(before)) this.walkCamel(text, place, hits);
    }
    return hits;
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

/** A word character as Hyperscan sees one: ASCII only. */
function isWord(character: string): boolean {
  const code = character === "" ? 0 : character.charCodeAt(0);
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
