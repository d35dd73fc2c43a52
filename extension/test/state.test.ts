import assert from "node:assert/strict";
import { test } from "node:test";
import { stored } from "./browser";
import { State } from "../src/content/state";

test("a page that somebody goes back to reads anew what changed while it was out of sight", async () => {
  const heard = new Map<string, (event: { persisted: boolean }) => void>();
  Object.assign(globalThis, { addEventListener: (name: string, act: (event: { persisted: boolean }) => void) => heard.set(name, act) });
  stored.policy = { version: 1 };
  const state = new State("chat.example");
  await state.ready;
  stored.policy = { version: 2 };
  heard.get("pageshow")!({ persisted: false });
  await new Promise(setImmediate);
  assert.equal(state.policy?.version, 1);
  heard.get("pageshow")!({ persisted: true });
  await new Promise(setImmediate);
  assert.equal(state.policy?.version, 2);
});
