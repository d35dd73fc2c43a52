import { endOf, finditer, type Written } from "../python";

/** The surroundings of a sign, wherever it stands, as far as they do not touch; null where others may have their turn. Mirrors `windows` of disguises/_checks.py. */
export function* windows(text: string, sign: Written, reach: number, due: () => boolean): Generator<[number, number] | null> {
  let low = -1;
  let high = -1;
  for (const match of finditer(sign, text)) {
    if (due()) yield null;
    if (match.index - reach > high) {
      if (high > 0) yield [low, high];
      low = Math.max(0, match.index - reach);
    }
    high = Math.min(text.length, endOf(match) + reach);
  }
  if (high > 0) yield [low, high];
}
