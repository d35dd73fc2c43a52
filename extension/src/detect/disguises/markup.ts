/**
 * A value of which a part is bold or a link: `4111 <b>1111</b> …`, `ana<i>@</i>shop.example`. Editors of pages send it so. Of
 * disguises/markup.py only tags within a line, which need no value put together here: they are put out of sight.
 */
import type { Disguise, Piece } from "../disguise";
import { endOf } from "../python";

const tags = "</?(?:[bisuaq]|em|strong|span|font|code|mark|wbr|small|big|su[bp]|kbd|del|ins|label)(?:[ /][^<>]{0,120})?>";
const run = new RegExp(`(?:${tags}){1,8}`, "gi");
const near = 40;
const digitsMin = 12;

/** Whether it stands within a word, or between the groups of a number, and there is something near that a value could be made of. */
function within(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - near), start);
  const after = text.slice(end, end + near);
  const seam = (/[\w.@+-]$/.test(before) && /^[\w.@+-]/.test(after)) || (/[0-9][ -]?$/.test(before) && /^[ -]?[0-9]/.test(after));
  if (!seam) return false;
  const round = (before + after).replace(/<[^<>]*>/g, "");
  return round.includes("@") || round.replace(/[^0-9]+/g, "").length >= digitsMin;
}

function* pieces(text: string, due: () => boolean): Generator<Piece | null> {
  for (const match of text.matchAll(run)) {
    if (due()) yield null;
    if (within(text, match.index, endOf(match as RegExpExecArray))) yield { start: match.index, end: match.index + match[0].length, plain: "" };
  }
}

export const markup: Disguise = { says: "through markup", guess: true, may: (text, has) => has(60) && /[\w@.+-][ -]?<\/?[a-z]/i.test(text), pieces };
