import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import test from "node:test";
import { theEngine } from "../src/detect";
import { read } from "../src/detect/text";
import * as grammar from "../src/masking/grammar";
import { Pseudonyms, withoutPseudonyms } from "../src/masking/pseudonyms";
import { sha256 } from "../src/masking/sha256";
import cases from "./grammar.json";

const makers: Record<string, grammar.Make> = {
  name: grammar.makeName, code: grammar.makeCode, iban: grammar.makeIban, card: grammar.makeCard, phone: grammar.makePhone,
};

test("stand-ins are made as the server makes them, and found where it finds them", () => {
  for (const { kind, category, base, spelling, code, texts } of cases) {
    assert.equal(makers[kind]!(category as grammar.Category, BigInt(base), spelling), code);
    assert.equal(grammar.categoryOf(code.toLowerCase().replace("+", "")), category);
    for (const [text, spans] of texts as [string, [number, number][]][]) {
      const { unit } = read(text);
      const wanted = spans.map(([start, end]) => [unit(start), unit(end)]);
      assert.deepEqual(grammar.spots(text).map(({ start, end }) => [start, end]), wanted, text);
    }
  }
});

const text = "Ana Sample <ana@shop.example>, card 4111 1111 1111 1111 (4111111111111111), IBAN DE89 3704 0044 0532 0130 00, tel. +49 30 901820 👍";

test("what was masked comes back exactly, and nothing of it is left in between", () => {
  const pseudonyms = new Pseudonyms();
  const findings = theEngine().scan(text);
  assert.ok(findings.length >= 4);
  const masked = pseudonyms.mask(text, findings)!;
  for (const value of ["ana@shop.example", "4111 1111 1111 1111", "4111111111111111", "DE89 3704", "901820"]) assert.ok(!masked.includes(value), value);
  assert.equal(pseudonyms.restore(masked), text);
  assert.equal(pseudonyms.mask(text, findings), masked, "the same value has the same stand-in");
  assert.deepEqual(withoutPseudonyms(masked, theEngine().scan(masked)), [], "stand-ins raise nothing");
  assert.equal(pseudonyms.restore(masked.toUpperCase()).includes("ana@shop.example"), true);
});

test("another conversation's stand-ins are left alone, and a saved one goes on", () => {
  const [one, two] = [new Pseudonyms(), new Pseudonyms()];
  const masked = one.mask(text, theEngine().scan(text))!;
  assert.equal(two.restore(masked), masked);
  two.load(JSON.parse(JSON.stringify(one.save())));
  assert.equal(two.restore(masked), text);
  assert.equal(two.mask(text, theEngine().scan(text)), masked);
});

test("SHA-256 is what it is", () => {
  for (const size of [0, 1, 55, 56, 63, 64, 65, 1000]) {
    const data = Uint8Array.from({ length: size }, (_, n) => (n * 37) & 255);
    assert.equal(Buffer.from(sha256(data)).toString("hex"), createHash("sha256").update(data).digest("hex"));
  }
});
