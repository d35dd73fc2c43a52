import assert from "node:assert/strict";
import { test } from "node:test";
import { characters, Density, longRuns } from "../src/detect/places";
import type { PatternData } from "../src/detect/types";

const pattern = (digits: number, solid: number, width: number, run = 0, needs = "") => ({ digits, solid, width, run, needs }) as PatternData;

test("digits close together, and as far round them as a match can reach", () => {
  const text = "a 12 b 1 2 3 4 and then nothing 5" + " and so on".repeat(8);
  const density = new Density(text);
  assert.equal(density.places(pattern(0, 0, 10)), null);
  assert.deepEqual(density.places(pattern(4, 0, 7)), [[7, 14]]);
  assert.deepEqual(density.places(pattern(9, 0, 20)), []);
  assert.deepEqual(density.places(pattern(1, 0, 2)), [[1, 5], [6, 15], [31, 34]]);
});

test("words of some length, with so many digits", () => {
  const density = new Density("short abcdefgh12 abcdefghij\t12345678");
  assert.deepEqual(density.places(pattern(0, 10, 0)), [[6, 16], [17, 27]]);
  assert.deepEqual(density.places(pattern(2, 8, 0)), [[6, 16], [28, 36]]);
  assert.deepEqual(density.places(pattern(0, 30, 0)), []);
});

test("digits in a row, and signs that are in every match", () => {
  const density = new Density("abc1234def 12-34-567 x:yz");
  assert.deepEqual(density.places(pattern(4, 8, 0, 4)), [[0, 10]]);
  assert.deepEqual(density.places(pattern(3, 8, 0, 3)), [[0, 10], [11, 20]]);
  assert.deepEqual(density.places(pattern(5, 0, 9, 5)), []);
  assert.deepEqual(density.places(pattern(0, 0, 0, 0, "/")), []);
  assert.equal(density.places(pattern(0, 0, 0, 0, "-:")), null);
});

const codesOf = (some: string) => [...some].map((one) => Math.min(128, one.charCodeAt(0)));

test("round what is rarest of all that a match has, as far as it can reach", () => {
  const text = "no digit here, and a # there" + ", and so on".repeat(9) + " 12#";
  const density = new Density(text);
  assert.deepEqual(density.around([codesOf("#"), codesOf("0123456789")], 4), [[18, 25], [text.length - 4, text.length]]);
  assert.deepEqual(density.around([codesOf("aeiou"), codesOf("%")], 4), []);
  assert.equal(density.around([codesOf("aeiou")], 4), null);
  assert.equal(density.around([codesOf("#")], 60), null);
  assert.equal(density.around([], 4), null);
  assert.deepEqual(new Density("заказ".repeat(20)).around([codesOf("з"), codesOf("1")], 13), []);
});

test("long runs of some characters, wherever they stand", () => {
  const digits = characters("0123456789");
  const byRegex = (text: string, least: number) => [...text.matchAll(/[0-9]+/g)].filter(([run]) => run.length >= least).map((match) => [match.index, match.index + match[0].length]);
  for (let seed = 1; seed < 400; seed++) {
    let state = seed;
    const text = Array.from({ length: 60 }, () => ((state = (state * 1103515245 + 12345) & 0x7fffffff) % 11 < 8 ? String(state % 10) : "é-x"[state % 3]!)).join("");
    for (const least of [1, 3, 7]) assert.deepEqual([...longRuns(text, digits, least)], byRegex(text, least), text);
  }
});
