/** Labels and values with tags of HTML between them: `<td>CVV</td><td>737</td>`. Mirrors disguises/tags.py. */
import * as data from "../../gen/tags";
import type { Disguise, Piece } from "../disguise";
import { endOf, finditer, fullmatch, isAlnum, matches, search, strip } from "../python";

/** Tags with nothing between them but blanks. */
class Run {
  constructor(readonly start: number, readonly end: number, readonly names: readonly string[], readonly said: string, readonly field: string) {}

  has(names: ReadonlySet<string>): boolean {
    return this.names.some((name) => names.has(name));
  }

  inline(): boolean {
    return this.names.every((name) => data._INLINE.has(name) || data._INLINE_ENDS.has(name));
  }

  /** The text before may be the label of what follows. */
  labels(): boolean {
    return this.said.length <= 40 && fullmatch(data._LABEL, this.said);
  }
}

function* runsOf(text: string, due: () => boolean): Generator<Run | null> {
  let names: string[] = [];
  let [start, end, before, field] = [0, 0, 0, ""];
  const run = () => new Run(start, end, names, strip(text.slice(before, start)), field);
  for (const tag of finditer(data._TAG, text)) {
    if (due()) yield null;
    if (names.length && !fullmatch(data._GAP, text.slice(end, tag.index))) {
      yield run();
      [before, names, field] = [end, [], ""];
    }
    if (!names.length) start = tag.index;
    end = endOf(tag);
    if (tag[2] === undefined) {
      field = search(data._NAME, tag[0])?.[1] ?? "";
      names.push("input");
    } else {
      const name = tag[2].toLowerCase();
      names.push((tag[1] ? "/" : "") + (name[0] === "h" && name !== "hr" ? "h" : name));
    }
  }
  if (names.length) yield run();
}

function* pieces(text: string, due: () => boolean): Generator<Piece | null> {
  const runs: Run[] = [];
  for (const run of runsOf(text, due)) {
    if (run === null) yield null;
    else runs.push(run);
  }
  const pairs = inPairs(runs);
  let inRow = false;
  for (const [number, run] of runs.entries()) {
    if (due()) yield null;
    const start = gapBefore(text, run.start);
    const end = endOf(matches(data._GAP, text, run.end)!);
    if (run.has(data._ROW)) inRow = run.names.includes("tr");
    if (!(run.inline() && withinAValue(text.slice(start - 1, end + 1), end - start))) yield { start, end, plain: meaning(run, text.slice(start, end), inRow, pairs.has(number)) };
  }
}

/** Where the blanks begin that end at a place, those that are written as escapes too. */
function gapBefore(text: string, end: number): number {
  const least = Math.max(0, end - 400);
  for (let at = end; ; ) {
    if (at > least && strip(text[at - 1]!) === "") at--;
    else if (at - 1 > least && text[at - 2] === "\\" && "nrt".includes(text[at - 1]!)) at -= 2;
    else return at;
  }
}

/** Whether it may stand within a value or a word: another disguise takes it out then. */
function withinAValue(around: string, size: number): boolean {
  const [before, tags, behind] = [around.slice(0, 1), around.slice(1, -1), around.slice(-1)];
  if (tags.length !== size) return false; // the text begins or ends with it
  const apart = tags[0] !== "<" || !tags.endsWith(">") || tags.indexOf("<", 1) > 0;
  return matches(data._PARTS, before + behind) !== null || (isAlnum(before) && isAlnum(behind) && !apart);
}

const linesBut = new Set([...data._LINES].filter((name) => name !== "/div"));

function meaning(run: Run, gap: string, inRow: boolean, pair: boolean): string {
  const { names, field, said } = run;
  if (run.has(data._ROW)) return "\n";
  if (run.has(data._CELL)) return (pair || names.includes("/th")) && names.includes("td") && run.labels() ? ": " : "\t";
  if (names[names.length - 1] === "input") return field && !run.labels() ? `${field}: ` : ": ";
  const opens = names.some((name) => name[0] !== "/" && name !== "br");
  if (opens && run.has(data._AFTER_LABEL) && run.labels() && !run.has(linesBut)) return ": ";
  if (inRow) return run.has(data._LINES) ? ", " : " ";
  if (said.endsWith(":")) return " ";
  return !run.inline() || gap.includes("\n") || !run.start ? "\n" : " ";
}

/** The runs between the two cells of a row that has no more, in tables without a header. */
function inPairs(runs: readonly Run[]): Set<number> {
  const found = new Set<number>();
  let row: number[] = [];
  let headed = false;
  const close = () => {
    if (row.length === 1 && !headed) found.add(row[0]!);
  };
  for (const [number, run] of runs.entries()) {
    if (run.has(data._ROW)) {
      close();
      row = [];
      headed &&= !run.has(data._TABLE);
    } else if (run.said && (run.names.includes("td") || run.names.includes("th"))) {
      row.push(number);
      headed ||= run.names.includes("th") && run.names.includes("/th");
    }
  }
  close();
  return found;
}

export const tags: Disguise = { says: "between tags", gates: data.GATES, may: (_, has) => has(60) && has(62), pieces, sentences: false };
