import assert from "node:assert/strict";
import { test } from "node:test";
import { kinds } from "../bench/kinds";
import { theEngine } from "../src/detect";
import { Drafts } from "../src/detect/drafts";
import type { Inspection } from "../src/detect/engine";
import { read } from "../src/detect/text";
import disguised from "./disguised.json";
import { known } from "./known";

const engine = theEngine();
/** One that is no text to work on, and long: its own tests have it. */
const lengthMax = 800;
const texts = [...known.map(([text]) => text), ...(disguised as unknown as [string][]).map(([text]) => text)].filter(({ length }) => length < lengthMax);

/** Numbers that look made by chance and are the same in every run. */
class Chance {
  constructor(private state: number) {}
  below(most: number): number {
    this.state = (Math.imul(this.state, 1664525) + 1013904223) >>> 0;
    return Math.floor((this.state / 4294967296) * most);
  }
  one<T>(of: readonly T[]): T {
    return of[this.below(of.length)]!;
  }
}

function looked(text: string, drafts: Drafts): Inspection {
  const inquiry = engine.inquire(text, null, Infinity, drafts);
  inquiry.work(Infinity);
  return inquiry.inspection!;
}

/** What speaks for or against a number beside it, a number like others, a line of nothing. */
const words = "customer|IBAN:|card number|order number|CVV|passport no.|date of birth|call me at|Author:|ISBN|invoice total|account|tax id|my e-mail|serial number|4111 1111 1111 1112|4012 8888 8888 1882|part no.|IP address|-|-|".split("|");

/** A letter, a text with values, some characters away, lines away, a line moved, a word that tells. */
function edited(text: string, from: number, to: number, chance: Chance): string {
  const at = from + chance.below(to - from);
  const line = text.lastIndexOf("\n", at) + 1;
  switch (chance.below(7)) {
    case 0:
      return text.slice(0, at) + chance.one([..."a1 .,@-\n:/\u00e4\u4f60\ud83d\ude00"]) + text.slice(at);
    case 1:
      return text.slice(0, at) + chance.one(texts) + text.slice(at);
    case 2:
      return text.slice(0, at) + text.slice(at + chance.below(60));
    case 3:
      return text.slice(0, line) + text.slice(text.indexOf("\n", line + chance.below(40)) + 1 || line);
    default:
      return `${text.slice(0, line)}${chance.one(words)}\n${text.slice(line)}`;
  }
}

/** Lines of few words, now and then a number that is nothing by itself. */
const filler = (lines: number, chance: Chance): string =>
  Array.from({ length: lines }, () => (chance.below(3) ? "-\n" : chance.below(2) ? "and so it was told\n" : `${10_000_000 + chance.below(89_999_999)}\n`)).join("");

test("a text that was changed in places has what a look at it alone finds", () => {
  let saved = 0;
  const all = Object.values(kinds);
  for (let seed = 1; seed <= Number(process.env.DRAFTS ?? 8); seed++) {
    const chance = new Chance(seed * 7919);
    const drafts = new Drafts();
    const prose = (size: number) => all[chance.below(all.length)]!(size, chance.below(9_999));
    const [before, behind] = [`${prose(1_500)}\n${filler(60, chance)}`, `\n${filler(60, chance)}${prose(1_500)}`];
    let text = `${before}${chance.one(texts)}\n${chance.one(texts)}\n\n${chance.one(texts)}${behind}`;
    for (let step = 0; step < 8; step++) {
      saved += drafts.like(read(text).text)?.chars ?? 0;
      assert.deepEqual(looked(text, drafts), engine.inspect(text), `seed ${seed}, step ${step}`);
      text = edited(text, before.length - 300, text.length - behind.length + 300, chance);
    }
    const body = `${chance.below(1e9)}\nuser\n${text}\n${chance.one(texts)}`;
    assert.deepEqual(looked(body, drafts), engine.inspect(body), `seed ${seed}, as it is sent`);
  }
  assert.ok(saved > 20_000, `${saved}`);
});

test("what was found in a stretch that is known is found where it stands now", () => {
  const drafts = new Drafts();
  const line = "Nothing is told in this line of words that somebody typed on a slow afternoon.\n";
  const text = `${line.repeat(20)}Please write to ana.lima@mail.example about it.\n${line.repeat(40)}`;
  const [before] = looked(text, drafts).findings;
  const longer = line + text;
  assert.ok(drafts.like(longer)!.chars > 3_000);
  const [after] = looked(longer, drafts).findings;
  assert.equal(after!.detector, "email");
  assert.equal(after!.start, before!.start + line.length);
});
