import assert from "node:assert/strict";
import { test } from "node:test";
import { detectors, theEngine } from "../src/detect";
import { beyond, codesOf, ranks } from "../src/detect/codes";
import { Seen, SignIndex } from "../src/detect/signs";
import { maskOf, neededBy } from "../src/detect/starts";
import { inOrder } from "../src/detect/surroundings";
import { Vocabulary, type Hits } from "../src/detect/words";

test("a text's codes are its ASCII characters, and one number for every other", () => {
  assert.deepEqual([...codesOf("aZ 1")], [97, 90, 32, 49, 0, 0, 0]);
  assert.deepEqual([...codesOf("aé1日")], [97, beyond, 49, beyond, 0, 0, 0]);
  assert.deepEqual([...codesOf("\ud83d\x7f")], [beyond, 127, 0, 0, 0]);
});

test("there may be more states than two bytes can number", () => {
  const index = new SignIndex();
  const texts = Array.from({ length: 3_000 }, (_, n) => `${n.toString(36).padStart(4, "0")}-${(n * 7_919).toString(36).padStart(6, "z")}-${n}`);
  const numbers = texts.map((text) => index.add(text));
  const seen = new Seen(index.size);
  const whole = texts.join(" ");
  index.scan(codesOf(whole), seen, 0, whole.length);
  numbers.forEach((number, n) => assert.ok(seen.get(number)!.includes(whole.indexOf(texts[n]!)), texts[n]));
});

test("every sign is seen wherever it stands, in either case, also over the edge of a part", () => {
  const signs = ["sk_", "sk_live_", "@", "19", "ey", "e", "-----begin "];
  const index = new SignIndex();
  const numbers = signs.map((sign) => index.add(sign));
  let state = 3;
  const next = (below: number) => (state = (state * 1103515245 + 12345) & 0x7fffffff) % below;
  for (let round = 0; round < 200; round++) {
    const text = Array.from({ length: 12 }, () => [...signs, "S", "é", "K_", "9", " "][next(signs.length + 5)]!).join("").replace(/s/g, () => (next(2) ? "S" : "s"));
    const codes = codesOf(text);
    const seen = new Seen(index.size);
    for (let from = 0; from < text.length; from += 7) index.scan(codes, seen, from, Math.min(text.length, from + 7));
    signs.forEach((sign, n) => {
      const places = Array.from({ length: text.length }, (_, place) => place).filter((place) => text.slice(place, place + sign.length).toLowerCase() === sign);
      assert.deepEqual(seen.get(numbers[n]!) ?? [], places, `${sign} in ${text}`);
    });
  }
});

test("whoever waits for a sign is told of it, once it is seen", () => {
  const index = new SignIndex();
  ["abc", "abd", "x"].forEach((sign, who) => [0, 10].forEach((more) => index.ask(index.add(sign), who + more)));
  index.ask(index.add("abc"), 20);
  const text = "an ABC and an x";
  const [seen, told] = [new Seen(index.size), new Uint8Array(21)];
  index.scan(codesOf(text), seen, 0, text.length);
  index.tell(seen, told);
  assert.deepEqual([...told.keys()].filter((who) => told[who]), [0, 2, 10, 12, 20]);
});

test("every sign and every word is written with characters that have a rank", () => {
  const written = theEngine().owners.flatMap(({ data, signs }) => [...[...data.patterns, ...data.gates].flatMap((one) => one.signs.map(([sign]) => sign)), ...signs().flat()]);
  assert.ok(written.length > 5_000, `${written.length}`);
  assert.deepEqual(written.filter((one) => [...one].some((character) => ranks[character.charCodeAt(0)] === 0)), []);
});

test("words end where they end, in any writing, and by place", () => {
  const words = new Vocabulary([[["card", "card number", "kund*"], ["straße", "größe"]]]);
  const text = "cardNumber card_number CARD-NUMBER kundin Straße; a größe discard cards";
  const hits: Hits = [];
  words.scan(text, codesOf(text), hits, 0, text.length);
  const found: [string, number][] = [];
  for (let i = 0; i < inOrder(hits).length; i += 2) found.push([words.stems[hits[i + 1]!]!, hits[i]!]);
  assert.deepEqual(found, [...found].sort((a, b) => a[1] - b[1]));
  assert.deepEqual(new Set(found.map(([stem]) => stem)), new Set(["card", "card number", "kund", "straße", "größe"]));
  assert.ok(!found.some(([, end]) => end > text.indexOf("discard")), "none inside another word");
});

test("a class is read to the characters that an expression of it finds", () => {
  const written = new Map(detectors().flatMap(({ patterns, gates }) => [...patterns, ...gates]).flatMap(({ regex, caseless }) => [...regex.matchAll(/\[(?:\\.|[^\]\\])+\]|\\(?:x[0-9a-f]{2}|[^b\w]|[dnt])/g)].map(([one]) => [`${one} ${caseless}`, [one, caseless]] as const)));
  for (const [one, caseless] of [...written.values(), ["[^a-f]", true], ["[a-f\\-+]", false], ["[+-]", false], ["[K-m\u00e9]", true]] as [string, boolean][]) {
    const form = new RegExp(`^${one}$`, caseless ? "i" : "");
    const mask = maskOf(one, caseless);
    for (let code = 0; code < beyond; code++) assert.equal(mask[code] === 1, form.test(String.fromCharCode(code)), `${one} ${code}`);
  }
  assert.ok(written.size > 200, `${written.size}`);
});

test("what an expression can't do without", () => {
  const needs = (regex: string, caseless = false) => neededBy(regex, caseless).map((codes) => codes.map((code) => (code === 128 ? "?" : String.fromCharCode(code))).join(""));
  assert.deepEqual(needs("\\x23(?:[0-9]){3}(?:-){0,2}\\b[^a](?:x|yz)"), ["#", "0123456789", "xy"]); // one of each of several
  assert.deepEqual(needs("a|\\b"), []);
  assert.deepEqual(needs("a(?:b[\\u0100-\\uffff]){1,2}c{0,1}", true), ["Aa", "Bb", "?"]);
  assert.deepEqual(needs("ab+"), []); // not read
});
