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
