/** Where a text has enough digits close together, or long enough words, for a pattern to be worth trying. Made once a text. */

/** Begin and end, in order and apart. */
export type Places = [number, number][];

const wordMin = 8;

export class Density {
  private readonly digits: number[] = [];
  /** Words of eight characters and more, for patterns that can't hold white space: begin, end, digits. */
  private readonly words: [number, number, number][] = [];
  private readonly known = new Map<number, Places>();

  constructor(private readonly text: string) {
    const size = text.length;
    let begun = 0;
    let before = 0;
    const close = (end: number) => {
      if (end - begun >= wordMin) this.words.push([begun, end, this.digits.length - before]);
      begun = end + 1;
      before = this.digits.length;
    };
    for (let place = 0; place < size; place++) {
      const code = text.charCodeAt(place);
      if (code <= 32) close(place);
      else if (code >= 48 && code <= 57) this.digits.push(place);
    }
    close(size);
  }

  /** Null: anywhere. */
  places(digits: number, solid: number, width: number): Places | null {
    const long = solid >= wordMin;
    if (!long && (!digits || !width || this.digits.length * 12 > this.text.length)) return null;
    const key = (digits * 1_000 + (long ? solid : 0)) * 10_000 + (long ? 0 : width);
    let places = this.known.get(key);
    if (places === undefined) this.known.set(key, (places = long ? this.longWords(solid, digits) : this.crowded(digits, width)));
    return places;
  }

  private longWords(solid: number, digits: number): Places {
    const places: Places = [];
    for (const [start, end, held] of this.words) if (end - start >= solid && held >= digits) places.push([start, end]);
    return places;
  }

  /** So many digits within a match's width, and as far round them as it can reach. */
  private crowded(count: number, width: number): Places {
    const { digits, text } = this;
    const places: Places = [];
    for (let n = 0; n + count <= digits.length; n++) {
      const [first, last] = [digits[n]!, digits[n + count - 1]!];
      if (last - first >= width) continue;
      const start = Math.max(0, last - width + 1);
      const end = Math.min(text.length, first + width);
      const before = places.at(-1);
      if (before && start <= before[1]) before[1] = Math.max(before[1], end);
      else places.push([start, end]);
    }
    return places;
  }
}
