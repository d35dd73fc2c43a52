/**
 * Text in, findings out; mirrors src/seawall/detect/engine.py. One pass finds every sign, context word and gate; regexes are
 * tried only where a sign of theirs was seen. Offsets are code points. Pure: no clock, no page, no storage.
 */
import { unmarked } from "./emphasis";
import type { Disguise } from "./disguise";
import { type Drafts, isDraft } from "./drafts";
import { settle } from "./overlap";
import { Pace } from "./pace";
import { Gate, gateOf, Looker, LookerStarts, type Owner, type Signed } from "./patterns";
import { Run } from "./run";
import { SignIndex } from "./signs";
import { forgetTexts } from "./python";
import { read } from "./text";
import type { DetectorData, Finding, GateData, Sign, Sweep, Validator, Words } from "./types";
import { ForeignWords, Vocabulary } from "./words";

export interface Code {
  validators: Record<string, Validator>;
  sweeps: Record<string, Sweep>;
  words?: Record<string, Words>;
}

export const findingsMax = 10_000;
/** So long before others have their turn. */
const turnMs = 12;
/** What all detectors together may take of a text for which somebody waits, and for which nobody can; one alone may take a fourth. */
export const workMsMax = 10_000;
export const promptMsMax = 1_000;
const sharers = 4;
/** Longer texts are inspected in part only; `Inspection.truncated` says so and policy decides. */
export const textCharsMax = 4_000_000;

export interface Inspection {
  findings: Finding[];
  /** Not all of the text was looked at: it is too long, or all there was of time went by. */
  truncated: boolean;
  /** Detectors that threw or took longer than one may: what they would have found is missing. */
  failed: string[];
  /** Time went by before the end, or before a detector's own: a look that may take longer finds more. */
  late: boolean;
}

export class Engine {
  readonly owners: Owner[];
  readonly index = new SignIndex();
  /** How many patterns and gates there are; they are numbered from 1. */
  askers = 0;
  /** Those that look at the text as a whole, in their order. */
  readonly sweeping: Owner[];
  readonly categories: ReadonlyMap<string, string>;
  /** All detectors' words, made when somebody first listens: one pass hears them all. */
  readonly vocabulary = once(() => new Vocabulary(this.owners.map((owner) => owner.signs())));
  readonly foreign = once(() => new ForeignWords(this.owners.map((owner) => owner.signs())));
  /** By the number of each pattern and gate: 1 where it has no sign, and so is worth a look in any text. */
  readonly untold = once(() => {
    const untold = new Uint8Array(this.askers + 1);
    const asking = [...this.owners.flatMap(({ lookers, gates }) => [...lookers, ...gates]), ...this.doors.flat()];
    for (const { number, signs } of asking) if (!signs.length) untold[number] = 1;
    return untold;
  });
  /** Made when a text first has places for many of the patterns. */
  readonly starts = once(() => new LookerStarts(this.owners.flatMap(({ lookers }) => lookers)));

  /** The gates of each disguise. */
  readonly doors: (readonly Gate[])[];

  constructor(
    detectors: DetectorData[],
    readonly code: Code,
    readonly disguises: readonly Disguise[] = [],
  ) {
    this.owners = detectors.map((data) => this.owner(data));
    this.doors = disguises.map(({ gates = [] }) => gates.map((given) => this.gate(gateOf(given))));
    this.sweeping = this.owners.filter(({ data }) => data.sweeps).sort((a, b) => a.data.order - b.data.order || (a.data.id < b.data.id ? -1 : 1));
    this.categories = new Map(this.owners.map(({ data }) => [data.id, data.category]));
  }

  scan(raw: string): Finding[] {
    return this.inspect(raw).findings;
  }

  inspect(raw: string): Inspection {
    const inquiry = new Inquiry(this, raw);
    inquiry.work(Infinity);
    return inquiry.inspection!;
  }

  /** Looks at a text bit by bit: nobody has to wait for all of it at once, and none takes for ever. */
  inquire(raw: string, now: (() => number) | null, workMs = workMsMax, drafts: Drafts | null = null): Inquiry {
    return new Inquiry(this, raw, now, workMs, drafts);
  }

  private owner(data: DetectorData): Owner {
    const apart = this.code.words?.[data.id];
    const owner: Owner = {
      data,
      lookers: [],
      gates: data.gates.map((gate) => this.gate(gate)),
      signs: once(() => (apart ? apart() : [data.positive, data.negative])),
      apart: apart !== undefined,
      weights: once(() => this.vocabulary().weights(owner.signs())),
      foreign: once(() => this.foreign().weights(owner.signs())),
    };
    owner.lookers = data.patterns.map((pattern, index) => new Looker(pattern, index, owner, ++this.askers, this.signed(pattern.signs)));
    return owner;
  }

  private gate(data: GateData): Gate {
    return new Gate(data, ++this.askers, this.signed(data.signs));
  }

  private signed(signs: Sign[]): Signed[] {
    const numbered = new Array<Signed>(signs.length);
    for (let n = 0; n < signs.length; n++) {
      const sign = signs[n]!; // not taken apart: thousands of them are read before anything is compiled
      const number = this.index.add(sign[0]);
      this.index.ask(number, this.askers);
      numbered[n] = [number, sign[1], sign[2], sign[0].length];
    }
    return numbered;
  }
}

/** A look at one text, which may be broken off and gone on with. */
export class Inquiry {
  /** What was found, once it came to its end. */
  inspection: Inspection | null = null;
  private readonly pace: Pace;
  private readonly steps: Generator<void, void>;
  private readonly whole: string;
  private readonly unit: (offset: number) => number;
  private readonly run: Run;
  private readonly cut: boolean;

  constructor(private readonly engine: Engine, raw: string, now: (() => number) | null = null, private readonly workMs = Infinity, private readonly drafts: Drafts | null = null) {
    this.cut = raw.length > textCharsMax;
    this.whole = this.cut ? raw.slice(0, textCharsMax) : raw;
    const { text: said, unit } = read(this.whole);
    const text = unmarked(said);
    this.unit = unit;
    this.pace = new Pace(now, workMs / sharers);
    this.run = new Run(engine, text, false, this.pace, false, drafts?.like(text) ?? null, drafts !== null && isDraft(text));
    this.steps = this.looked();
  }

  /** Works for so long; true when the look came to its end. */
  work(ms: number): boolean {
    for (let left = ms; this.inspection === null && left > 0; ) {
      const begun = this.pace.worked;
      this.pace.go(Math.min(left, turnMs));
      const { done } = this.steps.next();
      this.pause(done ?? false);
      left -= this.pace.worked - begun;
    }
    return this.inspection !== null;
  }

  /** The rest of it; what runs beside it has its turn every few milliseconds. */
  async inTurns(turn: () => Promise<void>): Promise<Inspection> {
    while (!this.work(turnMs)) await turn();
    return this.inspection!;
  }

  /** What was found up to now. */
  get soFar(): Inspection {
    return this.inspection ?? this.settled(false);
  }

  private pause(done: boolean): void {
    this.pace.pause();
    if (!done && this.pace.worked < this.workMs) return;
    this.inspection = this.settled(done);
    forgetTexts();
    const base = done && !this.cut ? this.run.base : null;
    if (base !== null) this.drafts?.keep(base);
  }

  private *looked(): Generator<void> {
    yield* this.run.look();
    yield* this.run.unmask((place) => String.fromCodePoint(this.whole.codePointAt(this.unit(place))!), 1, false);
  }

  private settled(ended: boolean): Inspection {
    const late = !ended || this.run.hurried;
    const settled = settle(this.run.results);
    const findings = settled.slice(0, findingsMax).map(({ detector, judgement }) => ({
      detector,
      category: this.engine.categories.get(detector)!,
      start: judgement.start,
      end: judgement.end,
      confidence: judgement.confidence,
      reasons: judgement.reasons,
      count: judgement.count,
    }));
    return { findings, truncated: this.cut || late || settled.length > findingsMax, failed: [...this.run.failed].sort(), late };
  }
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
