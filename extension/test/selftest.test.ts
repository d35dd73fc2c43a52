import assert from "node:assert/strict";
import { test } from "node:test";
import { stored } from "./browser";
import { patterns } from "../src/worker/register";
import { siteTested, testLayers } from "../src/worker/selftest";

const hosts = ["chatgpt.com", "*.chatgpt.com", "claude.ai"];
const asked = { access: true, blocking: false, matches: patterns(hosts) };

Object.assign(chrome, {
  permissions: { contains: async ({ origins }: { origins?: string[] }) => (origins ? asked.access : asked.blocking) },
  scripting: { getRegisteredContentScripts: async () => ["page", "content"].map((id) => ({ id, matches: asked.matches })) },
});

/** What was reported since this was last asked. */
function reported(): string[] {
  const queue = (stored["queue"] ?? []) as { layer: string; detail: { ok: boolean; what: string } }[];
  stored["queue"] = [];
  return queue.map(({ layer, detail }) => `${layer} ${detail.ok ? "holds" : "fails"}: ${detail.what}`);
}

test("a layer that falls is reported once, and once more when it stands again", async () => {
  await testLayers(hosts);
  assert.deepEqual(reported(), []);
  asked.access = false;
  asked.matches = asked.matches.slice(1);
  await testLayers(hosts);
  assert.deepEqual(reported(), ["dom fails: this browser gives no access to sites", "dom fails: scripts are not registered for every tool"]);
  await testLayers(hosts);
  assert.deepEqual(reported(), []);
  asked.access = true;
  await testLayers(hosts);
  assert.deepEqual(reported(), ["dom holds: this browser gives no access to sites"]);
});

test("an extension that management installed may stop requests, or says that it can't", async () => {
  asked.matches = patterns(hosts);
  stored["device"] = { managed: true };
  await testLayers(hosts);
  assert.ok(reported().includes("network fails: requests can't be stopped"));
  asked.blocking = true;
  await testLayers(hosts);
  assert.deepEqual(reported(), ["network holds: requests can't be stopped"]);
});

test("what prompts showed of a site is said when it changes, by site", async () => {
  const fails = { host: "claude.ai", layer: "page" as const, ok: false, what: "prompts leave" };
  stored["failingSites"] = [];
  await siteTested({ ...fails, ok: true, what: "" });
  assert.deepEqual(reported(), []);
  for (let n = 0; n < 3; n++) await siteTested(fails);
  await siteTested({ ...fails, host: "chatgpt.com" });
  assert.deepEqual(reported(), ["page fails: prompts leave", "page fails: prompts leave"]);
  await siteTested({ ...fails, ok: true, what: "" });
  await siteTested({ ...fails, ok: true, what: "" });
  assert.deepEqual(reported(), ["page holds: prompts leave"]);
});
