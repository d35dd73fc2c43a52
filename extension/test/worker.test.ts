import assert from "node:assert/strict";
import { test } from "node:test";
import { alarms, closed, session, stored } from "./browser";
import { rulesFor } from "../src/policy/rules";
import { builtin } from "../src/policy/builtin";
import type { Policy } from "../src/protocol";
import { enrol, enrolAlarm, fromLink } from "../src/worker/enrol";
import { keepStandIns } from "../src/worker/standins";
import { patterns } from "../src/worker/register";
import { isPassing, isServer, pauseMs, pollMs } from "../src/worker/server";

test("a pause doubles from half a minute to an hour, and is never shorter than asked for", () => {
  assert.equal(pauseMs(1, 0, 0), 30_000);
  assert.equal(pauseMs(3, 0, 0), 120_000);
  assert.equal(pauseMs(99, 0, 0), 3_600_000);
  assert.equal(pauseMs(1, 0, 1), 24_000);
  assert.equal(pauseMs(1, 7_200, 0.5), 7_200_000);
  assert.equal(pauseMs(1, 1e9, 0), 86_400_000);
  assert.equal(pollMs(300, 0), 300_000);
  assert.equal(pollMs(300, 1), 360_000);
});

test("a server has an address of its own, and its line is safe or on this machine", () => {
  for (const good of ["https://seawall.shop.example", "https://a.example:8443", "http://127.0.0.1:8400", "http://localhost"]) assert.ok(isServer(good), good);
  for (const bad of ["http://shop.example", "https://a.example/path", "https://a.example/", "https://u@a.example", "ftp://a.example", "a.example", ""]) assert.ok(!isServer(bad), bad);
  assert.deepEqual([0, 200, 401, 422, 429, 500, 503].filter(isPassing), [0, 429, 500, 503]);
});

test("an enrolment link is read, and what is none is not", () => {
  const key = "_-".repeat(21) + "8";
  const link = fromLink(` https://seawall.shop.example/endpoint/enroll#swe_a_b.${key} \n`);
  assert.deepEqual(link, { server: "https://seawall.shop.example", token: "swe_a_b", pubKey: key.replaceAll("_", "/").replaceAll("-", "+") + "=" });
  for (const bad of ["", "https://a.example/endpoint/enroll", "https://a.example/#t.k", "http://a.example/endpoint/enroll#t", "https://a.example/endpoint/enroll#t.short"])
    assert.equal(fromLink(bad), null, bad);
});

test("scripts are registered once a domain", () => {
  assert.deepEqual(patterns(["a.example", "*.a.example", "b.example"]), ["*://*.a.example/*", "*://b.example/*"]);
});

const base = builtin({ block: "", coach: "" });
const tool = (id: string, state: "approved" | "blocked" | "unlisted", hosts: string[]) => ({ ...base.tools[0]!, id, state, hosts });
const policy = (tools: Policy["tools"], more: Partial<Policy> = {}): Policy => ({ ...base, tools, ...more });

test("a blocked tool leads to its block page, and nothing of it is loaded elsewhere", () => {
  const rules = rulesFor(policy([tool("bad", "blocked", ["bad.example", "*.bad.example"]), tool("good", "approved", ["good.example", "*.good.example"])]));
  assert.deepEqual(rules.map(({ action }) => action.type), ["redirect", "block"]);
  assert.equal(rules[0]!.action.redirect?.extensionPath, "/blocked.html?tool=bad&host=bad.example");
  assert.deepEqual(rules[0]!.condition.requestDomains, ["bad.example"]);
  assert.ok(rules[1]!.condition.resourceTypes!.includes("websocket" as never) && !rules[1]!.condition.resourceTypes!.includes("main_frame" as never));
});

test("an open tool's host below a blocked domain stays open, and one in observe mode closes nothing", () => {
  const tools = [tool("bad", "blocked", ["m.example", "*.m.example"]), tool("good", "approved", ["work.m.example", "*.work.m.example"])];
  const rules = rulesFor(policy(tools));
  const allow = rules.find(({ action }) => action.type === "allow")!;
  assert.deepEqual(allow.condition.requestDomains, ["work.m.example"]);
  assert.ok(allow.priority! > Math.max(...rules.filter((rule) => rule !== allow).map((rule) => rule.priority!)));
  assert.deepEqual(rulesFor(policy(tools, { observe: true })), []);
});

test("a host alone does not close what is below it, nor the other way round", () => {
  const alone = new RegExp(rulesFor(policy([tool("bad", "blocked", ["a.example"])]))[0]!.condition.regexFilter!);
  assert.ok(alone.test("https://a.example/x") && alone.test("https://u@a.example:8443/"));
  assert.ok(!alone.test("https://www.a.example/") && !alone.test("https://a.example.evil.example/") && !alone.test("https://e.example/?https://a.example/"));
  const below = new RegExp(rulesFor(policy([tool("bad", "blocked", ["*.a.example"])]))[0]!.condition.regexFilter!);
  assert.ok(below.test("https://www.a.example/") && !below.test("https://a.example/") && !below.test("https://x.example/.a.example/"));
});

test("a longer name wins over what is below a shorter one, and a host alone over its domain", () => {
  const ranks = (tools: Policy["tools"]) => rulesFor(policy(tools)).map(({ action, priority }) => [action.type, priority!] as const);
  for (const [shut, open] of [
    [["*.m.example"], ["work.m.example", "*.work.m.example"]],
    [["*.m.example"], ["work.m.example"]],
    [["m.example", "*.m.example"], ["m.example"]],
  ] as const) {
    const all = ranks([tool("bad", "blocked", [...shut]), tool("good", "approved", [...open])]);
    const allowed = Math.max(...all.filter(([type]) => type === "allow").map(([, rank]) => rank));
    assert.ok(allowed > Math.max(...all.filter(([type]) => type !== "allow").map(([, rank]) => rank)), `${shut} ${open}`);
  }
});

test("tenant headers are set at their hosts whatever else is said of them", () => {
  const rules = rulesFor(policy([], { tenantHeaders: [{ hosts: ["a.example", "*.a.example"], name: "X-Tenant", value: "one" }] }));
  assert.deepEqual(rules[0]!.action.requestHeaders, [{ header: "X-Tenant", operation: "set", value: "one" }]);
  assert.ok(rules[0]!.condition.resourceTypes!.includes("main_frame" as never));
});

test("an enrolment that is under way is asked for again when the worker ends meanwhile", async () => {
  const real = globalThis.fetch;
  stored["invitation"] = { server: "https://seawall.shop.example", token: "swe_a", pubKey: "" };
  let waking = 0;
  globalThis.fetch = async () => {
    waking = alarms[enrolAlarm] ?? 0;
    return new Response("{}", { status: 403, headers: { "content-type": "application/json" } });
  };
  try {
    await enrol();
  } finally {
    globalThis.fetch = real;
  }
  assert.ok(waking > 0, "no alarm was set before the server was asked");
  assert.ok(!(enrolAlarm in alarms), "one that was answered is not asked for again");
  assert.equal((stored["enrolling"] as { problem: string }).problem, "enrolRefused");
});

test("a tab's last stand-ins are not kept when it is closed already", async () => {
  const saved = { key: [1], entries: [] };
  closed.add(8);
  await keepStandIns(7, "chatgpt.com", saved, 1);
  await keepStandIns(8, "chatgpt.com", saved, 1);
  assert.deepEqual(Object.keys(session).filter((name) => name.startsWith("standIns:")), ["standIns:7:chatgpt.com"]);
});
