/** Mirrors detectors/_talk.py: what the model of shop talk adds to a detector of orders, prices or contracts. */
import * as data from "../gen/talk";
import { KINDS, window_chars } from "../gen/shop_talk";
import { finditer, fullmatch, matches, search } from "./python";
import type { Judgement, Page } from "./types";

/** What the words said, and then what reads like the kind where they said nothing; but nothing where two words speak against it. */
export function* withTalk(page: Page, kind: string, said: Iterable<Judgement | null>, readsLike: string, against?: ReadonlySet<string>, figures = false, ownFigures = false): Generator<Judgement | null> {
  const spans = page.findings.filter(([name]) => name === kind).map(([, start, end]): [number, number] => [start, end]);
  for (const one of said) {
    if (one !== null) spans.push([one.start, one.end]);
    yield one;
  }
  for (const { kind: of, start, end, sure, alone } of yield* page.talk()) {
    if (of !== kind || spans.some(([low, high]) => low < end && start < high)) continue;
    if (against !== undefined && heard(page, start, end).filter((word) => against.has(word)).length >= data.against_min) continue;
    if (ownFigures && allOthers(page, start, end)) continue;
    const words = heard(page, start, end).length;
    if (goesOn(page.text.slice(start, end), kind, words) || (page.text.length > window_chars && !alone && words < data.words_min)) continue;
    const told: Omit<Judgement, "start" | "end" | "covers"> = { confidence: sure ? "very_likely" : "likely", reasons: [data.REASON, readsLike], weight: 0, count: 1 };
    const all = figures ? [...finditer(data._figure, page.text, start, end)].filter(([one]) => 2 * count(one, /[0-9]/g) >= count(one, /[A-Za-z]/g)) : [];
    const longer = all.filter(([one]) => one.length > 1); // *2 lamps* says nothing of whose
    const some = longer.length ? longer : all;
    const bare = withoutStamps(page.text, start, end, some);
    const unstamped = bare.length ? bare : some;
    if (unstamped.length && isTable(page.text.slice(start, end))) continue;
    const stood = unstamped.filter((one) => !matches(data._measure, page.text, one.index + one[0].length, one.index + one[0].length + data.measure_chars));
    if ((unstamped.length && !stood.length) || ofAMachine(page.text.slice(start, end))) continue;
    if (stood.length > data.figures_few && isList(page.text.slice(start, end), stood.length)) continue;
    for (const one of stood) yield { ...told, start: one.index, end: one.index + one[0].length, covers: false };
    if (stood.length === 0) yield { ...told, start, end, covers: true };
  }
}

/** Whether a stretch is too long for the few words of the detector's own in it, or tells of computers without any. */
function goesOn(stretch: string, kind: string, words: number): boolean {
  const perWord = kind === KINDS[2] ? data.unworded_contract_chars_min : data.unworded_chars_min;
  if (words < Math.min(Math.floor([...stretch].length / perWord), data.words_enough)) return true;
  return words === 0 && new Set([...finditer(data._computing, stretch.toLowerCase())].map((one) => one.slice(1).findIndex((group) => group !== undefined))).size >= data.computing_min;
}

/** Whether a stretch has figures, and each lies in what another detector found. */
function allOthers(page: Page, start: number, end: number): boolean {
  const places = [...finditer(data._figure, page.text, start, end)];
  const others = page.findings.filter(([name, low]) => low >= start - data._before_chars && low < end && !(KINDS as readonly string[]).includes(name));
  const rest = places.filter((one) => !others.some(([, low, high]) => low <= one.index && one.index + one[0].length <= high));
  return rest.length < places.length && rest.every((one) => one[0].length <= data.small_chars_max);
}

function withoutStamps(text: string, start: number, end: number, figures: RegExpExecArray[]): RegExpExecArray[] {
  const stamps = [...finditer(data._stamp, text, Math.max(0, start - data._stamp_chars), end)].map((one): [number, number] => [one.index, one.index + one[0].length]);
  return figures.filter((one) => !stamps.some(([low, high]) => low <= one.index && one.index + one[0].length <= high));
}

/** A list of single words, or a row of eight counters and more. */
const ofAMachine = (stretch: string): boolean => fullmatch(data._single_words, stretch) || search(data._counters, stretch) !== null;

const count = (text: string, what: RegExp): number => text.match(what)?.length ?? 0;

const isList = (stretch: string, figures: number): boolean =>
  figures > data.figures_max || [...finditer(data._letters, stretch)].reduce((sum, one) => sum + [...one[0]].length, 0) < data.letters_min * figures;

/** Whether all of it is rows of short cells, drawn as programs print them: their columns' names say what such rows tell. */
function isTable(stretch: string): boolean {
  const between = new RegExp(data._between_cells.source, data._between_cells.flags);
  const rows = stretch.split("\n").filter((line) => /[\p{L}\p{N}]/u.test(line)).map((line) => line.split(between).filter(Boolean));
  return rows.every((row) => row.length >= data.cells_min && row.every((cell) => cell.split(" ").length <= data.words_of_cell_max));
}

/** The detector's words in a stretch: manuals and changes of programs read like a contract too. */
const heard = (page: Page, start: number, end: number): string[] => [...new Set(page.words(start, end).map(([, word]) => word))];
