import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { edge, soonSeen } from "../src/detect/edges";
import type { Written } from "../src/detect/python";
import { dear } from "./dear";
import golden from "./golden.json";

const before = "(?<![\\p{L}\\p{N}_])";

test("an edge is one side of a word only before what always begins with a word character", () => {
  for (const sure of ["a", "7z", "\\x41", "\\u{442}x", "[0-9]{1,3}", "[\\p{L}\\p{N}_]+", "(?:a|b{1,2}|[A-Z])", "a{0,1}b", "(a|(?:b|c)d)x", "(?:[A\\x5d]{0,2}x|y)".replace("\\x5d", "\\x42")])
    assert.equal(soonSeen(edge + sure), before + sure);
  for (const unsure of ["", "|a", "\\x20", "-", "[^a]", "(?:a|)", "(?:a|-b)", "a{0,1}", "a?", "a{0}", "(?:a){0,1}-", "(?=a)a", "(?!a)", "\\k<a>", ".", "[a\\x2d]", "\\u{2d}"])
    assert.equal(soonSeen(edge + unsure), edge + unsure);
  assert.equal(soonSeen(`x${edge}a|${edge}-|y`), `x${before}a|${edge}-|y`);
});

test("every expression finds what it finds as it is written", async () => {
  const gens = await Promise.all(readdirSync("src/gen").map((name) => import(`../src/gen/${name.slice(0, -3)}.ts`) as Promise<Record<string, unknown>>));
  const forms = gens.flatMap((gen) => Object.values(gen).filter((one): one is Written => typeof one === "object" && one !== null && "source" in one && typeof one.source === "string" && one.source.includes(edge)));
  const texts = [...Object.values(dear(200)), ...(golden as [string][]).map(([text]) => text).filter((_, at) => at % 25 === 0)];
  const changed = forms.filter(({ source }) => soonSeen(source) !== source);
  assert.ok(changed.length > 20, String(changed.length));
  for (const { source, flags } of changed) {
    const [written, made] = [source, soonSeen(source)].map((one) => new RegExp(one, `${flags}g`));
    for (const text of texts) assert.deepEqual([...text.matchAll(made!)].map((one) => [one.index, one[0]]), [...text.matchAll(written!)].map((one) => [one.index, one[0]]), source);
  }
});
