import assert from "node:assert/strict";
import { test } from "node:test";
import type { Leaf } from "../src/content/leaves";
import { grownFrom, restMs, withoutPart, Writing } from "../src/content/writing";

const leaf = (text: string, ...path: string[]): Leaf => ({ path, text, fixed: false });

/** Types a text letter by letter, and says what a draft of each holds of a value. */
function typed(text: string): string[] {
  const writing = new Writing(() => 0);
  const found = [...text].map((letter, n) => {
    const whole = text.slice(0, n + 1);
    writing.told(() => whole, whole, letter);
    return writing.heldBy([leaf(JSON.stringify(whole))]);
  });
  writing.ended();
  return found;
}

test("a draft holds a part of a value from where it begins as one to where something else goes on", () => {
  assert.deepEqual(typed("a 4111 1111 1111 111 ").map((part) => part !== ""), [..."a 4111 1111 1111 111 "].map((_, n) => n >= 9));
  assert.equal(typed("to ana@b").at(-1), "ana@b");
  assert.deepEqual(typed("to ana@b.example, and").slice(-5), ["", "", "", "", ""]);
  assert.equal(typed("DE89 3704").at(-1), "DE89 3704");
  for (const plain of ["an ordinary sentence of 2026, with 120 lamps", "order 20418", "version 1.2.3-rc1", "me @ home"]) assert.deepEqual(typed(plain).filter(Boolean), [], plain);
});

test("the letter alone is a part too, where edits have their letters and for a moment", () => {
  let now = 0;
  const writing = new Writing(() => now);
  writing.told(() => "4111 1111 11", "4111 1111 11", "1");
  assert.equal(writing.heldBy([leaf("1", "ops", "0", "insert")]), "4111 1111 11");
  assert.equal(writing.heldBy([leaf("1")]), "4111 1111 11");
  assert.equal(writing.heldBy([leaf("1", "v")]), "");
  assert.equal(writing.heldBy([leaf("2", "insert")]), "");
  now = 600;
  assert.equal(writing.heldBy([leaf("1", "insert")]), "");
  assert.equal(writing.heldBy([leaf("so far 4111\u00a01111\u00a011")]), "4111 1111 11");
  writing.ended();
});

test("what waited is told what it became, when something else goes on, when it is sent and when nobody goes on", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const writing = new Writing(() => 0);
  for (const end of [() => writing.told(() => "to ana@b.example ", "to ana@b.example ", " "), () => writing.ended(), () => t.mock.timers.tick(restMs)]) {
    writing.told(() => "to ana@b.exa", "to ana@b.exa", "a");
    const became = writing.became();
    writing.told(() => "to ana@b.example", "to ana@b.example", "e");
    end();
    assert.match(await became, /^to ana@b\.example ?$/);
    assert.equal(writing.heldBy([leaf("to ana@b.example")]), "");
  }
});

test("only what it grew into counts, and a body is sent without it", () => {
  const found = (text: string, value: string) => [{ detector: "email", category: "customer_pii", start: text.indexOf(value), end: text.indexOf(value) + value.length, confidence: "likely", reasons: [], count: 1 }] as never;
  assert.equal(grownFrom("ana@b", "to ana@b.example", found("to ana@b.example", "ana@b.example")).length, 1);
  assert.equal(grownFrom("4111 1111", "bo@c.example, 4111 1111", found("bo@c.example, 4111 1111", "bo@c.example")).length, 0);
  const leaves = [leaf("draft: ana@b", "text"), leaf("other", "id")];
  assert.equal(withoutPart(leaves, "ana@b"), true);
  assert.deepEqual(leaves.map(({ changed }) => changed), ["draft: ", undefined]);
  assert.equal(withoutPart([leaf("a", "insert")], "ana@b"), false);
  assert.equal(withoutPart([{ ...leaf("ana@b"), fixed: true }], "ana@b"), false);
});
