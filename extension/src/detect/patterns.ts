/** Patterns and gates of detectors. Their expressions are made when first needed: most of the hundreds never are. */
import { beyond } from "./codes";
import { maskOf, neededBy, Starts, widthOf } from "./starts";
import type { DetectorData, GateData, PatternData } from "./types";
import type { Signs } from "./words";

/** A sign's number, where in a match it can begin (least and greatest offset), and its length. */
export type Signed = [number, number, number, number];

/** A pattern. */
export class Looker {
  private searching: RegExp | null = null;
  private sticking: RegExp | null = null;
  private gating: RegExp | null = null;
  private running: Uint8Array | null | undefined;
  private within: boolean | undefined;
  private needing: { needs: number[][]; width: number } | null = null;

  constructor(readonly pattern: PatternData, readonly index: number, readonly owner: Owner, readonly number: number, readonly signs: Signed[]) {}

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

  /** Characters of which the gate has one, for each that it can't do without, and how wide it is. */
  get gateNeeds(): { needs: number[][]; width: number } {
    const { gate, caseless } = this.pattern;
    return (this.needing ??= { needs: neededBy(gate, caseless), width: widthOf(gate, caseless) });
  }

  /** It, and all that it looks at, is in one line: what it finds there is the same whatever stands in others. */
  get inLine(): boolean {
    return (this.within ??= staysInLine(this.pattern.regex, this.pattern.caseless) && staysInLine(this.pattern.gate, this.pattern.caseless));
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

/** Where matches of patterns without signs can begin. */
export class LookerStarts {
  private readonly starts: Starts;
  /** By a pattern's own number, one more than here. */
  private readonly numbers: Uint16Array;
  readonly size: number;

  constructor(lookers: readonly Looker[]) {
    const chosen = lookers.filter(({ pattern, signs }) => !signs.length && !pattern.gate && pattern.width > 0);
    this.starts = new Starts(chosen.map(({ pattern }) => pattern));
    this.size = chosen.length;
    this.numbers = new Uint16Array(lookers.reduce((most, { number }) => Math.max(most, number), 0) + 1);
    for (const number of this.starts.patterns) this.numbers[chosen[number]!.number] = number + 1;
  }

  /** -1: it has to be searched for. */
  numberOf(looker: Looker): number {
    return this.numbers[looker.number]! - 1;
  }

  find(codes: Uint8Array, length: number, found: (number[] | undefined)[], from: number, to: number): boolean {
    return this.starts.find(codes, length, found, from, to);
  }
}

const tokens = /\\x[0-9a-f]{2}|\\[^]|\[(?:\\.|[^\]\\])+\]|[^]/g;
const lineEnd = 10;

/** Whether nothing in an expression can be a line's end, or asks where the text ends. */
function staysInLine(regex: string, caseless: boolean): boolean {
  for (const [token] of regex.matchAll(tokens)) {
    if (token === "^" || token === "$" || token === "\n" || ((token[0] === "\\" || token[0] === "[") && maskOf(token, caseless)[lineEnd] === 1)) return false;
  }
  return true;
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
  const some = maskOf(source, caseless).slice(0, beyond + 1);
  some[beyond] = 0;
  return some;
}

const anyCharacter = new Uint8Array(129).fill(1);

/** Of a fixed text the text alone is written. */
export const gateOf = (given: GateData | string): GateData => (typeof given === "string" ? { regex: "", caseless: true, width: given.length, signs: [[given, 0, 0]] } : given);

export class Gate {
  private starting: RegExp | null = null;
  private beginning: RegExp | null = null;
  private ending: RegExp | null = null;
  private closing: Uint8Array | null = null;
  private needing: number[][] | null = null;

  /** It is its one sign and nothing else. */
  readonly literal: boolean;

  constructor(readonly data: GateData, readonly number: number, readonly signs: Signed[]) {
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

  /** Characters of which it has one, for each that it can't do without. */
  get needs(): number[][] {
    return (this.needing ??= neededBy(this.data.regex, this.data.caseless));
  }

  get ends(): RegExp {
    return (this.ending ??= new RegExp(`(?<=${this.data.regex})`, this.data.caseless ? "yi" : "y"));
  }
}

export interface Owner {
  data: DetectorData;
  lookers: Looker[];
  gates: Gate[];
  /** Its words, asked for when somebody listens. */
  signs: () => Signs;
  /** Its words are those its sweep alone asks for. */
  apart: boolean;
  /** The signs by the vocabulary's numbers. */
  weights: () => Int8Array;
  /** The signs of words beyond Latin-1, by the numbers of those. */
  foreign: () => Int8Array;
}
