import assert from "node:assert/strict";
import test from "node:test";
import { theEngine } from "../src/detect";
import type { Finding } from "../src/detect/types";
import { excerpt, offsetsOf } from "../src/content/excerpt";
import type { Question } from "../src/content/face";
import { factOf, offersOf, viewOf, webAddress } from "../src/content/view";
import type { Cell, Tool } from "../src/protocol";
import { languages } from "../src/words";
import { known } from "./known";

const tool: Tool = {
  id: "funnybot", name: "FunnyBot", vendor: "Fun", hosts: ["funnybot.example"], state: "unlisted", grade: "consumer",
  columns: { work: "c", personal: "c", unknown: "c" }, facts: [], alternative: { tool: "good", name: "GoodBot", url: "https://good.example/" },
};
const question = (cell: Partial<Cell>, more: Partial<Question> = {}): Question => {
  const text = more.text ?? "pay 4111 1111 1111 1111 for ana@shop.example";
  return { tool, account: "personal", channel: "paste", cell: { action: "block", policy: "p", message: "Holds {found}.", ...cell }, maskable: true, ...more, text, findings: theEngine().scan(text) };
};

test("offers go by the cell, and the safe one never lets a value go", () => {
  assert.deepEqual(offersOf(question({ action: "mask" })), ["mask", "cancel"]);
  assert.deepEqual(offersOf(question({ action: "mask", justifyMinutes: 15 })), ["mask", "cancel", "justify"]);
  assert.deepEqual(offersOf(question({ action: "block", justifyMinutes: 15 })), ["alternative", "cancel", "justify", "ask"]);
  assert.deepEqual(offersOf(question({ action: "coach" })), ["mask", "send", "cancel"]);
  assert.deepEqual(offersOf(question({ action: "mask" }, { maskable: false })), ["cancel"]);
  assert.deepEqual(offersOf(question({}, { tool: null })), ["cancel", "ask"]);
  for (const action of ["mask", "block", "coach"] as const) {
    for (const maskable of [true, false]) {
      assert.ok(["mask", "cancel"].includes(viewOf(question({ action }, { maskable }), languages.en!, "h").safe));
    }
  }
});

test("a card says what, why, what the tool does and by which rule", () => {
  const view = viewOf(question({ action: "block" }), languages.en!, "host");
  assert.equal(view.title, "This can't go to FunnyBot");
  assert.equal(view.message, "Holds a card number and an e-mail address.");
  assert.deepEqual(view.rows.map((row) => row.label), ["Card number", "E-mail address"]);
  assert.match(view.rows[0]!.why, /check digit/);
  assert.equal(view.rule, "Rule: p · personal account");
});

test("no row of any golden text shows a value", () => {
  for (const [text, findings] of known) {
    const points = [...text];
    const rows = findings.map((_, index) => excerpt(text, findings, index).filter((piece) => !piece.covered).map((piece) => piece.text));
    for (const { start, end } of findings) {
      const value = points.slice(start, end).join("").replace(/\s+/g, " ");
      const elsewhere = points.join("").replace(/\s+/g, " ").split(value).length > 2;
      if ([...value].length < 7 || elsewhere) continue;
      for (const row of rows) assert.ok(!row.join("\u0000").includes(value), text.slice(0, 60));
    }
  }
});

test("nothing of a neighbour is seen through the edge of an excerpt", () => {
  const text = `${"4111 1111 1111 1111, ".repeat(3)}ana@shop.example`;
  const findings: Finding[] = theEngine().scan(text);
  for (const index of findings.keys()) {
    const open = excerpt(text, findings, index).filter((piece) => !piece.covered).map((piece) => piece.text).join("");
    assert.ok(!/\d|@/.test(open), open);
  }
});

test("code points become places in the string, also past the end", () => {
  const at = (start: number, end: number): Finding => ({ detector: "email", category: "", start, end, confidence: "likely", reasons: [], count: 1 });
  assert.deepEqual(offsetsOf("a😀b😀", [at(1, 2), at(2, 4), at(0, 9)]), [[1, 3], [3, 6], [0, 6]]);
  const pieces = excerpt("😀".repeat(60) + "ana@shop.example", [at(60, 76)], 0);
  assert.ok(pieces.every((piece) => !/[\ud800-\udfff](?![\udc00-\udfff])(?<![\ud800-\udbff][\udc00-\udfff])/.test(piece.text)));
});

test("a link leads to the web or nowhere, and an unknown fact is said as such", () => {
  assert.equal(webAddress("javascript:alert(1)"), null);
  assert.equal(webAddress("nothing"), null);
  assert.equal(webAddress("https://a.example"), "https://a.example/");
  assert.equal(factOf({ topic: "training", text: "unknown", source: "", date: "" }, languages.de!).text, "nicht bekannt");
  assert.equal(factOf({ topic: "training", text: "Plus: unknown", source: "", date: "" }, languages.en!).text, "Plus: not known");
  assert.equal(factOf({ topic: "other", text: "Yes.", source: "https://www.v.example/terms", date: "2026-11-01" }, languages.en!).source, "v.example, 1 Nov 2026");
});
