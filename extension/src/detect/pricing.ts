/** Mirrors detectors/price_list.py. */
import * as data from "../gen/price_list";
import { gathered } from "./pace";
import { count, endOf, find, fullmatch, matches, rfind, search } from "./python";
import { aligned } from "./records";
import { after } from "./text";
import { cellsUnder, kindOf, type Span, type Table } from "./tables";
import { withTalk } from "./talk";
import type { Judgement, Page, Words } from "./types";

/** A term with its amount, and the term. */
type Evidence = [start: number, end: number, word: string];

const BOUGHT_FOR = [...new Set([...(data._TERMS as string[]), ...data._BUYING])];
const TERMS = new Set(BOUGHT_FOR.map((one) => one.replace(/\*$/, "")));

/** What a thing is sold for, and what is earned, speaks against nothing. */
export const pricingWords: Words = () => [BOUGHT_FOR, [...new Set([...data._SELLING, ...data._GAIN])].filter((one) => !BOUGHT_FOR.includes(one))];

export const sweepPrices = (page: Page): Iterable<Judgement | null> => withTalk(page, "price_list", page.opened ? worded(page) : [], "reads like what the shop pays or earns", undefined, false, true);

function* worded(page: Page): Generator<Judgement | null> {
  const covered: Span[] = [];
  const columns = count(page.text, "\n") >= data.rows_min ? yield* gathered(aligned(page.text, page.due)) : [];
  for (const table of [...(yield* page.tables()), ...columns]) {
    const costs = table.header.filter((name) => kindOf(name) === "cost").length;
    if (!costs || !hasFigures(page.text, table) || within(covered, table.start)) continue;
    covered.push([table.start, table.end]);
    const reasons = [`rows: ${table.count}`, `columns: ${costs} of cost or margin`, `layout: ${table.layout}`];
    yield { start: table.start, end: table.end, confidence: "very_likely", reasons, weight: 1, count: 1, covers: true };
  }
  yield* smallTables(page.text, covered);
  yield* sentences(page, covered);
}

const within = (covered: Span[], place: number): boolean => covered.some(([a, b]) => a <= place && place < b);

/** Cells under a header of cost in what is too short for a table. */
function* smallTables(text: string, covered: Span[]): Generator<Judgement> {
  const cells = [...cellsUnder(text, (name) => kindOf(name) === "cost")].filter(([a, b]) => !within(covered, a) && fullmatch(data._number, text.slice(a, b)));
  if (!cells.length) return;
  const [start, end] = [cells[0]![0], cells.at(-1)![1]];
  covered.push([start, end]);
  yield { start, end, confidence: "likely", reasons: ["column of cost or margin", `figures: ${cells.length}`], weight: 1, count: 1, covers: true };
}

function hasFigures(text: string, table: Table): boolean {
  if (!table.cells.length) return search(data._FIGURE, text, table.start, Math.min(table.end, table.start + 4000)) !== null;
  const columns = table.header.flatMap((name, index) => (kindOf(name) === "cost" ? [index] : []));
  const cells = table.cells.flatMap((row) => columns.filter((index) => index < row.length).map((index) => row[index]!));
  return cells.filter(([a, b]) => search(data._FIGURE, text, a, b) !== null).length * 2 >= table.cells.length;
}

/** Terms with an amount beside them; a weak term needs a second one or a word of trade nearby. */
function* sentences(page: Page, covered: Span[]): Generator<Judgement | null> {
  const { text } = page;
  let evidence: Evidence[] = [];
  const sold: number[] = [];
  for (const [end, word] of page.words(0, text.length)) {
    if (page.due()) yield null;
    if (within(covered, end) || ofLayout(text, end - word.length, end)) continue;
    if (data._GAIN.has(word)) sold.push(end);
    if (data._SELLING.has(word) && amountIn(text, Math.max(0, end - word.length - 24), Math.min(text.length, end + data._beside_chars)) !== null) sold.push(end);
    if (TERMS.has(word) || !(data._SELLING.has(word) || data._GAIN.has(word))) evidence.push(...beside(text, end, word));
  }
  if (evidence.some(([, , word]) => !data._WEAK.has(word))) evidence.push(...(yield* gathered(moreCosts(page, evidence))));
  const best = new Map<string, Evidence>();
  // Of two at one place the longer term; the place among all is that of the first.
  for (const one of [...evidence].sort((a, b) => a[2].length - b[2].length)) best.set(`${one[0]} ${one[1]}`, one);
  evidence = [...best.values()];
  const starts = evidence.map(([start]) => start).sort((a, b) => a - b);
  const ends = evidence.map(([, end]) => end).sort((a, b) => a - b);
  for (const [start, end, word] of evidence) {
    if (page.due()) yield null;
    const others = after(starts, end + 199) - after(ends, start - 200);
    const around = text.slice(Math.max(0, start - 80), end + 60).replace(text.slice(start, end), () => " ");
    if (data._BUYING.has(word)) {
      if (after(sold, end + 299) === after(sold, start - 301) && search(data._PARTNER, text, Math.max(0, start - 80), end + 60) === null) continue;
    } else if (data._WEAK.has(word) && others < 2 && search(data._INTERNAL, around) === null) continue;
    yield { start, end, confidence: others > 1 ? "very_likely" : "likely", reasons: [`term: ${word}`, "amount beside it"], weight: 1, count: 1, covers: true };
  }
}

/** Whether a margin is one of a page: `margin-top: 4%`, `{margin:0 5%;` and `\\n[an-margin]` of manuals. */
function ofLayout(text: string, start: number, end: number): boolean {
  if (text.slice(Math.max(0, end - 6), end).toLowerCase() !== "margin") return false;
  const before = search(data._layout_before, text.slice(Math.max(0, start - 44), start));
  const side = matches(data._side, text, end, end + 64);
  return (before !== null && (side !== null || before[0].startsWith("\\"))) || (side !== null && !" :\t\n".includes(side[0][0]!));
}

/** A term and the amount beside it, or the term alone at the head of a column with figures. */
function beside(text: string, end: number, word: string): Evidence[] {
  const start = end - word.length;
  const low = Math.max(0, start - 24);
  const high = Math.min(text.length, end + data._beside_chars);
  const stop = find(text, "\n", end, high);
  const amount = namedSo(text, start, end, word) ? null : amountIn(text, end, stop >= 0 ? stop : high) ?? amountIn(text, Math.max(low, rfind(text, "\n", low, end) + 1), start);
  if (amount !== null) return [[Math.min(start, amount.index), Math.max(end, endOf(amount)), word]];
  return stop >= 0 && !data._BUYING.has(word) && isHeader(text, stop) ? [[start, end, word]] : [];
}

/** Whether a term is a program's command, one end of the prices a shop shows or stands in a heading, whose number is no amount. */
function namedSo(text: string, start: number, end: number, word: string): boolean {
  if (text.slice(Math.max(0, start - 1), start) === "\\") return true;
  if (word === "min_price") return text.slice(Math.max(0, start - data._range_chars), end + data._range_chars).toLowerCase().includes("max_price");
  const line = Math.max(rfind(text, "\n", Math.max(0, start - data._line_chars), start) + 1, start - data._line_chars, 0);
  return fullmatch(data._heading, text.slice(line, start)) && search(data._FIGURE, text.slice(end, end + data._line_chars).split("\n", 1)[0]!) === null;
}

/** An amount has a figure, which is looked for many times as fast. */
const amountIn = (text: string, low: number, high: number): RegExpExecArray | null => (search(data._FIGURE, text, low, high) === null ? null : search(data._AMOUNT, text, low, high));

/** Whether a word stands in a line of cells above one of as many cells that has figures. */
function isHeader(text: string, stop: number): boolean {
  const low = Math.max(0, stop - data._line_chars);
  const line = text.slice(Math.max(low, rfind(text, "\n", low, stop) + 1), stop);
  const mark = ["\t", ";", "|"].find((one) => line.includes(one));
  if (mark === undefined || search(data._no_header, line) !== null) return false;
  const below = text.slice(stop + 1, stop + data._line_chars).split("\n", 1)[0]!;
  return count(below, mark) === count(line, mark) && search(data._FIGURE, below) !== null;
}

/** *Cost* with an amount right behind it, as a list goes on that a surer term began: any other cost is no secret. */
function* moreCosts(page: Page, evidence: Evidence[]): Generator<Evidence | null> {
  const { text } = page;
  let reach = 0;
  for (const [, last, word] of [...evidence].sort((a, b) => a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? -1 : a[2] > b[2] ? 1 : 0))) {
    if (page.due()) yield null;
    if (data._WEAK.has(word)) continue;
    let end = last;
    reach = Math.max(reach, end);
    for (let seen = search(data._cost, text, reach, end + data._near_chars); seen !== null; seen = search(data._cost, text, reach, end + data._near_chars)) {
      reach = endOf(seen);
      const amount = matches(data._AMOUNT, text, reach);
      if (amount === null) continue;
      end = endOf(amount);
      yield [seen.index, end, "cost"];
    }
  }
}
