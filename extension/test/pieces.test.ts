import assert from "node:assert/strict";
import { test } from "node:test";
import { unpack } from "../src/content/leaves";
import { seams } from "../src/content/pieces";

const of = (body: unknown): string[] => seams(unpack(JSON.stringify(body)).leaves).map(({ text }) => text);
const mail = "ana.lima@mail.example";

test("a value is one text where a rich editor or a letter's edit has it in pieces", () => {
  assert.deepEqual(of({ ops: [{ insert: "Hi, ana." }, { insert: "lima", attributes: { bold: true } }, { insert: "@mail.example today" }] }), ["ana.lima@mail.example"]);
  assert.deepEqual(of({ steps: [...`to ${mail} now`].map((text, at) => ({ from: at, slice: { content: [{ type: "text", text }] } })) }), [`to ${mail} now`]);
  assert.deepEqual(of({ text: [..."4111 1111 1111 1111"] }), ["4111 1111 1111 1111"]);
});

test("texts beside each other, lists of codes and of numbers are no pieces", () => {
  assert.deepEqual(of({ messages: [{ content: "write to me" }, { content: "and to you" }, { content: `or ${mail}` }, { content: "please" }] }), []);
  assert.deepEqual(of({ parts: [{ text: "write to ana" }, { text: mail }] }), []);
  assert.deepEqual(of({ ids: ["41111111", "11111111"], sizes: ["S", "M", "L", "XL", "S", "M", "L"], rows: [{ id: "4111" }, { id: "1111" }] }), []);
  assert.deepEqual(of({ a: "to ana.", b: mail }), []);
});
