/** Mirrors detectors/_machine_rows.py: numbers that only programs write. */
import * as data from "../gen/machine_rows";
import { fullmatch, matches, search } from "./python";

/** Whether bytes that have letters go on before or behind on the same line. */
export function inDump(text: string, start: number, end: number): boolean {
  if (!fullmatch(data._bytes, text.slice(start, end))) return false;
  const before = search(data._bytes_before, text.slice(Math.max(0, start - data.row_chars_max), start))?.[0] ?? "";
  const after = matches(data._bytes_after, text, end, end + data.row_chars_max)?.[0] ?? "";
  const beside = before + after;
  return beside.split(" ").filter((one) => one !== "").length >= data.beside_min && search(data._mixed_byte, beside) !== null;
}

/** Whether no person wrote the number that stands there. */
export function ofAMachine(text: string, start: number, end: number): boolean {
  const value = text.slice(start, end);
  if (fullmatch(data._counted, value) || inDump(text, start, end)) return true;
  if (!fullmatch(data._place, value)) return false;
  return text[start - 1] === "-" || search(data._other_place, text.slice(Math.max(0, start - data.places_chars_max), end + data.places_chars_max)) !== null;
}

/** A number and its end without the hour, the minutes or the count behind it: `+49 171 2345678 (0:42)`, `… (2)`. */
export function withoutClock(text: string, start: number, end: number): [string, number] {
  const tail = search(data._TAIL, text, Math.max(start, end - 6), end);
  if (tail !== null && (tail[1] !== undefined || matches(data._MINUTES, text, end))) end = tail.index;
  return [text.slice(start, end), end];
}
