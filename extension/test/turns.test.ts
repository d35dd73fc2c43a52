import assert from "node:assert/strict";
import { test } from "node:test";
import { theEngine } from "../src/detect";
import { dear } from "./dear";

const part = "The parcel for Ana left on Tuesday; write to ana.synthetic@shop.example, card 4111 1111 1111 1111. ";
const clock = () => performance.now();
/** One that goes on by so much each time it is looked at. */
const counting = (step: number) => {
  let at = 0;
  return () => (at += step);
};

test("a long text in turns gives what it gives at once, and nothing waits long", async () => {
  const text = "An ordinary sentence about lamps, shades and 3 bulbs. ".repeat(20_000) + part.repeat(30);
  const engine = theEngine();
  const whole = engine.inspect(text);
  let turns = 0;
  const turn = async () => void turns++;
  assert.deepEqual(await engine.inquire(text, clock).inTurns(turn), whole);
  assert.ok(turns > 2);
  assert.equal(whole.findings.filter(({ detector }) => detector === "payment_card").length, 30);
});

test("however often a look is broken off, and whatever is looked at between, it finds the same", async () => {
  const engine = theEngine();
  const others = ["password: Summer2031! " + part, "order number 4711-22 for kim@shop.example"];
  for (const [name, text] of Object.entries(dear(2_500))) {
    let turns = 0;
    const turn = async () => void (turns++ % 16 || engine.scan(others[turns % 2]!));
    const found = await engine.inquire(text, counting(3), Infinity).inTurns(turn);
    assert.deepEqual(found, engine.inspect(text), name);
    assert.ok(turns > 3, `${name} was broken off ${turns} times`);
  }
});

test("a look that takes too long ends, says so, and keeps what it has; no detector takes the others' time", () => {
  const text = part + dear(20_000)["assignments"]!;
  const inquiry = theEngine().inquire(text, counting(1), 4_000);
  assert.ok(inquiry.work(5_000));
  const { truncated, late, failed, findings } = inquiry.inspection!;
  assert.ok(truncated && late);
  assert.ok(failed.includes("api_key"), "nobody was told to stop");
  assert.ok(findings.some(({ detector }) => detector === "payment_card"));
});
