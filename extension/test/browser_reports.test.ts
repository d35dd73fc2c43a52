import assert from "node:assert/strict";
import { test } from "node:test";
import { reportRules } from "../src/policy/browser_reports";
import { builtin } from "../src/policy/builtin";

const policy = builtin({ block: "", coach: "" });

test("a browser reports nothing of an open tool's page, and is told of no place to report to", () => {
  const [sent, told] = reportRules(policy);
  assert.deepEqual([sent!.action.type, sent!.condition.resourceTypes], ["block", ["csp_report"]]);
  assert.ok(sent!.condition.initiatorDomains!.includes("claude.ai") && told!.condition.requestDomains!.includes("claude.ai"));
  assert.deepEqual(told!.action.responseHeaders!.map(({ header, operation }) => `${operation} ${header}`), ["remove reporting-endpoints", "remove report-to", "remove nel"]);
});

test("nothing is changed for who only observes, and nothing said of tools that are closed", () => {
  assert.deepEqual(reportRules({ ...policy, observe: true }), []);
  assert.deepEqual(reportRules({ ...policy, tools: policy.tools.map((tool) => ({ ...tool, state: "blocked" as const })) }), []);
});
