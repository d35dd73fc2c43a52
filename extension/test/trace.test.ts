import assert from "node:assert/strict";
import { test } from "node:test";
import type { Leaf } from "../src/content/leaves";
import { elsewhere, otherwise, Trace, unseen, type Told } from "../src/content/trace";
import type { Site } from "../src/protocol";

const prompt = "How do I write a polite reminder?";
const profile: Site = { tool: "x", hosts: ["x.example"], sends: [{ method: "POST", path: "^/api/ask$", body: ["messages.*.text"] }] };
const leaf = (text: string, ...path: string[]): Leaf => ({ text, path, fixed: false });
const placed = [leaf(prompt, "messages", "0", "text")];

function tried(site: Site | null) {
  const told: Told[] = [];
  const due: (() => void)[] = [];
  const trace = new Trace(() => site, (one) => told.push(one), (act) => due.push(act));
  /** A prompt, what is sent after it, and whether the editor let go of it. */
  const ask = (sends: [string, string, Leaf[]][] = [], gone = true) => {
    trace.sent(prompt, () => gone);
    for (const [method, path, leaves] of sends) trace.left(method, path, leaves);
    due.splice(0).forEach((act) => act());
    return told.splice(0);
  };
  return ask;
}

test("a prompt that leaves as the profile says is fine, and said once", () => {
  const ask = tried(profile);
  assert.deepEqual(ask([["POST", "/count", [leaf(prompt)]], ["POST", "/api/ask", placed]]), [{ layer: "page", ok: true, what: "" }]);
  assert.deepEqual(ask([["POST", "/api/ask", placed]]), []);
});

test("a site that was rebuilt is told of at the second prompt, and once more when it is well again", () => {
  for (const [sends, what] of [
    [[["POST", "/v2/ask", placed]], elsewhere],
    [[["POST", "/api/ask", [leaf(`> ${prompt}`, "input")]]], otherwise],
    [[["POST", "/api/ask", [leaf("something else", "messages", "0", "text")]]], unseen],
    [[], unseen],
  ] as [[string, string, Leaf[]][], string][]) {
    const ask = tried(profile);
    assert.deepEqual(ask(sends), []);
    assert.deepEqual(ask(sends), [{ layer: "page", ok: false, what }]);
    assert.equal(ask([["POST", "/api/ask", placed]])[0]!.ok, true);
  }
});

test("a press that sent nothing, a short word and a site without a profile tell nothing wrong", () => {
  const ask = tried(profile);
  for (let n = 0; n < 4; n++) assert.deepEqual(ask([], false), []);
  const plain = tried(null);
  assert.deepEqual(plain([["POST", "/any", [leaf(prompt)]]]), [{ layer: "page", ok: true, what: "" }]);
  const told: Told[] = [];
  new Trace(() => profile, (one) => told.push(one), (act) => act()).sent("ok", () => true);
  assert.deepEqual(told, []);
});

test("an editor's text and the body's may differ in their marks", () => {
  const ask = tried(profile);
  assert.equal(ask([["POST", "/api/ask", [leaf("**How do I write**\n\na polite reminder?", "messages", "0", "text")]]])[0]!.ok, true);
});
