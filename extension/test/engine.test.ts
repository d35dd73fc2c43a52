import assert from "node:assert/strict";
import { test } from "node:test";
import { detectors, theEngine } from "../src/detect";

function cpu(work: () => void, rounds: number): number {
  work();
  const before = process.cpuUsage();
  for (let i = 0; i < rounds; i++) work();
  const used = process.cpuUsage(before);
  return (used.user + used.system) / 1000 / rounds;
}

test("hostile text costs about twice as much when it is twice as long", () => {
  const engine = theEngine();
  const pumps = ["a.a.", "a@1", "1 ", "1.", "(1", "pw=", "key: ", "::", "ey", '"d": "', "sk_", "-----BEGIN ", "password is ", "\n", '"a":', "order 1 ", "http://a:", "+1", "*", "aaaa", "x,", "4111/1111/1111/1112 1|2|3|4 ", "%41%42 a%20b ", "61 6e 61 ", "&#64;a ", "\\u0040a", "YW5hLmxpbWFAbWFpbC5leGFtcGxl ", "\u0430\u200b1 "];
  for (const pump of pumps) {
    const short = pump.repeat(Math.ceil(50_000 / pump.length));
    // The best of three: what the collector and the compiler do in between is not the text's doing.
    const least = (text: string) => Math.min(...[1, 2, 3].map(() => cpu(() => engine.scan(text), 1)));
    const one = least(short);
    const two = least(short + short);
    console.log(JSON.stringify(pump), one.toFixed(1), two.toFixed(1));
    assert.ok(two < Math.max(3.5 * one, one + 80), `${JSON.stringify(pump)}: ${one.toFixed(1)} ms, twice the text ${two.toFixed(1)} ms`);
  }
});

test("a detector that throws is named and the rest goes on", async () => {
  const { Engine } = await import("../src/detect/engine");
  const broken = new Engine(detectors().filter((d) => d.id === "email" || d.id === "iban"), {
    validators: { email: () => { throw new Error("broken"); }, iban: (c) => c.accept([]) },
    sweeps: {},
  });
  const seen = broken.inspect("ana@shop.example DE89 3704 0044 0532 0130 00");
  assert.deepEqual(seen.failed, ["email"]);
  assert.equal(seen.findings.length, 1);
});
