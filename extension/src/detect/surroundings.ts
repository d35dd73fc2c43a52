/** Context words near a place. Mirrors src/seawall/detect/page.py. */
import { _BLANK_LINE, _next_number } from "../gen/page";
import { matches, search } from "./python";
import type { Acceptance, Candidate, DetectorData, Judgement, PatternData } from "./types";
import { type WordHit } from "./words";

const newlineDistance = 40;

/** One detector's words in one text, by end. */
export class NearWords {
  private readonly ends: number[] = [];
  private readonly signs: number[] = [];
  private readonly words: string[] = [];

  constructor(
    private readonly text: string,
    private readonly detector: DetectorData,
    hits: WordHit[],
    signs: Map<string, number>,
    foreign: RegExp | null,
  ) {
    const all: [number, number, string][] = [];
    for (const { end, stem } of hits) {
      const sign = signs.get(stem);
      if (sign !== undefined) all.push([end, sign, stem]);
    }
    if (foreign !== null) {
      const lowered = text.replaceAll("İ", "i").toLowerCase();
      if (lowered.length === text.length)
        for (const match of lowered.matchAll(foreign)) all.push([match.index + match[0].length, signs.get(match[0])!, match[0]]);
    }
    all.sort((a, b) => a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? -1 : a[2] > b[2] ? 1 : 0));
    for (const [end, sign, word] of all) {
      this.ends.push(end);
      this.signs.push(sign);
      this.words.push(word);
    }
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
      if (!before && matches(_next_number, this.text, wordEnd, wordEnd + 24)) continue;
      let distance = before ? start - wordEnd : Math.max(0, wordStart - end) + 8;
      const [low, top] = before ? [wordEnd, start] : [end, wordStart];
      const breaks = newlines(this.text, low, top);
      if (breaks > 1 && this.signs[i]! < 0 && search(_BLANK_LINE, this.text.slice(low, top)) !== null) continue;
      distance += newlineDistance * breaks;
      if (this.signs[i]! > 0) {
        if (nearer(distance, word, positive)) positive = [distance, word];
      } else if (nearer(distance, word, negative)) negative = [distance, word];
    }
    return [positive[1] || null, nearer(negative[0], negative[1], positive) ? negative[1] || null : null];
  }

  anyNear(start: number, end: number): boolean {
    const high = after(this.ends, end + this.detector.after + 32);
    for (let i = after(this.ends, start - this.detector.before); i < high; i++) if (this.signs[i]! > 0) return true;
    return false;
  }

  allNear(start: number, end: number): string[] {
    const reach: [number, string][] = [];
    const high = after(this.ends, end + this.detector.after);
    for (let i = after(this.ends, start - this.detector.before); i < high; i++)
      if (this.signs[i]! > 0) reach.push([Math.abs(start - this.ends[i]!), this.words[i]!]);
    reach.sort((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0));
    return [...new Set(reach.map(([, word]) => word))];
  }

  get empty(): boolean {
    return this.ends.length === 0;
  }
}

/** Of two that end at one place the longer counts. */
function nearer(distance: number, word: string, than: [number, string]): boolean {
  return distance < than[0] || (distance === than[0] && word.length > than[1].length);
}

function newlines(text: string, start: number, end: number): number {
  let n = 0;
  for (let i = text.indexOf("\n", start); i >= 0 && i < end; i = text.indexOf("\n", i + 1)) n++;
  return n;
}

/** The first index whose value is greater. */
function after(sorted: number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A pattern's match with its surroundings. */
export class Match implements Candidate {
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
    private readonly words: () => NearWords,
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
    return this.words().allNear(this.start, this.end);
  }

  private looked(): [string | null, string | null] {
    return (this.known ??= this.words().near(this.start, this.end));
  }

  accept(reasons: string[], more: Acceptance = {}): Judgement {
    return {
      start: more.start ?? this.start,
      end: more.end ?? this.end,
      confidence: more.confidence ?? this.pattern.confidence,
      reasons: [...this.pattern.reasons, ...reasons],
      weight: more.weight ?? 0,
      count: 1,
      covers: false,
    };
  }
}
