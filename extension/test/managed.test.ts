import assert from "node:assert/strict";
import { mock, test } from "node:test";
import "./browser";
import { handed, whenHandedLate, type Handed } from "../src/worker/managed";

test("a browser that keeps the question open is not waited for, asked again meanwhile, or unheard in the end", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const answers: ((told: Handed) => void)[] = [];
  const get = () => new Promise<Handed>((done) => answers.push(done));
  Object.assign(chrome.storage, { managed: { get } });
  let late = 0;
  whenHandedLate(() => late++);
  const [first, second] = [handed(), handed()];
  mock.timers.tick(1_000);
  assert.deepEqual([await first, await second, await handed()], [{}, {}, {}]);
  assert.equal(answers.length, 2);
  answers[0]!({ pubKey: "abc" });
  answers[1]!({ pubKey: "abc" });
  await new Promise(setImmediate);
  assert.equal(late, 1);
  const again = handed();
  answers[2]!({ pubKey: "abc" });
  assert.deepEqual(await again, { pubKey: "abc" });
  assert.equal(late, 1);
  mock.timers.reset();
});

test("a browser without management, or one that refuses the question, hands over nothing and is not late", async () => {
  whenHandedLate(() => assert.fail("nothing was late"));
  for (const get of [async () => ({}), async () => Promise.reject(new Error("Managed storage manifest not found"))]) {
    Object.assign(chrome.storage, { managed: { get } });
    assert.deepEqual(await handed(), {});
  }
});
