/** Tables in text and what their columns are called. Mirrors src/seawall/detect/tables.py. */
import * as data from "../gen/tables";
import { gathered } from "./pace";
import { count, endOf, finditer, fullmatch, matches, matchesAt, rfind, rstrip, search, strip, sub } from "./python";

export type Span = [number, number];

export interface Table {
  layout: string;
  start: number;
  end: number;
  header: string[];
  count: number;
  cells: Span[][];
}

const KIND_OF = new Map(Object.entries(data._KIND_OF as Record<string, string>));
/** Names asked for before: a table's columns are, again and again. */
const asked = new Map<string, string>();
const askedMax = 512;

export function kindOf(name: string): string {
  let kind = asked.get(name);
  if (kind !== undefined) return kind;
  kind = named(name);
  if (asked.size >= askedMax) asked.clear();
  if (name.length <= 64) asked.set(name, kind);
  return kind;
}

function named(name: string): string {
  const words = plain(name).split(/\s+/).filter((word) => word !== "");
  for (let size = words.length; size > Math.max(0, words.length - 3); size--)
    for (const first of [0, words.length - size]) {
      const kind = KIND_OF.get(words.slice(first, first + size).join(" "));
      if (kind) return size === 1 && words.length > 1 && kind === "name" ? ofSomebody(words[words.length - 1]!) : kind;
    }
  return "";
}

/** What a column holds whose name begins with a role: *recipient street* is an address, *customer city* no name. */
function ofSomebody(aspect: string): string {
  return KIND_OF.get(aspect) || (data._ASPECTS.has(aspect) ? "remark" : "name");
}

export function plain(name: string): string {
  const upper = name !== name.toLowerCase() && name === name.toUpperCase();
  const spaced = upper ? name : sub(data._CAMEL, name, " ");
  return strip(sub(data._NOISE, spaced.toLowerCase(), " "));
}

export function kindsOf(table: Table): string[] {
  return table.header.map(kindOf);
}

/** Every table of three rows or more, by start; null where others may have their turn. */
export function* findTables(text: string, due: () => boolean): Generator<null, Table[]> {
  const tables: Table[] = [];
  for (const find of [delimited, html, objects, inserts]) tables.push(...(yield* gathered(find(text, due))));
  return tables.sort((a, b) => a.start - b.start || b.end - a.end);
}

function* delimited(text: string, due: () => boolean): Generator<Table | null> {
  let run: Span[] = [];
  let mark = "";
  let marks = 0;
  let position = 0;
  for (const line of text.split("\n")) {
    if (due()) yield null;
    const end = position + line.length;
    if (mark && sameShape(line, mark, marks)) run.push([position, end]);
    else {
      if (run.length >= 4) yield table(text, run, mark);
      mark = delimiter(line);
      marks = mark ? count(line, mark) : 0;
      run = mark ? [[position, end]] : [];
    }
    position = end + 1;
  }
  if (run.length >= 4) yield table(text, run, mark);
}

function delimiter(line: string): string {
  if (line.length > 20_000) return "";
  let best = "\t";
  let most = count(line, best);
  for (const mark of "|;,") {
    const marks = count(line, mark);
    if (marks > most) [best, most] = [mark, marks];
  }
  return most >= (best === "|" ? 2 : 1) && !isInsert(line) ? best : "";
}

/** Most lines begin with another letter, which costs less to see. */
function isInsert(line: string): boolean {
  const first = line.charCodeAt(0);
  return (first <= 32 || first > 127 || (first | 32) === 105) && matches(data._is_insert, line) !== null;
}

/** The same shape as the line before; quoted fields may hold more of the delimiter. */
function sameShape(line: string, mark: string, marks: number): boolean {
  const seen = count(line, mark);
  return seen === marks || (seen > marks && line.includes('"') && seen <= marks + 12) || (mark !== "," && seen > 0 && seen >= marks);
}

const LAYOUTS: Record<string, string> = { "\t": "TSV", ",": "CSV", ";": "CSV", "|": "columns" };

function table(text: string, run: Span[], mark: string): Table {
  const rule = mark === "|" && strip(text.slice(...run[1]!), " |:-+") === "";
  const first = split(text, run[0]!, mark).map(([a, b]) => text.slice(a, b));
  const named = first.filter((cell) => kindOf(cell)).length;
  const hasHeader = rule || named >= 2 || (named > 0 && !first.some((cell) => /[\p{Nd}@]/u.test(cell) && !fullmatch(data._NUMBERED, cell)));
  const body = hasHeader ? run.slice(rule ? 2 : 1) : run;
  return {
    layout: rule ? "Markdown" : text[run[0]![0]] === "{" ? "JSON" : LAYOUTS[mark]!,
    start: run[0]![0],
    end: run[run.length - 1]![1],
    header: hasHeader ? first : [],
    count: body.length,
    cells: body.slice(0, data._rows_sampled).map((line) => split(text, line, mark)),
  };
}

/** A line's cells, quotes respected, blanks and quotes around the value left out. */
function split(text: string, [begin, end]: Span, mark: string): Span[] {
  let start = begin;
  const raw = rstrip(text.slice(start, end), "\r");
  let pieces = raw.includes('"') ? quoted(raw, mark) : raw.split(mark);
  if (mark === "|" && strip(raw).startsWith("|")) {
    const lead = raw.indexOf("|") + 1;
    const inner = rstrip(raw.slice(lead));
    pieces = (inner.endsWith("|") ? inner.slice(0, -1) : inner).split("|");
    start += lead;
  }
  const cells: Span[] = [];
  for (const piece of pieces) {
    const value = strip(piece, " \"'\t");
    const low = start + (value ? piece.indexOf(value) : 0);
    cells.push([low, low + value.length]);
    start += piece.length + 1;
  }
  return cells;
}

function quoted(raw: string, mark: string): string[] {
  const pieces: string[] = [];
  let begin = 0;
  let inside = false;
  for (let i = 0; i < raw.length; i++) {
    if (raw[i] === '"') inside = !inside;
    else if (raw[i] === mark && !inside) {
      pieces.push(raw.slice(begin, i));
      begin = i + 1;
    }
  }
  pieces.push(raw.slice(begin));
  return pieces;
}

function* html(text: string, due: () => boolean): Generator<Table | null> {
  if (!/<tr/i.test(text)) return;
  const rows: number[] = [];
  for (const match of finditer(data._ROW, text)) {
    rows.push(match.index);
    if (due()) yield null;
  }
  if (rows.length < 4) return;
  const lastRow = rows[rows.length - 1]!;
  const closed = search(data._ROW_END, text, lastRow, lastRow + 20_000);
  const ends = [...rows.slice(1), closed !== null ? closed.index + closed[0].length : Math.min(text.length, lastRow + 20_000)];
  const header = [...finditer(data._CELL, text, rows[0], ends[0])].map((match) => strip(match[2]!));
  const cells = rows.slice(1, data._rows_sampled + 1).map((row, i) => [...finditer(data._CELL, text, row, ends[i + 1], "dg")].map((match): Span => match.indices![2]!));
  yield { layout: "HTML", start: rows[0]!, end: ends[ends.length - 1]!, header, count: rows.length - 1, cells };
}

/** JSON arrays and lines: a key that comes back marks a row. */
function* objects(text: string, due: () => boolean): Generator<Table | null> {
  if (count(text, ":") < 8) return;
  const seen = new Map<string, number[]>();
  for (const match of finditer(data._KEY, text)) {
    const places = seen.get(match[1]!);
    if (places === undefined) seen.set(match[1]!, [match.index]);
    else places.push(match.index);
    if (due()) yield null;
  }
  const often = [...seen].filter(([, places]) => places.length >= 3);
  const rows = most(often.map(([name, places]) => (kindOf(name) ? places.length : 0)));
  if (rows < 3) return;
  const kept = often.filter(([, places]) => places.length * 2 >= rows);
  const start = kept.reduce((least, [, places]) => Math.min(least, places[0]!), text.length);
  const end = most(kept.map(([, places]) => places[places.length - 1]!));
  const brace = rfind(text, "{", Math.max(0, start - 200), start);
  const close = text.slice(0, end + 2000).indexOf("}", end);
  yield {
    layout: "JSON",
    start: brace >= 0 ? brace : start,
    end: close >= 0 ? close + 1 : text.length,
    header: kept.map(([name]) => name),
    count: rows,
    cells: [],
  };
}

const most = (of: readonly number[]): number => of.reduce((a, b) => Math.max(a, b), 0);

function* inserts(text: string, due: () => boolean): Generator<Table | null> {
  if (!/insert/i.test(text)) return;
  const found: RegExpExecArray[] = [];
  for (const match of finditer(data.INSERT, text)) {
    found.push(match);
    if (due()) yield null;
  }
  if (!found.length) return;
  let rows = 0;
  let end = endOf(found[0]!);
  for (const [index, statement] of found.entries()) {
    const from = endOf(statement);
    const stop = index + 1 < found.length ? found[index + 1]!.index : text.length;
    rows++;
    for (const _ of finditer(data._BETWEEN_ROWS, text, from, stop)) {
      rows++;
      if (due()) yield null;
    }
    end = Math.max(rfind(text, ")", from, stop) + 1, from);
    if (due()) yield null;
  }
  const header = found.map((match) => match[2]).find((columns) => columns) ?? "";
  const names = header ? header.replace(/[`"]/g, "").split(",").map((name) => strip(name)) : [];
  if (rows >= 3) yield { layout: "SQL", start: found[0]!.index, end, header: names, count: rows, cells: [] };
}

/** What `_HEADER` finds, which begins where a line does: only lines that have a mark between cells are tried. */
function* headers(text: string): Generator<RegExpExecArray> {
  for (let start = 0, end = text.indexOf("\n"); end >= 0; start = end + 1, end = text.indexOf("\n", start)) {
    if (!hasMark(text, start, end) || !hasBody(text, end + 1)) continue;
    const header = matches(data._HEADER, text, start);
    if (header === null) continue;
    yield header;
    end = endOf(header) - 1;
  }
}

function hasMark(text: string, start: number, end: number): boolean {
  for (let place = start; place < end; place++) {
    const code = text.charCodeAt(place);
    if (code === 59 || code === 44 || code === 9 || code === 124) return true;
  }
  return false;
}

/** Whether a line below a header can be one of values: that below a drawn line, too. */
function hasBody(text: string, start: number, drawn = false): boolean {
  let code = 0;
  for (let place = start; place < text.length && (code = text.charCodeAt(place)) !== 10; place++) if ((code >= 48 && code <= 57) || code === 64 || code === 0) return true;
  const end = text.indexOf("\n", start);
  return end >= 0 && !drawn && "-+|=: \t".includes(text[start]!) && hasBody(text, end + 1, true);
}

/** The cells below each header that has a wanted name: in as many lines as have as many cells. */
export function* cellsUnder(text: string, wanted: (name: string, names: string[]) => boolean): Generator<Span> {
  for (const cell of namedCells(text, wanted, () => false)) if (cell !== null) yield cell[1];
}

/** The same with that name; null where others may have their turn. */
export function* namedCells(text: string, wanted: (name: string, names: string[]) => boolean, due: () => boolean): Generator<[string, Span] | null> {
  let done = 0;
  for (const header of headers(text)) {
    if (due()) yield null;
    if (header.index < done) continue;
    let end = text.indexOf("\n", header.index);
    const line = text.slice(header.index, end);
    const mark = delimiter(line) || (count(line, "|") === 1 ? "|" : "");
    const heads = mark ? split(text, [header.index, end], mark) : [];
    const columns = wantedOf(heads.map(([a, b]) => text.slice(a, b)), wanted);
    done = endOf(header);
    for (let row = 0; columns.length && row < data.cells_rows_max && done < text.length; row++) {
      end = text.indexOf("\n", done);
      if (end < 0) end = text.length;
      const cells = split(text, [done, end], mark);
      if (cells.length < heads.length || cells.length > heads.length + data.unnamed_max) break;
      for (const [column, name] of columns) yield [name, cells[column]!];
      done = end + 1;
    }
  }
}

const wantedOf = (names: string[], wanted: (name: string, names: string[]) => boolean): [number, string][] => names.flatMap((name, column): [number, string][] => (wanted(name, names) ? [[column, name]] : []));

const namesOf = (columns: string | undefined): string[] => (columns ? columns.split(",").map((name) => strip(name, ' \t\r\n`"[]')) : []);

/** The values of `INSERT INTO … (columns) VALUES (…)` and of the lines below `COPY … (columns) FROM stdin` whose column has a wanted name, with that name; null where others may have their turn. */
export function* statementCells(text: string, wanted: (name: string, names: string[]) => boolean, due: () => boolean): Generator<[string, Span] | null> {
  let created: Map<string, string[]> | null = null;
  for (const statement of text.includes("nsert") || text.includes("NSERT") ? finditer(data.INSERT, text) : []) {
    let names = namesOf(statement[2]);
    if (!names.length) names = (created ??= createdTables(text)).get(bareName(statement[1]!)) ?? [];
    yield* inserted(text, statement, names, wanted, due);
  }
  let place = 0;
  for (const statement of text.includes("COPY") ? finditer(data._COPY, text) : []) {
    if (due()) yield null;
    if (statement.index < place) continue; // a row of the one before
    const names = namesOf(statement[1]);
    const columns = wantedOf(names, wanted);
    place = endOf(statement);
    for (let row = 0; columns.length && row < data.cells_rows_max; row++) {
      let end = text.indexOf("\n", place);
      if (end < 0) end = text.length;
      if (end - place > 20_000 || text.startsWith("\\.", place) || count(text.slice(place, end), "\t") !== names.length - 1) break;
      const cells = split(text, [place, end], "\t"); // one in quotes may hold a tabulator
      for (const [column, name] of columns) if (column < cells.length) yield [name, cells[column]!];
      place = end + 1;
    }
  }
}

/** The names of the columns of each table that a dump creates, by the table's name: `INSERT INTO t VALUES` has none of its own. */
export function createdTables(text: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const statement of finditer(data._CREATED, text)) {
    const names: string[] = [];
    let place = endOf(statement);
    while (names.length < data._columns_max) {
      const column = matches(data._DEFINED, text, place);
      if (column === null) break;
      if (!data._NO_COLUMN.has(column[1]!.toLowerCase())) names.push(strip(column[1]!, '`"[]'));
      place = endOf(column);
      if (column[2] === ")") break;
    }
    found.set(bareName(statement[1]!), names);
  }
  return found;
}

const bareName = (name: string): string => strip(name.slice(name.lastIndexOf(".") + 1), '`"[]').toLowerCase();

function* inserted(text: string, statement: RegExpExecArray, names: string[], wanted: (name: string, names: string[]) => boolean, due: () => boolean): Generator<[string, Span] | null> {
  const columns = new Map(wantedOf(names, wanted));
  let place = endOf(statement);
  for (let row = 0; columns.size && row < data.cells_rows_max; row++) {
    if (due()) yield null;
    const opened = matches(data._NEXT_ROW, text, place);
    if (opened === null) return;
    place = endOf(opened);
    for (let column = 0; column < names.length; column++) {
      const value = matchesAt(data._VALUE, text, place);
      if (value === null) break;
      place = endOf(value);
      const name = columns.get(column);
      if (name !== undefined) yield [name, (value.indices![1] ?? value.indices![2] ?? value.indices![3])!];
      if (value[4] === ")") break;
    }
  }
}
