/**
 * Where matches of many patterns can begin, found in one go: their expressions made into one automaton, a state at a time when a text first
 * leads there. It is put to a text wherever a word begins, or anything that is no word, and gone on with until no pattern is left: most
 * places are given up at the next character. A place it names is one where a match begins, but that all that is no ASCII is one character
 * to it; the pattern's own expression is then tried there, and nowhere else.
 */
import { beyond } from "./codes";

/** So many steps of one pattern, so many states of all: beyond that it isn't worth it, and patterns are searched for one by one. */
const nodesMax = 600;
const statesMax = 6_000;
/** What is one of more characters is in every text. */
const fewMax = 64;
/** The end of a text, as a character. */
const end = beyond + 1;
const size = beyond + 2;

type Mask = Uint8Array;
/** What an expression is made of: a character of some, one after the other, one of some, so many times, the edge of a word. */
type Part = { of: Mask } | { all: Part[] } | { any: Part[] } | { part: Part; least: number; most: number } | "edge";

const isWord = Uint8Array.from({ length: size }, (_, code) => (/[0-9A-Za-z_]/.test(String.fromCharCode(code)) && code < beyond ? 1 : 0));

const braces = /\{(\d+)(?:,(\d+))?\}/y;
const aClass = /\[(?:\\.|[^\]\\])+\]/y;
const escaped = /\\(?:x[0-9a-f]{2}|[^b\w]|[dntrs])/y;
const any = /[^]/y;

/** Reads the subset of expressions that detectors use; null for what is not of it. */
class Reader {
  private at = 0;
  constructor(private readonly source: string, private readonly caseless: boolean) {}

  read(): Part | null {
    try {
      const part = this.choice();
      return this.at === this.source.length ? part : null;
    } catch {
      return null;
    }
  }

  private choice(): Part {
    const any = [this.sequence()];
    while (this.source[this.at] === "|") {
      this.at++;
      any.push(this.sequence());
    }
    return any.length > 1 ? { any } : any[0]!;
  }

  private sequence(): Part {
    const all: Part[] = [];
    while (this.at < this.source.length && this.source[this.at] !== "|" && this.source[this.at] !== ")") all.push(this.repeated(this.one()));
    return { all };
  }

  private repeated(part: Part): Part {
    const sign = this.source[this.at];
    if (sign === "*" || sign === "+") throw new Error("not read");
    if (sign !== "?" && sign !== "{") return part;
    const times = sign === "?" ? ["?"] : this.next(braces);
    if (sign === "?") this.at++;
    if (this.source[this.at] === "?") throw new Error("not read");
    const least = times[1] ? Number(times[1]) : 0;
    return { part, least, most: times[1] ? Number(times[2] ?? times[1]) : 1 };
  }

  /** What stands here; throws where it does not. */
  private next(form: RegExp): RegExpExecArray {
    form.lastIndex = this.at;
    const read = form.exec(this.source)!;
    this.at += read[0].length;
    return read;
  }

  private one(): Part {
    const sign = this.source[this.at]!;
    if (sign === "(") {
      this.at += this.source.startsWith("(?:", this.at) ? 3 : 1;
      if (this.source[this.at] === "?") throw new Error("not read");
      const inner = this.choice();
      this.at++;
      return inner;
    }
    if (sign === "\\" && this.source[this.at + 1] === "b") {
      this.at += 2;
      return "edge";
    }
    if (".^$*+?".includes(sign)) throw new Error("not read");
    return { of: maskOf(this.next(sign === "[" ? aClass : sign === "\\" ? escaped : any)[0], this.caseless) };
  }
}

/** Characters of which every match has one, for each that an expression can't do without; those that are one of many are left out. */
export function neededBy(regex: string, caseless: boolean): number[][] {
  const part = new Reader(regex, caseless).read();
  const codesOf = (mask: Mask) => Array.from(mask.subarray(0, beyond + 1).keys()).filter((code) => mask[code] === 1);
  return part === null ? [] : needed(part).map(codesOf).filter(({ length }) => length <= fewMax);
}

function needed(part: Part): Mask[] {
  if (part === "edge") return [];
  if ("any" in part) return oneOfEach(part.any.map(needed));
  if ("of" in part) return [part.of];
  return "all" in part ? part.all.flatMap(needed) : part.least > 0 ? needed(part.part) : [];
}

/** What one of several needs: the fewest of each. */
function oneOfEach(some: Mask[][]): Mask[] {
  if (some.some(({ length }) => length === 0)) return [];
  const all = new Uint8Array(size);
  const count = (mask: Mask) => mask.reduce((sum, one) => sum + one, 0);
  for (const masks of some) masks.reduce((fewest, mask) => (count(mask) < count(fewest) ? mask : fewest)).forEach((one, code) => (all[code]! |= one));
  return [all];
}

/** How many characters an expression takes at most; 0 where that is not known. */
export function widthOf(regex: string, caseless: boolean): number {
  const part = new Reader(regex, caseless).read();
  return part === null ? 0 : width(part);
}

function width(part: Part): number {
  if (part === "edge") return 0;
  if ("of" in part) return 1;
  if ("all" in part) return part.all.reduce((sum, one) => sum + width(one), 0);
  return "any" in part ? Math.max(...part.any.map(width)) : part.most * width(part.part);
}

/** Which characters one stands for; of what is no ASCII, whether any may be. */
export function maskOf(written: string, caseless: boolean): Mask {
  const key = written + (caseless ? "i" : "");
  const known = masks.get(key);
  if (known !== undefined) return known;
  const mask = new Uint8Array(size);
  if (!plainly(written, caseless, mask)) {
    const one = new RegExp(`^${written}$`, caseless ? "i" : "");
    for (let code = 0; code < beyond; code++) mask[code] = one.test(String.fromCharCode(code)) ? 1 : 0;
  }
  mask[beyond] = /[^\x00-\x7f]|\\[xu](?![0-7])|\[\^|\\[sS]/.test(written) ? 1 : 0;
  masks.set(key, mask);
  return mask;
}

const masks = new Map<string, Mask>();

/** Marks what stands in a class, which is read here many times sooner than an expression is made of it; false where it needs one. */
function plainly(written: string, caseless: boolean, mask: Mask): boolean {
  const last = written.length - (written[0] === "[" ? 1 : 0);
  let at = written[0] === "[" ? 1 : 0;
  if (at > 0 && written[at] === "^") return false;
  const next = (): number => {
    if (written[at] !== "\\") return written.charCodeAt(at++);
    const hex = /^\\x([0-9a-f]{2})/.exec(written.slice(at, at + 4));
    if (hex === null && isWord[Math.min(beyond, written.charCodeAt(at + 1))] === 1) return -1; // \d, \u and the like
    at += hex ? 4 : 2;
    return hex ? parseInt(hex[1]!, 16) : written.charCodeAt(at - 1);
  };
  while (at < last) {
    const low = next();
    let high = low;
    if (written[at] === "-" && at + 1 < last) {
      at++;
      high = next();
    }
    if (low < 0 || high < 0) return false;
    for (let code = low; code <= high && code < beyond; code++) mask[code] = 1;
  }
  if (caseless) for (let code = 97; code <= 122; code++) mask[code] = mask[code - 32] = mask[code]! | mask[code - 32]!;
  return true;
}

/** A step: a character, a fork, an edge, a pattern's end. */
interface Node {
  readonly mask: Mask | null;
  readonly edge: boolean;
  next: number;
  other: number;
  readonly pattern: number;
  readonly last: boolean;
}

export class Starts {
  private readonly nodes: Node[] = [];
  private readonly firsts: number[] = [];
  private readonly classes = new Uint8Array(size);
  /** A character of each class. */
  private samples: number[] = [];
  private readonly sets: Int32Array[] = [];
  private readonly words: boolean[] = [];
  private readonly known = new Map<string, number>();
  /** By state and class: the next state twice, and one more where patterns end; -1 where nobody has been. */
  private steps = new Int32Array(0);
  private readonly ended: number[][] = [];
  /** By state and class: which of these. */
  private endings = new Uint16Array(0);
  private readonly begins: [outside: number, inside: number];
  readonly patterns: number[] = [];

  /** @param given expressions, of which those that can't be read or begin inside words are left out; `patterns` has the others' numbers */
  constructor(given: readonly { regex: string; caseless: boolean }[]) {
    given.forEach(({ regex, caseless }, number) => this.take(regex, caseless, number));
    this.classify();
    this.state(new Int32Array(0), false);
    this.begins = [this.state(Int32Array.from(this.firsts), false), this.state(Int32Array.from(this.firsts), true)];
  }

  private take(regex: string, caseless: boolean, number: number): void {
    const part = new Reader(regex, caseless).read();
    const from = this.nodes.length;
    if (part === null) return;
    const last = this.node({ pattern: number, last: true });
    const first = this.made(part, last, number, from);
    if (first < 0 || this.beginsInside(first)) this.nodes.length = from;
    else {
      this.firsts.push(first);
      this.patterns.push(number);
    }
  }

  private node(some: Partial<Node> & { pattern: number }): number {
    return this.nodes.push({ mask: null, edge: false, next: -1, other: -1, last: false, ...some }) - 1;
  }

  /** The first step of a part that is followed by `next`; -1 where there are too many. */
  private made(part: Part, next: number, pattern: number, from: number): number {
    if (next < 0 || this.nodes.length - from > nodesMax) return -1;
    if (part === "edge") return this.node({ edge: true, next, pattern });
    if ("of" in part) return this.node({ mask: part.of, next, pattern });
    if ("all" in part) return part.all.reduceRight((after, one) => this.made(one, after, pattern, from), next);
    if ("any" in part) {
      const all = part.any.map((one) => this.made(one, next, pattern, from));
      return all.includes(-1) ? -1 : all.reduce((one, other) => this.node({ next: one, other, pattern }));
    }
    let after = next;
    for (let times = part.most; times > 0 && after >= 0; times--) {
      const one = this.made(part.part, after, pattern, from);
      after = times > part.least && one >= 0 ? this.node({ next: one, other: next, pattern }) : one;
    }
    return after;
  }

  /** Whether a match may begin between two letters: that would be tried everywhere. */
  private beginsInside(first: number): boolean {
    const found = this.followed([first], true, true, (node) => node.mask !== null && node.mask.some((has, code) => has && isWord[code]));
    return found.ends.length > 0 || found.next.length > 0;
  }

  private classify(): void {
    const shapes = new Map<string, number>();
    const masks = [...new Set(this.nodes.flatMap(({ mask }) => (mask ? [mask] : [])))];
    for (let code = 0; code < size; code++) {
      const shape = masks.map((mask) => mask[code]).join("") + isWord[code] + (code === end ? "end" : "");
      let one = shapes.get(shape);
      if (one === undefined) {
        shapes.set(shape, (one = shapes.size));
        this.samples.push(code);
      }
      this.classes[code] = one;
    }
  }

  /** From some steps on, over what takes no character: the steps after one, and the patterns that end here. */
  private followed(from: Iterable<number>, before: boolean, now: boolean, takes: (node: Node) => boolean): { next: number[]; ends: number[] } {
    const seen = new Set<number>(from);
    const next = new Set<number>();
    const ends = new Set<number>();
    for (const number of seen) {
      const node = this.nodes[number]!;
      if (node.last) ends.add(node.pattern);
      else if (node.mask !== null) {
        if (takes(node)) next.add(node.next);
      } else if (!node.edge || before !== now) {
        seen.add(node.next);
        if (node.other >= 0) seen.add(node.other);
      }
    }
    // A pattern that has ended has begun where it was begun: no more is asked of it.
    return { next: [...next].filter((one) => !ends.has(this.nodes[one]!.pattern)).sort((a, b) => a - b), ends: [...ends] };
  }

  private state(set: Int32Array, word: boolean): number {
    const key = `${set.join(",")}${word && set.length ? "w" : ""}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const number = this.sets.push(set) - 1;
    this.words.push(word);
    this.known.set(key, number);
    const width = this.samples.length;
    if (this.steps.length < (number + 1) * width) {
      const more = new Int32Array(Math.max(256 * width, this.steps.length * 2)).fill(-1);
      more.set(this.steps);
      this.steps = more;
      const endings = new Uint16Array(more.length);
      endings.set(this.endings);
      this.endings = endings;
    }
    return number;
  }

  private step(from: number, kind: number): number {
    const code = this.samples[kind]!;
    const word = isWord[code] === 1;
    const { next, ends } = this.followed(this.sets[from]!, this.words[from]!, word, ({ mask }) => mask![code] === 1);
    const at = from * this.samples.length + kind;
    const to = this.state(Int32Array.from(next), word) * 2 + (ends.length ? 1 : 0);
    if (ends.length) this.endings[at] = this.ended.push(ends) - 1;
    return (this.steps[at] = to);
  }

  /** Adds, by pattern, where one can begin from one place to another; false when it has become too many states. */
  find(codes: Uint8Array, length: number, found: (number[] | undefined)[], from: number, to: number): boolean {
    if (this.sets.length > statesMax) return false;
    const { classes, begins } = this;
    const width = this.samples.length;
    let before = from > 0 ? isWord[codes[from - 1]!]! : 0;
    for (let place = from; place < to; place++) {
      const now = isWord[codes[place]!]!;
      const inside = before;
      before = now;
      if (inside & now) continue;
      let state = begins[inside]!;
      for (let at = place; state !== 0; at++) {
        const kind = classes[at < length ? codes[at]! : end]!;
        let step = this.steps[state * width + kind]!;
        if (step < 0) step = this.step(state, kind);
        if (step & 1) for (const pattern of this.ended[this.endings[state * width + kind]!]!) (found[pattern] ??= []).push(place);
        if (at >= length) break;
        state = step >> 1;
      }
    }
    return true;
  }
}
