/** HTML entities, without their semicolon or escaped once more too. Mirrors disguises/html.py, for entities that say ASCII signs. */
import { ENTITIES } from "../../gen/characters";
import * as data from "../../gen/html";
import type { Disguise, Piece } from "../disguise";
import { endOf, finditer } from "../python";
import { read } from "../text";

const entities = ENTITIES as Record<string, string>;

function unescape(text: string): string {
  return text.replace(/&(?:#([0-9]+);?|#[xX]([0-9A-Fa-f]+);?|([A-Za-z]{1,32});)/g, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name) return entities[name] ?? whole;
    const code = decimal ? Number(decimal) : parseInt(hex!, 16);
    return code > 0 && code < 0x110000 && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : "\ufffd";
  });
}

function* pieces(text: string, due: () => boolean): Generator<Piece | null> {
  for (const match of finditer(data._RUN, text)) {
    if (due()) yield null;
    let plain = match[0];
    for (let n = 0; n < 3; n++) {
      const before = plain;
      plain = unescape(plain);
      if (!plain.includes("&") || plain === before) break;
    }
    if (plain !== match[0]) yield { start: match.index, end: endOf(match), plain: read(plain).text };
  }
}

const door = /&(?:amp;)?#[xX]?[0-9A-Fa-f]{2,6}[;& ]|&(?:amp;)?(?:commat|period|hyphen|dash|plus|num|nbsp|lowbar);|&#0\d{3,6};/;

export const html: Disguise = { says: "through HTML entities", may: (text, has) => has(38) && door.test(text), pieces };
