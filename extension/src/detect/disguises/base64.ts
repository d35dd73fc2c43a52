/**
 * Base64 in either alphabet, base32 and hexadecimal. Mirrors disguises/base64.py but for what takes a program of its own: base58, packed
 * bytes, and base64 backwards or turned by thirteen letters.
 */
import * as data from "../../gen/base64";
import { textIn, type Disguise, type Piece } from "../disguise";
import { endOf, every, fullmatch, isDigit, isLower, isUpper, matches } from "../python";
import { characters, longRuns } from "../places";
import { read } from "../text";

const none = new Uint8Array();

function* pieces(text: string, due: () => boolean): Generator<Piece | null> {
  let done = 0;
  for (const [start] of longRuns(text, alphabet, data._short)) {
    if (due()) yield null;
    if (start < done) continue;
    const match = matches(data._RUN, text, start);
    const plain = match && match[0].length <= data.run_chars_max ? unwrapped(match[0]) : null;
    if (match === null || plain === null) continue;
    done = endOf(match);
    yield { start: match.index, end: done, plain: read(plain).text };
  }
}

const alphabet = characters("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz+/_-");

function may(text: string, _: unknown, { word }: { word: number }): boolean {
  if (word < 14) return false;
  for (const [start, end] of longRuns(text, alphabet, 14)) if (end - start > 15 || text[end] === "=") return true;
  return false;
}

function unwrapped(run: string): string | null {
  for (const reader of readers(run)) {
    const plain = textIn(reader(run));
    if (plain !== null) return plain;
  }
  return null;
}

/** What a run can be, going by the characters it has. */
function readers(run: string): ((run: string) => Uint8Array)[] {
  if (every(run, isDigit)) return run.length >= data._digits_min ? [fromHex] : [];
  if (isLower(run)) return fullmatch(data._LOWER, run) ? [fromHex, from32] : [];
  if (isUpper(run)) return [fromHex, from32];
  return fullmatch(data._NAME, run) ? [] : [fromHex, from64];
}

export function fromHex(run: string): Uint8Array {
  const whole = /^(?:0x)?((?:[0-9A-Fa-f]{2})+)$/.exec(run);
  if (whole === null) return none;
  const bytes = new Uint8Array(whole[1]!.length / 2);
  for (let n = 0; n < bytes.length; n++) bytes[n] = parseInt(whole[1]!.slice(2 * n, 2 * n + 2), 16);
  return bytes;
}

function from32(run: string): Uint8Array {
  const upper = isLower(run) ? run.toUpperCase() : run;
  if (!/^[A-Z2-7]+={0,6}$/.test(upper)) return none;
  const body = upper.replace(/=+$/, "");
  if ([1, 3, 6].includes(body.length % 8)) return none;
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const character of body) {
    bits = (bits << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(character);
    held += 5;
    if (held < 8) continue;
    held -= 8;
    bytes.push((bits >> held) & 0xff);
    bits &= (1 << held) - 1;
  }
  return Uint8Array.from(bytes);
}

function from64(run: string): Uint8Array {
  const body = run.replace(/[\r\n]/g, "").replaceAll("-", "+").replaceAll("_", "/").replace(/=+$/, "");
  try {
    return Uint8Array.from(atob(body.length % 4 === 1 ? body.slice(0, -1) : body), (one) => one.charCodeAt(0));
  } catch {
    return none;
  }
}

export const base64: Disguise = { says: "through an encoding", may, pieces };
