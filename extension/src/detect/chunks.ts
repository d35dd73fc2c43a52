/**
 * The pieces of a text between blanks and marks, and what each says to the model of shop talk: three sums and of how many features,
 * worked out once and remembered. Numbers in flat arrays, no string a piece: a long text has tens of thousands of them.
 */
import * as data from "../gen/shop_talk";
import { MODEL } from "../gen/shop_talk_model";
import { small } from "./codes";
import type { Written } from "./python";

const rowsMax = data.rows_kept_max as number;
/** A run has fewer pieces. */
const heardMax = data.window_chars as number;
const rowsAll = rowsMax + heardMax;
const slotsBits = 15; // twice what is kept, nearly
const slotsMask = (1 << slotsBits) - 1;
const bucketsMask = (1 << data.buckets_bits) - 1;
const most = data._row_most as number;

/** What is kept of a piece, and where: see `rows`. */
const [rowSize, standsAt, longAt, heardAt, summedAt, told] = [8, 1, 2, 3, 4, 7];
const [flagsAt, featuresMask] = [8, 255];

/** What a piece is besides: it has a digit, is a word for money, is `x` or `×`. */
export const [hasDigit, isMoney, isTimes] = [1, 2, 4];
/** What a character is to the words of a piece. */
const [letter, number, decimal, mark] = [1, 2, 3, 4];
const unknown = 255;

/** A digit as a zero, nothing for what stands between pieces. */
const folded = Uint8Array.from({ length: 128 }, (_, code) =>
  code < 33 || "\"'()[]{}<>|;=*!?_`~^\\".includes(String.fromCharCode(code)) ? 0 : code >= 48 && code < 58 ? 48 : code,
);
/** The same of capitals as of small letters. */
const foldedSmall = folded.map((_, code) => folded[small[code]!]!);
const foldOf = (code: number): number => (code < 128 ? folded[code]! : code);

/** Writing without spaces, from where to where. */
const isUnspaced = new Uint8Array(1 << 16);
let unspacedMin = isUnspaced.length;
for (const [, low, high] of (data.UNSPACED as Written).source.matchAll(/\\u\{([0-9a-f]+)\}-\\u\{([0-9a-f]+)\}/g)) {
  unspacedMin = Math.min(unspacedMin, parseInt(low!, 16));
  isUnspaced.fill(1, parseInt(low!, 16), parseInt(high!, 16) + 1);
}

const kinds = new Uint8Array(1 << 16).fill(unknown);
/** Letters without their accents, where that is one letter; 0 where nobody has asked, and else in `bared`. */
const bares = new Uint16Array(0x2000);
const bared = new Map<number, string>();

function kindOf(code: number): number {
  const known = kinds[code]!;
  if (known !== unknown) return known;
  const one = String.fromCharCode(code);
  const kind = /\p{Nd}/u.test(one) ? decimal : /\p{L}/u.test(one) ? letter : /\p{N}/u.test(one) ? number : marks.test(one) ? mark : 0;
  return (kinds[code] = kind);
}

const marks = new RegExp(`^[${/\[([^\]]*)\]\)$/.exec((data._word as Written).source)![1]}]$`, "u");

function bareOf(code: number): string {
  let bare = bared.get(code);
  if (bare === undefined) bared.set(code, (bare = String.fromCharCode(code).normalize("NFKD").replace(/[\u0300-\u036f]/g, "")));
  return bare;
}

/** The one letter it is; `several` where it is more or none. */
const several = 0xffff;
const soleOf = (bare: string): number => (bare.length === 1 ? bare.charCodeAt(0) : several);

/** The check sum of RFC 1952, a byte at a time. */
const table = Int32Array.from({ length: 256 }, (_, byte) => {
  for (let bit = 0; bit < 8; bit++) byte = byte & 1 ? (byte >>> 1) ^ 0xedb88320 : byte >>> 1;
  return byte;
});

/** The same over a character's UTF-8. */
function summed(sum: number, code: number): number {
  if (code < 0x80) return table[(sum ^ code) & 255]! ^ (sum >>> 8);
  if (code < 0x800) sum = table[(sum ^ (0xc0 | (code >> 6))) & 255]! ^ (sum >>> 8);
  else {
    sum = table[(sum ^ (0xe0 | (code >> 12))) & 255]! ^ (sum >>> 8);
    sum = table[(sum ^ (0x80 | ((code >> 6) & 63))) & 255]! ^ (sum >>> 8);
  }
  return table[(sum ^ (0x80 | (code & 63))) & 255]! ^ (sum >>> 8);
}

/** The same over four bytes at once: what each adds by itself (Kounavis and Berry, "Novel Table Lookup-Based Algorithms", 2008). */
const [ahead1, ahead2, ahead3] = [1, 2, 3].map((more) =>
  table.map((sum) => {
    for (let n = 0; n < more; n++) sum = table[sum & 255]! ^ (sum >>> 8);
    return sum;
  }),
) as [Int32Array, Int32Array, Int32Array];

const summedFour = (a: number, b: number, c: number, d: number): number => ahead3[a ^ 255]! ^ ahead2[b ^ 255]! ^ ahead1[c ^ 255]! ^ table[d ^ 255]!;

const hashed = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193);

let weights: Int8Array | null = null;

export class Chunks {
  /** What was heard last, piece by piece, by number; and how many. */
  readonly heard = new Int32Array(heardMax + 1);
  size = 0;
  /** Of the first different ones: the sums of the three kinds, and of how many features. */
  readonly sums = new Int32Array(4);

  /**
   * Of each, in one place of the memory: its hash, where it stands (in `letters`, or in the text) and how long it is, when it was heard
   * last, its three sums, of how many features, and above them what it is besides. Those that are kept come first; then what is too
   * long for that and known until the next text only.
   */
  private readonly rows = new Int32Array(rowSize * rowsAll);
  /** Of one with digits: its decimals, dates, long numbers and times, up to more than anybody tells apart. */
  readonly figures = new Uint8Array(4 * rowsAll);
  private readonly slots = new Uint16Array(1 << slotsBits);
  private letters = new Uint16Array(1 << 14);
  private used = 0;
  private known = 0;
  private passing = rowsMax;
  private turn = 0;
  /** What is heard, a digit as a zero and nothing between the pieces. */
  private line = new Uint16Array(heardMax + 1);
  private different = 0;
  private plain = new Uint16Array(1 << 10);
  private readonly total: [number, number, number] = [0, 0, 0];
  /** The features of the piece at hand, each once: the first ones only. */
  private readonly seen = new Int32Array(data.features_max as number);
  private features = 0;

  /** Hears a stretch of a text, of a window's length at most, in small letters. Of writing without spaces every two characters are a piece, and the last. */
  hear(text: string, from = 0, to = text.length): void {
    this.begin(to - from);
    const { line } = this;
    const size = to - from;
    let begun = 0;
    let hash = 0;
    for (let place = 0; place <= size; place++) {
      const fold = place < size ? foldOf(text.charCodeAt(from + place)) : 0;
      line[place] = fold;
      const alone = fold >= unspacedMin && isUnspaced[fold] === 1;
      if (fold !== 0 && !alone) {
        hash = hashed(hash, fold);
        continue;
      }
      if (place > begun) this.take(begun, place, hash);
      begun = place + 1;
      hash = 0;
      if (!alone) continue;
      const next = begun < size ? foldOf(text.charCodeAt(from + begun)) : 0;
      line[begun] = next;
      if (isUnspaced[next] === 1) this.take(place, place + 2, hashed(hashed(0, fold), next));
      else this.take(place, begun, hashed(0, fold));
    }
  }

  /** The same of a text's bytes (`codesOf`), where all of it is ASCII. */
  hearAscii(codes: Uint8Array, from: number, to: number): void {
    this.begin(to - from);
    const { line } = this;
    const size = to - from;
    let begun = 0;
    let hash = 0;
    for (let place = 0; place < size; place++) {
      const fold = foldedSmall[codes[from + place]!]!;
      line[place] = fold;
      if (fold !== 0) hash = hashed(hash, fold);
      else {
        if (place > begun) this.take(begun, place, hash);
        begun = place + 1;
        hash = 0;
      }
    }
    line[size] = 0;
    if (size > begun) this.take(begun, size, hash);
  }

  /** What a piece is besides. */
  flagsOf(row: number): number {
    return this.rows[row * rowSize + told]! >> flagsAt;
  }

  private take(start: number, end: number, hash: number): void {
    const { rows } = this;
    const row = end - start > data.chunk_bytes_kept ? this.long(start, end, hash) : this.find(start, end, hash);
    this.heard[this.size++] = row;
    const at = row * rowSize;
    if (rows[at + heardAt] === this.turn) return;
    rows[at + heardAt] = this.turn;
    if (this.different++ >= data.chunks_max) return;
    const { sums } = this;
    sums[0]! += rows[at + summedAt]!;
    sums[1]! += rows[at + summedAt + 1]!;
    sums[2]! += rows[at + summedAt + 2]!;
    sums[3]! += rows[at + told]! & featuresMask;
  }

  /** The sums of a feature that is of no piece. */
  weighed(name: string): readonly number[] {
    this.clear();
    let sum = -1;
    for (let at = 0; at < name.length; at++) sum = summed(sum, name.charCodeAt(at));
    this.add(sum);
    return [...this.total];
  }

  private begin(size: number): void {
    if (this.known + heardMax > rowsMax) {
      this.known = this.used = this.turn = 0;
      this.slots.fill(0);
    }
    if (this.line.length <= size) this.line = new Uint16Array(2 * size);
    this.passing = rowsMax;
    this.turn++;
    this.size = this.different = 0;
    this.sums.fill(0);
  }

  private find(start: number, end: number, hash: number): number {
    const { slots, rows } = this;
    let slot = (hash ^ (hash >>> 15)) & slotsMask;
    for (; slots[slot] !== 0; slot = (slot + 1) & slotsMask) {
      const row = slots[slot]! - 1;
      if (rows[row * rowSize] === hash && this.same(this.letters, row, start, end)) return row;
    }
    slots[slot] = this.known + 1;
    const kept = this.keep(start, end);
    return this.learn(this.known++, kept, start, end, hash);
  }

  private long(start: number, end: number, hash: number): number {
    for (let row = rowsMax; row < this.passing; row++) if (this.rows[row * rowSize] === hash && this.same(this.line, row, start, end)) return row;
    return this.learn(this.passing++, start, start, end, hash);
  }

  private same(letters: Uint16Array, row: number, start: number, end: number): boolean {
    const { line } = this;
    let at = this.rows[row * rowSize + standsAt]!;
    if (this.rows[row * rowSize + longAt] !== end - start) return false;
    for (let place = start; place < end; place++) if (letters[at++] !== line[place]) return false;
    return true;
  }

  /** Where it stands from now on. */
  private keep(start: number, end: number): number {
    if (this.used + end - start > this.letters.length) {
      const more = new Uint16Array(this.letters.length * 2);
      more.set(this.letters);
      this.letters = more;
    }
    const kept = this.used;
    for (let place = start; place < end; place++) this.letters[this.used++] = this.line[place]!;
    return kept;
  }

  private learn(row: number, stands: number, start: number, end: number, hash: number): number {
    const { line, rows } = this;
    let flags = 0;
    for (let place = start; place < end; place++) if (line[place] === 48) flags |= hasDigit;
    if (end - start === 1 && isFactor(line[start]!)) flags |= isTimes;
    if (end - start <= moneyCharsMax && MONEY.has(written(line, start, end))) flags |= isMoney;
    const at = row * rowSize;
    rows[at] = hash;
    rows[at + standsAt] = stands;
    rows[at + longAt] = end - start;
    rows[at + heardAt] = 0;
    if (flags & hasDigit) this.figure(row, start, end);
    this.weigh(at, start, end);
    rows[at + told] = this.features | (flags << flagsAt);
    return row;
  }

  /** What `_date`, `_long` and `_times` find, and decimals; none of these goes on over a blank. */
  private figure(row: number, start: number, end: number): void {
    const code = (place: number): number => (place < end ? this.line[place]! : 0);
    let decimals = 0;
    let dates = 0;
    let longs = 0;
    let factors = 0;
    let zeros = 0;
    let dated = start; // where the last of each ended
    let factored = start;
    for (let place = start; place < end; place++) {
      const one = code(place);
      const next = code(place + 1);
      zeros = one === 48 ? zeros + 1 : 0;
      if (zeros === 4) longs++;
      if ((one === 44 || one === 46) && next === 48 && code(place + 2) === 48) decimals++;
      if (place >= factored && ((one === 48 && isFactor(next)) || (isFactor(one) && next === 48))) {
        factors++;
        factored = place + 2;
      }
      if (place < dated || one !== 48) continue;
      const behind = place + (code(place + 3) === 48 ? 4 : 3);
      if (isSlash(next) && code(place + 2) === 48 && (behind === end || isSlash(code(behind)))) {
        dates++;
        dated = behind + 1;
      } else if (isDate(this.line, place, end)) {
        dates++;
        dated = place + 10;
      }
    }
    const { figures } = this;
    figures[row * 4] = Math.min(decimals, 255);
    figures[row * 4 + 1] = Math.min(dates, 255);
    figures[row * 4 + 2] = Math.min(longs, 255);
    figures[row * 4 + 3] = Math.min(factors, 255);
  }

  /** A piece's words, without accents, in Latin, Greek and Cyrillic; and their features' weights. */
  private weigh(row: number, start: number, stop: number): void {
    const size = this.plainly(start, stop);
    const { plain, total, rows, seen } = this;
    this.clear();
    for (let at = 0, end = 0; at < size && this.features < seen.length; at = end) {
      const kind = kindOf(plain[at]!);
      end = at + 1;
      if (kind === letter || kind === number) {
        while (end < size && inWord(plain[end]!)) end++;
        if (kind === letter) this.word(at, end);
        else this.add(this.over(-1, at, end));
      } else if (kind === decimal) {
        while (end < size && (kindOf(plain[end]!) === decimal || (joins(plain[end]!) && end + 1 < size && kindOf(plain[end + 1]!) === decimal))) end++;
        this.shape(at, end);
      } else if (kind === mark) this.add(this.over(-1, at, end));
    }
    for (let one = 0; one < 3; one++) rows[row + summedAt + one] = Math.max(-most, Math.min(most, total[one]!));
  }

  private plainly(from: number, to: number): number {
    if (this.plain.length < (to - from) * 4) this.plain = new Uint16Array((to - from) * 8); // no letter comes apart into more
    const { plain, line } = this;
    let size = 0;
    for (let place = from; place < to; place++) {
      const code = line[place]!;
      if (code < 0xc0) plain[size++] = code;
      else if (kindOf(code) === decimal) plain[size++] = 48;
      else if (code < 0x530 || (code >= 0x1e00 && code < 0x2000)) {
        if (bares[code] === 0) bares[code] = soleOf(bareOf(code));
        const sole = bares[code]!;
        if (sole !== several) plain[size++] = sole;
        else for (const one of bareOf(code)) plain[size++] = one.charCodeAt(0);
      } else plain[size++] = code;
    }
    return size;
  }

  private over(sum: number, from: number, to: number): number {
    for (let at = from; at < to; at++) sum = summed(sum, this.plain[at]!);
    return sum;
  }

  /** `<word>` and every four characters of it. */
  private word(from: number, to: number): void {
    const { plain, seen } = this;
    this.add(summed(this.over(opened, from, to), 62));
    for (let at = from - 1; at <= to - 3 && this.features < seen.length; at++) {
      const [a, b, c, d] = [at < from ? 60 : plain[at]!, plain[at + 1]!, plain[at + 2]!, at + 3 < to ? plain[at + 3]! : 62];
      if ((a | b | c | d) < 0x80) {
        this.add(summedFour(a, b, c, d));
        continue;
      }
      let sum = at < from ? opened : summed(-1, plain[at]!);
      sum = summed(summed(sum, plain[at + 1]!), plain[at + 2]!);
      this.add(summed(sum, at + 3 < to ? plain[at + 3]! : 62));
    }
  }

  /** A number's shape, and its length. */
  private shape(from: number, to: number): void {
    let sum = summed(-1, 35);
    for (let at = from; at < to; at++) if (at === from || this.plain[at] !== 48 || this.plain[at - 1] !== 48) sum = summed(sum, this.plain[at]!);
    this.add(sum);
    this.add(summed(summed(-1, 35), 48 + Math.min(to - from, 8)));
  }

  private clear(): void {
    this.total[0] = this.total[1] = this.total[2] = 0;
    this.features = 0;
  }

  /** A feature that was there already says nothing, nor does one too many. */
  private add(sum: number): void {
    const { seen, features, total } = this;
    if (features === seen.length) return;
    for (let at = 0; at < features; at++) if (seen[at] === sum) return;
    seen[this.features++] = sum;
    weights ??= weighed(MODEL.pop()!); // and nobody keeps it as a text
    const at = (~sum & bucketsMask) * 3;
    total[0] += weights[at]!;
    total[1] += weights[at + 1]!;
    total[2] += weights[at + 2]!;
  }
}

function weighed(written: string): Int8Array {
  const made = new Int8Array(written.length);
  for (let at = 0; at < made.length; at++) made[at] = written.charCodeAt(at) - data._middle;
  return made;
}

const inWord = (code: number): boolean => kindOf(code) === letter || kindOf(code) === number;
const joins = (code: number): boolean => code >= 44 && code <= 58 && (code <= 47 || code === 58);
const isFactor = (code: number): boolean => code === 120 || code === 215;
const isSlash = (code: number): boolean => code >= 45 && code <= 47;

function written(line: Uint16Array, start: number, end: number): string {
  let text = "";
  for (let place = start; place < end; place++) text += String.fromCharCode(line[place]!);
  return text;
}

function isDate(line: Uint16Array, place: number, end: number): boolean {
  if (place + 10 > end) return false;
  for (let at = 0; at < 10; at++) if (line[place + at] !== "0000-00-00".charCodeAt(at)) return false;
  return true;
}

const opened = summed(-1, 60);
const MONEY = data.MONEY as ReadonlySet<string>;
const moneyCharsMax = Math.max(...[...MONEY].map((one) => one.length));
