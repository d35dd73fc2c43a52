/** Percent encoding, twice over too. Mirrors disguises/percent.py. */
import * as data from "../../gen/percent";
import type { Disguise, Piece } from "../disguise";
import { endOf, finditer, printable, strip } from "../python";
import { read } from "../text";

function unquote(text: string): string {
  return text.replace(/(?:%[0-9A-Fa-f]{2})+/g, (run) => {
    const bytes = Uint8Array.from(run.slice(1).split("%"), (pair) => parseInt(pair, 16));
    return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  });
}

function* pieces(text: string, due: () => boolean): Generator<Piece | null> {
  for (const match of finditer(data._RUN, text)) {
    if (due()) yield null;
    let plain = match[0];
    for (let n = 0; n < 3 && plain.includes("%"); n++) plain = unquote(plain);
    if (printable(plain) || strip(plain) === "") yield { start: match.index, end: endOf(match), plain: read(plain).text };
  }
}

export const percent: Disguise = { says: "through percent encoding", may: (text, has) => has(37) && /%[0-9A-Fa-f][0-9A-Fa-f]/.test(text), pieces };
