/** Mirrors detectors/order_record.py. */
import * as data from "../gen/order_record";
import * as toldOf from "../gen/orders_told_of";
import { endOf, find, finditer, fullmatch, allAscii, isAlnum, isAlpha, isDigit, matches, rfind, search, type Written } from "./python";
import { after } from "./text";
import { kindOf, kindsOf } from "./tables";
import { withTalk } from "./talk";
import { judgement, type Candidate, type Judgement, type Page } from "./types";

const TELLS = new Map(Object.entries(data._TELLS as Record<string, string>));
const digitsIn = (text: string): number => [...text].filter(isDigit).length;

export function validateOrder(candidate: Candidate): Judgement | null {
  const { value } = candidate;
  if (digitsIn(value) < 3 || /^(?:19|20)\p{Nd}{2}$/u.test(value)) return null;
  const behind = candidate.text[candidate.end];
  if (behind === "%" || behind === "€" || behind === "-") return null;
  if (candidate.start > 0 && isAlpha(candidate.text[candidate.start - 1])) return null;
  const word = candidate.context();
  return word === null ? null : candidate.accept(["order number", `customer word: ${word}`], { confidence: "likely" });
}

export const sweepOrders = (page: Page): Iterable<Judgement | null> => withTalk(page, "order_record", page.opened ? worded(page) : [], "reads like one buyer's order", undefined, true);

function* worded(page: Page): Generator<Judgement | null> {
  yield* told(page);
  yield* inTables(page);
  yield* inJson(page);
}

/** Where order numbers stand beside the word: start to end, ascending. */
function* numbers(page: Page): Generator<null, Map<number, number>> {
  const spans: [number, number][] = [];
  const forms = allAscii(page.text) ? [data._NUMBER] : [data._NUMBER, data._NUMBER_ABROAD];
  for (const [low, high] of stretches(page.anchors))
    for (const form of forms)
      for (const match of finditer(form, page.text, low, high + data._number_chars_max, "dg")) {
        if (page.due()) yield null;
        if (match.index < high && isNumber(match)) spans.push(match.indices![1]!);
      }
  return new Map(spans.sort(([a], [b]) => a - b));
}

/** The surroundings of a gate's hits, each character in one of them at most. */
function* stretches(anchors: readonly number[]): Generator<[number, number]> {
  let low = -1;
  let high = -1;
  for (const anchor of anchors) {
    if (anchor - 40 > high) {
      if (high >= 0) yield [low, high];
      low = Math.max(0, anchor - 40);
    }
    high = anchor + 64;
  }
  if (high >= 0) yield [low, high];
}

/** Whether a number does not begin in the middle of a word. */
const standsAlone = (text: string, start: number): boolean => text[start] === "#" || !(isAlnum(text[start - 1]) || text[start - 1] === "_");

/** Whether what stands beside a word for orders, or for anything else that has a number, can be one's. */
function isNumber(match: RegExpExecArray): boolean {
  const value = match[1]!;
  const digits = digitsIn(value);
  return !value.includes("//") && (digits > 3 || (digits > 2 && (value.length > digits || matches(data._ORDERS, match[0]) !== null)));
}

/** Order numbers with somebody's e-mail or phone within reach, in the same paragraph, or with what else is told of one order. */
function* told(page: Page): Generator<Judgement | null> {
  const { text } = page;
  const people = page.findings.filter(([name]) => data._CUSTOMER_KINDS.has(name));
  const starts = people.map(([, start]) => start);
  let furthest = 0;
  const ends = people.map(([, , end]) => (furthest = Math.max(furthest, end))); // of these and all before
  const known = yield* numbers(page);
  yield* bareNumbers(page, known, formsOf(text));
  const forms = formsOf(text);
  for (const [start, end] of known) {
    if (page.due()) yield null;
    const near = people.slice(after(ends, start - data._reach_chars), after(starts, end + data._reach_chars - 1));
    if (near.some(([, a, b]) => b > start - data._reach_chars && !text.slice(Math.min(end, b), Math.max(start, a)).includes("\n\n"))) {
      yield judgement(start, end, "very_likely", ["order number", "customer data nearby"], 1);
      continue;
    }
    const kinds = tells(page, forms, start, end, known.size >= data._listed_min ? "\n" : "\n\n");
    if (kinds.length) {
      yield judgement(start, end, "likely", ["order number", `told of it: ${kinds.join(", ")}`], 1);
      continue;
    }
    const said = known.size < data._listed_min ? whoseItIs(page, start, end) : "";
    if (said) yield judgement(start, end, "likely", ["order number", said], 1);
  }
}

/** Why the order whose number stands here is somebody's: a word says so, or a letter tells what became of it. */
function whoseItIs(page: Page, start: number, end: number): string {
  const { text } = page;
  const number = text.slice(start, end);
  if (fullmatch(data._year, number) || matches(data._AMOUNT, text, start) || matches(data._QUANTITY, text, start)) return "";
  const before = text.slice(Math.max(0, start - toldOf._before_chars), start);
  if (digitsIn(number) >= toldOf._digits_min && (search(toldOf._YOURS, before) || search(toldOf._YOURS_BEHIND, before))) return "said whose it is";
  const near = page.words(Math.max(0, start - data._became_chars), Math.min(text.length, end + data._became_chars));
  if (!near.some(([, word]) => TELLS.get(word) === "status")) return "";
  if (!search(toldOf._OF_ORDERS, before) && !matches(toldOf._OWN_FORM, number)) return "";
  return search(toldOf._TO_SOMEBODY, text.slice(Math.max(0, start - toldOf._letter_chars), end + toldOf._letter_chars)) ? "told to somebody what became of it" : "";
}

/** A number with no word for orders beside it, where all the rest of one's story is told. */
function* bareNumbers(page: Page, known: Map<number, number>, forms: Forms): Generator<Judgement | null> {
  if (page.anchors.length > data._reach_chars) return;
  const found: [number, number][] = [];
  for (const match of finditer(data._bare, page.text)) if (standsAlone(page.text, match.index) && found.push([match.index, endOf(match)]) > data._bare_max) return;
  for (const [start, end] of found) {
    if (page.due()) yield null;
    if ([...known].some(([low, high]) => low < end && start < high)) continue;
    const kinds = tells(page, forms, start, end);
    if (kinds.length >= data._bare_tells_min && kinds.includes("purchase")) {
      yield judgement(start, end, "possible", ["a number", `told of it: ${kinds.join(", ")}`]);
      continue;
    }
    const said = found.length < data._listed_min ? whoseItIs(page, start, end) : "";
    if (said) yield judgement(start, end, "likely", ["order number", said], 1);
  }
}

/** Where a form stands in a text: looked for as far as somebody has asked, and once; who asks goes on from the start to the end. */
class Standing {
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private reached = 0;

  constructor(private readonly form: Written, private readonly text: string) {}

  /** Whether it stands between two places. */
  within(low: number, high: number): boolean {
    const { starts, ends } = this;
    let place = Math.max(low, this.reached);
    while (place < high) {
      const seen = search(this.form, this.text, place, high + data._form_chars_max);
      if (seen === null) {
        place = high;
        break;
      }
      starts.push(seen.index);
      ends.push(endOf(seen));
      place = seen.index + 1;
    }
    this.reached = Math.max(this.reached, place);
    for (let at = after(starts, low - 1); at < starts.length && starts[at]! < high; at++) if (ends[at]! <= high) return true;
    return false;
  }
}

type Forms = [kind: string, form: Standing][];

const formsOf = (text: string): Forms => Object.entries(data._FORMS as Record<string, Written>).map(([kind, form]) => [kind, new Standing(form, text)]);

/** The kinds of things told of the order whose number stands here, in its paragraph or its line alone; empty when they are too few to be one's story. */
function tells(page: Page, forms: Forms, start: number, end: number, between = "\n\n"): string[] {
  const { text } = page;
  if (fullmatch(data._year, text.slice(start, end))) return [];
  const before = start - data._tells_chars;
  const low = Math.max(0, before, rfind(text, between, Math.max(0, before - between.length), start) + between.length);
  const stop = find(text, between, end, end + data._tells_chars);
  const high = stop >= 0 ? stop : Math.min(text.length, end + data._tells_chars);
  const kinds = new Set<string>();
  for (const [place, word] of page.words(low, high)) {
    const kind = TELLS.get(word);
    if (kind !== undefined && !(start < place && place <= end)) kinds.add(kind);
  }
  let left = forms.length;
  for (const [kind, form] of forms) {
    if (kinds.size + left-- < data._tells_min) return [];
    if (!kinds.has(kind) && (form.within(low, start) || form.within(end, high))) kinds.add(kind);
  }
  return kinds.size >= data._tells_min && [...data._BOUGHT_FOR].some((kind) => kinds.has(kind)) ? [...kinds].sort() : [];
}

/** The order column of a table that also says who, or for how much and what became of it. */
function* inTables(page: Page): Generator<Judgement | null> {
  for (const table of yield* page.tables()) {
    const kinds = new Set(kindsOf(table));
    const whose = ["name", "email", "phone", "address"].some((kind) => kinds.has(kind));
    if (!kinds.has("order") || !(whose || (kinds.has("money") && (kinds.has("status") || kinds.has("date"))))) continue;
    const column = table.header.findIndex((name) => kindOf(name) === "order" && search(data._no_number, name) === null);
    for (const cells of table.cells) {
      const cell = column >= 0 ? cells[column] : undefined;
      if (cell !== undefined && numbersAnOrder(page.text.slice(...cell)))
        yield judgement(cell[0], cell[1], "likely", ["order column", whose ? "customer column" : "columns of its story"]);
    }
  }
}

/** Whether a cell is no count, day or sum: *orders* and *last order* are columns of these. */
function numbersAnOrder(cell: string): boolean {
  let digits = 0;
  for (const one of cell) if (isDigit(one)) digits++;
  return digits >= data.cell_digits_min && search(data._no_order, cell) === null;
}

const plainName = (name: string): string => name.replaceAll("_", "");

/** The number of an order as a shop's interface hands it out, with its lines and totals; of several, each. */
function* inJson(page: Page): Generator<Judgement | null> {
  const { text } = page;
  if (!text.includes('"') && !text.includes("<")) return;
  const everyday = new Set([...data._everyday_members].map(plainName));
  let done = 0;
  for (const number of finditer(data._number_of, text, 0, undefined, "dg")) {
    if (page.due()) yield null;
    if (number.index < done) continue;
    const high = Math.min(text.length, endOf(number) + data._members_chars);
    const members = new Set<string>();
    for (const one of finditer(data._member, text, Math.max(done, number.index - 200), high)) members.add(plainName(one[1]!.toLowerCase()));
    const own = [...members].filter((name) => !everyday.has(name)).length;
    if (members.size < data._members_min || own < data._members_min - 1 || ![...members].some((name) => data._LINES.has(name))) {
      done = members.size > 1 ? endOf(number) : high;
      continue;
    }
    const [start, end] = number.indices![1]!;
    yield judgement(start, end, "very_likely", ["order number", "an order's members"], 1);
    const closing = search(data._LINES_END, text, end, high);
    done = closing !== null ? endOf(closing) : high;
  }
}
