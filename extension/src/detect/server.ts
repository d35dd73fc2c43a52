/** Passwords that are plain words, where an account and a server stand beside them. Mirrors src/seawall/detect/detectors/_password_server.py. */
import * as data from "../gen/password_server";
import { matches, search } from "./python";

/** Whether an account and a server are named right before or behind a word at `start` to `end`. */
export function besideServer(text: string, start: number, end: number): boolean {
  if (matches(data._word, text, start, end) === null) return false;
  const low = Math.max(0, start - data.beside_chars);
  const high = Math.min(text.length, end + data.beside_chars);
  return search(data._server, text, low, high) !== null && search(data._account, text, low, high) !== null;
}
