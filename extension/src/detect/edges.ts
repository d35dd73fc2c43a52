/**
 * Edges of words, as src/gen writes them out, made so that the browser soon sees where none can be. Before what always begins with a word
 * character it is enough that none stands before: then the browser looks for what that begins with, and not at every character for
 * what is on both sides of it, which in writings beyond Latin takes twenty times as long and more.
 */

/** The edge of a word of any writing: Python's `\b`. */
export const edge = "(?:(?<=[\\p{L}\\p{N}_])(?![\\p{L}\\p{N}_])|(?<![\\p{L}\\p{N}_])(?=[\\p{L}\\p{N}_]))";
const noneBefore = "(?<![\\p{L}\\p{N}_])";

/** An expression with each edge that stands before a word character written as what is left of it there. */
export function soonSeen(source: string): string {
  let done = "";
  for (let at = 0, next = source.indexOf(edge); ; next = source.indexOf(edge, at)) {
    if (next < 0) return done + source.slice(at);
    done += source.slice(at, next) + (new Beginning(source, next + edge.length).isWord() ? noneBefore : edge);
    at = next + edge.length;
  }
}

const isWord = /^[\p{L}\p{N}_]$/u;
const character = /(?:\\x([0-9a-f]{2})|\\u\{([0-9a-f]+)\}|([0-9A-Za-z_]))/y;
/** Classes of nothing but ASCII's letters and digits, characters by number, and letters and numbers as such. */
const aClass = /\[((?:\\x[0-9a-f]{2}|\\u\{[0-9a-f]+\}|\\p\{(?:L|N|Nd)\}|a-z|A-Z|0-9|[0-9A-Za-z_])+)\]/y;
const mayLack = /[?*]|\{0[,}]/y;
const times = /[?*+]|\{[0-9]+(?:,[0-9]*)?\}/y;

/** Reads what stands behind an edge, as far as it has to be known; whatever is not understood may be anything. */
class Beginning {
  constructor(private readonly source: string, private at: number) {}

  /** Whether the next part of an expression takes a character, and that one is a word's. */
  isWord(): boolean {
    for (;;) {
      if (!this.part()) return false;
      if (!this.stands(mayLack)) return true;
      this.take(times); // and what follows it may come first
    }
  }

  private stands(form: RegExp): boolean {
    form.lastIndex = this.at;
    return form.test(this.source);
  }

  private take(form: RegExp): RegExpExecArray | null {
    form.lastIndex = this.at;
    const found = form.exec(this.source);
    if (found !== null) this.at = form.lastIndex;
    return found;
  }

  private part(): boolean {
    const { source } = this;
    if (source[this.at] === "(") return this.group();
    const one = this.take(character);
    if (one !== null) return isWord.test(one[3] ?? String.fromCodePoint(parseInt(one[1] ?? one[2]!, 16)));
    const some = this.take(aClass);
    return some !== null && [...some[1]!.matchAll(/\\x([0-9a-f]{2})|\\u\{([0-9a-f]+)\}/g)].every(([, x, u]) => isWord.test(String.fromCodePoint(parseInt(x ?? u!, 16))));
  }

  /** All that a group may be begins with a word character. */
  private group(): boolean {
    const { source } = this;
    const from = this.at + (source.startsWith("(?:", this.at) ? 3 : 1);
    if (source[from] === "?") return false;
    const starts = [from];
    let depth = 0;
    let at = from;
    for (; at < source.length; at++) {
      const sign = source[at];
      if (sign === "\\") at++;
      else if (sign === "[") at = closing(source, at);
      else if (sign === "(") depth++;
      else if (sign === "|" && depth === 0) starts.push(at + 1);
      else if (sign === ")" && depth-- === 0) break;
    }
    if (!starts.every((start) => new Beginning(source, start).isWord())) return false;
    this.at = at + 1;
    return true;
  }
}

function closing(source: string, at: number): number {
  while (source[at] !== "]") at += source[at] === "\\" ? 2 : 1;
  return at;
}
