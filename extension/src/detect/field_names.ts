/** Mirrors detectors/_field_names.py. */
import * as data from "../gen/field_names";

const folded = (text: string): string => text.replace(/[_-]/g, " ");

/** What is before the name that stands last before `start`, and what between it and `start`; null where it does not. */
export function behind(text: string, start: number, name: string): [string, string] | null {
  const before = text.slice(Math.max(0, start - data.reach_chars), start);
  const low = before.toLowerCase();
  if (low.length !== before.length) return null;
  const plain = folded(name);
  const closed = plain.replaceAll(" ", "");
  const [open, shut] = [folded(low).lastIndexOf(plain), low.lastIndexOf(closed)];
  const [begin, size] = shut > open ? [shut, closed.length] : [open, plain.length];
  return begin < 0 ? null : [before.slice(0, begin), before.slice(begin + size)];
}
