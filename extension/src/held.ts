/**
 * Tables that a script carries packed in a comment of its own (pack.mjs puts them there when the extension is built), so that a page's
 * load passes over them as over any comment: no part of them is a string, or any other thing in memory, before something asks for it.
 *
 * A function's text is its source with the comments inside it, which is how they are come by. They are unpacked as a whole, which takes a
 * few milliseconds, when the first is asked for, and again when one is asked for after the browser has swept up the bytes.
 */
import { unpacked } from "./packed";

/** The function whose source is the tables. pack.mjs writes them in front of its word, as a line that is a comment. */
declare const SEAWALL_TABLES: unknown;

interface Bytes { all: Uint8Array; ends: number[]; decoder: TextDecoder }
let kept: WeakRef<Bytes> | undefined;

function bytes(): Bytes {
  const known = kept?.deref();
  if (known) return known;
  const source = Function.prototype.toString.call(() => SEAWALL_TABLES);
  const all = unpacked(source.slice(source.indexOf("//") + 2, source.lastIndexOf("\n")));
  const ends: number[] = [];
  for (let at = all.indexOf(10); at >= 0; at = all.indexOf(10, at + 1)) ends.push(at);
  const made = { all, ends, decoder: new TextDecoder() };
  kept = new WeakRef(made);
  return made;
}

/** The table of a number. */
export function held(table: number): never {
  const { all, ends, decoder } = bytes();
  return JSON.parse(decoder.decode(all.subarray(table ? ends[table - 1]! + 1 : 0, ends[table]))) as never;
}
