import assert from "node:assert/strict";
import { test } from "node:test";
import { theEngine } from "../src/detect";
import disguised from "./disguised.json";
import golden from "./golden.json";

type Case = [string, [string, number, number, string, number][]];

/** Known differences between the two engines, by text; empty is the aim. */
const DIFFERENT: Record<string, string> = {};

for (const [name, cases] of [["every hit, miss and Unicode turn of it", golden], ["values in every disguise that is undone here", disguised]] as const)
  test(`the same findings as the Python engine on ${name}`, () => {
    const engine = theEngine();
    const wrong: string[] = [];
    for (const [text, expected] of cases as unknown as Case[]) {
      const seen = engine.inspect(text);
      const found = seen.findings.map((f) => [f.detector, f.start, f.end, f.confidence, f.count]);
      if (seen.failed.length || (JSON.stringify(found) !== JSON.stringify(expected) && !(text in DIFFERENT)))
        wrong.push(`${JSON.stringify(text.slice(0, 160))}\n  python ${JSON.stringify(expected)}\n  here   ${JSON.stringify(found)} failed ${seen.failed}`);
    }
    assert.equal(wrong.length, 0, `${wrong.length} of ${cases.length} differ:\n${wrong.slice(0, 40).join("\n")}`);
  });
