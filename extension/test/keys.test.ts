import assert from "node:assert/strict";
import { test } from "node:test";
import { keyFilters, keyRules, telling } from "../src/policy/keys";
import { builtin } from "../src/policy/builtin";

const filters = keyFilters().map((one) => new RegExp(one));
const stopped = (address: string) => filters.some((one) => one.test(address));
/** Made up, in vendors' forms; in pieces, so that no search for keys stops at them. */
const body = "4eC39HqLyjWDarjtT1zdp7dc9Kq2";
const keys = [["sk", "live", body], ["ghp", body + body], ["rk", "test", body], ["shpat", body], ["github", "pat", body], ["npm", body]].map((parts) => parts.join("_"));

test("keys in an address are told, wherever they stand in it and however a blank before them is written", () => {
  for (const key of [...keys, ["xoxb", "1234567890", body].join("-"), ["sk", "proj", body].join("-"), "AKIA" + "IOSFODNN7EXAMPLF"])
    for (const address of [`https://x.example/?q=${key}`, `https://x.example/?q=my%20key%20${key}&b=1`, `https://x.example/?q=is+${key}+good`, `https://x.example/${key}/a`])
      assert.ok(stopped(address), address.replace(body, "…"));
});

test("words, sign-ins and long parameters go their way", () => {
  for (const address of [
    "https://x.example/?q=how+do+I+fix+npm_install_failed_with_error", "https://x.example/?q=what%20is%20a%20test_environment_variable", "https://x.example/c/0a1b2c3d-0000-4000-8000-00000000abcd",
    "https://x.example/callback?code=q81kZxPw0Lmv77TtbwAKIAqq81kZxPw0&state=eyJhbGciOiJIUzI1NiJ9abcdefgh", "https://x.example/search?q=secret_santa_ideas_for_work&api_version=2026-11-26", "https://x.example/?utm_source=key_account_managers",
  ]) assert.ok(!stopped(address), address);
});

test("they are few enough, and for open tools that take no key", () => {
  assert.ok(telling().length > 150 && filters.length < 200, `${telling().length} ${filters.length}`);
  const policy = builtin({ block: "", coach: "" });
  const rules = keyRules(policy, "chrome-extension://x/blocked.html");
  assert.equal(rules.length, filters.length);
  assert.ok(rules[0]!.condition.requestDomains!.includes("claude.ai"));
  assert.deepEqual(keyRules({ ...policy, observe: true }, ""), []);
  const open = structuredClone(policy);
  open.decisions["any"]!.categories["credentials"]!.action = "coach";
  assert.deepEqual(keyRules(open, ""), []);
});
