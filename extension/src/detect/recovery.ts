/** Mirrors detectors/recovery_code.py. */
import * as data from "../gen/recovery_code";
import { distinct, endOf, finditer, isAlpha, isDigit, isUpper, matches, search } from "./python";
import { wordShare } from "./secrets";
import { judgement, type Judgement, type Page } from "./types";

export function* sweepRecovery(page: Page): Generator<Judgement | null> {
  let done = 0;
  for (const anchor of page.anchors) {
    if (page.due()) yield null;
    if (anchor < done) continue;
    const said = page.text.slice(Math.max(done, anchor - 48), anchor);
    const before = page.text.slice(Math.max(done, anchor - 180), anchor);
    const found =
      (search(data._codes_said, said) ? codes(page.text, anchor) : null) ??
      (search(data._key_said, before) ? authenticator(page.text, anchor) : null) ??
      (search(data._phrase_said, said) ? phrase(page.text, anchor) : null) ??
      (search(data._app_said, before) ? ofAnApp(page.text, anchor) : null);
    if (found === null) continue;
    done = found.end;
    yield found;
  }
}

const digitsIn = (text: string): number => [...text].filter(isDigit).length;

/** At least four pieces of one shape, one behind the other. */
function codes(text: string, anchor: number): Judgement | null {
  for (const begin of finditer(data._code_begins, text, anchor, anchor + data.reach_chars)) {
    const first = matches(data._code, text, begin.index);
    let counted = first === null ? 0 : digitsIn(first[0]);
    if (first === null || !counted) continue;
    const shape = shapeOf(first[0]);
    let end = endOf(first);
    let count = 1;
    while (count < data.codes_max && end < anchor + data._block_chars) {
      const gap = matches(data._gap, text, end);
      const after = gap === null ? null : matches(data._code, text, endOf(gap));
      if (after === null || shapeOf(after[0]) !== shape) break;
      end = endOf(after);
      count++;
      counted += digitsIn(after[0]);
    }
    if (count >= data.codes_min && counted >= count && distinct(text.slice(begin.index, end)) > 8)
      return judgement(begin.index, end, "likely", ["recovery codes", `codes: ${count}`], 3);
  }
  return null;
}

const shapeOf = (code: string): string => code.split(/[- ]/).map(({ length }) => length).join();

/** Base32 in groups of four, with a digit, as nearly every key has. The anchor stands behind the second group. */
function authenticator(text: string, anchor: number): Judgement | null {
  for (const match of finditer(data._key, text, Math.max(0, anchor - 16), anchor + data.reach_chars))
    if (/[2-7]/.test(match[0]) && wordShare(match[0]) < 0.6) return judgement(match.index, endOf(match), "likely", ["key of an authenticator app"], 3);
  return null;
}

/** Four groups of four letters that follow one another as in no word. */
function ofAnApp(text: string, anchor: number): Judgement | null {
  for (const match of finditer(data._app_password, text, Math.max(0, anchor - 12), anchor + data.reach_chars))
    if (wordShare(match[0]) < 0.6 && distinct(match[0]) > 8) return judgement(match.index, endOf(match), "likely", ["password of an app"], 3);
  return null;
}

/** As many words as wallets give, and then no other. */
function phrase(text: string, anchor: number): Judgement | null {
  const most = Math.max(...data._sizes);
  const least = Math.min(...data._sizes);
  for (const begin of finditer(data._phrase_begins, text, anchor, anchor + data.reach_chars)) {
    const start = begin.index;
    let place = start;
    let end = start;
    let count = 0;
    let [apart, over] = [false, false];
    while (count <= most) {
      const word = matches(data._words, text, place);
      if (word === null || data._sentences.has(word[1]!)) break;
      count++;
      end = endOf(word);
      const gap = matches(data._phrase_gap, text, end);
      place = gap === null ? end : endOf(gap);
      if (place === end) break;
      const wide = text.slice(end, place).split("\n").length > 2;
      over = wide && !apart && count > 1;
      if (over) break;
      apart = wide;
    }
    if (data._sizes.includes(count) && (over || !isAlpha(text[place]) || isUpper(text[place]!))) return judgement(start, end, "likely", ["phrase of a wallet", `words: ${count}`], 3);
    if (count >= least) return null;
  }
  return null;
}
