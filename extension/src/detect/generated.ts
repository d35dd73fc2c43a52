/** Passwords as managers throw them. Mirrors src/seawall/detect/generated.py. */
import * as data from "../gen/generated";
import { endOf, isDigit, isLower, isUpper, matches, search } from "./python";

/** Whether a value is letters of both cases, digits and marks thrown together, and no template. */
export function generated(value: string): boolean {
  if (!matches(data._kinds, value, 0) || search(data._template_or_code, value) !== null) return false;
  let changes = 0;
  for (let i = 0; i + 1 < value.length; i++) if (kind(value[i]!) !== kind(value[i + 1]!)) changes++;
  return changes >= data.changes_min * value.length;
}

function kind(character: string): number {
  return isLower(character) ? 0 : isUpper(character) ? 1 : isDigit(character) ? 2 : 3;
}

/** Where a password without quotes ends whose first part, up to a mark, was read to `end`. */
export function wholeRun(text: string, start: number, end: number): number {
  const run = matches(data._run, text, start);
  if (run === null || endOf(run) <= end || search(data._run_goes_on, run[0]) !== null) return end;
  return generated(run[0]) ? endOf(run) : end;
}
