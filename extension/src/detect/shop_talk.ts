/** Mirrors src/seawall/detect/shop_talk.py: whether a text tells of an order, of prices or of a contract, to the same score bit by bit. */
import * as data from "../gen/shop_talk";
import { MODEL } from "../gen/shop_talk_model";
import { Chunks, hasDigit, isMoney, isTimes } from "./chunks";
import { beyond, codesOf } from "./codes";
import { allAscii, count, finditer, rfind, rstrip, type Written } from "./python";
import { untold } from "./untold";

/** A stretch of text that reads like one of the kinds. */
export interface Talk {
  kind: string;
  start: number;
  end: number;
  score: number;
  sure: boolean;
  /** Whether it needs no word of a detector in a long text. */
  alone: boolean;
}

interface Model {
  scale: number[];
  bias: number[];
  chance: number[];
  bare: number[];
  whole_chance: number[];
  likely: number[];
  whole: number[];
  sure: number[];
  alone: number[];
}

const kinds = [0, 1, 2] as const;
const looks = data.LOOKS as string[];
const looksWeight = data.built_weight * looks.length;

let model: Model | null = null;
let chunks: Chunks | null = null;

const told = (): Model => (model ??= JSON.parse(MODEL[0]!) as Model);

/** The pieces of a text between blanks and marks, in small letters, every digit a zero. */
function heardIn(text: string): Chunks {
  chunks ??= new Chunks();
  chunks.hear(text.toLowerCase());
  return chunks;
}

/** A text in small letters if each of its parts is the same as by itself: one letter gets longer, and one is another where a word ends. */
function lowered(text: string): string | null {
  const lower = text.toLowerCase();
  return lower.length === text.length && !text.includes("\u03a3") ? lower : null;
}

const look = (name: string): number => looks.indexOf(name);
/** Which of the looks a character counts for; -1 for none. */
const lookOf = new Int8Array(1 << 16).fill(-1);
for (const [name, some] of Object.entries({ line: "\n", percent: "%٪", money: data.MONEY_SIGNS as string, article: "§第", cell: "\t|;", quote: '"', question: "?", bracket: "_{[(", equals: "=" }))
  for (const one of some) lookOf[one.charCodeAt(0)] = look(name);
const [number, money, times, article, pieces] = [look("number"), look("money"), look("times"), look("article"), look("chunks")];
const figured = [look("decimal"), look("date"), look("long"), times];
const articleForm = new RegExp((data._article as Written).source, "g");

/** What a run is built like: so many of each. */
function built(text: string, chunks: Chunks): number[] {
  const { heard, size, figures } = chunks;
  const counts = new Array<number>(looks.length).fill(0);
  for (let place = 0; place < text.length; place++) {
    const at = lookOf[text.charCodeAt(place)]!;
    if (at >= 0) counts[at]!++;
  }
  for (let at = 0; at < size; at++) {
    const row = heard[at]!;
    const flag = chunks.flagsOf(row);
    if (flag & isMoney) counts[money]!++;
    if (flag & isTimes) counts[times]!++;
    if ((flag & hasDigit) === 0) continue;
    counts[number]!++;
    for (let one = 0; one < 4; one++) counts[figured[one]!]! += figures[row * 4 + one]!;
  }
  counts[article]! += `\n${text}`.match(articleForm)?.length ?? 0;
  return counts.map((count, at) => (at === pieces ? Math.min(Math.floor(size / 8), 10) : rank(count)));
}

const rank = (count: number): number => (count < 2 ? count : count < 4 ? 2 : count < data.counted_most ? 3 : 4);

/** The sums of a look, by its rank. */
const lookSums: (readonly number[])[][] = looks.map(() => []);

const root = (features: number): number => Math.sqrt(features + looksWeight);

/** How much a piece of text reads like each kind. */
export function scoresOf(text: string): number[] {
  const heard = heardIn(text);
  const { sums } = heard;
  const { scale, bias } = told();
  const more = [0, 0, 0];
  built(text, heard).forEach((rank, at) => {
    const known = (lookSums[at]![rank] ??= heard.weighed(`!${looks[at]!}${rank}`));
    for (const kind of kinds) more[kind]! += known[kind]!;
  });
  return kinds.map((kind) => ((sums[kind]! + data.built_weight * more[kind]!) * scale[kind]!) / root(sums[3]!) + bias[kind]!);
}

/** What was heard in a text, sentence by sentence, and how its stretches read, for a look at nearly the same text. */
export class Heard {
  private readonly sums = new Map<string, readonly number[]>();
  private readonly scores = new Map<string, readonly number[]>();

  constructor(private earlier: Heard | undefined) {}

  sumsOf(sentence: string, hear: () => readonly number[]): readonly number[] {
    const sums = this.earlier?.sums.get(sentence) ?? hear();
    this.sums.set(sentence, sums);
    return sums;
  }

  scoresOf(read: string): readonly number[] {
    const scores = this.earlier?.scores.get(read) ?? scoresOf(read);
    this.scores.set(read, scores);
    return scores;
  }

  /** All has been heard. */
  close(): void {
    this.earlier = undefined;
  }
}

const codeMarks = Uint8Array.from({ length: 128 }, (_, code) => ((data.CODE_MARKS as string).includes(String.fromCharCode(code)) ? 1 : 0));

function marksIn(run: string): number {
  let marks = 0;
  for (let at = 0; at < run.length; at++) marks += codeMarks[run.charCodeAt(at)] ?? 0;
  return marks;
}

function many(form: Written, text: string): number {
  let n = 0;
  for (const _ of finditer(form, text)) n++;
  return n;
}

/** Whether a run is code, a drawing or a list of numbers rather than talk. */
function drawnOrCoded(run: string, kind: number): boolean {
  const contract = kind === data.CONTRACT;
  const coded = (contract ? data.code_share : data.code_share_bare) * marksIn(run) > run.length;
  if (coded && (contract || finditer(data._told_number, run).next().done)) return true;
  if (!contract && 2 * many(data._statement, run) > count(run, "\n") + 2) return true;
  const figures = many(data._figures, run);
  if (!figures) return false;
  let spelled = 0;
  for (const one of finditer(data._spelled, run)) spelled += one[0].length;
  return spelled * data.figures_most < figures;
}

function inList(text: string, start: number, end: number, kind: number): boolean {
  if (kind !== data.ORDER) return false;
  const near = text.slice(Math.max(0, start - data.list_chars), end + data.list_chars);
  return many(data._long_number, near) >= data.ids_most;
}

/** A run without the statements before and behind it: `margin: 0;` speaks of prices, and would take along what is told. Of one with a
 * wide gap the longer part. */
function betweenStatements(text: string, low: number, high: number): [number, number] {
  for (let gap; (gap = text.slice(low, high).indexOf(data.gap_lines)) >= 0; )
    if (2 * gap < high - low) low += gap + data.gap_lines.length;
    else high = low + gap;
  for (let stop; (stop = text.slice(low, high).indexOf("\n")) >= 0 && isStatement(text.slice(low, low + stop)); ) low += stop + 1;
  for (let stop; (stop = rfind(text, "\n", low, high)) >= 0 && isStatement(text.slice(stop, high)); ) high = stop;
  return [low, high];
}

function isStatement(line: string): boolean {
  if ((data._ends_statement as string[]).includes(rstrip(line).slice(-1)) || finditer(data._said, line).next().done) return true;
  return data.code_share_bare * marksIn(line) > line.length;
}

/** Every run of sentences that reads like one of the kinds, by start; a short text may read like one only as a whole. */
export function* talkOf(text: string, due: () => boolean, codes = codesOf(text), heard: Heard | null = null): Generator<null, Talk[]> {
  const found: Talk[] = [];
  const { bare, likely, whole: likelyWhole, sure, alone } = told();
  const said = new Set<number>();
  for (const run of runsOf(text, codes, heard)) {
    if (due()) yield null;
    if (run === null || (run.whole && said.has(run.kind))) continue;
    const { kind, words, whole } = run;
    const [start, end] = betweenStatements(text, run.start, run.end);
    const read = whole ? text : text.slice(start, end);
    if (words < bare[kind]! && !/[0-9]/.test(read)) continue;
    const what = run.again ? once(read) : read;
    const score = (heard?.scoresOf(what) ?? scoresOf(what))[kind]!;
    if (score < (whole ? likelyWhole : likely)[kind]! || drawnOrCoded(read, kind) || untold(read, kind === data.ORDER, kind === data.CONTRACT) || inList(text, start, end, kind)) continue;
    said.add(kind);
    const [low, high] = trimmed(text, start, end);
    found.push({ kind: (data.KINDS as string[])[kind]!, start: low, end: high, score, sure: score >= sure[kind]!, alone: score >= alone[kind]! });
  }
  heard?.close();
  return found.sort((a, b) => a.start - b.start || (data.KINDS as string[]).indexOf(a.kind) - (data.KINDS as string[]).indexOf(b.kind));
}

/** Where a text may speak for a kind; of a whole text, whose every word is read. */
interface Stretch {
  kind: 0 | 1 | 2;
  start: number;
  end: number;
  words: number;
  whole: boolean;
  /** Whether any sentence before its end was said before. */
  again: boolean;
}

/** Sentences in a row that speak for a kind, and where they did most. */
interface Run {
  kind: 0 | 1 | 2;
  start: number;
  end: number;
  total: number;
  features: number;
  best: number;
  first: number;
  last: number;
}

/** Runs of sentences whose words have a chance, and of a short text last all of it; null now and then, for who has to pause. */
function* runsOf(text: string, codes: Uint8Array, heard: Heard | null): Generator<Stretch | null> {
  const { scale, bias, chance, whole_chance } = told();
  const least = kinds.map((kind) => (chance[kind]! - bias[kind]!) / scale[kind]!);
  const runs: Run[] = kinds.map((kind) => ({ kind, start: Infinity, end: 0, total: 0, features: 0, best: -Infinity, first: 0, last: 0 }));
  let again = false;
  const stretch = ({ kind, start, end, best }: Run): Stretch => ({ kind, start, end, words: best * scale[kind]! + bias[kind]!, whole: false, again });
  const all = [0, 0, 0, 0];
  const plain = allAscii(text);
  const lower = plain ? null : lowered(text);
  const hearing = (chunks ??= new Chunks());
  let [start, end, sentence] = [0, 0, ""];
  const hear = (): Int32Array => {
    if (plain) hearing.hearAscii(codes, start, end);
    else if (lower !== null) hearing.hear(lower, start, end);
    else heardIn(sentence);
    return hearing.sums;
  };
  const last = new Map<string, number>(); // where each sentence began that a run may have heard
  const spans = sentences(text, codes);
  for (let at = 0; at < spans.length; at += 2) {
    if (at % 32 === 30) yield null;
    [start, end] = [spans[at]!, spans[at + 1]!];
    sentence = text.slice(start, end);
    const sums = heard === null ? hear() : heard.sumsOf(sentence, () => [...hear()]);
    // Whoever takes a run hears others before the next kind's turn.
    const [first, second, third, said] = [sums[0]!, sums[1]!, sums[2]!, sums[3]!];
    const since = last.get(sentence) ?? -1;
    last.set(sentence, start);
    again ||= since >= 0;
    if (since < 0) {
      all[0]! += first;
      all[1]! += second;
      all[2]! += third;
      all[3]! += said;
    }
    for (const run of runs) {
      const more = run.kind === 0 ? first : run.kind === 1 ? second : third;
      const anew = since < run.start; // what was said in a run before says nothing more
      if (more <= 0) {
        if (run.total <= 0) continue;
        if (anew) run.total += more;
        if (anew) run.features += said;
        if (run.total > 0 && end - run.start <= data.window_chars) continue;
        if (run.best >= least[run.kind]!) yield stretch(run);
        over(run);
        continue;
      }
      let total = anew ? run.total + more : run.total;
      let features = anew ? run.features + said : run.features;
      if (run.total > 0 && (end - run.start > data.window_chars || since === run.start || more / root(said) > total / root(features))) {
        if (run.best >= least[run.kind]!) yield stretch(run);
        over(run);
      }
      if (run.total === 0) [run.start, total, features] = [start, more, said];
      if (run.last === 0) run.first = start;
      run.last = end;
      run.total = total;
      run.features = features;
      const read = total / root(features);
      if (read >= run.best) [run.best, run.end] = [read, end];
    }
  }
  for (const run of runs) if (run.best >= least[run.kind]!) yield stretch(run);
  if (text.length > data.window_chars) return;
  for (const { kind, first, last } of runs) {
    const words = (all[kind]! * scale[kind]!) / root(all[3]!) + bias[kind]!;
    if (words >= whole_chance[kind]!) yield { kind, start: first, end: last || text.length, words, whole: true, again };
  }
}

/** Nothing speaks for its kind any more. */
function over(run: Run): void {
  run.start = Infinity;
  run.end = run.total = run.features = 0;
  run.best = -Infinity;
}

function trimmed(text: string, low: number, high: number): [number, number] {
  while (low < high && data._blanks.includes(text[low]!)) low++;
  while (low < high && data._blanks.includes(text[high - 1]!)) high--;
  return [low, high];
}

/** A text without the sentences it said before. */
function once(text: string): string {
  const said = new Set<string>();
  let kept = "";
  let from = 0;
  const spans = sentences(text, codesOf(text));
  for (let at = 0; at < spans.length; at += 2) {
    const [start, end] = [spans[at]!, spans[at + 1]!];
    const sentence = text.slice(start, end);
    if (said.has(sentence)) {
      kept += text.slice(from, start);
      from = end + 1;
    } else said.add(sentence);
  }
  return kept + text.slice(from);
}

/** What a character does to a sentence: nothing, it ends one by itself, or one ends behind it if a blank follows. */
const [endsAlone, endsBefore] = [1, 2];
const endings = new Uint8Array(1 << 16);
for (const [mark, end] of data._sentence_ends as [string, string][]) endings[mark.charCodeAt(0)] = end === "\n" ? endsAlone : endsBefore; // `. ` as `.` and a line end
endings[10] = endsAlone;

/** Characters behind which no sentence ends. */
const goesOn = Uint8Array.from({ length: beyond + 1 }, (_, code) => (code > 32 && code < beyond && endings[code] !== endsAlone ? 1 : 0));

/** Where a text's sentences and lines begin and end, by turns; long ones in pieces, cut between words. */
function sentences(text: string, codes: Uint8Array): number[] {
  const spans: number[] = [];
  let start = 0;
  const size = text.length;
  for (let place = 0; place <= size; place++) {
    const kind = codes[place]!;
    if (goesOn[kind] === 1) continue;
    const code = place === size ? 10 : kind < beyond ? kind : text.charCodeAt(place);
    if (code === 32 ? place === 0 || endings[text.charCodeAt(place - 1)] !== endsBefore : endings[code] !== endsAlone) continue;
    if (place - start <= data.window_chars) {
      if (place > start) spans.push(start, place);
    } else
      for (const piece of cut(text.slice(start, place))) {
        if (piece) spans.push(start, start + piece.length);
        start += piece.length + 1;
      }
    start = place + 1;
  }
  return spans;
}

/** A line in pieces of about so many characters. */
function cut(line: string): string[] {
  const pieces: string[] = [];
  let start = 0;
  while (line.length - start > data.window_chars) {
    const blank = rfind(line, " ", start + 1, start + data.window_chars);
    const at = blank > 0 ? blank : start + data.window_chars;
    pieces.push(line.slice(start, at));
    start = at + 1;
  }
  return [...pieces, line.slice(start)];
}
