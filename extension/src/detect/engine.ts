/**
 * Text in, findings out; mirrors src/seawall/detect/engine.py. One pass finds every sign, context word and gate; regexes are
 * tried only where a sign of theirs was seen. Offsets are code points. Pure: no clock, no page, no storage.
 */
import { depthMax, readingOf, type Disguise } from "./disguise";
import { beyond, codesOf } from "./codes";
import { settle } from "./overlap";
import { Density, type Places } from "./places";
import { SignIndex, type Seen } from "./signs";
import { inOrder, Match, NearWords } from "./surroundings";
import { findTables, type Table } from "./tables";
import { read } from "./text";
import type { DetectorData, Finding, Found, GateData, Judgement, Page, PatternData, Sign, Sweep, Validator, Words } from "./types";
import { beyondLatin, type Foreign, foreignOf, ForeignWords, Vocabulary, type Hits } from "./words";

export interface Code {
  validators: Record<string, Validator>;
  sweeps: Record<string, Sweep>;
  words?: Record<string, Words>;
}

export const findingsMax = 10_000;
/** So much at once, and so long before others have their turn. */
const partChars = 131_072;
const turnMs = 12;
/** A match may begin at so many places before its sign that trying the first by itself is not worth it. */
const looseMin = 8;
/** Longer texts are inspected in part only; `Inspection.truncated` says so and policy decides. */
export const textCharsMax = 4_000_000;

export interface Inspection {
  findings: Finding[];
  truncated: boolean;
  /** Detectors that threw: what they would have found is missing. */
  failed: string[];
}

/** A sign's number, where in a match it can begin (least and greatest offset), and its length. */
type Signed = [number, number, number, number];

/** A pattern. Its expressions are made when first needed: most of the hundreds never are. */
class Looker {
  private searching: RegExp | null = null;
  private sticking: RegExp | null = null;
  private gating: RegExp | null = null;
  private running: Uint8Array | null | undefined;

  constructor(readonly pattern: PatternData, readonly index: number, readonly owner: Owner, readonly signs: Signed[]) {}

  private get flags(): string {
    return (this.pattern.caseless ? "i" : "") + (this.pattern.group ? "d" : "");
  }

  get search(): RegExp {
    return (this.searching ??= new RegExp(this.pattern.regex, "g" + this.flags));
  }

  get sticky(): RegExp {
    return (this.sticking ??= new RegExp(this.pattern.regex, "y" + this.flags));
  }

  get gate(): RegExp | null {
    if (!this.pattern.gate) return null;
    return (this.gating ??= new RegExp(this.pattern.gate, this.pattern.caseless ? "gi" : "g"));
  }

  /** The characters of which a run stands before the one sign, and nothing else of the match: it begins where the run does. */
  get run(): Uint8Array | null {
    if (this.running !== undefined) return this.running;
    const [sign] = this.signs;
    const shape = this.signs.length === 1 ? /^(\[[^^\]\\][^\]\\]*\])\{1,([0-9]+)\}/.exec(this.pattern.regex) : null;
    const fits = shape !== null && sign![1] === 1 && sign![2] === Number(shape[2]) && this.pattern.regex.startsWith(this.pattern.signs[0]![0], shape[0].length);
    const run = fits ? charactersOf(shape[1]!, this.pattern.caseless) : null;
    return (this.running = run !== null && run[this.pattern.signs[0]![0].charCodeAt(0)] === 0 ? run : null);
  }
}

/** Whether the whole of it is one of several: then its end is that of the last only. */
function hasChoice(regex: string): boolean {
  let open = 0;
  for (const [part] of regex.matchAll(/\\x[0-9a-f]{2}|\\.|\[(?:\\.|[^\]\\])+\]|[()|]/g)) {
    if (part === "(") open++;
    else if (part === ")") open--;
    else if (part === "|" && open === 0) return true;
  }
  return false;
}

/** The ASCII characters a class has. */
function charactersOf(source: string, caseless: boolean): Uint8Array {
  const one = new RegExp(`^${source}$`, caseless ? "i" : "");
  return Uint8Array.from({ length: 129 }, (_, code) => (code < 128 && one.test(String.fromCharCode(code)) ? 1 : 0));
}

const anyCharacter = new Uint8Array(129).fill(1);

class Gate {
  private starting: RegExp | null = null;
  private beginning: RegExp | null = null;
  private ending: RegExp | null = null;
  private closing: Uint8Array | null = null;

  /** It is its one sign and nothing else. */
  readonly literal: boolean;

  constructor(readonly data: GateData, readonly signs: Signed[]) {
    const [sign] = data.signs;
    this.literal = data.caseless && data.signs.length === 1 && sign![1] === 0 && sign![2] === 0 && sign![0].length === data.width;
  }

  get starts(): RegExp {
    return (this.starting ??= new RegExp(this.data.regex, this.data.caseless ? "gi" : "g"));
  }

  get begins(): RegExp {
    return (this.beginning ??= new RegExp(this.data.regex, this.data.caseless ? "yi" : "y"));
  }

  /** The characters it can end with; beyond ASCII, any. */
  get last(): Uint8Array {
    if (this.closing !== null) return this.closing;
    const shape = /(?:\(\?:(\[[^\]]+\])\)|(\[[^\]]+\]|\\x[0-9a-f]{2}))$/.exec(this.data.regex);
    this.closing = shape === null || hasChoice(this.data.regex) ? anyCharacter.slice() : charactersOf((shape[1] ?? shape[2])!, this.data.caseless);
    this.closing[128] = 1;
    return this.closing;
  }

  get ends(): RegExp {
    return (this.ending ??= new RegExp(`(?<=${this.data.regex})`, this.data.caseless ? "yi" : "y"));
  }
}

interface Owner {
  data: DetectorData;
  lookers: Looker[];
  gates: Gate[];
  /** Its words, and what each speaks for (1) or against (-1); made when somebody listens. */
  signs: () => Map<string, number>;
  /** What its words are looked for with: all detectors' at once, or its own alone where its sweep alone asks. */
  vocabulary: () => Vocabulary;
  /** The signs by the vocabulary's numbers. */
  weights: () => Int8Array;
  /** Its words beyond Latin-1. */
  foreign: () => ForeignWords;
}

export class Engine {
  readonly owners: Owner[];
  readonly index = new SignIndex();
  readonly vocabulary: Vocabulary;

  constructor(
    detectors: DetectorData[],
    readonly code: Code,
    readonly disguises: readonly Disguise[] = [],
  ) {
    this.owners = detectors.map((data) => this.owner(data));
    this.vocabulary = new Vocabulary(detectors.flatMap((data) => [...data.positive, ...data.negative]));
  }

  scan(raw: string): Finding[] {
    return this.inspect(raw).findings;
  }

  inspect(raw: string): Inspection {
    const steps = this.steps(raw);
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
    }
  }

  /** The same for long texts: what runs beside it has its turn every few milliseconds. */
  async inspectInTurns(raw: string, turn: () => Promise<void>, now: () => number): Promise<Inspection> {
    const steps = this.steps(raw);
    for (let begun = now(); ; ) {
      const step = steps.next();
      if (step.done) return step.value;
      if (now() - begun < turnMs) continue;
      await turn();
      begun = now();
    }
  }

  private *steps(raw: string): Generator<void, Inspection> {
    const cut = raw.length > textCharsMax;
    const whole = cut ? raw.slice(0, textCharsMax) : raw;
    const { text, unit } = read(whole);
    const run = new Run(this, text, false);
    yield* run.look();
    yield* run.unmask((place) => String.fromCodePoint(whole.codePointAt(unit(place))!), 1, false);
    const settled = settle(run.results);
    const category = new Map(this.owners.map(({ data }) => [data.id, data.category]));
    const findings = settled.slice(0, findingsMax).map(({ detector, judgement }) => ({
      detector,
      category: category.get(detector)!,
      start: judgement.start,
      end: judgement.end,
      confidence: judgement.confidence,
      reasons: judgement.reasons,
      count: judgement.count,
    }));
    return { findings, truncated: cut || settled.length > findingsMax, failed: [...run.failed].sort() };
  }

  private owner(data: DetectorData): Owner {
    const apart = this.code.words?.[data.id];
    const owner: Owner = {
      data,
      lookers: [],
      gates: data.gates.map((gate) => new Gate(gate, this.signed(gate.signs))),
      signs: once(() => {
        const [positive, negative] = apart ? apart() : [data.positive, data.negative];
        return new Map([...positive.map((word): [string, number] => [word, 1]), ...negative.map((word): [string, number] => [word, -1])]);
      }),
      vocabulary: apart ? once(() => new Vocabulary(owner.signs().keys())) : () => this.vocabulary,
      weights: once(() => Int8Array.from(owner.vocabulary().listed, (word) => owner.signs().get(word) ?? 0)),
      foreign: once(() => new ForeignWords([...owner.signs()].map(([word, sign]) => [bare(word), sign]))),
    };
    owner.lookers = data.patterns.map((pattern, index) => new Looker(pattern, index, owner, this.signed(pattern.signs)));
    return owner;
  }

  private signed(signs: Sign[]): Signed[] {
    return signs.map(([text, low, high]) => [this.index.add(text), low, high, text.length]);
  }
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

function bare(word: string): string {
  return word.endsWith("*") ? word.slice(0, -1) : word;
}

class Run {
  readonly failed = new Set<string>();
  readonly results: Found[] = [];
  private readonly seen: Seen = [];
  private readonly codes: Uint8Array;
  private readonly density: Density;
  private hits: Hits | null = null;
  private readonly near = new Map<Owner, NearWords>();
  /** What `unsure` said, and after how many findings. */
  private guessed: [number, string] | null = null;
  private inPlace: Page["findings"] | null = null;
  private tables: Table[] | null = null;
  /** What the text has beyond Latin-1; null for nothing. */
  private foreign: Foreign | null | undefined;

  private readonly owners: Owner[];
  private readonly code: Code;
  private readonly vocabulary: Vocabulary;
  private readonly index: SignIndex;

  constructor(private readonly engine: Engine, private readonly text: string, private readonly disguised: boolean) {
    ({ owners: this.owners, code: this.code, vocabulary: this.vocabulary, index: this.index } = engine);
    this.codes = codesOf(text);
    this.density = new Density(text, this.codes);
  }

  /** Takes each disguise off, looks again, and brings back what was found in what it hid. */
  *unmask(original: (place: number) => string, depth: number, guessing: boolean): Generator<void> {
    const has = (code: number) => this.density.has(code);
    for (const disguise of this.engine.disguises) {
      yield;
      const rest = disguise.guess ? this.unsure(guessing) : this.text;
      if (rest === null || !disguise.may(rest, has)) continue;
      const reading = readingOf(this.text, disguise.pieces(rest, original));
      if (reading === null) continue;
      const inner = new Run(this.engine, reading.text, true);
      yield* inner.look();
      if (depth < depthMax) yield* inner.unmask((place) => reading.text[place]!, depth + 1, guessing || !!disguise.guess);
      for (const name of inner.failed) this.failed.add(name);
      for (const { detector, judgement } of inner.results) {
        const span = reading.back(judgement.start, judgement.end);
        if (span === null || !this.believes(disguise, detector, judgement)) continue;
        this.results.push({ detector, judgement: { ...judgement, start: span[0], end: span[1], reasons: [...judgement.reasons, disguise.says] } });
      }
    }
  }

  /** The text without what is sure already, which nobody needs to guess at; null where a guess would be inside another. */
  private unsure(guessing: boolean): string | null {
    if (guessing) return null;
    if (this.guessed?.[0] === this.results.length) return this.guessed[1];
    let rest = "";
    let done = 0;
    const sure = this.results.filter(({ judgement }) => !judgement.covers && judgement.confidence === "very_likely");
    for (const { judgement } of sure.sort((a, b) => a.judgement.start - b.judgement.start)) {
      if (judgement.end <= done) continue;
      const start = Math.max(judgement.start, done);
      rest += this.text.slice(done, start) + "\0".repeat(judgement.end - start);
      done = judgement.end;
    }
    this.guessed = [this.results.length, rest + this.text.slice(done)];
    return this.guessed[1];
  }

  private believes(disguise: Disguise, detector: string, { confidence }: Judgement): boolean {
    if (!disguise.guess) return confidence !== "possible";
    return confidence === "very_likely" && this.owners.some(({ data }) => data.id === detector && data.checked);
  }

  *look(): Generator<void> {
    const { text, codes } = this;
    for (let from = 0; from < text.length; from += partChars) {
      this.index.scan(codes, this.seen, from, Math.min(text.length, from + partChars));
      yield;
    }
    if (text.length > partChars) {
      const hits: Hits = [];
      for (let from = 0; from < text.length; from += partChars) {
        this.vocabulary.scan(text, codes, hits, from, Math.min(text.length, from + partChars));
        yield;
      }
      this.hits = inOrder(hits);
    }
    for (const owner of this.owners) {
      for (const looker of owner.lookers) {
        if (!this.seek(looker)) continue;
        yield;
      }
    }
    yield* this.sweep();
  }

  words(owner: Owner): NearWords {
    let known = this.near.get(owner);
    if (known === undefined) {
      const vocabulary = owner.vocabulary();
      const hits = vocabulary === this.vocabulary ? (this.hits ??= this.listen(vocabulary)) : this.listen(vocabulary);
      if (this.foreign === undefined) this.foreign = this.density.has(beyond) && beyondLatin(this.text) ? foreignOf(this.text) : null;
      const foreign = this.foreign === null ? [] : owner.foreign().in(this.foreign);
      known = new NearWords(this.text, owner.data, hits, vocabulary.stems, owner.weights(), foreign);
      this.near.set(owner, known);
    }
    return known;
  }

  private listen(vocabulary: Vocabulary): Hits {
    const hits: Hits = [];
    vocabulary.scan(this.text, this.codes, hits, 0, this.text.length);
    return inOrder(hits);
  }

  /** A pattern's matches: at its signs, behind its gate, or by plain search; false where the text has nothing for it. */
  private seek(looker: Looker): boolean {
    const { pattern, owner } = looker;
    const signed = looker.signs.length > 0;
    if (signed && !looker.signs.some(([sign]) => this.seen[sign] !== undefined)) return false;
    const places = signed ? null : this.density.places(pattern);
    if (places?.length === 0) return false;
    // Words are listened for where nobody has yet only if there is something they could stand beside.
    if (pattern.contextRequired && ((this.hits === null && !signed && !this.occurs(looker)) || this.words(owner).empty)) return false;
    if (signed) this.atSigns(looker);
    else if (looker.gate !== null) this.behindGate(looker);
    else if (places && covered(places) * 2 < this.text.length) this.inPlaces(looker, places);
    else {
      looker.search.lastIndex = 0;
      for (let match = looker.search.exec(this.text); match !== null; match = looker.search.exec(this.text)) looker.search.lastIndex = this.judge(looker, match);
    }
    return true;
  }

  private occurs({ search }: Looker): boolean {
    search.lastIndex = 0;
    return search.test(this.text);
  }

  /** As if the whole text were searched: a match is inside a place, and one character round it is all that a regex can see besides. */
  private inPlaces(looker: Looker, places: Places): void {
    const { search } = looker;
    for (const [start, end] of places) {
      const from = Math.max(0, start - 1);
      const part = this.text.slice(from, end + 1);
      search.lastIndex = start - from;
      for (let match = search.exec(part); match !== null; match = search.exec(part)) search.lastIndex = this.judge(looker, moved(match, from)) - from;
    }
  }

  private atSigns(looker: Looker): void {
    const seen = looker.signs.filter(([sign]) => this.seen[sign] !== undefined);
    const state = { done: 0, clear: 0 };
    if (seen.length === 1) {
      const [sign, low, high] = seen[0]!;
      if (looker.run !== null) return this.behindRuns(looker, looker.run, this.seen[sign]!, high);
      for (const place of this.seen[sign]!) this.atSign(looker, place - high, place - low, state);
      return;
    }
    const places: [number, number, number][] = [];
    for (const [sign, low, high] of seen) for (const place of this.seen[sign]!) places.push([place, place - high, place - low]);
    places.sort((a, b) => a[0] - b[0]);
    for (const [, low, high] of places) this.atSign(looker, low, high, state);
  }

  /** A match begins where the run before its sign does, or as far before it as it may. */
  private behindRuns(looker: Looker, run: Uint8Array, signs: number[], most: number): void {
    const { codes } = this;
    let done = 0;
    for (const sign of signs) {
      const least = Math.max(done, sign - most);
      let begin = sign;
      while (begin > least && run[codes[begin - 1]!] === 1) begin--;
      if (begin >= sign) continue;
      const match = this.exactly(looker, begin);
      if (match !== null) done = this.judge(looker, match);
    }
  }

  /** A match that begins from one place to another, after the last and not where it is known that none begins (`clear`). */
  private atSign(looker: Looker, low: number, high: number, state: { done: number; clear: number }): void {
    const first = Math.max(state.done, low, state.clear);
    if (first > high) return;
    // Where a match may begin at many places it seldom does at the first: that is searched with the others.
    const tried = high - first <= looseMin;
    let match = tried ? this.exactly(looker, first) : null;
    if (match === null && first < high) [match, state.clear] = this.between(looker, first + (tried ? 1 : 0), high);
    if (match === null) return;
    state.done = this.judge(looker, match);
  }

  private exactly({ sticky }: Looker, place: number): RegExpExecArray | null {
    sticky.lastIndex = place;
    return sticky.exec(this.text);
  }

  /** The leftmost match that begins from one place to another; and before which place none does. */
  private between(looker: Looker, first: number, last: number): [RegExpExecArray | null, number] {
    const { text } = this;
    const { pattern, search } = looker;
    // One character round it is all that a regex can see besides. It looks on, so that the next signs need not.
    const from = Math.max(0, first - 1);
    const end = Math.min(text.length, last + 4 * pattern.width + 1);
    search.lastIndex = first - from;
    const match = search.exec(text.slice(from, end));
    if (match !== null && match.index + from <= last) return [moved(match, from), 0];
    const whole = end < text.length ? end - pattern.width : end;
    return [null, match === null ? whole : Math.min(whole, match.index + from)];
  }

  private behindGate(looker: Looker): void {
    const gate = looker.gate!;
    gate.lastIndex = 0;
    let done = 0;
    for (let seen = gate.exec(this.text); seen !== null; seen = gate.exec(this.text)) {
      const end = seen.index + seen[0].length;
      if (end <= done) continue;
      const match = this.matchAround(looker, Math.max(done, end - looker.pattern.width), end);
      if (match === null) continue;
      done = this.judge(looker, match);
      gate.lastIndex = Math.max(gate.lastIndex, Math.min(done, seen.index + 1 > done ? seen.index + 1 : done));
    }
  }

  /** The leftmost match from `low` that reaches `end`; never looks further than the pattern is wide. */
  private matchAround(looker: Looker, low: number, end: number): RegExpExecArray | null {
    const limit = end + looker.pattern.width + 1;
    const window = limit < this.text.length ? this.text.slice(0, limit) : this.text;
    looker.search.lastIndex = low;
    let match = looker.search.exec(window);
    while (match !== null && match.index + match[0].length < end) match = looker.search.exec(window);
    return match !== null && match.index < end ? match : null;
  }

  /** Where the next match may begin: right behind a value, also where the regex took more. */
  private judge(looker: Looker, match: RegExpExecArray): number {
    const { owner, pattern } = looker;
    const candidate = new Match(this.text, pattern, looker.index, match, owner, this, this.disguised);
    const next = match.index + match[0].length;
    if ((owner.data.required || pattern.contextRequired) && candidate.context() === null) return next;
    let judgement: Judgement | null = null;
    try {
      judgement = owner.data.validates ? this.code.validators[owner.data.id]!(candidate) : candidate.accept([]);
    } catch {
      this.failed.add(owner.data.id); // contained and reported by name, never by what it saw
    }
    if (judgement === null) return next;
    this.results.push({ detector: owner.data.id, judgement });
    return Math.min(next, judgement.end);
  }

  private *sweep(): Generator<void> {
    const sweeping = this.owners.filter(({ data }) => data.sweeps);
    sweeping.sort((a, b) => a.data.order - b.data.order || (a.data.id < b.data.id ? -1 : 1));
    for (const owner of sweeping) {
      yield;
      const crowded = owner.data.findingsMin > 0 && this.results.length >= owner.data.findingsMin;
      const page = this.page(owner);
      if (!crowded && !(owner.data.anchored ? page.anchors.length : this.opened(owner))) continue;
      try {
        const judgements: Judgement[] = [...this.code.sweeps[owner.data.id]!(page)];
        for (const judgement of judgements) this.results.push({ detector: owner.data.id, judgement });
      } catch {
        this.failed.add(owner.data.id);
      }
    }
  }

  private page(owner: Owner): Page {
    const run = this;
    let anchors: number[] | null = null;
    return {
      text: this.text,
      get anchors() {
        return (anchors ??= run.anchors(owner));
      },
      get findings() {
        return run.sorted();
      },
      get tables() {
        return (run.tables ??= findTables(run.text));
      },
      words: (start, end) => run.words(owner).between(start, end),
    };
  }

  /** What was found up to now, by place. */
  private sorted(): Page["findings"] {
    if (this.inPlace?.length === this.results.length) return this.inPlace;
    const findings = this.results.map(({ detector, judgement }): [string, number, number] => [detector, judgement.start, judgement.end]);
    findings.sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0) || a[2] - b[2]);
    return (this.inPlace = findings);
  }

  /** Whether one of the gates was seen anywhere. */
  private opened({ gates }: Owner): boolean {
    return gates.some((gate) => {
      if (gate.literal) return this.seen[gate.signs[0]![0]] !== undefined;
      if (!gate.signs.length) {
        gate.starts.lastIndex = 0;
        return gate.starts.test(this.text);
      }
      return gate.signs.some(([sign, low, high]) => this.seen[sign]?.some((place) => this.begins(gate, place - high, place - low)));
    });
  }

  /** Every place where one of the gates ends, as Hyperscan reports them: all ends, not only the leftmost match's. */
  private anchors(owner: Owner): number[] {
    const ends = new Set<number>();
    for (const gate of owner.gates) {
      if (gate.literal) {
        const [sign, , , size] = gate.signs[0]!;
        for (const place of this.seen[sign] ?? []) ends.add(place + size);
        continue;
      }
      const { codes } = this;
      let looked = -1;
      for (const [low, high] of this.windows(gate))
        for (let place = Math.max(low, looked + 1); place <= high; place++) {
          looked = place;
          if (gate.last[codes[place - 1]!] === 0) continue;
          gate.ends.lastIndex = place;
          if (gate.ends.test(this.text)) ends.add(place);
        }
    }
    return [...ends].sort((a, b) => a - b);
  }

  private *windows(gate: Gate): Generator<[number, number]> {
    const { width } = gate.data;
    if (gate.signs.length) {
      const places: [number, number][] = [];
      for (const [sign, low, high, size] of gate.signs)
        for (const place of this.seen[sign] ?? [])
          if (high - low > looseMin || this.begins(gate, place - high, place - low)) places.push([place + size, Math.min(this.text.length, place - low + width)]);
      places.sort((a, b) => a[0] - b[0]);
      yield* places;
      return;
    }
    gate.starts.lastIndex = 0;
    for (let seen = gate.starts.exec(this.text); seen !== null; seen = gate.starts.exec(this.text)) {
      yield [seen.index + 1, Math.min(this.text.length, seen.index + width)];
      gate.starts.lastIndex = seen.index + 1;
    }
  }

  private begins({ begins }: Gate, low: number, high: number): boolean {
    for (let place = Math.max(0, low); place <= high; place++) {
      begins.lastIndex = place;
      if (begins.test(this.text)) return true;
    }
    return false;
  }
}

const covered = (places: Places): number => places.reduce((sum, [start, end]) => sum + end - start, 0);

/** A match in a part of a text, as one in the text. */
function moved(match: RegExpExecArray, by: number): RegExpExecArray {
  match.index += by;
  if (match.indices) for (const pair of match.indices) if (pair) [pair[0], pair[1]] = [pair[0] + by, pair[1] + by];
  return match;
}
