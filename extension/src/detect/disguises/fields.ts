/** A field's name and its value with what programs write between them: `"cvv": {"value": "737"}`, `["password"]=> string(10) "…"`. Mirrors disguises/fields.py. */
import * as data from "../../gen/fields";
import type { Disguise, Piece } from "../disguise";
import { count, endOf, finditer, fullmatch, matches, search, strip, sub } from "../python";

function* pieces(text: string, due: () => boolean): Generator<Piece | null> {
  for (const field of finditer(data._FIELD, text)) {
    if (due()) yield null;
    const [, key, between] = field as unknown as [string, string, string];
    if (between.length > data.between_chars_max || fullmatch(data._PLAIN, between) || search(data._SIGN, between) === null) continue;
    const at = field.index;
    const near = Math.max(0, at - 32);
    const start = search(data._BEGINNING, text, near, at)?.index ?? at;
    // A function that asks for it, or does something else with it.
    if (between[0] === "(" && !fullmatch(data._SETS, text.slice(start, at))) continue;
    if (search(data._OTHER, between) !== null || (between.includes(",") && !firstOfTwo(text, start, between))) continue;
    if (count(between, "\n") > 1 && search(data._FORM, text, near, at) === null) continue;
    const name = sub(data._joint, text.slice(start, at + key.length), "_").toLowerCase();
    yield { start, end: endOf(field), plain: `\n${name.startsWith("set_") ? name.slice(4) : name}: ${strip(between.slice(-1), data._NO_QUOTES)}` };
  }
}

/** Whether a comma parts a name from its value, and not one name from the next. */
function firstOfTwo(text: string, start: number, between: string): boolean {
  const quote = text.slice(start - 1, start);
  return (between[0] === quote && ["(", "[", "{", ""].includes(text.slice(start - 2, start - 1))) || matches(data._SECOND, between) !== null;
}

export const fields: Disguise = { says: "in a program's words for a field", gates: data.GATES, pieces };
