import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { finditer, type Written } from "../src/detect/python";
import { dear } from "./dear";

test("an expression made for texts that are all ASCII finds there what it finds as it is written", async () => {
  const gens = await Promise.all(readdirSync("src/gen").map((name) => import(`../src/gen/${name.slice(0, -3)}.ts`) as Promise<Record<string, unknown>>));
  const forms = gens.flatMap((gen) => Object.values(gen).filter((one): one is Written => typeof one === "object" && one !== null && "source" in one && typeof one.source === "string"));
  const texts = Object.values(dear(700)).filter((text) => /^[\x00-\x7f]*$/.test(text));
  let told = 0;
  for (const { source, flags } of forms) {
    const form: Written = { source, flags };
    const written = new RegExp(source, flags + "g");
    for (const text of texts) assert.deepEqual([...finditer(form, text)].map((one) => [one.index, one[0]]), [...text.matchAll(written)].map((one) => [one.index, one[0]]), source);
    if (form.plain) told++;
  }
  assert.ok(told > 100 && texts.length > 30, `${told} forms, ${texts.length} texts`);
});

test("letters that are one of ASCII where case does not count keep their expression as it is", () => {
  for (const source of ["\\p{L}\\u{17f}", "[\\p{L}\\u{100}-\\u{200}]", "[\\p{L}a-\\u{2fff}]"]) {
    const form: Written = { source, flags: "iu" };
    assert.equal([...finditer(form, "xs")].length, [..."xs".matchAll(new RegExp(source, "giu"))].length);
    assert.equal(form.plain, null);
  }
});
