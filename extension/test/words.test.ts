import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import test from "node:test";
import type { Finding } from "../src/detect/types";
import { describe, languages, plainReasons, policyWords, wordsFor, type Words } from "../src/words";

/** Most characters where space is narrow: buttons, labels, titles. Elsewhere a sentence is what a sentence needs. */
const room: [RegExp, number][] = [
  [/^kinds\..*\.0$/, 28],
  [/^card\.(mask|asItIs)\./, 26],
  [/^card\.(cancel|back|falseAlarm)$/, 18],
  [/^card\.(justify|ask|askSend)$/, 30],
  [/^card\.title\./, 48],
  [/^card\.topics\./, 16],
  [/^(note|blocked)\./, 130],
  [/^policies\./, 170],
  [/./, 120],
];

function leaves(value: unknown, path = ""): [string, string][] {
  if (typeof value === "string") return [[path, value]];
  return Object.entries(value as object).flatMap(([key, inner]) => leaves(inner, path ? `${path}.${key}` : key));
}
const places = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort().join();
const english = new Map(leaves(languages.en));
const finding = (detector: string, more: Partial<Finding> = {}): Finding => ({
  detector, category: "customer_pii", start: 0, end: 1, confidence: "likely", reasons: [], count: 1, ...more,
});

for (const [name, words] of Object.entries(languages)) {
  test(`${name} says everything, with the same places to fill, in the room there is`, () => {
    const said = new Map(leaves(words));
    assert.deepEqual([...said.keys()], [...english.keys()]);
    for (const [path, text] of said) {
      assert.ok(text.trim() === text && text.length > 0, path);
      if (!path.startsWith("policies.bulk-records")) assert.equal(places(text), places(english.get(path)!), path);
      assert.ok(text.length <= room.find(([where]) => where.test(path))![1], `${path} is too long: ${text.length}`);
      assert.ok(name === "en" || path === "tag" || text !== english.get(path) || !/[a-z]{4} [a-z]{4}/.test(text), `${path} is still English`);
    }
  });
}

test("the manifest is described in the same languages, in the room a store gives", () => {
  assert.deepEqual(readdirSync("static/_locales").sort(), Object.keys(languages).sort());
  for (const name of Object.keys(languages)) {
    const messages = JSON.parse(readFileSync(`static/_locales/${name}/messages.json`, "utf8")) as Record<string, { message: string }>;
    assert.ok(messages.description!.message.length <= 132);
  }
});

test("the browser's language, as far as the policy lets", () => {
  const chosen = (wanted: string[], browser: string[]) => wordsFor(wanted, browser).tag.slice(0, 2);
  assert.equal(chosen([], ["pl", "de-AT", "en"]), "de");
  assert.equal(chosen(["fr", "nl"], ["de", "nl-BE"]), "nl");
  assert.equal(chosen(["fr", "nl"], ["de"]), "fr");
  assert.equal(chosen(["pl"], ["ja"]), "en");
});

test("kinds are counted and named", () => {
  const found = [finding("email"), finding("phone"), finding("phone"), finding("order_record")];
  assert.equal(describe(languages.en as Words, found), "an e-mail address, 2 phone numbers and an order");
  assert.equal(describe(languages.de as Words, found), "eine E-Mail-Adresse, 2 Telefonnummern und eine Bestellung");
  assert.equal(describe(languages.en as Words, [...found, finding("iban"), finding("tax_form")]), "an e-mail address, 2 phone numbers, an order and 2 more kinds");
  assert.equal(describe(languages.nl as Words, [finding("bulk_records", { count: 300 })]), "een lijst met 300 records");
});

test("a policy's own words stay; those that come with Seawall are read in the person's language", () => {
  const [message] = languages.en!.policies["mask-customer-data"];
  const cell = { action: "mask" as const, policy: "mask-customer-data", message };
  assert.equal(policyWords(languages.de!, cell, [finding("email")], "ChatGPT")[0], "ChatGPT bekommt Platzhalter für eine E-Mail-Adresse. In der Antwort sehen Sie die echten Werte.");
  assert.equal(policyWords(languages.de!, { ...cell, message: "{found}: bitte nicht." }, [finding("email")], "X")[0], "Eine E-Mail-Adresse: bitte nicht.");
});

test("a contract, a price and an order say why in every language", () => {
  const reasons = { contract: ["clauses: payment, term", "party: supplier"], price_list: ["term: our cost", "amount beside it"], order_record: ["order number", "told of it: amount, status"] };
  for (const words of Object.values(languages))
    for (const [detector, said] of Object.entries(reasons))
      assert.equal(plainReasons(words!, finding(detector, { reasons: said })).length, detector === "order_record" ? 1 : 2);
});

test("reasons are said in plain words, each once, and never longer than a line", () => {
  const said = plainReasons(languages.en!, finding("payment_card", { reasons: ["brand: Visa", "check digit", "check", `context word: ${"x".repeat(90)}`, "zzz"] }));
  assert.deepEqual(said.slice(0, 2), ["it begins like Visa", "its check digit is right"]);
  assert.equal(said.length, 3);
  assert.ok(said[2]!.length < 60);
});
