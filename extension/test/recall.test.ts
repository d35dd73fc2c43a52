import assert from "node:assert/strict";
import { test } from "node:test";
import "./browser";
import { Pseudonyms, type Saved } from "../src/masking/pseudonyms";
import { forgetStandIns, keepStandIns, recallStandIns } from "../src/worker/standins";

const finding = (start: number, end: number) => ({ detector: "email", category: "customer_pii", start, end, confidence: "likely" as const, reasons: [], count: 1 });
const mail = "ana.synthetic@shop.example";

test("what is new is saved once, and read by another page of the tab", async () => {
  const first = new Pseudonyms();
  const masked = first.mask(mail, [finding(0, mail.length)])!;
  const saved = JSON.parse(JSON.stringify(first.save())) as Saved;
  assert.equal(first.save().entries.length, 0);
  await keepStandIns(1, "a.example", saved, 1_000);
  const second = new Pseudonyms();
  second.load((await recallStandIns(1, "a.example", 2_000))!);
  const places: [number, number][] = [];
  assert.equal(second.restore(`Dear ${masked}!`, places), `Dear ${mail}!`);
  assert.deepEqual(places, [[5, 5 + mail.length]]);
  assert.deepEqual(second.shownIn(`to ${mail}`), [{ start: 3, end: 3 + mail.length, category: "customer_pii" }]);
  assert.equal(second.mask(mail, [finding(0, mail.length)]), masked);
});

test("another tab, another host and the next day have nothing of it, and a closed tab leaves nothing", async () => {
  assert.equal(await recallStandIns(2, "a.example", 2_000), null);
  assert.equal(await recallStandIns(1, "b.example", 2_000), null);
  assert.equal(await recallStandIns(1, "a.example", 13 * 3_600_000), null);
  await forgetStandIns(1);
  assert.equal(await recallStandIns(1, "a.example", 2_000), null);
});

test("a page's share and the number of pages have an end", async () => {
  const entries = Array.from({ length: 3_000 }, (_, n): Saved["entries"][number] => [`code${n}`, { pseudonym: `p${n}`, value: `v${n}`, tail: "" }]);
  for (let tab = 0; tab < 70; tab++) await keepStandIns(tab, "a.example", { key: [1], entries: tab ? [] : entries }, 1_000 + tab);
  assert.equal(await recallStandIns(0, "a.example", 2_000), null);
  assert.equal((await recallStandIns(69, "a.example", 2_000))!.entries.length, 0);
  await keepStandIns(0, "a.example", { key: [1], entries }, 3_000);
  assert.deepEqual((await recallStandIns(0, "a.example", 3_000))!.entries.at(-1)![0], "code2999");
  assert.equal((await recallStandIns(0, "a.example", 3_000))!.entries.length, 2_000);
});
