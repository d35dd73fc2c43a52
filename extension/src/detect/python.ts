/** What Python's strings and regular expressions do, for validators that mirror Python's. Every string here has one unit a code point. */
import { edge, soonSeen } from "./edges";

/** A regular expression as src/gen writes it: made when it is first looked for, in each way it is looked for. */
export interface Written {
  readonly source: string;
  readonly flags: string;
  made?: Record<string, RegExp>;
  /** How it is written for a text that is all ASCII, where it is made and looked for many times as quickly; null where no way is known. */
  plain?: Written | null;
}

function variant(regex: Written, flags: string, text: string, whole = false): RegExp {
  const used = regex.plain === null || (regex.plain === undefined && plainOf(regex) === null) || !allAscii(text) ? regex : regex.plain!;
  const made = (used.made ??= {});
  const key = whole ? flags + "!" : flags;
  const known = made[key];
  if (known !== undefined) return known;
  const { source, flags: own } = byUnits(soonSeen(used.source), used.flags.replace(/[gydm]/g, ""));
  return (made[key] = new RegExp(whole ? `^(?:${source})$` : source, own + flags));
}

/** Every character is one unit here, so what asks for no kind of character and where case counts needs none read as a code point: that is many times as slow. */
function byUnits(source: string, flags: string): Written {
  if (!flags.includes("u") || flags.includes("i") || /\\[pP]\{|\\u\{[0-9a-f]{5,}\}/.test(source)) return { source, flags };
  return { source: source.replace(/\\u\{([0-9a-f]+)\}/g, (_, code: string) => `\\u${code.padStart(4, "0")}`), flags: flags.replace("u", "") };
}

/** A long text that was asked of, and a part of it, which are asked of by turns; what was said of each. */
let [lastLong, lastLongAscii] = ["", true];
let [otherLong, otherLongAscii] = ["", true];
const longChars = 512;
/** Texts of which it was said beforehand: one, and its readings inside one another. */
const foretold: string[] = [];
const foretoldAscii: boolean[] = [];
const foretoldMax = 5;
let foretoldNext = 0;

/** Says of a text beforehand whether it is all ASCII, by who knows. */
export function isKnownAscii(text: string, known: boolean): void {
  if (text.length < longChars || text === lastLong) return;
  [foretold[foretoldNext], foretoldAscii[foretoldNext]] = [text, known];
  foretoldNext = (foretoldNext + 1) % foretoldMax;
}

/** Asked of a long text again and again, and answered once. */
export function allAscii(text: string): boolean {
  if (text.length < longChars) return isAscii(text);
  if (text !== lastLong) {
    const known = text === otherLong ? otherLongAscii : toldOf(text);
    [otherLong, otherLongAscii] = [lastLong, lastLongAscii];
    lastLongAscii = known;
  }
  lastLong = text; // the same characters in another place are read through to the end each time they are compared
  return lastLongAscii;
}

/** A look has ended: no text is kept for the next. */
export function forgetTexts(): void {
  foretold.length = foretoldNext = 0;
  lastLong = otherLong = "";
  lastLongAscii = otherLongAscii = true;
}

function toldOf(text: string): boolean {
  const at = foretold.indexOf(text);
  return at < 0 ? isAscii(text) : foretoldAscii[at]!;
}

/** Letters beyond ASCII that are the same as one of it where case does not count. */
const twins = [0x17f, 0x212a];

function plainOf(regex: Written): Written | null {
  // Where case counts and no kind of character is asked for, it is the same for every text.
  return (regex.plain = /\\[pP]\{/.test(regex.source) || regex.flags.includes("i") ? plainly(regex) : null);
}

/** For texts that are all ASCII; null for what would not be the same there. */
function plainly({ source, flags }: Written): Written | null {
  let same = true;
  const read = source.replaceAll(edge, "\\b").replace(/\\[pP]|\\u\{([0-9a-f]+)\}|\[(?:\\.|[^\]\\])*\]|\\./gi, (part, code?: string) => {
    if (/^\\[pP]/.test(part)) same = false;
    return part[0] === "[" ? part.replaceAll("\\p{L}", "A-Za-z").replace(/\\p\{Nd?\}/g, "0-9").replace(/\\u\{([0-9a-f]+)\}/gi, (_, of: string) => short(of)) : code === undefined ? part : short(code);
  });
  if (/\\[pP]\{|\\u\{/.test(read)) same = false;
  // A range that begins elsewhere is taken to begin at nothing.
  const ranges = /(?:\\u([0-9a-f]{4})|.)(-)\\u([0-9a-f]{4})|\\u([0-9a-f]{4})/gi;
  if (flags.includes("i"))
    for (const [, low, range, high, one] of read.matchAll(ranges)) {
      const [from, to] = [parseInt(range ? (low ?? "0") : one!, 16), parseInt(range ? high! : one!, 16)];
      if (twins.some((twin) => twin >= from && twin <= to)) same = false;
    }
  return same ? { source: read, flags: flags.replace("u", "") } : null;

  function short(of: string): string {
    if (of.length > 4) same = false;
    return `\\u${of.padStart(4, "0")}`;
  }
}

function bounded(text: string, end: number | undefined): string {
  return end === undefined || end >= text.length ? text : text.slice(0, Math.max(0, end));
}

/** `regex.search(text, start, end)`. */
export function search(regex: Written, text: string, start = 0, end?: number): RegExpExecArray | null {
  return found(variant(regex, "g", text), text, start, end);
}

/** `regex.match(text, start, end)`. */
export function matches(regex: Written, text: string, start = 0, end?: number): RegExpExecArray | null {
  return found(variant(regex, "y", text), text, start, end);
}

/** The same with the groups' places, in `indices`, which cost as much again. */
export function searchAt(regex: Written, text: string, start = 0, end?: number): RegExpExecArray | null {
  return found(variant(regex, "dg", text), text, start, end);
}

export function matchesAt(regex: Written, text: string, start = 0, end?: number): RegExpExecArray | null {
  return found(variant(regex, "dy", text), text, start, end);
}

function found(use: RegExp, text: string, start: number, end: number | undefined): RegExpExecArray | null {
  use.lastIndex = Math.max(0, start);
  return use.exec(bounded(text, end));
}

export function fullmatch(regex: Written, text: string): boolean {
  return variant(regex, "", text, true).test(text);
}

/** All matches, one after the other; an empty match moves on by one. */
export function* finditer(regex: Written, text: string, start = 0, end?: number, flags = "g"): Generator<RegExpExecArray> {
  const use = variant(regex, flags, text);
  const within = bounded(text, end);
  let place = Math.max(0, start);
  while (place <= within.length) {
    use.lastIndex = place;
    const found = use.exec(within);
    if (found === null) return;
    yield found;
    place = found[0] === "" ? found.index + 1 : found.index + found[0].length;
  }
}

export function endOf(match: RegExpExecArray): number {
  return match.index + match[0].length;
}

/** `text.rfind(part, low, high)`. */
export function rfind(text: string, part: string, low: number, high: number): number {
  const from = Math.max(0, low);
  const place = text.slice(from, Math.max(from, high)).lastIndexOf(part); // cut first: else all that lies before is looked through
  return place < 0 ? -1 : place + from;
}

/** `text.find(part, low, high)`. */
export function find(text: string, part: string, low: number, high: number): number {
  const place = text.slice(0, Math.max(0, high)).indexOf(part, Math.max(0, low));
  return place;
}

const letter = /^\p{L}$/u;
const alphanumeric = /^[\p{L}\p{N}]$/u;
const decimal = /^[\p{Nd}\u00b2\u00b3\u00b9\u2070\u2074-\u2089]$/u;

export function isAlnum(character: string | undefined): boolean {
  if (!character) return false;
  const code = character.charCodeAt(0);
  if (code < 128) return isAsciiAlnum(code);
  return alphanumeric.test(character);
}

function isAsciiAlnum(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

/** An ASCII letter or digit. */
export function plainAlnum(character: string | undefined): boolean {
  return !!character && isAsciiAlnum(character.charCodeAt(0));
}

export function isAlpha(character: string | undefined): boolean {
  if (!character) return false;
  const code = character.charCodeAt(0);
  if (code < 128) return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
  return letter.test(character);
}

export function isDigit(character: string | undefined): boolean {
  if (!character) return false;
  const code = character.charCodeAt(0);
  if (code < 128) return code >= 48 && code <= 57;
  return decimal.test(character);
}

export function every(text: string, test: (character: string) => boolean): boolean {
  if (text === "") return false;
  for (const character of text) if (!test(character)) return false;
  return true;
}

export function some(text: string, test: (character: string) => boolean): boolean {
  for (const character of text) if (test(character)) return true;
  return false;
}

export function isUpper(text: string): boolean {
  return text !== text.toLowerCase() && text === text.toUpperCase();
}

export function isLower(text: string): boolean {
  return text !== text.toUpperCase() && text === text.toLowerCase();
}

export function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}

/** What Python calls white space. */
const blanks = " \t\n\r\f\v\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000";

/** Strip any of these characters from the left, the right. */
export function lstrip(text: string, characters = blanks): string {
  const ascii = asciiOf(characters);
  let i = 0;
  while (i < text.length && isOneOf(text, i, ascii, characters)) i++;
  return i > 0 ? text.slice(i) : text;
}

export function rstrip(text: string, characters = blanks): string {
  const ascii = asciiOf(characters);
  let i = text.length;
  while (i > 0 && isOneOf(text, i - 1, ascii, characters)) i--;
  return i < text.length ? text.slice(0, i) : text;
}

/** Which ASCII characters some characters are, of those that were asked for. */
const stripped = new Map<string, Uint8Array>();

function asciiOf(characters: string): Uint8Array {
  let ascii = stripped.get(characters);
  if (ascii === undefined) stripped.set(characters, (ascii = Uint8Array.from({ length: 128 }, (_, code) => (characters.includes(String.fromCharCode(code)) ? 1 : 0))));
  return ascii;
}

function isOneOf(text: string, at: number, ascii: Uint8Array, characters: string): boolean {
  const code = text.charCodeAt(at);
  return code < 128 ? ascii[code] === 1 : characters.includes(text[at]!);
}

export function strip(text: string, characters = blanks): string {
  return lstrip(rstrip(text, characters), characters);
}

/** Before and after the first of a mark; all and nothing without it. */
export function partition(text: string, mark: string): [string, boolean, string] {
  const place = text.indexOf(mark);
  return place < 0 ? [text, false, ""] : [text.slice(0, place), true, text.slice(place + mark.length)];
}

export function count(text: string, part: string): number {
  let n = 0;
  for (let i = text.indexOf(part); i >= 0; i = text.indexOf(part, i + part.length)) n++;
  return n;
}

export function distinct(text: string): number {
  if (!isAscii(text)) return new Set(text).size;
  const seen = [0, 0, 0, 0];
  let size = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (((seen[code >> 5]! >>> (code & 31)) & 1) === 1) continue;
    seen[code >> 5]! |= 1 << (code & 31);
    size++;
  }
  return size;
}

/** `regex.sub(by, text)`. */
export function sub(regex: Written, text: string, by: string): string {
  return text.replace(variant(regex, "g", text), by);
}

/** `text.isprintable()`: no control, no unassigned character, no blank but the space. */
export const printable = (text: string): boolean => !/[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u.test(text);
