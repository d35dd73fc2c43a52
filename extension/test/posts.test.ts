import assert from "node:assert/strict";
import { test } from "node:test";
import { readMessage } from "../src/page/posts";

test("every text in a message comes back to its place", () => {
  const deep: unknown[] = ["one", 2, { b: "two", c: new Map<unknown, unknown>([["three", new Set(["four"])]]) }, new TextEncoder().encode("five")];
  deep.push(deep);
  const read = readMessage({ deep, last: "six" });
  assert.deepEqual(read.pieces.map(({ text }) => text), ["one", "two", "three", "four", "five", "six"]);
  const again = read.rebuild([null, "TWO", null, "FOUR", null, "SIX"]) as { deep: unknown[]; last: string };
  assert.equal(again.last, "SIX");
  assert.deepEqual((again.deep[2] as { b: string }).b, "TWO");
  assert.deepEqual([...((again.deep[2] as { c: Map<string, Set<string>> }).c.get("three") ?? [])], ["FOUR"]);
  assert.equal(again.deep.at(-1), again.deep);
  assert.equal(again.deep[3], deep[3]);
});

test("a name that may be somebody's is read too, and texts come back behind it", () => {
  const read = readMessage({ "ana@shop.example": "one", b: "two" });
  assert.deepEqual(read.pieces.map(({ text, fixed }) => [text, fixed]), [["ana@shop.example", true], ["one", false], ["two", false]]);
  assert.deepEqual(read.rebuild([null, "ONE", "TWO"]), { "ana@shop.example": "ONE", b: "TWO" });
});

test("a message too deep or too long is said to be unread", () => {
  let nest: unknown = "x";
  for (let i = 0; i < 40; i++) nest = [nest];
  assert.equal(readMessage(nest).unread, "large");
  assert.equal(readMessage(Array.from({ length: 6_000 }, () => "x")).unread, "large");
});
