/** Mirrors src/seawall/detect/shop_talk.py: whether a text tells of an order, of prices or of a contract, to the same score bit by bit. */
import * as data from "../gen/shop_talk";
import { MODEL } from "../gen/shop_talk_model";
import { Chunks, hasDigit, isMoney, isTimes } from "./chunks";
import { finditer, rfind, type Written } from "./python";

/** A stretch of text that reads like one of the kinds. */
export interface Talk {
  kind: string;
  start: number;
  end: number;
  score: number;
  sure: boolean;
}

interface Model {
  scale: number[];
  bias: number[];
  chance: number[];
  likely: number[];
  sure: number[];
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
  chunks.hear((spaceless(text) ? text.replace(spacing(), spaced) : text).toLowerCase());
  return chunks;
}

/** Whether it may have writing without spaces: all of that is beyond here. */
function spaceless(text: string): boolean {
  for (let place = 0; place < text.length; place++) if (text.charCodeAt(place) >= 0xe00) return true;
  return false;
}

const spacing = (): RegExp => new RegExp(data.UNSPACED.source, "gu");
const spaced = (run: string): string => ` ${[...run].map((one, at) => one + (run[at + 1] ?? " ")).join(" ")} `;

const look = (name: string): number => looks.indexOf(name);
/** Which of the looks a character counts for. */
const lookOf = new Map<number, number>();
for (const [name, some] of Object.entries({ line: "\n", percent: "%٪", money: data.MONEY_SIGNS as string, article: "§第", cell: "\t|;", quote: '"', question: "?", bracket: "_{[(", equals: "=" }))
  for (const one of some) lookOf.set(one.charCodeAt(0), look(name));
const lookOfAscii = Int8Array.from({ length: 128 }, (_, code) => lookOf.get(code) ?? -1);
const [number, money, times, article, pieces] = [look("number"), look("money"), look("times"), look("article"), look("chunks")];
const figured = [look("decimal"), look("date"), look("long"), times];
const articleForm = new RegExp((data._article as Written).source, "g");

/** What a window is built like: so many of each. */
function built(text: string, { heard, size, flags, figures }: Chunks): number[] {
  const counts = new Array<number>(looks.length).fill(0);
  for (let place = 0; place < text.length; place++) {
    const code = text.charCodeAt(place);
    const at = code < 128 ? lookOfAscii[code]! : (lookOf.get(code) ?? -1);
    if (at >= 0) counts[at]!++;
  }
  for (let at = 0; at < size; at++) {
    const row = heard[at]!;
    const flag = flags[row]!;
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

/** How much a piece of text reads like each kind; null where its words leave no chance. */
export function scoresOf(text: string): number[] | null {
  const heard = heardIn(text);
  const { sums } = heard;
  const root = Math.sqrt(sums[3]! + looksWeight);
  const { scale, bias, chance } = told();
  const score = (sum: number, kind: number): number => (sum * scale[kind]!) / root + bias[kind]!;
  if (kinds.every((kind) => score(sums[kind]!, kind) < chance[kind]!)) return null;
  const more = [0, 0, 0];
  built(text, heard).forEach((rank, at) => {
    const known = (lookSums[at]![rank] ??= heard.weighed(`!${looks[at]!}${rank}`));
    for (const kind of kinds) more[kind]! += known[kind]!;
  });
  return kinds.map((kind) => score(sums[kind]! + data.built_weight * more[kind]!, kind));
}

const codeMarks = Uint8Array.from({ length: 128 }, (_, code) => ((data.CODE_MARKS as string).includes(String.fromCharCode(code)) ? 1 : 0));

/** Whether a window has the marks of code or a table, which no contract has. */
function codelike(window: string): boolean {
  let marks = 0;
  for (let at = 0; at < window.length; at++) marks += codeMarks[window.charCodeAt(at)] ?? 0;
  return data.code_share * marks > window.length;
}

/** Every stretch that reads like one of the kinds, by start. */
export function* talkOf(text: string, due: () => boolean): Generator<null, Talk[]> {
  const found: Talk[] = [];
  const { likely, sure } = told();
  for (const [start, end] of windows(text)) {
    if (due()) yield null;
    const scores = scoresOf(text.slice(start, end));
    for (const kind of scores === null ? [] : kinds) {
      const score = scores![kind]!;
      if (score < likely[kind]! || (kind === data.CONTRACT && codelike(text.slice(start, end)))) continue;
      const [low, high] = carried(text, start, end, kind);
      found.push({ kind: (data.KINDS as string[])[kind]!, start: low, end: high, score, sure: score >= sure[kind]! });
    }
  }
  return found;
}

/** The sentences and lines from the first to the last that speak for a kind. */
function carried(text: string, start: number, end: number, kind: 0 | 1 | 2): [number, number] {
  const said: [number, number][] = [];
  for (const one of finditer(data._sentence, text, start, end)) said.push([one.index, one.index + one[0].length]);
  const speaks = ([from, to]: [number, number]): boolean => heardIn(text.slice(from, to)).sums[kind]! > 0;
  const first = said.find(speaks);
  let [low, high] = first ? [first[0], said.findLast(speaks)![1]] : [start, end];
  while (low < high && data._blanks.includes(text[low]!)) low++;
  while (low < high && data._blanks.includes(text[high - 1]!)) high--;
  return [low, high];
}

/** A text in pieces, cut where a paragraph ends, else a line, else a word. */
function* windows(text: string): Generator<[number, number]> {
  let start = 0;
  while (text.length - start > data.window_chars) {
    const least = start + Math.floor(data.window_chars / 3);
    const most = start + data.window_chars;
    let cut = most;
    for (const mark of ["\n\n", "\n", " "]) {
      const at = rfind(text, mark, least, most);
      if (at < 0) continue;
      cut = at + 1;
      break;
    }
    yield [start, cut];
    start = cut;
  }
  if (start < text.length) yield [start, text.length];
}
