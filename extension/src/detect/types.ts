/** What detectors are made of: data from src/gen, code from this folder. Mirrors src/seawall/detect/detector.py. */
import type { Talk } from "./shop_talk";
import type { Table } from "./tables";

export type Confidence = "possible" | "likely" | "very_likely";
/** A fixed text (lower case) of which each match holds one, and where in the match it can begin: least and greatest offset. */
export type Sign = [string, number, number];

export interface PatternData {
  regex: string;
  caseless: boolean;
  name: string;
  confidence: Confidence;
  group: number;
  literal: boolean;
  reasons: string[];
  contextRequired: boolean;
  width: number;
  gate: string;
  signs: Sign[];
  /** Each match has so many ASCII digits, at least. */
  digits?: number | undefined;
  /** Each match has so many of them in a row, at least; else one. */
  run?: number | undefined;
  /** Signs that are in each match. */
  needs?: string | undefined;
  /** Each match is one word (nothing up to the space in it) of this length at least. */
  solid?: number | undefined;
}

/** As it is written in src/gen: what is ordinary is left out. */
export type PatternGiven = Pick<PatternData, "regex" | "width"> & Partial<PatternData>;
export type DetectorGiven = Omit<DetectorData, "patterns" | "gates"> & { patterns: PatternGiven[]; gates: (GateData | string)[] };

export interface GateData {
  regex: string;
  caseless: boolean;
  width: number;
  signs: Sign[];
}

export interface DetectorData {
  id: string;
  category: string;
  patterns: PatternData[];
  positive: string[];
  negative: string[];
  before: number;
  after: number;
  required: boolean;
  /** What it finds has a check of its own, or is a number: a guess at a disguise can show it. */
  checked: boolean;
  validates: boolean;
  sweeps: boolean;
  gates: GateData[];
  /** Its sweep asks where its gates were seen, and not only whether. */
  anchored: boolean;
  /** Its sweep is called for every text; `opened` says whether a gate was seen. */
  always: boolean;
  findingsMin: number;
  order: number;
}

export interface Judgement {
  start: number;
  end: number;
  confidence: Confidence;
  reasons: string[];
  weight: number;
  count: number;
  covers: boolean;
}

export interface Found {
  detector: string;
  judgement: Judgement;
}

/** Offsets are Unicode code points of the text that was scanned, end exclusive, as the Python engine's. */
export interface Finding {
  detector: string;
  category: string;
  start: number;
  end: number;
  confidence: Confidence;
  reasons: string[];
  count: number;
}

export interface Acceptance {
  confidence?: Confidence;
  start?: number;
  end?: number;
  weight?: number;
}

/** A pattern's match as a validator sees it. */
export interface Candidate {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly matchStart: number;
  readonly matchEnd: number;
  readonly pattern: PatternData;
  /** Which of its detector's patterns this is. */
  readonly index: number;
  readonly value: string;
  /** It is in a reading, not in the text as it came. */
  readonly disguised: boolean;
  groups(): (string | undefined)[];
  /** The nearest positive context word within reach. */
  context(): string | null;
  nearby(): string[];
  /** The nearest negative one, unless a positive one is nearer. */
  against(): string | null;
  accept(reasons: string[], more?: Acceptance): Judgement;
}

/** A text as a sweep sees it. All but the text is made when it is asked for. */
export interface Page {
  readonly text: string;
  /** Every place where one of the detector's gates ends. */
  readonly anchors: number[];
  readonly findings: [string, number, number][];
  tables(): Generator<null, Table[]>;
  /** Whether one of the detector's gates was seen. */
  readonly opened: boolean;
  /** What of the text reads like one of the kinds a model knows. */
  talk(): Generator<null, Talk[]>;
  /** The detector's context words that end in a range, by end. */
  words(start: number, end: number): [end: number, word: string][];
  /** Whether others are to have their turn: then a sweep says null. */
  due(): boolean;
}

/** The context words of a detector without patterns, which its sweep alone asks for: what speaks for it and what against. */
export type Words = () => [positive: readonly string[], negative: readonly string[]];

export type Validator = (candidate: Candidate) => Judgement | null;
/** What it has to say, and null where others may have their turn. */
export type Sweep = (page: Page) => Iterable<Judgement | null>;

export function judgement(start: number, end: number, confidence: Confidence, reasons: string[], weight = 0): Judgement {
  return { start, end, confidence, reasons, weight, count: 1, covers: false };
}
