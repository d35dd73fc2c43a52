/** Context words near a place. Mirrors src/seawall/detect/page.py. */
import { _BLANK_LINE, _next_number, _row_chars_max } from "../gen/page";
import { count, find, matches, rfind, search } from "./python";
import { after } from "./text";
import type { Acceptance, Candidate, DetectorData, Judgement, PatternData } from "./types";
import type { Heard, Hits } from "./words";

const newlineDistance = 40;

/** One detector's words in one text, by end. */
export class NearWords {
  private readonly ends: number[] = [];
  private readonly signs: number[] = [];
  private readonly words: string[] = [];

  private next = 0;

  /**
   * @param weights of each word by its number: 1 speaks for, -1 against, 0 is none of this detector's
   * @param foreign the detector's words beyond Latin-1, by end
   */
  constructor(
    private readonly text: string,
    private readonly detector: DetectorData,
    private readonly stems: readonly string[],
    private readonly weights: Int8Array,
    private readonly foreign: readonly Heard[],
  ) {}

  /** Takes in some of every detector's words, by end (`inOrder`); `close` follows the last. */
  take(hits: Hits, from: number, to: number): void {
    const { weights, stems, foreign } = this;
    for (let i = from; i < to; i += 2) {
      const sign = weights[hits[i + 1]!]!;
      if (sign === 0) continue;
      while (this.next < foreign.length && foreign[this.next]![0] <= hits[i]!) this.insert(...foreign[this.next++]!);
      this.insert(hits[i]!, sign, stems[hits[i + 1]!]!);
    }
  }

  close(): void {
    while (this.next < this.foreign.length) this.insert(...this.foreign[this.next++]!);
  }

  /** By end; of those that end at one place, what speaks against first, and then by letter. */
  private insert(end: number, sign: number, word: string): void {
    const { ends, signs, words } = this;
    let at = ends.length;
    if (at > 0 && ends[at - 1]! > end) at = after(ends, end);
    while (at > 0 && ends[at - 1] === end && (signs[at - 1]! > sign || (signs[at - 1] === sign && words[at - 1]! > word))) at--;
    if (at > 0 && ends[at - 1] === end && signs[at - 1] === sign && words[at - 1] === word) return;
    if (at === ends.length) {
      ends.push(end);
      signs.push(sign);
      words.push(word);
      return;
    }
    ends.splice(at, 0, end);
    signs.splice(at, 0, sign);
    words.splice(at, 0, word);
  }

  near(start: number, end: number): [string | null, string | null] {
    let positive: [number, string] = [10_000, ""];
    let negative: [number, string] = [10_000, ""];
    const high = after(this.ends, end + this.detector.after);
    for (let i = after(this.ends, start - this.detector.before); i < high; i++) {
      const wordEnd = this.ends[i]!;
      if (start < wordEnd && wordEnd <= end) continue;
      const word = this.words[i]!;
      const wordStart = wordEnd - word.length;
      const before = wordEnd <= start;
      let distance = before ? start - wordEnd : Math.max(0, wordStart - end) + 8;
      if (distance > (this.signs[i]! > 0 ? positive : negative)[0]) continue; // line ends between only add to it
      if (!before && matches(_next_number, this.text, wordEnd, wordEnd + 24)) continue;
      const [low, top] = before ? [wordEnd, start] : [end, wordStart];
      const breaks = newlines(this.text, low, top);
      if (breaks > 1 && this.signs[i]! < 0 && search(_BLANK_LINE, this.text.slice(low, top)) !== null) continue;
      if (before && breaks && ofAnotherColumn(this.text, wordEnd, start)) continue;
      distance += newlineDistance * breaks;
      if (this.signs[i]! > 0) {
        if (nearer(distance, word, positive)) positive = [distance, word];
      } else if (nearer(distance, word, negative)) negative = [distance, word];
    }
    return [positive[1] || null, nearer(negative[0], negative[1], positive) ? negative[1] || null : null];
  }

  /** Whether a word that speaks for it is within reach of anything between two places. */
  anyNear(start: number, end: number): boolean {
    const high = after(this.ends, end + this.detector.after);
    for (let i = after(this.ends, start - this.detector.before); i < high; i++) if (this.signs[i]! > 0) return true;
    return false;
  }

  allNear(start: number, end: number): string[] {
    const reach: [number, string][] = [];
    const high = after(this.ends, end + this.detector.after);
    for (let i = after(this.ends, start - this.detector.before); i < high; i++)
      if (this.signs[i]! > 0 && !(this.ends[i]! <= start && ofAnotherColumn(this.text, this.ends[i]!, start))) reach.push([Math.abs(start - this.ends[i]!), this.words[i]!]);
    reach.sort((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0));
    return [...new Set(reach.map(([, word]) => word))];
  }

  /** Those that end in a range. */
  between(start: number, end: number): [end: number, word: string][] {
    const heard: [number, string][] = [];
    for (let i = after(this.ends, start - 1); i < this.ends.length && this.ends[i]! <= end; i++) heard.push([this.ends[i]!, this.words[i]!]);
    return heard;
  }

  get empty(): boolean {
    return this.ends.length === 0;
  }
}

/** Whether a word in a line above stands over another column than the value at `start`: two lines of as many cells. */
function ofAnotherColumn(text: string, wordEnd: number, start: number): boolean {
  const lineEnd = text.indexOf("\n", wordEnd);
  if (lineEnd < 0 || lineEnd >= start) return false;
  const above = rfind(text, "\n", Math.max(0, wordEnd - _row_chars_max), wordEnd) + 1;
  const below = rfind(text, "\n", 0, start) + 1;
  const belowEnd = find(text, "\n", start, start + _row_chars_max);
  if (lineEnd - above > _row_chars_max || start - below > _row_chars_max || (above === 0 && wordEnd > _row_chars_max)) return false;
  const head = text.slice(above, lineEnd);
  const row = text.slice(below, belowEnd >= 0 ? belowEnd : text.length).slice(0, _row_chars_max);
  for (const mark of "\t;|,") {
    const cells = count(head, mark);
    if (cells && cells === count(row, mark) && !(mark === "," && (head.includes(", ") || row.includes(", "))))
      return count(text.slice(above, wordEnd), mark) !== count(text.slice(below, start), mark);
  }
  return false;
}

/** Of two that end at one place the longer counts. */
function nearer(distance: number, word: string, than: [number, string]): boolean {
  return distance < than[0] || (distance === than[0] && word.length > than[1].length);
}

function newlines(text: string, start: number, end: number): number {
  let n = 0;
  for (let i = start; i < end; i++) if (text.charCodeAt(i) === 10) n++;
  return n;
}

/** Puts words in order of their ends, which they nearly are: they were found in order of their beginnings. */
export function inOrder(hits: Hits): Hits {
  for (let i = 2; i < hits.length; i += 2) {
    const [end, word] = [hits[i]!, hits[i + 1]!];
    let at = i;
    for (; at > 0 && hits[at - 2]! > end; at -= 2) [hits[at], hits[at + 1]] = [hits[at - 2]!, hits[at - 1]!];
    [hits[at], hits[at + 1]] = [end, word];
  }
  return hits;
}

/** A pattern's match with its surroundings. */
export class Match<O> implements Candidate {
  readonly start: number;
  readonly end: number;
  readonly matchStart: number;
  readonly matchEnd: number;
  private known: [string | null, string | null] | null = null;

  constructor(
    readonly text: string,
    readonly pattern: PatternData,
    readonly index: number,
    private readonly match: RegExpExecArray,
    private readonly owner: O,
    private readonly near: { words(owner: O): NearWords },
    readonly disguised: boolean,
  ) {
    this.matchStart = match.index;
    this.matchEnd = match.index + match[0].length;
    const span = pattern.group ? match.indices![pattern.group]! : [this.matchStart, this.matchEnd];
    this.start = span[0]!;
    this.end = span[1]!;
  }

  get value(): string {
    return this.text.slice(this.start, this.end);
  }

  groups(): (string | undefined)[] {
    return this.match.slice(1);
  }

  context(): string | null {
    return this.looked()[0];
  }

  against(): string | null {
    return this.looked()[1];
  }

  nearby(): string[] {
    return this.near.words(this.owner).allNear(this.start, this.end);
  }

  private looked(): [string | null, string | null] {
    return (this.known ??= this.near.words(this.owner).near(this.start, this.end));
  }

  accept(reasons: string[], more: Acceptance = {}): Judgement {
    return {
      start: more.start ?? this.start,
      end: more.end ?? this.end,
      confidence: more.confidence ?? this.pattern.confidence,
      reasons: this.pattern.reasons.length ? [...this.pattern.reasons, ...reasons] : reasons,
      weight: more.weight ?? 0,
      count: 1,
      covers: false,
    };
  }
}
