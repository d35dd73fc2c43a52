/** Mirrors src/seawall/detect/shop_talk.py: whether a text tells of an order, of prices or of a contract, to the same score bit by bit. */
import * as data from "../gen/shop_talk";
import { MODEL } from "../gen/shop_talk_model";
import { count, finditer, rfind, search, type Written } from "./python";

/** A stretch of text that reads like one of the kinds. */
export interface Talk {
  kind: string;
  start: number;
  end: number;
  score: number;
  sure: boolean;
}

/** A sum a kind, and of how many features. */
type Sums = [number, number, number, number];

interface Model {
  scale: number[];
  bias: number[];
  chance: number[];
  likely: number[];
  sure: number[];
}

const kinds = [0, 1, 2] as const;
const mask = (1 << data.buckets_bits) - 1;
const looks = data.built_weight * (data.LOOKS as string[]).length;
const rows = new Map<string, Sums>();
const encoder = new TextEncoder();
const global = new Map<Written, RegExp>();

let model: Model | null = null;
let table: Int32Array | null = null;

const told = (): Model => (model ??= JSON.parse(MODEL[0]!) as Model);

/** Every match, one after the other; none of these forms matches nothing but at the end of a text. */
function all(form: Written, text: string): string[] {
  let use = global.get(form);
  if (use === undefined) global.set(form, (use = new RegExp(form.source, form.flags + "g")));
  return text.match(use) ?? [];
}

/** The check sum of RFC 1952 over a feature's UTF-8. */
function crc32(text: string): number {
  table ??= Int32Array.from({ length: 256 }, (_, byte) => {
    for (let bit = 0; bit < 8; bit++) byte = byte & 1 ? (byte >>> 1) ^ 0xedb88320 : byte >>> 1;
    return byte;
  });
  let sum = -1;
  for (const byte of encoder.encode(text)) sum = table[(sum ^ byte) & 255]! ^ (sum >>> 8);
  return ~sum;
}

/** The pieces between blanks and marks, in small letters, every digit a zero. */
function chunks(text: string): string[] {
  const read = search(data.UNSPACED, text) === null ? text : text.replace(spacing(), spaced);
  const apart = read.toLowerCase().replace(/[0-9]/g, "0").split(/[\x00-\x20"'()[\]{}<>|;=*!?_`~^\\]+/);
  return apart.filter((chunk) => chunk !== "");
}

/** Each chunk once, in order, up to so many. */
function different(heard: string[]): string[] {
  const found = new Set(heard);
  return found.size > data.chunks_max ? [...found].slice(0, data.chunks_max) : [...found];
}

const spacing = (): RegExp => new RegExp(data.UNSPACED.source, "gu");
const spaced = (run: string): string => ` ${[...run].map((one, at) => one + (run[at + 1] ?? " ")).join(" ")} `;

/** What a chunk says. */
function features(chunk: string): string[] {
  const found: string[] = [];
  for (const word of all(data._word, plain(chunk))) {
    if (/^\p{Nd}/u.test(word)) found.push(`#${word.replace(/0+/g, "0")}`, `#${Math.min(word.length, 8)}`);
    else if (!/^\p{L}/u.test(word)) found.push(word);
    else {
      const edged = `<${word}>`;
      found.push(edged);
      for (let at = 0; at < edged.length - 3; at++) found.push(edged.slice(at, at + 4));
    }
  }
  return found;
}

/** The chunk without accents, in Latin, Greek and Cyrillic. */
// eslint-disable-next-line no-control-regex
const plain = (chunk: string): string => (/^[\x00-\x7f]*$/.test(chunk) ? chunk : chunk.replace(/\p{Nd}/gu, "0").replace(/[\u00c0-\u052f\u1e00-\u1fff]/g, bare).replace(/[\u0300-\u036f]/g, ""));
const bare = (letter: string): string => letter.normalize("NFKD");

/** What a window is built like, as features. */
function built(text: string, heard: string[]): string[] {
  const numbers = heard.filter((chunk) => chunk.includes("0"));
  const figures = numbers.join(" ");
  const money = heard.reduce((sum, chunk) => sum + (data.MONEY.has(chunk) ? 1 : 0), 0);
  const counts = [
    count(text, "\n"),
    numbers.length,
    count(figures, ",00") + count(figures, ".00"),
    count(text, "%") + count(text, "٪"),
    all(data._date, figures).length,
    all(data._long, figures).length,
    [...data.MONEY_SIGNS].reduce((sum, sign) => sum + count(text, sign), money),
    all(data._article, `\n${text}`).length + count(text, "§") + count(text, "第"),
    count(text, "\t") + count(text, "|") + count(text, ";"),
    count(text, '"'),
    count(text, "?"),
    count(text, "_") + count(text, "{") + count(text, "[") + count(text, "("),
    all(data._times, figures).length + heard.filter((chunk) => chunk === "x" || chunk === "×").length,
    count(text, "="),
  ];
  const found = counts.map((number, at) => `!${(data.LOOKS as string[])[at]!}${rank(number)}`);
  return [...found, `!chunks${Math.min(Math.floor(heard.length / 8), 10)}`];
}

const rank = (count: number): number => (count < 2 ? count : count < 4 ? 2 : count < data.counted_most ? 3 : 4);

function total(names: string[]): [number, number, number] {
  const sums: [number, number, number] = [0, 0, 0];
  for (const name of names) {
    const at = (crc32(name) & mask) * 3;
    for (const kind of kinds) sums[kind] += MODEL[1]!.charCodeAt(at + kind) - data._middle;
  }
  return sums;
}

function row(chunk: string): Sums {
  const known = rows.get(chunk);
  if (known !== undefined) return known;
  const names = features(chunk);
  const [a, b, c] = total(names);
  const most = data._row_most;
  const made: Sums = [Math.max(-most, Math.min(most, a)), Math.max(-most, Math.min(most, b)), Math.max(-most, Math.min(most, c)), Math.min(names.length, data.features_max)];
  if (chunk.length <= data.chunk_bytes_kept) {
    if (rows.size >= data.rows_kept_max) rows.clear();
    rows.set(chunk, made);
  }
  return made;
}

function sumsOf(heard: string[]): Sums {
  const sums: Sums = [0, 0, 0, 0];
  for (const chunk of heard) {
    const [a, b, c, n] = row(chunk);
    sums[0] += a;
    sums[1] += b;
    sums[2] += c;
    sums[3] += n;
  }
  return sums;
}

/** How much a piece of text reads like each kind; null where its words leave no chance. */
export function scoresOf(text: string): number[] | null {
  const heard = chunks(text);
  const sums = sumsOf(different(heard));
  const root = Math.sqrt(sums[3] + looks);
  const { scale, bias, chance } = told();
  const score = (sum: number, kind: number): number => (sum * scale[kind]!) / root + bias[kind]!;
  if (kinds.every((kind) => score(sums[kind], kind) < chance[kind]!)) return null;
  const more = total(built(text, heard));
  return kinds.map((kind) => score(sums[kind] + data.built_weight * more[kind], kind));
}

/** Whether a window has the marks of code or a table, which no contract has. */
function codelike(window: string): boolean {
  let marks = 0;
  for (const letter of window) if ((data.CODE_MARKS as string).includes(letter)) marks++;
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
  const spoken: [number, number][] = [];
  for (const one of finditer(data._sentence, text, start, end)) if (sumsOf(different(chunks(one[0])))[kind] > 0) spoken.push([one.index, one.index + one[0].length]);
  let [low, high] = spoken.length ? [spoken[0]![0], spoken.at(-1)![1]] : [start, end];
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
