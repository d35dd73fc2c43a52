import assert from "node:assert/strict";
import { test } from "node:test";
import { unfinished, Writes } from "../src/page/writes";

const clean = (text: unknown): unknown => String(text).replace(/src=["']?[^\s"'>]*secret[^\s"'>]*["']?|url\([^)]*secret[^)]*\)/g, "");
const written = (...pieces: unknown[][]) => {
  const writes = new Writes(clean, (one) => typeof one === "string");
  const document = {};
  const now = pieces.map((piece) => writes.now(document, piece).join(""));
  return [...now, String(writes.rest(document))];
};

test("what was begun is kept back until it is ended", () => {
  for (const [text, rest] of [["<p>a > b", ""], ["a < b", ""], ["<", "<"], ["x<img src=a", "<img src=a"], [`<img alt='x">' src=a`, `<img alt='x">' src=a`], [`<img alt='x">' src=a>`, ""], ["<!-- a", ""]])
    assert.equal(unfinished(text!), rest);
  for (const [text, rest] of [["<b><style>p{", "<style>p{"], ["<style>p{}</style", "<style>p{}</style"], ["<style>p{}</style>x", ""], ["<styles>x", ""], ["<script type=a>if (a < b) c", "<script type=a>if (a < b) c"]])
    assert.equal(unfinished(text!), rest);
  assert.deepEqual(written(["<p>one</p><im"], ["g src='/a.png'>two"]), ["<p>one</p>", "<img src='/a.png'>two", ""]);
  assert.deepEqual(written(["<style>p{col"], ["or:red}"]), ["", "", "<style>p{color:red}"]);
});

test("an address in pieces is looked at as one", () => {
  assert.deepEqual(written(["<img src=/sec"], ["ret>after"]), ["", "<img >after", ""]);
  assert.deepEqual(written(["<img src=/sec", "ret>"]), ["<img >", ""]);
  assert.deepEqual(written(["<style>p{background:u"], ["rl(/secret)}"], ["</style>"]), ["", "", "<style>p{background:}</style>", ""]);
  assert.deepEqual(written([..."<img src=/secret>b"].map((one) => one)), ["<img >b", ""]);
});

test("what a page's own policy has made stays as it was made, or is left out", () => {
  const made = (text: string) => ({ toString: () => text });
  const writes = new Writes((one) => (clean(one) === String(one) ? one : clean(one)), (one) => typeof one === "string");
  const document = {};
  const [first, second] = [made("<img src=/sec"), made("ret>")];
  assert.deepEqual(writes.now(document, [first]), [first]);
  assert.deepEqual(writes.now(document, [second]), []);
  assert.deepEqual(writes.now({}, [made("<b>x</b>")]).map(String), ["<b>x</b>"]);
});
