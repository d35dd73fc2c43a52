/**
 * A value of which a part is bold or a link: `4111 <b>1111</b> …`, `ana<i>@</i>shop.example`. Editors of pages send it so. Of
 * disguises/markup.py only tags within a line, which need no value put together here: they are put out of sight.
 */
import type { Disguise, Piece } from "../disguise";
import { endOf } from "../python";

const tags = "</?(?:[bisuaq]|em|strong|span|font|code|mark|wbr|small|big|su[bp]|kbd|del|ins|label)(?:[ /][^<>]{0,120})?>";
const run = new RegExp(`(?:${tags}){1,8}`, "gi");
const near = 64;
const digitsMin = 12;
const inWord = /[\w.@+-]/;
const inNumber = /[0-9 -]/;

/** What of such signs stands on one side, tags left out. */
function beside(text: string, at: number, step: 1 | -1, allowed: RegExp): string {
  let found = "";
  for (let n = 0; n < near; n++, at += step) {
    const sign = text[at] ?? "";
    if (sign === (step > 0 ? "<" : ">")) {
      const over = step > 0 ? text.indexOf(">", at) : text.lastIndexOf("<", at);
      if (over < 0 || Math.abs(over - at) > near) break;
      at = over;
    } else if (sign && allowed.test(sign)) found = step > 0 ? found + sign : sign + found;
    else break;
  }
  return found;
}

/** Whether it stands within an address, or a number that is long enough to be somebody's. */
function within(text: string, start: number, end: number): boolean {
  const [left, right] = [text[start - 1] ?? "", text[end] ?? ""];
  if (inWord.test(left) && inWord.test(right)) {
    const word = beside(text, start - 1, -1, inWord) + beside(text, end, 1, inWord);
    if (word.indexOf("@") > 0 && !word.endsWith("@")) return true;
  }
  if (!inNumber.test(left) || !inNumber.test(right)) return false;
  const number = beside(text, start - 1, -1, inNumber) + beside(text, end, 1, inNumber);
  return number.replace(/[ -]/g, "").length >= digitsMin;
}

function* pieces(text: string, due: () => boolean): Generator<Piece | null> {
  for (const match of text.matchAll(run)) {
    if (due()) yield null;
    if (within(text, match.index, endOf(match as RegExpExecArray))) yield { start: match.index, end: match.index + match[0].length, plain: "" };
  }
}

export const markup: Disguise = { says: "through markup", guess: true, may: (text, has) => has(60) && /[\w@.+-][ -]?<\/?[a-z]/i.test(text), pieces };
