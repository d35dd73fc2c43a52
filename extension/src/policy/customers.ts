/** The shop's own customers as a Bloom filter: "certainly not", or "ask the server". Mirrors src/seawall/detect/exact/bloom.py. */
import type { CustomerFilter } from "../protocol";
import { sha256 } from "../masking/sha256";
import { bytesOf } from "./base64";

const prefixDigits = 5;
const restDigits = 16;
export const prefixesMax = 64;
const orderCharsMin = 4;

/** The normal form a kind of value is compared in; empty for what is too short to compare. */
export function normal(kind: string, value: string): string {
  if (kind === "email") return value.normalize("NFKC").toLowerCase().trim();
  if (kind === "phone") return value.replace(/[^0-9]/g, "").replace(/^0+/, "").slice(-9);
  const form = value.normalize("NFKC").toUpperCase().replace(/[^\p{L}\p{N}]/gu, "");
  return form.length < orderCharsMin ? "" : form;
}

export interface Hit {
  kind: string;
  category: string;
  /** Hex of the value's hash; what `confirmed` compares. */
  hash: string;
}

export class Customers {
  private readonly bits: Uint8Array;
  private readonly salt: Uint8Array;

  constructor(private readonly filter: CustomerFilter) {
    this.bits = bytesOf(filter.bits) ?? new Uint8Array();
    this.salt = bytesOf(filter.salt) ?? new Uint8Array();
  }

  /** The server may be asked about a hit. */
  get asks(): boolean {
    return this.filter.confirm;
  }

  /** A hit when this value may be one of the shop's own; null when it certainly is not. */
  find(kind: string, value: string): Hit | null {
    const category = this.filter.kinds[kind];
    const form = category === undefined ? "" : normal(kind, value);
    if (!form) return null;
    const hash = this.hash(kind, form);
    return this.holds(hash) ? { kind, category: category!, hash: hex(hash) } : null;
  }

  private hash(kind: string, form: string): Uint8Array {
    const rest = new TextEncoder().encode(`${kind}\0${form}`);
    const whole = new Uint8Array(this.salt.length + rest.length);
    whole.set(this.salt);
    whole.set(rest, this.salt.length);
    return sha256(whole);
  }

  private holds(hash: Uint8Array): boolean {
    const view = new DataView(hash.buffer);
    const a = view.getUint32(0);
    const b = (view.getUint32(4) | 1) >>> 0;
    for (let i = 0; i < this.filter.hashes; i++) {
      const bit = (a + i * b) % this.filter.size;
      if (!((this.bits[bit >> 3] ?? 0) & (1 << (bit & 7)))) return false;
    }
    return true;
  }
}

const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/** What the server is shown of some hits: the first five hex digits, which a million values share evenly. */
export const prefixes = (hits: readonly Hit[]): string[] => [...new Set(hits.map(({ hash }) => hash.slice(0, prefixDigits)))].slice(0, prefixesMax);

/** Whether the server's answer says this is a customer's value. Without an answer, and beyond what was asked, the filter's word stands. */
export function confirmed(hit: Hit, matches: Record<string, string[]> | null): boolean {
  const known = matches?.[hit.hash.slice(0, prefixDigits)];
  return !known || known.includes(hit.hash.slice(prefixDigits, prefixDigits + restDigits));
}
