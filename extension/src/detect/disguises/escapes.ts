/** Escapes of programming languages and style sheets. Mirrors disguises/escapes.py, for names of ASCII signs. */
import { NAMED } from "../../gen/characters";
import * as data from "../../gen/escapes";
import type { Disguise, Piece } from "../disguise";
import { endOf, finditer } from "../python";
import { read } from "../text";

const named = NAMED as Record<string, string>;

function character(match: RegExpExecArray): string {
  if (match[0].endsWith('"')) return '"';
  const name = match[9];
  if (name) return named[name] ?? match[0];
  const code = parseInt(match.slice(1).find(Boolean)!, 16);
  return code < 0x110000 && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : "\ufffd";
}

function* pieces(text: string, due: () => boolean): Generator<Piece | null> {
  for (const match of finditer(data._RUN, text)) {
    if (due()) yield null;
    const plain = [...finditer(data._EACH, match[0])].map(character).join("");
    yield { start: match.index, end: endOf(match), plain: read(plain).text };
  }
}

const door = /[\\%][uUx][0-9A-Fa-f{]|U\+00[2-7][0-9A-Fa-f][ ,]?U\+00|\\N\{[A-Z]|\\(?:0000)?[2-7][0-9A-Fa-f][ ]?\\(?:0000)?[2-7][0-9A-Fa-f]|[A-Za-z_]\\{1,16}"[ ]?:/;

export const escapes: Disguise = { says: "through character escapes", may: (text, has) => (has(92) || has(37) || has(43)) && door.test(text), pieces };
