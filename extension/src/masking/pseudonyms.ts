/**
 * Masking in the browser: every value gets a stand-in of its shape, and the way back is exact. Same look as the server's
 * (src/seawall/detect/pseudonyms.py), so that each leaves the other's alone. What stands for what is in memory only.
 */
import { after, read } from "../detect/text";
import type { Finding } from "../detect/types";
import * as grammar from "./grammar";
import { sha256 } from "./sha256";

type Shape = "email" | "phone" | "card" | "iban" | "name" | "address" | "database" | "order" | "code";

const shapes: Record<string, Shape> = {
  email: "email",
  phone: "phone",
  payment_card: "card",
  iban: "iban",
  person_name: "name",
  street_address: "address",
  database_url: "database",
  order_record: "order",
};
const makers: Partial<Record<Shape, grammar.Make>> = {
  name: grammar.makeName,
  address: grammar.makeName,
  iban: grammar.makeIban,
  card: grammar.makeCard,
  phone: grammar.makePhone,
};
const tails: Partial<Record<Shape, string>> = { email: grammar.emailTail, database: grammar.databaseTail, address: grammar.addressTail };
const word = /[^\s,.;:/()]+/g;
const nameWordsMax = 6;
const derivationsMax = 64;
export const entriesMax = 50_000;
const shownMax = 300;
const shownCharsMin = 4;

interface Span {
  start: number;
  end: number;
  shape: Shape;
  category: grammar.Category;
}

interface Entry {
  pseudonym: string;
  value: string;
  tail: string;
}

export interface Saved {
  key: number[];
  entries: [string, Entry][];
}

export class Pseudonyms {
  /** By code, since case, spaces and tails may change on the way. */
  private readonly byCode = new Map<string, Entry>();
  private readonly byValue = new Map<string, string>();
  private fresh: [string, Entry][] = [];
  /** Values that were put back where people (and the page) can read them, by value. */
  private readonly shown = new Map<string, grammar.Category>();

  constructor(private key: Uint8Array = crypto.getRandomValues(new Uint8Array(32))) {}

  get size(): number {
    return this.byCode.size;
  }

  /** What was added since this was last asked, for memory that outlives a reload; never for a disk. */
  save(): Saved {
    return { key: [...this.key], entries: this.fresh.splice(0) };
  }

  load(saved: Saved): void {
    if (!this.byCode.size) this.key = Uint8Array.from(saved.key);
    for (const [code, entry] of saved.entries) if (!this.byCode.has(code)) this.remember(code, entry);
  }

  /** The text as it may leave. Findings in code points, as the engine gives them; null when there is no room for more. */
  mask(text: string, findings: readonly Finding[]): string | null {
    const { unit } = read(text);
    const taken = new Set(grammar.spots(text).map(({ canonical }) => canonical));
    let out = "";
    let done = 0;
    for (const span of settle(text, findings, unit)) {
      for (const [start, end] of pieces(text, span)) {
        const pseudonym = this.pseudonym(span.shape, span.category, text.slice(start, end), taken);
        if (pseudonym === null) return null;
        out += text.slice(done, start) + pseudonym;
        done = end;
      }
    }
    return out + text.slice(done);
  }

  /** The text with every value put back that was masked here; `places` takes where they stand in what is given back. */
  restore(text: string, places: [number, number][] = []): string {
    if (!this.byCode.size) return text;
    let out = "";
    let done = 0;
    for (const { start, end, canonical, tail } of grammar.spots(text)) {
      const entry = this.byCode.get(canonical);
      if (!entry) continue;
      const value = tail.startsWith("%") ? encodeURIComponent(entry.value) : entry.value;
      out += text.slice(done, start) + value;
      places.push([out.length - value.length, out.length]);
      this.show(entry.value, grammar.categoryOf(canonical)!);
      done = entry.tail ? end : end - tail.length;
    }
    return done ? out + text.slice(done) : text;
  }

  private show(value: string, category: grammar.Category): void {
    if (value.length < shownCharsMin) return;
    this.shown.delete(value);
    this.shown.set(value, category);
    if (this.shown.size > shownMax) this.shown.delete(this.shown.keys().next().value!);
  }

  /** Where a text holds values that were put back here, in UTF-16 units. */
  shownIn(text: string): { start: number; end: number; category: grammar.Category }[] {
    const found = [];
    for (const [value, category] of this.shown)
      for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + value.length)) found.push({ start: at, end: at + value.length, category });
    return found;
  }

  private remember(code: string, entry: Entry): void {
    this.byCode.set(code, entry);
    this.byValue.set(entry.value, entry.pseudonym);
  }

  private pseudonym(shape: Shape, category: grammar.Category, value: string, taken: Set<string>): string | null {
    const known = this.byValue.get(value);
    if (known) return known;
    if (this.byCode.size >= entriesMax) return null;
    for (let counter = 0; counter < derivationsMax; counter++) {
      const plain = normal(shape, value);
      const digest = this.digest(shape, category, plain, counter);
      const spelling = plain === value ? digest : this.digest(shape, category, value, counter);
      const base = new DataView(digest.buffer).getBigUint64(0);
      const made = (makers[shape] ?? grammar.makeCode)(category, base, spelling[8]!);
      const code = made.toLowerCase().replace(/^\+/, "");
      if (taken.has(code) || this.byCode.has(code)) continue;
      const tail = tails[shape] ?? "";
      const number = shape === "card" || shape === "iban" || shape === "phone";
      const pseudonym = number && !/^\+?[0-9A-Za-z]+$/.test(value) ? grammar.grouped(made) : shape === "order" ? made.toUpperCase() : made + tail;
      this.remember(code, { pseudonym, value, tail });
      this.fresh.push([code, { pseudonym, value, tail }]);
      return pseudonym;
    }
    return null;
  }

  private digest(shape: Shape, category: string, value: string, counter: number): Uint8Array<ArrayBuffer> {
    const text = new TextEncoder().encode(`${shape}\0${category}\0${counter}\0${value}`);
    const whole = new Uint8Array(this.key.length + text.length);
    whole.set(this.key);
    whole.set(text, this.key.length);
    // Hashed twice, so that nobody can lengthen what was hashed (HMAC does it for the same reason).
    return sha256(sha256(whole));
  }
}

/** Findings but for those that see a pseudonym: every letter and digit they cover belongs to one. */
export function withoutPseudonyms(text: string, findings: Finding[]): Finding[] {
  const spots = findings.length ? grammar.spots(text) : [];
  if (!spots.length) return findings;
  const { unit } = read(text);
  const ends = spots.map((spot) => spot.end);
  return findings.filter((finding) => {
    let place = unit(finding.start);
    const end = unit(finding.end);
    for (let n = after(ends, place); n < spots.length; n++) {
      const spot = spots[n]!;
      if (spot.start >= end) break;
      if (/[\p{L}\p{N}]/u.test(text.slice(place, spot.start))) return true;
      place = spot.end;
    }
    const rest = text.slice(place, end);
    // A page that takes the line ends out of a text leaves the next line's first word at the end of an address.
    if (finding.detector === "email" && /@|%40/.test(text.slice(unit(finding.start), place)) && /^\p{L}+$/u.test(rest)) return false;
    return place <= unit(finding.start) || /[\p{L}\p{N}]/u.test(rest);
  });
}

function normal(shape: Shape, value: string): string {
  if (shape === "card" || shape === "phone") return value.replace(/[^0-9]/g, "") || value;
  if (shape === "iban" || shape === "order") return value.toUpperCase().replace(/[^\p{L}\p{N}]/gu, "") || value;
  if (shape === "email" || shape === "name" || shape === "address") {
    return value.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean).join(" ") || value;
  }
  return value;
}

function shapeOf(finding: Finding, value: string): Shape {
  return shapes[finding.detector] ?? (finding.detector === "exact_match" && value.includes("@") ? "email" : "code");
}

function pieces(text: string, span: Span): [number, number][] {
  if (span.shape === "name") {
    const found = [...text.slice(span.start, span.end).matchAll(word)].map((match): [number, number] => [
      span.start + match.index,
      span.start + match.index + match[0].length,
    ]);
    if (found.length && found.length <= nameWordsMax) return found;
  }
  return [[span.start, span.end]];
}

/** Spans in order that do not overlap; overlapping ones become one, which looks like the longest of them. */
function settle(text: string, findings: readonly Finding[], unit: (offset: number) => number): Span[] {
  const spans = findings
    .map((finding): Span => {
      const [start, end] = [unit(Math.max(0, finding.start)), Math.min(text.length, unit(finding.end))];
      return { start, end, shape: shapeOf(finding, text.slice(start, end)), category: finding.category as grammar.Category };
    })
    .filter(({ start, end }) => start < end)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const settled: Span[] = [];
  for (const span of spans) {
    const last = settled.at(-1);
    if (!last || span.start >= last.end) settled.push(span);
    else {
      const longest = last.end - last.start >= span.end - span.start ? last : span;
      settled[settled.length - 1] = { ...longest, start: last.start, end: Math.max(last.end, span.end) };
    }
  }
  return settled;
}
