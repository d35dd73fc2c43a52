import assert from "node:assert/strict";
import { test } from "node:test";
import { fromAnswer, fromHeaders, newer, tells } from "../src/policy/accounts";
import type { Site } from "../src/protocol";

const site: Site = {
  tool: "chatgpt",
  hosts: ["chatgpt.com"],
  accounts: [
    { path: "^/backend-api/me$", email: "email", org: "orgs.data.*.id" },
    { path: "^/backend-api/accounts/check/", plan: "accounts.*.entitlement.plan_type" },
  ],
  headers: [{ name: "ChatGPT-Account-Id", is: "org" }],
};
const work = { domains: ["Shop.example"], orgs: ["org-shop"] };
const me = (body: unknown) => fromAnswer(site, work, "/backend-api/me", JSON.stringify(body));

test("a mail domain or a workspace of the shop is work", () => {
  assert.equal(me({ email: "ana@SHOP.example" }), "work");
  assert.equal(me({ email: "ana@mail.example", orgs: { data: [{ id: "org-x" }, { id: "org-shop" }] } }), "work");
  assert.equal(fromHeaders(site, work, { "chatgpt-account-id": "org-shop" }), "work");
});

test("any other address, or a plan for persons, is personal", () => {
  assert.equal(me({ email: "ana@mail.example" }), "personal");
  assert.equal(me({ email: "ana@notshop.example", orgs: null }), "personal");
  const plan = (name: string) => fromAnswer(site, work, "/backend-api/accounts/check/v4", JSON.stringify({ accounts: { a: { entitlement: { plan_type: name } } } }));
  assert.equal(plan("plus"), "personal");
  assert.equal(plan("enterprise"), "unknown");
});

test("what says nothing is unknown, and takes no word back", () => {
  for (const body of [null, 7, [], {}, { email: 7 }, { email: "" }, { orgs: { data: ["org-shop"] } }]) assert.equal(me(body), "unknown");
  assert.equal(fromAnswer(site, work, "/backend-api/me", "<html>"), "unknown");
  assert.equal(fromAnswer(site, work, "/other", JSON.stringify({ email: "ana@shop.example" })), "unknown");
  assert.equal(fromHeaders(site, work, { "chatgpt-account-id": "org-else" }), "unknown");
  assert.equal(fromHeaders({ tool: "", hosts: [] }, work, { a: "b" }), "unknown");
  assert.equal(newer("work", "unknown"), "work");
  assert.equal(newer("work", "personal"), "personal");
});

test("only the paths a site names are looked at, and a broken pattern is none", () => {
  assert.ok(tells(site, "/backend-api/me"));
  assert.ok(!tells(site, "/backend-api/me/more"));
  assert.ok(!tells({ tool: "", hosts: [], accounts: [{ path: "(" }] }, "/"));
});

test("names that every object has are no members", () => {
  assert.equal(fromAnswer({ ...site, accounts: [{ path: "^/", email: "constructor.name" }] }, work, "/", "{}"), "unknown");
});
