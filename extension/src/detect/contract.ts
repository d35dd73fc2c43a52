/** Mirrors detectors/contract.py. */
import * as data from "../gen/contract";
import { REASON } from "../gen/talk";
import { finditer, matches, rstrip, search } from "./python";
import { withTalk } from "./talk";
import { isCatalogue } from "./untold";
import type { Judgement, Page, Words } from "./types";

type Listed = [kind: string, phrases: string[]];

let listed: Listed[] | null = null;
let kinds: Map<string, string> | null = null;

const clauses = (): Listed[] => (listed ??= Object.entries(data.CLAUSES as Record<string, string>).map(([kind, phrases]): Listed => [kind, phrases.split(",").map((one) => one.trim()).filter(Boolean)]));
const bare = (phrase: string): string => (phrase.endsWith("*") ? phrase.slice(0, -1) : phrase);

/** Of each phrase the kind of clause it is for. */
function kindOf(word: string): string | undefined {
  if (kinds === null) {
    kinds = new Map();
    for (const [kind, phrases] of clauses()) for (const phrase of phrases) kinds.set(bare(phrase), kind);
  }
  return kinds.get(word);
}

/** A phrase and where it ends. */
type Heard = [end: number, word: string];

/** Words of contracts close to one another, and what stands among them. */
interface Group {
  kinds: Set<string>;
  titled: boolean;
  defined: boolean;
  bound: number;
  numbered: number;
  capital: number;
  figures: Set<string>;
}

export const contractWords: Words = () => [
  [...clauses().flatMap(([, phrases]) => phrases), ...(data.TRADE as string[]), ...(data.PARTIES as string[])],
  [...(data.LICENCE as string[]), ...(data.CONSUMERS as string[])],
];

const bared = (phrases: string[]): string[] => phrases.map(bare);
const TRADES = new Set(bared(data.TRADE));
const PARTIES = new Set([...TRADES, ...bared(data.PARTIES)]);
const LICENCES = new Set(bared(data.LICENCE));
const SHOPPERS = new Set(bared(data.CONSUMERS));

export function* sweepContracts(page: Page): Iterable<Judgement | null> {
  for (const one of withTalk(page, "contract", page.opened ? worded(page) : [], "reads like terms agreed with a partner", data._LICENCE_WORDS))
    if (one === null || !(one.reasons.includes(REASON) && unfounded(page, one.start, one.end))) yield one;
}

/** Whether nobody a contract is with stands in what only the model of shop talk heard, or a shopper's terms do. */
function unfounded(page: Page, start: number, end: number): boolean {
  if (search(data._SELDOM_READ, page.text, start, end) === null) return false;
  const told = page.words(start, end).map(([, word]) => word);
  const agreed = told.some((word) => TRADES.has(word) || kindOf(word) === "title") || search(data._MAKERS, page.text, start, end) !== null;
  return !agreed || told.some((word) => SHOPPERS.has(word));
}

function* worded(page: Page): Generator<Judgement | null> {
  let group: Heard[] = [];
  for (const heard of page.words(0, page.text.length)) {
    if (group.length && heard[0] - group.at(-1)![0] > data._gap_chars) {
      yield* judge(page.text, group);
      group = [];
    }
    group.push(heard);
    if (page.due()) yield null;
  }
  yield* judge(page.text, group);
}

function* judge(text: string, heard: Heard[]): Generator<Judgement> {
  const here = heard.filter(([, word]) => kindOf(word) !== undefined || PARTIES.has(word));
  const trade = here.find(([, word]) => TRADES.has(word))?.[1] ?? "";
  const kinds = new Set(here.map(([, word]) => kindOf(word)).filter((kind) => kind !== undefined));
  if (kinds.size - (kinds.has("title") ? 1 : 0) < 2 || !(trade || kinds.has("title") || heard.some(([, word]) => PARTIES.has(word)))) return;
  const start = here[0]![0] - here[0]![1].length;
  const end = here.at(-1)![0];
  if (isCatalogue(text.slice(Math.max(0, start), end))) return;
  const seen = look(text, Math.max(0, start - 80), Math.min(end + 160, start + data._page_chars), here, kinds);
  const told = new Set(heard.map(([, word]) => word));
  const consumers = among(told, SHOPPERS);
  const licence = among(told, LICENCES);
  const open = licence > 2 || (licence > 1 && among(seen.figures, data._BUSINESS) === 0);
  if (open || !performed(seen) || (consumers > 0 && !(seen.titled && seen.figures.size > 0 && consumers < 3))) return;
  if (!(trade || seen.titled || seen.capital > 1 || seen.bound > 1 || points(seen) > data._points_min)) return;
  if (!(whole(seen.kinds) || agreed(seen) || binds(seen))) return;
  const [low, high] = core(here);
  yield {
    start: Math.max(0, low),
    end: high,
    confidence: points(seen) >= data._points_min + 3 ? "very_likely" : "likely",
    reasons: [`clauses: ${[...kinds].sort().join(", ")}`, ...(trade ? [`party: ${trade}`] : [])],
    weight: 1,
    count: 1,
    covers: true,
  };
}

/** From where to where the words stand in company. */
function core(heard: Heard[]): [number, number] {
  const clusters: Heard[][] = [];
  for (const one of heard) {
    const last = clusters.at(-1);
    if (last === undefined || one[0] - last.at(-1)![0] > data._company_chars) clusters.push([one]);
    else last.push(one);
  }
  const sizes = clusters.map((cluster) => new Set(cluster.map(([, word]) => word)).size);
  const least = sizes.reduce((most, size) => Math.max(most, size), 0);
  const kept = clusters.filter((_, at) => sizes[at]! >= Math.min(3, least));
  const [end, word] = kept[0]![0]!;
  return [end - word.length, kept.at(-1)!.at(-1)![0]];
}

/** What stands among the words. */
function look(text: string, low: number, high: number, heard: Heard[], known: Set<string>): Group {
  const kinds = new Set(known);
  if (atMost(3, finditer(data._blank, text, low, high)) > 2) return { kinds, titled: false, defined: false, bound: 0, numbered: 0, capital: 0, figures: new Set() };
  const bound = new Set<string>();
  for (const [end, word] of heard)
    if (PARTIES.has(word) && end < high && !bound.has(word) && matches(data._binding, text, end, end + 120) !== null) bound.add(word);
  const named: string[] = [];
  for (const one of finditer(data._quoted, text, low, high)) if (named.push(one[1]!.toLowerCase()) === 32) break;
  let numbered = atMost(2, finditer(data._numbered, text, low, high));
  if (!numbered) numbered = atMost(2, finditer(data._listed, text, low, high)) > 1 ? 1 : 0;
  const large = new Set<string>();
  let places = 0;
  for (const one of finditer(data._capital, text, low, high)) {
    large.add(one[1]!);
    if (++places === 12) break;
  }
  const figures = new Set<string>();
  for (const [end, word] of heard) {
    const kind = kindOf(word);
    if (kind !== undefined && kind !== "title" && !figures.has(kind) && withFigure(text, end, word)) figures.add(kind);
  }
  const titled = kinds.delete("title");
  const defined = named.some((name) => TRADES.has(name) || TRADES.has(rstrip(name, "s")));
  return { kinds, titled, defined, bound: bound.size, numbered, capital: large.size, figures };
}

/** Whether a figure stands in a clause's word, close before it or behind it. */
function withFigure(text: string, end: number, word: string): boolean {
  const start = Math.max(0, end - word.length - 10);
  return search(data._digit, text, start, end) !== null || matches(data._FIGURE, text, end, end + 40) !== null;
}

/** Whether something is agreed and not only spoken of. */
const performed = (seen: Group): boolean => seen.defined || seen.bound > 0 || seen.numbered > 0 || seen.capital > 1 || seen.figures.size > 0;

/** How much speaks for a contract. */
function points({ kinds, titled, defined, bound, numbered, capital, figures }: Group): number {
  const formal = 2 * Number(titled) + 2 * Number(defined) + Math.min(2, bound) + Math.min(2, numbered) + Math.min(2, capital);
  return kinds.size + formal + Math.min(2, figures.size);
}

const cores = new Set([...data._BUSINESS, "parties", "law", "term", "confidentiality", "liability"]);
const forms = new Set(["parties", "recitals", "law", "term", "liability", "force"]);
const trades = new Set([...data._BUSINESS, "parties", "recitals"]);

/** Whether the kinds of clauses are those of a contract. */
const whole = (kinds: Set<string>): boolean => kinds.size >= data._kinds_min && among(kinds, cores) > 2 && among(kinds, forms) > 0 && among(kinds, trades) > 0;

/** Whether they are the terms of one, told with their figures. */
const agreed = ({ kinds, figures }: Group): boolean => kinds.size >= data._agreed_kinds_min && among(kinds, data._BUSINESS) > 1 && figures.size > 1;

/** Whether few clauses bind parties as only a contract does. */
const binds = (seen: Group): boolean => points(seen) >= data._points_min && (seen.titled || seen.defined || seen.bound > 0 || seen.capital > 1);

function among(some: Set<string>, of: Set<string>): number {
  let n = 0;
  for (const one of some) if (of.has(one)) n++;
  return n;
}

function atMost(most: number, found: Iterable<unknown>): number {
  let n = 0;
  for (const _ of found) if (++n === most) break;
  return n;
}
