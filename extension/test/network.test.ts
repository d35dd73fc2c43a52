import assert from "node:assert/strict";
import { test } from "node:test";
import { type Heard, listening, remembered, storage } from "./background";
import { alarms, stored } from "./browser";
import { builtin } from "../src/policy/builtin";
import type { Policy } from "../src/protocol";
import { networkAlarm, openNetwork, watchNetwork } from "../src/worker/network";

const made = builtin({ block: "", coach: "" });
const own = { ...made.tools[0]!, id: "own", hosts: ["assistant.shop.example", "*.assistant.shop.example"] };
const card = "?q=my+card+is+4111111111111111";
const sites = (quiet: string[]): Policy["sites"] => [{ hosts: own.hosts, quiet } as unknown as Policy["sites"][number]];

openNetwork();
const begun = [...listening.values()].flat();

/** Whether the request may go. */
async function goes(address: string): Promise<boolean> {
  const [heard] = [...listening].find(([, urls]) => urls.some((match) => address.includes(match.slice(6, -2)))) as [Heard, string[]];
  return (await heard({ url: address, type: "main_frame", tabId: 1, frameId: 0 }))?.cancel !== true;
}

async function keep(policy: Policy): Promise<void> {
  Object.assign(stored, { policy });
  for (const act of storage.changed) act({ policy: { newValue: policy } }, "local");
  await new Promise((done) => setTimeout(done));
}

test("a background that wakes listens in its first moment to all it listened to before, the shop's own hosts too", () => {
  assert.ok(begun.includes("*://*.chatgpt.com/*"));
  assert.ok(begun.includes("*://*.assistant.shop.example/*"));
});

test("where no policy can be read, what holds something does not go", async () => {
  assert.equal(await goes(`https://assistant.shop.example/${card}`), false);
  assert.equal(await goes("https://assistant.shop.example/?q=an+ordinary+one"), true);
});

test("the policy that is read later decides, and what it does not name is none of ours", async () => {
  storage.fails = false;
  await keep({ ...made, failMode: "closed", tools: [own] });
  assert.equal(await goes(`https://assistant.shop.example/${card}`), false);
  assert.equal(await goes(`https://chatgpt.com/${card}`), true);
});

test("what can't be looked at to its end goes only where the policy says so", async () => {
  const broken = { ...made, tools: [own], sites: sites(["("]) };
  await keep({ ...broken, failMode: "closed" });
  assert.equal(await goes("https://assistant.shop.example/?q=an+ordinary+one"), false);
  await keep({ ...broken, failMode: "open" });
  assert.equal(await goes("https://assistant.shop.example/?q=an+ordinary+one"), true);
});

test("hosts that came while it was awake are remembered, and it is begun anew with them", async () => {
  await watchNetwork([...own.hosts, "*.chatgpt.com"]);
  assert.ok(!(networkAlarm in alarms), "it began with these");
  await watchNetwork([...own.hosts, "ai.shop.example"]);
  assert.equal(remembered["own"], "*://*.assistant.shop.example/* *://ai.shop.example/*");
  assert.ok((alarms[networkAlarm] ?? 0) > 0);
});
