/** One text, or one reading of it, and what every detector says to it. Whoever works long asks whether others are to have their turn. */
import { REASON } from "../gen/shop_talk";
import { beyond, codesOf } from "./codes";
import { depthMax, readingOf, type Disguise, type Reading } from "./disguise";
import type { Base, Known, Tally } from "./drafts";
import type { Code, Engine } from "./engine";
import { Gates } from "./gates";
import type { Pace } from "./pace";
import type { Looker, Owner } from "./patterns";
import { Density, type Places } from "./places";
import { isKnownAscii } from "./python";
import { Heard, talkOf, type Talk } from "./shop_talk";
import { Seen, type SignIndex } from "./signs";
import { inOrder, Match, NearWords } from "./surroundings";
import { findTables, type Table } from "./tables";
import type { Found, Judgement, Page } from "./types";
import { beyondLatin, type Foreign, type Hits, type Vocabulary } from "./words";

/** So much at once. */
const partChars = 16_384;
const hitsAtOnce = 16_384;
/** A match may begin at so many places before its sign that trying the first by itself is not worth it. */
const looseMin = 8;
/** Where a pattern can't be in more than one character of so many, those stretches are searched by themselves. */
const crowdedShare = 4;
/** So many numbers are looked through one by one as soon as the browser does it. */
const soonLooked = 64;
/** What is not an edge of a table's cell: an address may go over three of them. */
const inside = /[^,;|\t"\n]/g;
const edges = /[,;|\t"\n]/;

export class Run {
  readonly failed = new Set<string>();
  /** A detector had all of its time and had not come to its end. */
  hurried = false;
  readonly results: Found[] = [];
  private readonly seen: Seen;
  /** By the numbers of patterns and gates: one of its signs was seen. */
  private readonly told: Uint8Array;
  private readonly codes: Uint8Array;
  private readonly density: Density;
  private readonly gates: Gates;
  private hits: Hits | null = null;
  private readonly near = new Map<Owner, NearWords>();
  /** What `unsure` said. */
  private guessed: string | null = null;
  private inPlace: Page["findings"] | null = null;
  private tables: Table[] | null = null;
  private talk: Talk[] | null = null;
  /** Where matches can begin, by the number of the pattern; null where that can't be told. */
  private starts: (number[] | undefined)[] | null | undefined;
  /** Words beyond Latin-1, of all detectors. */
  private foreign: Foreign[] | undefined;

  private readonly owners: readonly Owner[];
  private readonly code: Code;
  private readonly index: SignIndex;
  /** How much work there was when the detector that works now began. */
  private begun = 0;

  private readonly tallies = new Map<number, Tally[]>();
  private readonly readings = new Map<string, Found[]>();
  private readonly talked: Heard | null;

  /**
   * @param known what needs no look
   * @param draft it is a text that may come again with a few changes
   */
  constructor(private readonly engine: Engine, private readonly text: string, private readonly disguised: boolean, private readonly pace: Pace, guessing = false, private readonly known: Known | null = null, private readonly draft = false, within: readonly Owner[] = engine.owners) {
    this.talked = draft ? new Heard(known?.base.heard) : null;
    this.owners = guessing ? within.filter(({ data }) => data.checked) : within; // of a guess nothing else counts
    ({ code: this.code, index: this.index } = engine);
    this.seen = new Seen(engine.index.size);
    this.told = engine.untold().slice();
    this.codes = codesOf(text);
    this.density = new Density(text, this.codes);
    this.gates = new Gates(text, this.codes, this.density, this.seen, pace);
    isKnownAscii(text, !this.density.has(beyond));
  }

  /** Takes each disguise off, looks again, and brings back what was found in what it hid. */
  *unmask(original: (place: number) => string, depth: number, guessing: boolean, of: Reading | null = null): Generator<void> {
    const has = (code: number) => this.density.has(code);
    this.guessed = null;
    const known = this.results.length;
    for (const [number, disguise] of this.engine.disguises.entries()) {
      if (this.pace.due()) yield;
      const doors = this.worth(this.engine.doors[number]!);
      if ((guessing && disguise.guess) || (disguise.gates && !(yield* this.gates.opened(doors)))) continue;
      const rest = disguise.guess ? this.unsure(known) : this.text;
      if (disguise.may?.(rest, has, this.density.longest) === false || (disguise.gates && rest !== this.text && !(yield* this.gates.of(rest).opened(doors)))) continue;
      const reading = yield* this.read(disguise, rest, original, of);
      if (reading === null) continue;
      for (const { detector, judgement } of yield* this.inside(reading, depth, guessing || !!disguise.guess, disguise)) {
        const span = reading.back(judgement.start, judgement.end);
        if (span === null || !this.believes(disguise, detector, judgement)) continue;
        this.results.push({ detector, judgement: { ...judgement, start: span[0], end: span[1], reasons: [...judgement.reasons, disguise.says] } });
      }
    }
  }

  /** What is in a reading, and in readings of it. */
  private *inside(reading: Reading, depth: number, guessing: boolean, { says, credentials }: Disguise): Generator<void, Found[]> {
    const { text } = reading;
    const name = this.draft ? `${Number(guessing)}${says}\n${text}` : "";
    let found = this.known?.base.readings.get(name);
    if (found === undefined) {
      const believed = credentials === false ? this.owners.filter(({ data }) => data.category !== "credentials") : this.owners;
      const inner = new Run(this.engine, text, true, this.pace, guessing, null, false, believed);
      yield* inner.look();
      if (depth < depthMax) yield* inner.unmask((place) => text[place]!, depth + 1, guessing, reading);
      for (const name of inner.failed) this.failed.add(name);
      this.hurried ||= inner.hurried;
      found = inner.results;
    }
    if (this.draft) this.readings.set(name, found);
    return found;
  }

  /** What this look leaves to the next; null where something of it is missing. */
  get base(): Base | null {
    if (this.talked === null || this.hurried || this.failed.size) return null;
    return { text: this.text, hits: this.hits, tallies: this.tallies, heard: this.talked, readings: this.readings };
  }

  private *read({ pieces, says }: Disguise, rest: string, original: (place: number) => string, of: Reading | null): Generator<void, Reading | null> {
    try {
      const all = pieces(rest, () => this.pace.due(), original);
      const reading = readingOf(this.text, of === null ? all : of.changed(all));
      for (;;) {
        const step = reading.next();
        if (step.done) return step.value;
        yield;
      }
    } catch {
      this.failed.add(says); // as in `judge`
      return null;
    }
  }

  /** The text without what was sure before any disguise was taken off, which nobody needs to guess at. */
  private unsure(known: number): string {
    if (this.guessed !== null) return this.guessed;
    let rest = "";
    let done = 0;
    const sure = this.results.slice(0, known).filter(({ judgement }) => !judgement.covers && judgement.confidence === "very_likely");
    for (const { judgement } of sure.sort((a, b) => a.judgement.start - b.judgement.start)) {
      if (judgement.end <= done) continue;
      const start = Math.max(judgement.start, done);
      rest += this.text.slice(done, start) + hidden(this.text.slice(start, judgement.end));
      done = judgement.end;
    }
    return (this.guessed = rest + this.text.slice(done));
  }

  private believes(disguise: Disguise, detector: string, { confidence, reasons }: Judgement): boolean {
    if (disguise.sentences === false && reasons[0] === REASON) return false;
    if (!disguise.guess) return confidence !== "possible";
    return (disguise.named || confidence === "very_likely") && this.owners.some(({ data }) => data.id === detector && data.checked);
  }

  *look(): Generator<void> {
    const { text, codes } = this;
    for (let from = 0; from < text.length; from += partChars) {
      this.index.scan(codes, this.seen, from, Math.min(text.length, from + partChars));
      if (this.pace.due()) yield;
    }
    this.index.tell(this.seen, this.told);
    for (const owner of this.owners) {
      this.begun = this.pace.worked;
      for (const looker of this.worth(owner.lookers)) {
        if (!this.idle(looker) && (yield* this.seek(looker))) break;
        if (this.known !== null && looker.inLine) for (const tally of this.known.tallies(looker.number)) this.take(looker, tally);
      }
    }
    yield* this.sweep();
  }

  /** Nothing of it can be here, which is soon said; most of those without signs are so in most texts. */
  private idle(looker: Looker): boolean {
    if (looker.signs.length) return false;
    if (this.density.lacks(looker.pattern)) return true;
    if (!this.starts || this.known !== null) return false;
    const number = this.engine.starts().numberOf(looker);
    return number >= 0 && this.starts[number] === undefined;
  }

  /** Those of patterns or gates, which are numbered in a row, that have no sign or one that was seen. */
  private worth<T extends { number: number }>(all: readonly T[]): T[] {
    const found: T[] = [];
    if (!all.length) return found;
    const { told } = this;
    const first = all[0]!.number;
    const last = first + all.length;
    if (all.length > soonLooked) for (let number = told.indexOf(1, first); number >= 0 && number < last; number = told.indexOf(1, number + 1)) found.push(all[number - first]!);
    else for (let number = first; number < last; number++) if (told[number] === 1) found.push(all[number - first]!);
    return found;
  }

  /** Others have their turn; true when this detector has had all of its own. */
  private *rest({ data }: Owner): Generator<void, boolean> {
    yield;
    if (this.pace.worked - this.begun < this.pace.shareMs) return false;
    this.failed.add(data.id);
    this.hurried = true;
    return true;
  }

  words(owner: Owner): NearWords {
    const listening = this.listening(owner);
    for (;;) {
      const step = listening.next();
      if (step.done) return step.value;
    }
  }

  /** A detector's words, all of them listened for. */
  private *listening(owner: Owner): Generator<void, NearWords> {
    const known = this.near.get(owner);
    if (known !== undefined) return known;
    const vocabulary = this.engine.vocabulary();
    const hits = (this.hits ??= yield* this.listen(vocabulary));
    if (this.foreign === undefined) this.foreign = this.density.has(beyond) && beyondLatin(this.text) ? this.engine.foreign().in(this.text) : [];
    const foreign = this.foreign.length ? this.engine.foreign().of(this.foreign, owner.foreign()) : [];
    const words = new NearWords(this.text, owner.data, vocabulary.stems, owner.weights(), foreign);
    for (let from = 0; from < hits.length; from += hitsAtOnce) {
      words.take(hits, from, Math.min(hits.length, from + hitsAtOnce));
      if (this.pace.due()) yield;
    }
    words.close();
    this.near.set(owner, words);
    return words;
  }

  private *listen(vocabulary: Vocabulary): Generator<void, Hits> {
    const hits: Hits = [];
    if (this.known?.base.hits) {
      this.known.words(hits, (hits, from, to) => vocabulary.scan(this.text, this.codes, hits, from, to));
      return inOrder(hits);
    }
    for (let from = 0; from < this.text.length; from += partChars) {
      vocabulary.scan(this.text, this.codes, hits, from, Math.min(this.text.length, from + partChars));
      if (this.pace.due()) yield;
    }
    return inOrder(hits);
  }

  /** A pattern's matches: at its signs, behind its gate, or by plain search. True when its detector has had its time. */
  private *seek(looker: Looker): Generator<void, boolean> {
    const { pattern, owner } = looker;
    const signed = looker.signs.length > 0;
    const [places, starts] = signed ? [null, null] : yield* this.sought(looker);
    if (places?.length === 0 || starts?.length === 0) return false;
    // Words are listened for where nobody has yet only if there is something they could stand beside.
    if (pattern.contextRequired && ((this.hits === null && this.known === null && !signed && starts === null && !(yield* this.gates.occurs(looker.search, pattern.width))) || (yield* this.listening(owner)).empty)) return false;
    if (signed) return yield* this.atSigns(looker);
    if (starts !== null) return yield* this.atStarts(looker, starts);
    if (looker.gate !== null) return yield* this.behindGate(looker);
    if (!pattern.width) return yield* this.throughout(looker);
    // A match is inside a place, and one character round it is all that a regex can see besides.
    const stretches = places && (this.newIn(looker) !== null || covered(places) * 2 < this.text.length) ? places : [[0, this.text.length] as const];
    for (const [start, end] of stretches) if (yield* this.within(looker, start, end)) return true;
    return false;
  }

  /** What needs no look by this pattern; null where all does. */
  private newIn({ inLine }: Looker): Known | null {
    return this.known !== null && inLine ? this.known : null;
  }

  /** Where a sign was seen that this pattern has not been put to. */
  private signsOf(looker: Looker, sign: number): number[] {
    const places = this.seen.get(sign)!;
    const known = this.newIn(looker);
    return known === null ? places : places.filter((place) => known.isFresh(place));
  }

  /** Where the lines begin of which this one is new: what stands before has been looked at. */
  private newFrom(looker: Looker, place: number): number {
    return this.newIn(looker)?.from(place) ?? 0;
  }

  /** Where a pattern without signs has matches, and where they begin; null where that has to be searched for. */
  private *sought(looker: Looker): Generator<void, [Places | null, number[] | null]> {
    const { pattern } = looker;
    if (this.density.lacks(pattern)) return [[], null];
    if (this.starts && this.known === null && this.engine.starts().numberOf(looker) >= 0) return [null, yield* this.startsOf(looker)];
    const all = this.density.places(pattern);
    const known = this.newIn(looker);
    const places = known === null ? all : known.clip(all);
    if (places?.length === 0) return [places, null];
    const everywhere = places === null || known !== null || covered(places) * crowdedShare >= this.text.length;
    return [places, everywhere ? yield* this.startsOf(looker) : null];
  }

  /** Where a pattern's matches can begin; null where that has to be searched for. */
  private *startsOf(looker: Looker): Generator<void, number[] | null> {
    const starts = this.engine.starts();
    const number = starts.numberOf(looker);
    if (number < 0 || (this.known !== null && !looker.inLine)) return null;
    if (this.starts === undefined) {
      const found: (number[] | undefined)[] = new Array(starts.size);
      let whole = true;
      for (const [low, high] of this.known?.fresh ?? [[0, this.text.length]])
        for (let from = low; from < high && whole; from += partChars) {
          whole = starts.find(this.codes, this.text.length, found, from, Math.min(high, from + partChars));
          if (this.pace.due()) yield;
        }
      this.starts = whole ? found : null;
    }
    return this.starts === null ? null : (this.starts[number] ?? nowhere);
  }

  private *atStarts(looker: Looker, starts: readonly number[]): Generator<void, boolean> {
    const { owner, pattern } = looker;
    const words = needsContext(looker) ? this.words(owner) : null;
    let done = 0;
    for (let at = 0, last = 0; at < starts.length; ) {
      // Those that a match at another can touch are together; where no word is near any of them, none of them counts.
      for (last = at; last + 1 < starts.length && starts[last + 1]! <= starts[last]! + pattern.width; ) last++;
      if (words !== null && !words.anyNear(starts[at]!, starts[last]! + pattern.width)) at = last + 1;
      for (; at <= last; at++) {
        const place = starts[at]!;
        if (place < done) continue;
        const match = this.exactly(looker, place);
        if (match !== null) done = this.judge(looker, match);
        if (this.pace.due() && (yield* this.rest(owner))) return true;
      }
    }
    return false;
  }

  /** A stretch is searched, a part at a time: what begins in one is found in it, also where it goes on in the next. */
  private *within(looker: Looker, start: number, end: number): Generator<void, boolean> {
    const { search, pattern } = looker;
    for (let begin = start; begin < end; ) {
      const last = Math.min(end, begin + partChars);
      const from = Math.max(0, begin - 1);
      const part = this.text.slice(from, Math.min(end, last + pattern.width) + 1);
      for (let next = begin; ; ) {
        search.lastIndex = next - from;
        const match = search.exec(part);
        if (match === null || match.index + from >= last) break;
        next = begin = this.judge(looker, moved(match, from));
        if (this.pace.due() && (yield* this.rest(looker.owner))) return true;
      }
      begin = Math.max(begin, last);
      if (this.pace.due() && (yield* this.rest(looker.owner))) return true;
    }
    return false;
  }

  /** What no width is known of is looked for in the whole text at once. */
  private *throughout(looker: Looker): Generator<void, boolean> {
    let next = 0;
    for (;;) {
      looker.search.lastIndex = next;
      const match = looker.search.exec(this.text);
      if (match === null) return false;
      next = this.judge(looker, match);
      if (this.pace.due() && (yield* this.rest(looker.owner))) return true;
    }
  }

  private *atSigns(looker: Looker): Generator<void, boolean> {
    const seen = this.seen.among(looker.signs);
    const state = { done: 0, clear: 0 };
    if (seen.length === 1) {
      const [sign, low, high] = seen[0]!;
      if (looker.run !== null) return yield* this.behindRuns(looker, looker.run, this.signsOf(looker, sign), high);
      for (const place of this.signsOf(looker, sign)) {
        this.atSign(looker, Math.max(this.newFrom(looker, place), place - high), place - low, state);
        if (this.pace.due() && (yield* this.rest(looker.owner))) return true;
      }
      return false;
    }
    const places: [number, number, number][] = [];
    for (const [sign, low, high] of seen) for (const place of this.signsOf(looker, sign)) places.push([place, Math.max(this.newFrom(looker, place), place - high), place - low]);
    places.sort((a, b) => a[0] - b[0]);
    for (const [, low, high] of places) {
      this.atSign(looker, low, high, state);
      if (this.pace.due() && (yield* this.rest(looker.owner))) return true;
    }
    return false;
  }

  /** A match begins where the run before its sign does, or as far before it as it may. */
  private *behindRuns(looker: Looker, run: Uint8Array, signs: number[], most: number): Generator<void, boolean> {
    const { codes } = this;
    let done = 0;
    for (const sign of signs) {
      const least = Math.max(done, sign - most);
      let begin = sign;
      while (begin > least && run[codes[begin - 1]!] === 1) begin--;
      if (begin >= sign) continue;
      const match = this.exactly(looker, begin);
      if (match !== null) done = this.judge(looker, match);
      if (this.pace.due() && (yield* this.rest(looker.owner))) return true;
    }
    return false;
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

  private *behindGate(looker: Looker): Generator<void, boolean> {
    const { needs, width } = looker.gateNeeds;
    const fresh = this.newIn(looker)?.fresh;
    const state = { done: 0 };
    for (const [from, to] of fresh ?? this.density.around(needs, width) ?? [[0, this.text.length]])
      if (yield* this.gated(looker, from, to, fresh || !width ? this.text.length : to + width, state)) return true;
    return false;
  }

  /** Behind a gate that begins from one place to another, and is looked for as far as a third. */
  private *gated(looker: Looker, from: number, to: number, last: number, state: { done: number }): Generator<void, boolean> {
    const gate = looker.gate!;
    const text = last < this.text.length ? this.text.slice(0, last + 1) : this.text;
    gate.lastIndex = from;
    let done = Math.max(from, state.done);
    for (let seen = gate.exec(text); seen !== null && seen.index <= to; seen = gate.exec(text)) {
      if (this.pace.due()) {
        const next = gate.lastIndex; // others look with the same one
        if (yield* this.rest(looker.owner)) return true;
        gate.lastIndex = next;
      }
      const end = seen.index + seen[0].length;
      if (end <= done) continue;
      const match = this.matchAround(looker, Math.max(done, end - looker.pattern.width), end);
      if (match === null) continue;
      done = this.judge(looker, match);
      state.done = done;
      gate.lastIndex = Math.max(gate.lastIndex, Math.min(done, seen.index + 1 > done ? seen.index + 1 : done));
    }
    return false;
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
    if (needsContext(looker) && candidate.context() === null) return next;
    let judgement: Judgement | null = null;
    try {
      judgement = owner.data.validates ? this.code.validators[owner.data.id]!(candidate) : candidate.accept([]);
    } catch {
      this.failed.add(owner.data.id); // contained and reported by name, never by what it saw
    }
    if (judgement === null) return next;
    this.take(looker, { at: match.index, found: { detector: owner.data.id, judgement } });
    return Math.min(next, judgement.end);
  }

  private take({ number }: Looker, tally: Tally): void {
    this.results.push(tally.found);
    if (!this.draft) return;
    const others = this.tallies.get(number);
    if (others) others.push(tally);
    else this.tallies.set(number, [tally]);
  }

  private *sweep(): Generator<void> {
    for (const owner of this.engine.sweeping) {
      if (!this.owners.includes(owner)) continue;
      if (this.pace.due()) yield;
      this.begun = this.pace.worked;
      const crowded = owner.data.findingsMin > 0 && this.results.length >= owner.data.findingsMin;
      const anchors = owner.data.anchored ? yield* this.gates.anchors(this.worth(owner.gates)) : null;
      const opened = anchors ? anchors.length > 0 : yield* this.gates.opened(this.worth(owner.gates));
      if (!crowded && !opened && !owner.data.always) continue;
      if ((crowded || opened) && owner.apart) yield* this.listening(owner);
      try {
        // What it says counts once it has said all.
        const judgements: Found[] = [];
        for (const judgement of this.code.sweeps[owner.data.id]!(this.page(owner, anchors ?? [], opened))) {
          if (judgement !== null) judgements.push({ detector: owner.data.id, judgement });
          if (this.pace.due() && (yield* this.rest(owner))) break;
        }
        for (const one of judgements) this.results.push(one);
      } catch {
        this.failed.add(owner.data.id);
      }
    }
  }
  private page(owner: Owner, anchors: number[], opened: boolean): Page {
    const run = this;
    return {
      text: this.text,
      anchors,
      opened,
      *talk() {
        return (run.talk ??= yield* talkOf(run.text, () => run.pace.due(), run.codes, run.talked));
      },
      get findings() {
        return run.sorted();
      },
      *tables() {
        return (run.tables ??= yield* findTables(run.text, () => run.pace.due()));
      },
      words: (start, end) => run.words(owner).between(start, end),
      due: () => run.pace.due(),
    };
  }

  /** What was found up to now, by place. */
  private sorted(): Page["findings"] {
    if (this.inPlace?.length === this.results.length) return this.inPlace;
    const findings = this.results.map(({ detector, judgement }): [string, number, number] => [detector, judgement.start, judgement.end]);
    findings.sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0) || a[2] - b[2]);
    return (this.inPlace = findings);
  }
}

const nowhere: number[] = [];
const zeros = "\0".repeat(128);
/** A value put out of sight. */
const hidden = (value: string): string => (value.length > zeros.length || edges.test(value) ? value.replace(inside, "\0") : zeros.slice(0, value.length));
const needsContext = ({ owner, pattern }: Looker): boolean => owner.data.required || pattern.contextRequired;
const covered = (places: Places): number => places.reduce((sum, [start, end]) => sum + end - start, 0);

/** A match in a part of a text, as one in the text. */
function moved(match: RegExpExecArray, by: number): RegExpExecArray {
  match.index += by;
  if (match.indices) for (const pair of match.indices) if (pair) [pair[0], pair[1]] = [pair[0] + by, pair[1] + by];
  return match;
}
