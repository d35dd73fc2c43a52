import assert from "node:assert/strict";
import { test } from "node:test";
import { builtin } from "../src/policy/builtin";
import { loadRules } from "../src/policy/loads";

const policy = builtin({ block: "", coach: "" });
policy.decisions["any"]!.categories["customer_pii"]!.action = "mask";
const stopped = (address: string, kind: string) =>
  loadRules(policy).some(({ condition }) => condition.resourceTypes!.includes(kind as never) && new RegExp(condition.regexFilter!, "i").test(address));

test("a load is stopped whose address holds an e-mail address, or a number of a card or an account in groups", () => {
  for (const held of ["ana@customers.example", "ana%40customers.example", "pay%204111%201111%201111%201111", "4111-1111-1111-1111", "DE89+3704+0044+0532+0130+00"])
    assert.ok(stopped(`https://x.example/a.js?q=${held}`, "script"), held);
  for (const kind of ["sub_frame", "main_frame"]) assert.ok(stopped("https://x.example/?q=write%20to%20ana%40customers.example", kind));
});

test("packages, fonts, ids and sign-ins are not", () => {
  for (const address of [
    "https://esm.example/react@18.2.0?deps=react-dom@18.2.0&target=es2022", "https://fonts.example/css2?family=Inter:wght@400..700&display=swap", "https://cdn.example/npm/@scope/pkg@1.2.3/+esm",
    "https://cdn.example/a.png?v=1764180000000&id=4512345678901234", "https://cdn.example/0a1b2c3d-1111-4222-8333-0123456789ab/4512345678901234.png", "https://x.example/p?t=2026-11-26-1200-1300-1400", "https://x.example/70213456-4111-4222-8333-012345678901.png",
  ]) assert.ok(!stopped(address, "script"), address);
  for (const kind of ["sub_frame", "main_frame"]) assert.ok(!stopped("https://accounts.example/signin?login_hint=ana%40shop.example&prompt=none", kind));
});

test("of pages only those of tools are stopped", () => {
  const pages = loadRules(policy).filter(({ condition }) => condition.resourceTypes!.includes("main_frame" as never));
  assert.ok(pages.length > 0 && pages.every(({ condition }) => condition.requestDomains!.includes("claude.ai") && !condition.requestDomains!.includes("shop.example")));
});

test("they are for open tools that may not have it", () => {
  assert.ok(loadRules(policy).every(({ condition }) => condition.initiatorDomains!.includes("claude.ai")));
  assert.deepEqual(loadRules({ ...policy, observe: true }), []);
  const open = structuredClone(policy);
  for (const cell of Object.values(open.decisions["any"]!.categories)) cell.action = "coach";
  assert.deepEqual(loadRules(open), []);
});
