/**
 * A text that is worked on is looked at again and again, and each time most of it is as it was. What the patterns found in lines that
 * stand as they stood, and so far from any change that nothing that judges a match can see it, is what they find again; so are words, and
 * what the model of shop talk heard in a sentence. Whatever may reach from line to line (tables, lists, records, a few patterns) is looked
 * for in all of the text each time, on top of that. What comes out is what a look at the text by itself finds (`test/drafts.test.ts`).
 */
import type { Heard } from "./shop_talk";
import type { Places } from "./places";
import type { Found } from "./types";
import type { Hits } from "./words";

/** So far round a match looks whatever judges it, at most: other numbers of its shape, 500 characters and their edges (`alike.ts`). */
export const reachChars = 700;
/** In shorter texts there is nothing to be saved, and of longer ones too much would have to be kept. */
const [draftCharsMin, draftCharsMax] = [3_000, 500_000];
export const isDraft = ({ length }: string): boolean => length >= draftCharsMin && length <= draftCharsMax;
/** The draft, what is sent of it, and one that somebody goes back to. */
const keptMax = 3;
/** One of which no more than one part of so many is new needs no better. */
const enough = 8;
/** Compared so many characters at once. */
const pieceChars = 1_024;

/** A match, where it began, and what it was found to be. */
export interface Tally {
  at: number;
  found: Found;
}

/** What a look at a text leaves to the next. */
export interface Base {
  text: string;
  hits: Hits | null;
  /** By the number of the pattern, in order. */
  tallies: ReadonlyMap<number, Tally[]>;
  heard: Heard;
  /** What was found in readings of it, by what they say. */
  readings: ReadonlyMap<string, Found[]>;
}

/** Whole lines that stand in both texts, and where they began in the earlier. */
interface Stretch {
  start: number;
  end: number;
  before: number;
}

/** The lines of a text that need no look, by an earlier one. */
export class Known {
  /** All other lines. */
  readonly fresh: Places = [];

  private constructor(readonly base: Base, private readonly stretches: readonly Stretch[], size: number) {
    let done = 0;
    for (const { start, end } of stretches) {
      if (done < start) this.fresh.push([done, start]);
      done = end;
    }
    if (done < size) this.fresh.push([done, size]);
  }

  /** Null where less than half of the text is known. */
  static by(base: Base, text: string): Known | null {
    const stretches = alike(base.text, text).flatMap((one) => inside(one, base.text, text));
    const chars = stretches.reduce((sum, { start, end }) => sum + end - start, 0);
    // A number by itself is judged by there being nothing else.
    return chars * 2 < text.length || !saysMore(base.text) || !saysMore(text) ? null : new Known(base, stretches, text.length);
  }

  get chars(): number {
    return this.stretches.reduce((sum, { start, end }) => sum + end - start, 0);
  }

  isFresh(place: number): boolean {
    for (const { start, end } of this.stretches) if (place < end) return place < start;
    return true;
  }

  /** Where the fresh lines begin of which a place is in one. */
  from(place: number): number {
    return this.fresh.find(([, end]) => place < end)?.[0] ?? 0;
  }

  /** What of some places is fresh; null is all of the text. */
  clip(places: Places | null): Places {
    if (places === null) return this.fresh;
    const clipped: Places = [];
    for (const [from, to] of this.fresh)
      for (const [start, end] of places) if (start < to && from < end) clipped.push([Math.max(start, from), Math.min(end, to)]);
    return clipped;
  }

  /** What one pattern found in the known lines, as places of this text. */
  *tallies(number: number): Generator<Tally> {
    for (const { at, found } of this.base.tallies.get(number) ?? []) {
      const one = this.stretches.find(({ start, end, before }) => before <= at && at < before + end - start);
      if (one === undefined) continue;
      const by = one.start - one.before;
      const { detector, judgement } = found;
      yield by === 0 ? { at, found } : { at: at + by, found: { detector, judgement: { ...judgement, start: judgement.start + by, end: judgement.end + by } } };
    }
  }

  /** Words in the known lines and, heard by `listen` where they begin, in all others. */
  words(hits: Hits, listen: (hits: Hits, from: number, to: number) => void): void {
    const told = this.base.hits!;
    let done = 0;
    for (const { start, end, before } of this.stretches) {
      if (done < start) listen(hits, done, start);
      const by = start - before;
      for (let at = firstAfter(told, before); at < told.length && told[at]! <= end - by; at += 2) hits.push(told[at]! + by, told[at + 1]!);
      done = end;
    }
    const [, last] = this.fresh.at(-1) ?? [0, 0];
    if (done < last) listen(hits, done, last);
  }
}

/** The texts that were looked at last. */
export class Drafts {
  private kept: Base[] = [];

  /** The one of which most stands in a text. */
  like(text: string): Known | null {
    let most: Known | null = null;
    if (!isDraft(text)) return most;
    for (const base of this.kept) {
      const known = Known.by(base, text);
      if (known !== null && known.chars > (most?.chars ?? 0)) most = known;
      if (most !== null && (text.length - most.chars) * enough < text.length) break;
    }
    return most;
  }

  keep(base: Base): void {
    this.kept = [base, ...this.kept.filter(({ text }) => text !== base.text)].slice(0, keptMax);
  }
}

/** What is the same: before and behind a change, or all of the earlier in the middle of the other. */
function alike(old: string, text: string): Stretch[] {
  const least = Math.min(old.length, text.length);
  let first = 0;
  while (first + pieceChars <= least && text.startsWith(old.slice(first, first + pieceChars), first)) first += pieceChars;
  while (first < least && old.charCodeAt(first) === text.charCodeAt(first)) first++;
  let last = 0;
  for (let end = old.length; last + pieceChars <= least - first && text.endsWith(old.slice(end - pieceChars, end), text.length - last); end -= pieceChars) last += pieceChars;
  while (last < least - first && old.charCodeAt(old.length - 1 - last) === text.charCodeAt(text.length - 1 - last)) last++;
  if ((first + last) * 2 < old.length && old.length < text.length) {
    const at = text.indexOf(old);
    if (at >= 0) return [{ start: at, end: at + old.length, before: 0 }];
  }
  return [
    { start: 0, end: first, before: 0 },
    { start: text.length - last, end: text.length, before: old.length - last },
  ];
}

/** The whole lines of it that see nothing of what stands round it. */
function inside({ start, end, before }: Stretch, old: string, text: string): Stretch[] {
  const by = start - before;
  const low = start === 0 && before === 0 ? 0 : text.indexOf("\n", start + reachChars) + 1;
  const last = end - reachChars;
  const high = end === text.length && end - by === old.length ? end : last > 0 ? text.lastIndexOf("\n", last - 1) + 1 : 0;
  return (low > 0 || start + before === 0) && low < high ? [{ start: low, end: high, before: low - by }] : [];
}

const saysMore = (text: string): boolean => text.trim().length > reachChars;

/** The first word that ends behind a place. */
function firstAfter(hits: Hits, place: number): number {
  let [low, high] = [0, hits.length >> 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (hits[2 * middle]! <= place) low = middle + 1;
    else high = middle;
  }
  return 2 * low;
}
