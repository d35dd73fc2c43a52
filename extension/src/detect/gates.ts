/** Where a text has what a sweep waits for. */
import type { Pace } from "./pace";
import type { Gate } from "./patterns";
import type { Density, Places } from "./places";
import type { Seen } from "./signs";

/** So much at once. */
const partChars = 16_384;
/** A gate may begin at so many places before its sign that trying each by itself is not worth it. */
const looseMin = 8;

export class Gates {
  constructor(private readonly text: string, private readonly codes: Uint8Array, private readonly density: Density, private readonly seen: Seen, private readonly pace: Pace) {}

  /** The same of a text of which some characters are put out of sight. */
  of(text: string): Gates {
    return new Gates(text, this.codes, this.density, this.seen, this.pace);
  }

  /** Whether one of some gates was seen anywhere. */
  *opened(gates: readonly Gate[]): Generator<void, boolean> {
    for (const gate of gates) {
      if (gate.literal) return true;
      if (!gate.signs.length) {
        for (const [from, to] of this.reach(gate)) if (yield* this.occurs(gate.starts, gate.data.width, from, to)) return true;
      } else {
        for (const [sign, low, high] of this.seen.among(gate.signs))
          for (const place of this.seen.get(sign)!) {
            if (this.begins(gate, place - high, place - low)) return true;
            if (this.pace.due()) yield;
          }
      }
    }
    return false;
  }

  /** Where a gate without signs may be. */
  private reach(gate: Gate): Places {
    return this.density.around(gate.needs, gate.data.width) ?? [[0, this.text.length]];
  }

  /** Whether a match begins anywhere from one place to another, a part of the text at a time. */
  *occurs(regex: RegExp, width: number, first = 0, last = this.text.length): Generator<void, boolean> {
    const { text } = this;
    const size = width ? partChars : Infinity;
    for (let begin = first; begin < last; begin += size) {
      const from = Math.max(0, begin - 1);
      const to = Math.min(last, begin + size);
      regex.lastIndex = begin - from;
      const seen = width ? regex.exec(text.slice(from, to + width + 1)) : regex.exec(text);
      if (seen !== null && seen.index + from < to) return true;
      if (this.pace.due()) yield;
    }
    return false;
  }

  /** Every place where one of some gates ends, as Hyperscan reports them: all ends, not only the leftmost match's. */
  *anchors(gates: readonly Gate[]): Generator<void, number[]> {
    const ends = new Set<number>();
    const { codes } = this;
    for (const gate of gates) {
      if (gate.literal) {
        const [sign, , , size] = gate.signs[0]!;
        for (const place of this.seen.get(sign) ?? []) ends.add(place + size);
        continue;
      }
      let looked = -1;
      for (const [low, high] of this.windows(gate)) {
        for (let place = Math.max(low, looked + 1); place <= high; place++) {
          looked = place;
          if (gate.last[codes[place - 1]!] === 0) continue;
          gate.ends.lastIndex = place;
          if (gate.ends.test(this.text)) ends.add(place);
        }
        if (this.pace.due()) yield;
      }
    }
    return [...ends].sort((a, b) => a - b);
  }

  private *windows(gate: Gate): Generator<[number, number]> {
    const { width } = gate.data;
    if (gate.signs.length) {
      const places: [number, number][] = [];
      for (const [sign, low, high, size] of this.seen.among(gate.signs))
        for (const place of this.seen.get(sign)!)
          if (high - low > looseMin || this.begins(gate, place - high, place - low)) places.push([place + size, Math.min(this.text.length, place - low + width)]);
      places.sort((a, b) => a[0] - b[0]);
      yield* places;
      return;
    }
    for (const [begin, end] of this.reach(gate)) {
      // What begins here ends soon, and one character round it is all that a regex can see besides.
      const first = Math.max(0, begin - 1);
      const part = end < this.text.length ? this.text.slice(first, end + width + 1) : first ? this.text.slice(first) : this.text;
      for (let from = begin; from < end; ) {
        gate.starts.lastIndex = from - first;
        const seen = gate.starts.exec(part);
        if (seen === null || seen.index + first >= end) break;
        from = seen.index + first + 1;
        yield [from, Math.min(this.text.length, from - 1 + width)];
      }
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
