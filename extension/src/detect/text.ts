/** One unit a code point: JavaScript's strings are UTF-16, offsets here are code points as everywhere in Seawall. */

const high = /[\ud800-\udbff][\udc00-\udfff]/;
const pairs = /[\ud800-\udbff][\udc00-\udfff]/g;

export interface Reading {
  /** The text with each character beyond the Basic Multilingual Plane replaced by one inside it of the same kind. */
  text: string;
  /** UTF-16 offset of a code point's offset. */
  unit(offset: number): number;
}

/** The code point's offset of a UTF-16 offset; quick for one after the other. */
export function counted(raw: string): (unit: number) => number {
  if (!high.test(raw)) return (unit) => unit;
  let [done, points] = [0, 0];
  return (unit) => {
    if (unit < done) [done, points] = [0, 0];
    for (; done < unit; done++) if ((raw.charCodeAt(done) & 0xfc00) !== 0xdc00 || (raw.charCodeAt(done - 1) & 0xfc00) !== 0xd800) points++;
    return points;
  };
}

/** Letters, digits and other signs keep their kind, so that "part of a word" is answered as Python answers it. */
export function read(raw: string): Reading {
  if (!high.test(raw)) return { text: raw, unit: (offset) => offset };
  const places: number[] = [];
  let taken = 0;
  const text = raw.replace(pairs, (pair, place: number) => {
    places.push(place - taken++);
    return /\p{L}/u.test(pair) ? "\ua000" : /\p{Nd}/u.test(pair) ? "\u0660" : /\p{N}/u.test(pair) ? "\u2150" : "\ue000";
  });
  return {
    text,
    unit(offset) {
      let low = 0;
      let top = places.length;
      while (low < top) {
        const middle = (low + top) >> 1;
        if (places[middle]! < offset) low = middle + 1;
        else top = middle;
      }
      return offset + low;
    },
  };
}

/** The first index whose value is greater. */
export function after(sorted: number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
