/**
 * All fixed texts of all patterns, found in one pass: one step of an automaton a character (Aho and Corasick, "Efficient string
 * matching", 1975), a state of which is made when a text first leads there. This is what Hyperscan does for the Python engine.
 */
import { ranks, ranksOfAscii as width, unranked } from "./codes";

/** No sign has begun. */
const root = 1;
const shortStatesMax = 1 << 15;

/** Places of each sign that was seen. */
export class Seen {
  /** By a sign's number: which list, from 1. */
  private readonly lists: Uint16Array;
  private readonly places: number[][] = [];
  /** The numbers of those that were seen. */
  readonly signs: number[] = [];
  /** Where the look at a text has come to: what stands before may begin a sign. */
  state = root;

  constructor(size: number) {
    this.lists = new Uint16Array(size);
  }

  get(sign: number): number[] | undefined {
    return this.places[this.lists[sign]! - 1];
  }

  has(sign: number): boolean {
    return this.lists[sign]! > 0;
  }

  /** Those of signs that were seen. */
  among<T extends readonly [sign: number, ...rest: unknown[]]>(signs: readonly T[]): T[] {
    const found: T[] = [];
    for (let n = 0; n < signs.length; n++) if (this.has(signs[n]![0])) found.push(signs[n]!);
    return found;
  }

  /** Called by rising places. */
  add(sign: number, place: number): void {
    const list = this.lists[sign]!;
    if (list === 0) {
      this.lists[sign] = this.places.push([place]);
      this.signs.push(sign);
      return;
    }
    const places = this.places[list - 1]!;
    if (places[places.length - 1] !== place) places.push(place);
  }
}

/** Signs that begin alike, as far as a text has them. */
interface Node {
  readonly depth: number;
  readonly signs: readonly number[];
  /** The same without its first characters: the longest other beginning that stands here too. */
  readonly rest: number;
  /** Signs that end here. */
  readonly ends: readonly number[];
  /** The same signs by what comes next. */
  kids: Map<number, number[]> | null;
}

export class SignIndex {
  private readonly texts: string[] = [];
  private readonly lengths: number[] = [];
  private readonly numbers = new Map<string, number>();
  private nodes: Node[] = [];
  /** By state and character: twice the next state, and one more where signs end; 0 where no text has led. Two bytes are enough for as many states as most pages ever have. */
  private steps: Uint16Array | Uint32Array = new Uint16Array(0);
  /** Who asks for each sign: the first entry by sign (from 1), then by entry the next, and whom it names. */
  private readonly first: number[] = [];
  private readonly next: number[] = [0];
  private readonly asking: number[] = [0];

  get size(): number {
    return this.texts.length;
  }

  /** The number of a sign; the same text has the same number. */
  add(text: string): number {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    const number = this.texts.push(text) - 1;
    this.numbers.set(text, number);
    this.lengths.push(text.length);
    return number;
  }

  /** Somebody, by a number of their own, waits for a sign. */
  ask(sign: number, who: number): void {
    this.next.push(this.first[sign] ?? 0);
    this.first[sign] = this.asking.push(who) - 1;
  }

  /** Marks all who wait for one of the signs that were seen. */
  tell(seen: Seen, told: Uint8Array): void {
    for (const sign of seen.signs) for (let entry = this.first[sign] ?? 0; entry !== 0; entry = this.next[entry]!) told[this.asking[entry]!] = 1;
  }

  /** Looked for from one place to another, so that a long text can be taken in parts, one after the other. */
  scan(codes: Uint8Array, seen: Seen, from: number, to: number): void {
    if (this.nodes.length === 0) this.begin();
    const { nodes } = this;
    let { steps } = this;
    let { state } = seen;
    for (let at = from; at < to; at++) {
      const kind = ranks[codes[at]!]!;
      let step = steps[state * width + kind]!;
      if (step === 0) {
        step = this.step(state, kind);
        ({ steps } = this);
      }
      state = step >> 1;
      if ((step & 1) === 0) continue;
      const { ends } = nodes[state]!;
      for (let n = 0; n < ends.length; n++) seen.add(ends[n]!, at + 1 - this.lengths[ends[n]!]!);
    }
    seen.state = state;
  }

  private begin(): void {
    this.nodes.push({ depth: 0, signs: [], rest: 0, ends: [], kids: null }); // no state: 0 is what is not known
    this.node(this.texts.map((_, number) => number), 0, root);
  }

  private node(signs: readonly number[], depth: number, rest: number): number {
    const own = signs.filter((sign) => this.texts[sign]!.length === depth);
    const ends = [...own, ...(depth ? this.nodes[rest]!.ends : [])];
    const state = this.nodes.push({ depth, signs, rest, ends, kids: null }) - 1;
    if (this.steps.length < (state + 1) * width) {
      const size = Math.max(256 * width, this.steps.length * 2);
      const more = size / width < shortStatesMax ? new Uint16Array(size) : new Uint32Array(size);
      more.set(this.steps);
      this.steps = more;
    }
    return state;
  }

  private step(from: number, kind: number): number {
    const node = this.nodes[from]!;
    node.kids ??= this.split(node);
    const signs = node.kids.get(kind);
    const other = from === root ? 2 * root : this.steps[node.rest * width + kind]! || this.step(node.rest, kind);
    let step = other;
    if (signs !== undefined) {
      const state = this.node(signs, node.depth + 1, other >> 1);
      step = 2 * state + (this.nodes[state]!.ends.length ? 1 : 0);
    }
    return (this.steps[from * width + kind] = step);
  }

  private split({ signs, depth }: Node): Map<number, number[]> {
    const kids = new Map<number, number[]>();
    for (const sign of signs) {
      const text = this.texts[sign]!;
      if (text.length <= depth) continue;
      const kind = ranks[text.charCodeAt(depth)] || unranked;
      const kid = kids.get(kind);
      if (kid === undefined) kids.set(kind, [sign]);
      else kid.push(sign);
    }
    return kids;
  }
}
