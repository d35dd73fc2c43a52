/** Numbers in a table that only the name of their column explains: `telefoon;bsn` above `0617206893;117233535`. Mirrors disguises/under_headers.py. */
import * as data from "../../gen/under_headers";
import type { Disguise, Piece } from "../disguise";
import { isDigit } from "../python";
import { kindOf, namedCells, plain, statementCells } from "../tables";

function* pieces(text: string, due: () => boolean): Generator<Piece | null> {
  const called = new Map<string, string>();
  const wanted = (name: string, heads: string[]): boolean => {
    const kind = kindOf(name);
    if (kind === "birth") called.set(name, data.birth_called);
    else if (kind in data.called_beside_a_card && heads.some((head) => kindOf(head) === "card"))
      called.set(name, data.called_beside_a_card[kind as keyof typeof data.called_beside_a_card]);
    return data._KINDS.has(kind) || called.has(name);
  };
  for (const cells of [namedCells, statementCells])
    for (const found of cells(text, wanted, due)) {
      if (found === null) yield null;
      else {
        const [name, [start, end]] = found;
        const cell = text.slice(start, end);
        if (cell.length <= data.cell_chars_max && enough(cell)) yield { start, end, plain: `${called.get(name) ?? plain(name)}: ${cell}\n` };
      }
      if (due()) yield null;
    }
}

function enough(cell: string): boolean {
  let digits = 0;
  for (const one of cell) if (isDigit(one)) digits++;
  return digits >= data.digits_min;
}

export const underHeaders: Disguise = { says: "under the name of its column", gates: data.GATES, pieces, guess: true, named: true, credentials: false };
