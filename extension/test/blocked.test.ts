import assert from "node:assert/strict";
import test from "node:test";
import { toolOf } from "../src/pages/blocked";
import type { Policy } from "../src/protocol";

const tool = (id: string, hosts: string[]) => ({ id, name: id, hosts, facts: [] });
const policy = { tools: [tool("funnybot", ["funnybot.example"]), tool("other", ["*.other.example"])] } as unknown as Policy;
const found = (search: string, from: Policy | undefined = policy) => {
  const { tool, host } = toolOf(from, search);
  return [tool?.id ?? null, host];
};

test("the address chooses among what the policy knows, and nothing of it is taken over", () => {
  assert.deepEqual(found("?tool=funnybot&host=funnybot.example"), ["funnybot", "funnybot.example"]);
  assert.deepEqual(found("?tool=funnybot&host=evil.example"), ["funnybot", ""]);
  assert.deepEqual(found("?tool=funnybot&host=a.other.example"), ["other", "a.other.example"]);
  assert.deepEqual(found("?tool=<b>nothing</b>&host=x"), [null, ""]);
  assert.deepEqual(found(""), [null, ""]);
  assert.deepEqual(toolOf(undefined, "?tool=funnybot"), { tool: null, host: "" });
});
