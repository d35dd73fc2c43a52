import assert from "node:assert/strict";
import { test } from "node:test";
import { theEngine } from "../src/detect";
import { Pseudonyms, withoutPseudonyms } from "../src/masking/pseudonyms";
import { known } from "./known";

const text = "Ana: ana.synthetic@customers.example, 4111 1111 1111 1111, +49 30 901820, DE89 3704 0044 0532 0130 00 👍 end";

test("masked and restored is what it was, and no value is left in between", () => {
  const pseudonyms = new Pseudonyms();
  const findings = theEngine().scan(text);
  assert.ok(findings.length >= 4);
  const masked = pseudonyms.mask(text, findings)!;
  for (const value of ["ana.synthetic", "4111 1111", "901820", "0532 0130"]) assert.ok(!masked.includes(value), value);
  assert.equal(pseudonyms.restore(masked), text);
});

test("the same value has the same stand-in, and another conversation's is not restored", () => {
  const [here, there] = [new Pseudonyms(), new Pseudonyms()];
  const findings = theEngine().scan(text);
  const masked = here.mask(text, findings)!;
  assert.equal(here.mask(text, findings), masked);
  assert.equal(there.restore(masked), masked);
});

test("a model that changes case and wraps in Markdown is understood", () => {
  const pseudonyms = new Pseudonyms();
  const mail = "ana.synthetic@customers.example";
  const masked = pseudonyms.mask(mail, theEngine().scan(mail))!;
  assert.equal(pseudonyms.restore(`**${masked.toUpperCase()}**`), `**${mail}**`);
});

test("what stands in for something is no finding itself", () => {
  const pseudonyms = new Pseudonyms();
  const masked = pseudonyms.mask(text, theEngine().scan(text))!;
  assert.deepEqual(withoutPseudonyms(masked, theEngine().scan(masked)), []);
});

test("a stand-in whose line end a page has lost is none for another, and a value beside it is", () => {
  const pseudonyms = new Pseudonyms();
  const lines = "E-mail: ana.synthetic@customers.example\nPhone: +420 608 123 456\nIBAN: DE89 3704 0044 0532 0130 00\nOrder: none";
  const masked = pseudonyms.mask(lines, theEngine().scan(lines))!.replaceAll("\n", "");
  assert.match(masked, /@mail\.examplePhone/);
  assert.deepEqual(withoutPseudonyms(masked, theEngine().scan(masked)), []);
  const more = `${masked.replace("Phone", "-eva.other@customers.example")}`;
  assert.ok(withoutPseudonyms(more, theEngine().scan(more)).length > 0);
});

test("any text of the golden corpus comes back", () => {
  assert.ok(known.length > 100);
  for (const [text, findings] of known) {
    const pseudonyms = new Pseudonyms();
    const masked = pseudonyms.mask(text, findings);
    assert.equal(masked === null ? text : pseudonyms.restore(masked), text);
  }
});
