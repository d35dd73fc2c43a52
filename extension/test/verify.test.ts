import assert from "node:assert/strict";
import { test } from "node:test";
import { builtin } from "../src/policy/builtin";
import { decide } from "../src/policy/decide";
import { fault } from "../src/policy/payload";
import { toolFor } from "../src/policy/tools";
import { verify, type Trust } from "../src/policy/verify";
import policies from "./policies.json";

for (const { name, envelope, trust, refused } of policies as { name: string; envelope: unknown; trust: Trust; refused: string }[]) {
  test(`a policy: ${name}`, async () => {
    const verified = await verify(envelope, trust);
    assert.equal("refused" in verified ? verified.refused : "", refused);
  });
}

test("what comes instead of an envelope is refused with a reason", async () => {
  const trust = { keys: [], newest: 0, now: 0 };
  for (const nothing of [null, 7, "", [], {}, { payload: "" }]) assert.deepEqual(await verify(nothing, trust), { refused: "it is no signed envelope" });
});

test("the built-in policy has the shape of a policy and stops secrets on every known tool", () => {
  const words = { block: "stop", coach: "mind" };
  const policy = builtin(words);
  assert.equal(fault({ ...policy, version: 1, customers: null }), "");
  assert.ok(policy.tools.length > 100);
  const tool = toolFor(policy.tools, "chat.deepseek.com");
  assert.equal(tool?.id, "deepseek");
  assert.equal(decide(policy, tool, "unknown", [{ detector: "api_key", category: "credentials" }]).action, "block");
  assert.equal(decide(policy, tool, "unknown", [{ detector: "email", category: "customer_pii" }]).action, "coach");
  assert.equal(decide(policy, tool, "unknown", []).action, "allow");
});
