/**
 * A document that is written in pieces (`document.write`): an address may begin in one and end in the next, and each says nothing alone.
 * So a tag, a style or a script that was begun is kept back until it is ended; a parser does nothing with it before that either.
 */

const attributes = `(?:"[^"]*"|'[^']*'|[^"'>])*>`;
const raw = new RegExp(`<(style|script)(?=[\\s/>])${attributes}[^]*?</\\1(?=[\\s/>])`, "iy");
const begunRaw = /<(?:style|script)(?=[\s/>])/iy;
const whole = new RegExp(`<!--[^]*?(?:-->|$)|<[a-z/!?]${attributes}|<(?=[^a-z/!?])|[^<]+`, "iy");
/** No tag and no style that a page writes in pieces is longer. */
const unfinishedMax = 1_000_000;

/** What was begun at a text's end and not ended. */
export function unfinished(text: string): string {
  for (let at = 0; at < text.length; ) {
    const piece = matches(begunRaw, text, at) ? raw : whole;
    if (!matches(piece, text, at)) return text.length - at > unfinishedMax ? "" : text.slice(at);
    at = piece.lastIndex;
  }
  return "";
}

function matches(piece: RegExp, text: string, at: number): boolean {
  piece.lastIndex = at;
  return piece.test(text);
}

export class Writes {
  private readonly begun = new WeakMap<object, string>();

  /** `written` gives markup without what may not be asked for; `isText` says whether a text of ours may stand for what was given. */
  constructor(private readonly written: (text: unknown) => unknown, private readonly isText: (given: unknown) => boolean) {}

  /** What a document may be written now. */
  now(document: object, given: unknown[]): unknown[] {
    const before = this.begun.get(document) ?? "";
    const kept = given.map(this.written);
    const text = before + kept.map(String).join("");
    const tail = unfinished(text);
    if (!before && !tail && given.length < 2) return kept;
    if (!given.every(this.isText)) {
      // A policy of the page's takes no text that it has not made itself.
      if (String(this.written(text)) !== text) return [];
      this.begun.set(document, tail);
      return kept;
    }
    const all = String(this.written(text));
    const rest = unfinished(all);
    this.begun.set(document, rest);
    return [all.slice(0, all.length - rest.length)];
  }

  /** What was kept back, when a document comes to its end or is begun anew. */
  rest(document: object): unknown {
    const rest = this.begun.get(document) ?? "";
    this.begun.delete(document);
    return rest && this.written(rest);
  }
}
