import assert from "node:assert/strict";
import { test } from "node:test";
import { theEngine } from "../src/detect";

const part = "The parcel for Ana left on Tuesday; write to ana.synthetic@shop.example, card 4111 1111 1111 1111. ";

test("a long text in turns gives what it gives at once, and nothing waits long", async () => {
  const text = "An ordinary sentence about lamps, shades and 3 bulbs. ".repeat(20_000) + part.repeat(30);
  const engine = theEngine();
  const whole = engine.inspect(text);
  let turns = 0;
  const turn = async () => void turns++;
  const cpu = () => performance.now();
  assert.deepEqual(await engine.inspectInTurns(text, turn, cpu), whole);
  assert.ok(turns > 2);
  assert.equal(whole.findings.filter(({ detector }) => detector === "payment_card").length, 30);
});
