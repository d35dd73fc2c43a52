/** Small tables in layouts other than delimited lines: set by blanks, under rules, in boxes, rows in brackets below a list of names. Mirrors disguises/layouts.py. */
import * as data from "../../gen/layouts";
import { oneByOne, type Disguise, type Piece } from "../disguise";
import { gathered } from "../pace";
import { endOf, finditer, fullmatch, matches, matchesAt, rfind, search, strip } from "../python";
import { kindOf, type Span } from "../tables";

const wanted = (names: string[]): boolean => names.length > 1 && names.length <= data.columns_max && names.some((name) => data._KINDS.has(kindOf(name)));

function* pieces(text: string, due: () => boolean): Generator<Piece | null> {
  const lines: Span[] = [];
  let start = 0;
  for (const line of text.split("\n")) {
    lines.push([start, start + line.length]);
    start += line.length + 1;
  }
  const found: Piece[] = [];
  for (const look of [setApart(text, lines, due), marked(text, lines, due), bracketed(text, due), byColumn(text, due)])
    for (const piece of yield* gathered(look)) found.push(piece);
  yield* oneByOne(found);
}

/** Tabulators between the cells of a row, and nothing before and behind them. */
function* row(cells: readonly Span[], low: number, high: number, lead: string): Generator<Piece> {
  let [done, mark] = [low, lead];
  for (const [start, end] of cells) {
    if (start > done || mark) yield { start: done, end: start, plain: mark };
    [done, mark] = [end, "\t"];
  }
  if (high > done) yield { start: done, end: high, plain: "" };
}

const said = (text: string, spans: readonly Span[]): string[] => spans.map(([a, b]) => text.slice(a, b));

/** Columns set by blanks, under a header or under rules. */
function* setApart(text: string, lines: readonly Span[], due: () => boolean): Generator<Piece | null> {
  for (let number = 0; number + 1 < lines.length; ) {
    if (due()) yield null;
    const header = lines[number++]!;
    const size = header[1] - header[0];
    if (size < 8 || size > data.line_chars_max || !fullmatch(data._HEAD, text.slice(...stripped(text, header)))) continue;
    const rule = text.slice(...lines[number]!);
    const ruled = fullmatch(data._RULE, rule) && !rule.includes("+") ? 1 : 0;
    let best: { columns: readonly Span[]; rows: readonly Span[] } = { columns: [], rows: [] };
    for (const columns of ruled ? underRules(rule) : underNames(text.slice(...header))) {
      if (!wanted(said(text, cellsOf(text, header, columns)))) continue;
      const rows = rowsOf(text, lines, number + ruled, columns);
      if ((rows.length - best.rows.length || columns.length - best.columns.length || compared(columns, best.columns)) > 0) best = { columns, rows };
    }
    const { columns, rows } = best;
    if (!rows.length) continue;
    for (const line of [header, ...rows]) yield* row(cellsOf(text, line, columns), ...line, "");
    number += ruled + rows.length;
  }
}

/** Which of two lists as long is the greater, by the first number that differs. */
function compared(one: readonly Span[], other: readonly Span[]): number {
  const numbers = other.flat();
  return one.flat().reduce((so, number, n) => so || number - numbers[n]!, 0);
}

function stripped(text: string, [from, to]: Span): Span {
  let [start, end] = [from, to];
  while (start < end && " \t".includes(text[start]!)) start++;
  while (end > start && " \t\r".includes(text[end - 1]!)) end--;
  return [start, end];
}

const beside = (begins: number[]): Span[] => begins.map((begin, n): Span => [begin, begins[n + 1] ?? data.line_chars_max]);

const underRules = (rule: string): Span[][] => [beside([...finditer(data._RULED, rule)].map(({ index }) => index))];

/** Columns that begin, or end, where the header's names do. */
function* underNames(header: string): Generator<Span[]> {
  if (header.includes(":")) return;
  for (const [words, least] of [[data._WIDE, 1], [data._WORD, 2]] as const) {
    const names = [...finditer(words, header)];
    if (names.length <= least) continue;
    yield beside(names.map(({ index }) => index));
    yield beside([0, ...names.slice(0, -1).map(endOf)]);
  }
}

/** The lines that have a blank wherever a column ends. */
function rowsOf(text: string, lines: readonly Span[], first: number, columns: readonly Span[]): Span[] {
  const rows: Span[] = [];
  for (const line of lines.slice(first, first + data.rows_max)) {
    const [low, high] = line;
    if (high - low > data.line_chars_max) break;
    const whole = text.slice(low, high);
    if (!strip(whole) || fullmatch(data._RULE, whole)) break;
    if (cellsOf(text, line, columns).some(([begin, end]) => (begin > low && strip(text[begin - 1]!) !== "") || text.slice(begin, end).includes("  "))) break;
    rows.push(line);
  }
  return rows;
}

function cellsOf(text: string, [low, high]: Span, columns: readonly Span[]): Span[] {
  const cells = columns.map(([a, b]) => stripped(text, [Math.min(low + a, high), Math.min(low + b, high)]));
  const numbered = columns[0]![0] === 0 ? rfind(text, "  ", ...cells[0]!) : -1; // behind a row's number
  if (numbered >= 0) cells[0] = [numbered + 2, cells[0]![1]];
  return cells;
}

/** Lines with the same number of the same mark. */
function* marked(text: string, lines: readonly Span[], due: () => boolean): Generator<Piece | null> {
  for (let number = 0; number < lines.length; ) {
    if (due()) yield null;
    const [low, high] = lines[number++]!;
    if (high - low < 4 || high - low > data.line_chars_max) continue;
    for (const mark of data._MARKS) {
      const header = split(text, [low, high], mark);
      if (header.length < 2 || text.slice(low, high).includes(":") || !wanted(said(text, header).map((name) => name.replaceAll("\\_", "_")))) continue;
      const rows: Span[][] = [];
      let until = number;
      for (const line of lines.slice(number, number + data.rows_max)) {
        if (!fullmatch(data._NO_ROW, text.slice(...line))) {
          const cells = split(text, line, mark);
          if (cells.length !== header.length) break;
          rows.push(cells);
        }
        until++;
      }
      if (!rows.length) continue;
      let done = low;
      for (const cells of [header, ...rows]) {
        const last = cells[cells.length - 1]![1];
        yield* row(cells, done, last, done > low ? "\n" : "");
        done = last;
      }
      number = until;
      break;
    }
  }
}

type Mark = (typeof data._MARKS)[number];

function split(text: string, line: Span, mark: Mark): Span[] {
  let [low, high] = stripped(text, line);
  const tail = Math.max(low, high - 24);
  const end = search(data._ENDS, text.slice(tail, high));
  if (end !== null) high = tail + end.index;
  while (low < high && "|!│┃║ ".includes(text[low]!)) low++;
  const cells: Span[] = [];
  const from = low;
  for (const found of finditer(mark, text.slice(from, Math.max(from, high)))) {
    cells.push([low, from + found.index]);
    low = from + endOf(found);
  }
  return cells.length && low <= high ? [...cells, [low, high]] : [];
}

const valueOf = (match: RegExpExecArray): Span => (match.indices![1] ?? match.indices![2] ?? match.indices![3])!;

/** A list of names and rows in brackets, as many values in each. */
function* bracketed(text: string, due: () => boolean): Generator<Piece | null> {
  let done = 0;
  for (const listed of finditer(data._LIST, text, 0, undefined, "dg")) {
    if (due()) yield null;
    if (listed.index < done) continue;
    const [from, to] = listed.indices!.groups!["names"]!;
    const header = [...finditer(data._ITEM, text.slice(from, to), 0, undefined, "dg")].map(({ indices }): Span => [from + indices![1]![0], from + indices![1]![1]]);
    if (!wanted(said(text, header))) continue;
    const rows: Span[][] = [];
    let last = endOf(listed);
    for (const line of finditer(data._ROW, text, last)) {
      if (due()) yield null;
      if (line.index - last > data.apart_chars_max || rows.length >= data.rows_max) break;
      const cells = [...finditer(data._CELL, line[0], 0, undefined, "dg")].map((cell): Span => valueOf(cell).map((at) => at + line.index) as Span);
      if (cells.length !== header.length) continue;
      rows.push(cells);
      last = cells[cells.length - 1]![1];
    }
    if (!rows.length) continue;
    done = header[0]![0] - 1;
    for (const cells of [header, ...rows]) {
      const end = cells[cells.length - 1]![1];
      yield* row(cells, done, end, "\n");
      done = end;
    }
    yield { start: done, end: done + 1, plain: "\n" };
    done++;
  }
}

/** A column's values in one list, or behind the numbers of their rows. */
function* byColumn(text: string, due: () => boolean): Generator<Piece | null> {
  for (const column of finditer(data._COLUMN, text)) {
    if (due()) yield null;
    const name = column[1]!;
    if (!data._KINDS.has(kindOf(name))) continue;
    let done = endOf(column);
    const value = text[done - 1] === "[" ? data._LISTED : data._NUMBERED;
    for (let n = 0; n < data.rows_max; n++) {
      const item = matchesAt(value, text, done);
      if (item === null) break;
      const [start, end] = valueOf(item);
      if (matches(data._IS_NAME, text, end)) break; // the list ended, and what follows is called so
      yield { start: done, end: start, plain: `\n${name}: ` };
      done = end;
    }
  }
}

export const layouts: Disguise = { says: "in a table's layout", gates: data.GATES, pieces, sentences: false };
