import assert from "node:assert/strict";
import { test } from "node:test";
import { Inspector } from "../src/content/inspect";
import type { State } from "../src/content/state";
import { Pseudonyms } from "../src/masking/pseudonyms";

test("what was waited for needs no second wait, however long it is", async () => {
  const inspector = new Inspector({ customers: null } as State, new Pseudonyms());
  const text = "It left on Tuesday.\n".repeat(300_000);
  assert.equal(inspector.takesLong(text), true);
  await inspector.prepare(text);
  assert.equal(inspector.takesLong(text), false);
  assert.equal(inspector.look(text).complete, false, "longer than is looked at");
  assert.equal(inspector.takesLong("It left on Tuesday."), false);
});

test("a look that a busy machine ended early is finished for whoever can wait", async () => {
  const inspector = new Inspector({ customers: null } as State, new Pseudonyms());
  const text = "Please write to ana.synthetic@customers.example about the lamps.";
  const { now } = performance;
  let ms = 0;
  performance.now = () => (ms += 600);
  try {
    assert.equal(inspector.look(text).complete, false);
  } finally {
    performance.now = now;
  }
  assert.equal(inspector.hurried(text), true);
  await inspector.finish(text);
  assert.equal(inspector.hurried(text), false);
  assert.equal(inspector.look(text).complete, true);
  assert.equal(inspector.look(text).findings.length, 1);
});

test("a look in which one detector was kept from its end, and the others were not, is finished too", async () => {
  const inspector = new Inspector({ customers: null } as State, new Pseudonyms());
  const text = "Please write to ana.synthetic@customers.example about the lamps.";
  const { now } = performance;
  let asked = 0;
  // The machine does something else for a third of a second, once, when the look is well under way.
  const stall = (at: number) => {
    asked = 0;
    performance.now = () => (++asked >= at ? 300 : 0);
  };
  let stalled = 0;
  try {
    for (let at = 4; at < 400; at += 1) {
      stall(at);
      const looked = inspector.look(`${text} ${at}`);
      if (looked.complete || asked < at) continue;
      stalled++;
      assert.equal(inspector.hurried(`${text} ${at}`), true);
    }
  } finally {
    performance.now = now;
  }
  assert.ok(stalled > 0, "no detector was kept from its end");
});

test("what somebody writes is known when it is sent, and no longer looked at when they go on", async () => {
  const inspector = new Inspector({ customers: null } as State, new Pseudonyms());
  const text = `${"It left on Tuesday.\n".repeat(2_000)}Please write to ana.synthetic@customers.example about the lamps.`;
  await inspector.ahead(`${text} And`, () => false);
  await inspector.ahead(text, () => true);
  const { now } = performance;
  let ms = 0;
  try {
    performance.now = () => (ms += 50);
    assert.equal(inspector.takesLong(`${text} And`), true, "nobody waited for it");
    performance.now = () => assert.fail("it is looked at again");
    assert.equal(inspector.takesLong(text), false);
    assert.deepEqual(inspector.look(text).findings.map(({ detector }) => detector), ["email"]);
  } finally {
    performance.now = now;
  }
});
