/** Tables that have no delimiter: labels, XML, JSON whose columns are lists, columns set by blanks. Mirrors src/seawall/detect/records.py. */
import * as data from "../gen/records";
import { gathered } from "./pace";
import { count, endOf, finditer, matches, strip } from "./python";
import { kindOf, type Span, type Table } from "./tables";

const between = [/[│┃║]/g, /[ \t]&[ \t]/g, /(?<=\S)[ ]{2,}(?=\S)|\t+/g];
const signs = /[│┃║]| & | {2}/;

/** Every list of records of three rows or more, by start; null where others may have their turn. */
export function* findRecords(text: string, due: () => boolean): Generator<null, Table[]> {
  const found: Table[] = [];
  for (const find of [labels, xml, jsonColumns, aligned]) found.push(...(yield* gathered(find(text, due))));
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

type Label = [name: string, start: number, end: number];

function* labelsOf(found: Iterable<RegExpExecArray>, due: () => boolean): Generator<null, Label[]> {
  const all: Label[] = [];
  for (const match of found) {
    all.push([strip(match[1]!), match.index, endOf(match)]);
    if (due()) yield null;
  }
  return all;
}

function* labels(text: string, due: () => boolean): Generator<Table | null> {
  const marks = [":", "=", "|"].reduce((sum, mark) => sum + count(text, mark), 0);
  if (marks < data.rows_min) return;
  yield* repeated(text, "records", yield* labelsOf(finditer(data._LABELLED, text), due));
}

function* xml(text: string, due: () => boolean): Generator<Table | null> {
  if (count(text, "<") < 2 * data.rows_min) return;
  yield* repeated(text, "XML", yield* labelsOf(finditer(data._ELEMENT, text), due));
  yield* repeated(text, "XML", yield* labelsOf(finditer(data._ATTRIBUTE, text), due));
}

/** A row is what lies between one label and its next return; the labels people are known by count. */
function* repeated(text: string, layout: string, found: Label[]): Generator<Table> {
  const seen = new Map<string, Span[]>();
  for (const [name, start, end] of found) {
    const places = seen.get(name);
    if (places !== undefined) places.push([start, end]);
    else if (seen.size < data.labels_max) seen.set(name, [[start, end]]);
  }
  const rows = Math.max(0, ...[...seen].filter(([name]) => kindOf(name)).map(([, places]) => places.length));
  const often = [...seen].filter(([, { length }]) => rows >= length && length >= data.rows_min && length * 2 >= rows);
  if (rows < data.rows_min || !often.length) return;
  const start = Math.min(...often.map(([, places]) => places[0]![0]));
  const last = Math.max(...often.map(([, places]) => places.at(-1)![1]));
  const end = text.indexOf(layout === "records" ? "\n" : ">", last);
  yield { layout, start, end: end < 0 ? text.length : end + (layout === "XML" ? 1 : 0), header: often.map(([name]) => name), count: rows, cells: [] };
}

function* jsonColumns(text: string, due: () => boolean): Generator<Table | null> {
  for (const named of finditer(data._NAMED_ROWS, text)) {
    const rows = [...finditer(data._ROW_BREAK, text, endOf(named))].map(endOf);
    if (rows.length + 1 < data.rows_min) continue;
    const close = text.indexOf("]", rows.at(-1)!) + 1;
    const header = [...finditer(data._QUOTED, named[1]!)].map((match) => match[1]!);
    yield { layout: "JSON", start: named.index, end: close || text.length, header, count: rows.length + 1, cells: [] };
    return;
  }
  const lists: { name: string; items: number; start: number; end: number }[] = [];
  let done = 0;
  for (const match of finditer(data._LIST, text)) {
    if (match.index < done) continue;
    let place = endOf(match);
    let items = 0;
    while (place < text.length && " \t\n\r\f\v".includes(text[place]!)) place++;
    for (let item = matches(data._ITEM, text, place); item !== null; item = item[1] === "]" ? null : matches(data._ITEM, text, place)) {
      place = endOf(item);
      items++;
      if (due()) yield null;
    }
    done = place;
    if (items >= data.rows_min) lists.push({ name: match[1]!, items, start: match.index, end: place });
  }
  const known = lists.filter(({ name }) => kindOf(name)).map(({ items }) => items);
  if (!known.length) return;
  const most = Math.max(...known);
  const alike = lists.filter(({ items }) => items * 2 >= most);
  yield { layout: "JSON", start: Math.min(...alike.map(({ start }) => start)), end: Math.max(...alike.map(({ end }) => end)), header: alike.map(({ name }) => name), count: most, cells: [] };
}

/** Rows of as many cells as the one before, or one less. */
export function* aligned(text: string, due: () => boolean): Generator<Table | null> {
  if (!signs.test(text)) return;
  let run: Span[] = [];
  let cells = 0;
  let kind = -1;
  let position = 0;
  for (const line of text.split("\n")) {
    if (due()) yield null;
    const end = position + line.length;
    const [nowKind, now] = cellsOf(line);
    const ruled = run.length > 0 && !/[\p{L}\p{N}]/u.test(line) && strip(line) !== "";
    if (run.length && nowKind === kind && cells - 1 <= now && now <= cells + 1) {
      run.push([position, end]);
      cells = Math.max(cells, now);
    } else if (!ruled) {
      yield* alignedTable(text, run, kind);
      [run, cells, kind] = now >= 2 ? [[[position, end]], now, nowKind] : [[], 0, -1];
    }
    position = end + 1;
  }
  yield* alignedTable(text, run, kind);
}

/** Which kind of columns a line has, and how many cells. */
function cellsOf(line: string): [number, number] {
  if (line.length > data.line_chars_max || !signs.test(line)) return [-1, 0];
  const bare = strip(line, " │┃║");
  for (const [kind, regex] of between.entries()) {
    regex.lastIndex = 0;
    let cells = 1;
    while (regex.exec(bare) !== null) cells++;
    if (cells > 1) return [kind, cells];
  }
  return [-1, 0];
}

function* alignedTable(text: string, run: Span[], kind: number): Generator<Table> {
  if (run.length <= data.rows_min) return;
  const first = strip(text.slice(...run[0]!), " │┃║\\").split(between[kind]!).map((cell) => strip(cell));
  const named = first.some((cell) => kindOf(cell));
  const header = named && !first.some((cell) => /[\p{Nd}@]/u.test(cell)) ? first : [];
  yield { layout: "columns", start: run[0]![0], end: run.at(-1)![1], header, count: run.length - (header.length ? 1 : 0), cells: [] };
}
