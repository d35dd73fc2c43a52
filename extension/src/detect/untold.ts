/** Mirrors untold.py: what reads like talk of a shop and is told by nobody: lists of words, drawings, statements of programs, contents. */
import * as data from "../gen/untold";
import { finditer, fullmatch, matches, rstrip, search, type Written } from "./python";

/** Whether nobody tells a stretch that reads like an order, a price (neither of the two) or a contract. */
export function untold(run: string, order: boolean, contract: boolean): boolean {
  const lines = run.split("\n").filter((line) => /\S/.test(line));
  return (
    has(data._labelled, run) ||
    has(data._typeset, run) ||
    lines.every((line) => matches(data._remark, line, 0)) ||
    isList(lines, !contract) ||
    inFlow(run) ||
    has(data._quoted, run) ||
    has(data._points, run) ||
    (!contract && (isStyle(run) || has(data._plotted, run))) ||
    (order && ofMachines(run)) ||
    isDrawn(lines) ||
    found(data._mapped, run).length >= data.mapped_min ||
    ((!order || search(data._four, run) === null) && isCode(lines, !contract)) ||
    (!contract && isContents(lines)) ||
    (contract && search(data._said_by, run) !== null)
  );
}

const found = (form: Written, text: string): RegExpExecArray[] => [...finditer(form, text)];
const has = (form: Written, text: string): boolean => search(form, text) !== null;

/** Whether a text is a program's translation: its labels are read by everybody who uses it. */
export const isCatalogue = (text: string): boolean => text.includes("msg") && found(data._catalogue, text).length >= data.labels_min;

/** Whether lines are words one below the other, in order or each alone. */
function isList(lines: string[], priced: boolean): boolean {
  if (lines.length < data.kin_lines_min) return false;
  const words = lines.map((line) => line.split(/\s+/).filter(Boolean));
  if (words.some((row) => row.length > data.list_words_max)) return false;
  if (priced && 2 * lines.filter((line) => has(data._priced, line)).length >= lines.length) return false;
  const keys = words.map(keyOf).filter(Boolean);
  const alike = new Set(keys.map((key) => key[0])).size === 1;
  if (keys.length >= (alike ? data.kin_lines_min : data.list_lines_min)) {
    const inOrder = keys.filter((key, at) => at > 0 && keys[at - 1]! <= key).length;
    if (inOrder >= data.in_order_share * (keys.length - 1)) return true;
  }
  if (lines.length >= data.short_lines_min && lines.every((line) => [...line.trim()].length <= data.short_chars_max && has(data._unspaced, line) && !has(data._some_digit, line))) return true;
  const alone = words.filter((row) => row.length === 1 && (isWord(row[0]!) || isBroken(row[0]!))).length;
  return lines.length >= data.single_lines_min && alone >= data.single_share * lines.length;
}

/** By what a line stands where it does: the letters of its first word. */
const keyOf = (row: string[]): string => row.map((word) => word.toLowerCase().replace(/[^a-z]/g, "")).find(Boolean) ?? "";

const isWord = (word: string): boolean => !has(data._some_digit, word) && has(data._some_letter, word) && !has(data._unspaced, word);

const isBroken = (word: string): boolean => fullmatch(data._broken, word) && has(data._some_letter, word) && !has(data._unspaced, word);

/** Whether words follow one another in the order of their letters, as in a list and in no sentence. */
function inFlow(run: string): boolean {
  const words = found(data._letters, run.toLowerCase()).map((one) => one[0]);
  if (words.length < data.flow_words_min) return false;
  return words.filter((word, at) => at > 0 && words[at - 1]! <= word).length >= data.flow_share * (words.length - 1);
}

const isStyle = (run: string): boolean => has(data._rule, run) || (found(data._styled, run).length >= data.styled_min && found(data._style_ends, run).length >= data.styled_min);

/** Whether all figures are a clock's, a standard's or a release's. */
const ofMachines = (run: string): boolean => has(data._some_digit, run) && !has(data._some_digit, without(data._of_machine, run));

const without = (form: Written, text: string): string => found(form, text).reduceRight((rest, one) => rest.slice(0, one.index) + rest.slice(one.index + one[0].length), text);

/** Whether some lines draw, and the rest are numbers that go on from one. */
function isDrawn(lines: string[]): boolean {
  const drawn = lines.map(draws);
  return drawn.some(Boolean) && lines.every((line, at) => drawn[at] || !has(data._worded, line));
}

function draws(line: string): boolean {
  if (has(data._drawing, line) || fullmatch(data._coordinates, line)) return true;
  const letters = found(data._path, line).map((one) => one[1]);
  return letters.length >= data.drawn_min && new Set(letters).size >= data.drawn_letters_min;
}

/** Whether each line ends as a program's do and one has a program's signs, or all point to one. */
function isCode(lines: string[], priced: boolean): boolean {
  if (lines.every((line) => matches(data._reference, line, 0))) return true;
  if (lines.every((line) => matches(data._imported, line, 0))) return true;
  const ends = lines.map((line) => rstrip(line).slice(-1));
  const all = ends.every((end) => data._ends_code.includes(end));
  if (!lines.some((line) => has(data._coded, line))) return ends.includes("{") && all;
  if (all && ends.some((end) => end !== ",")) return true;
  if (!ends.includes(",") || !lines.every((line) => fullmatch(data._pair, line))) return false;
  return !(priced && lines.some((line) => has(data._priced, line)));
}

function isContents(lines: string[]): boolean {
  const bare = lines.map((line) => without(data._tag, line));
  if (bare.length < 2 && !matches(data._deep, bare[0] ?? "", 0)) return false;
  return bare.every((line) => matches(data._contents, line, 0) && !has(data._priced, line.slice(12)));
}
