/** Signs within a word that Markdown is written with a backslash before. Mirrors disguises/markdown.py. */
import * as data from "../../gen/markdown";
import type { Disguise, Piece } from "../disguise";
import { endOf, finditer } from "../python";

function* pieces(text: string, due: () => boolean): Generator<Piece | null> {
  for (const match of finditer(data._RUN, text)) {
    if (due()) yield null;
    yield { start: match.index, end: endOf(match), plain: match[0].slice(1) };
  }
}

export const markdown: Disguise = { says: "through signs that Markdown escapes", may: (text, has) => has(92) && /[0-9A-Za-z]\\[_@.+-][0-9A-Za-z]/.test(text), pieces };
