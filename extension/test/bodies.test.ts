import assert from "node:assert/strict";
import { deflateSync, gzipSync } from "node:zlib";
import { test } from "node:test";
import { bodyLater, bodyNow } from "../src/page/bodies";

const packed = gzipSync("card 4111 1111 1111 1111, and more of it").toString("base64");

test("what is packed in a string takes a while to read, and is read", async () => {
  const bodies: [unknown, string][] = [
    [JSON.stringify({ state: packed }), "application/json"],
    [`a=1&data=${encodeURIComponent(packed)}`, "application/x-www-form-urlencoded"],
    ...[0, 1, 6, 9].map((level): [unknown, string] => [`pako:${deflateSync("card 4111 1111 1111 1111, and more of it", { level }).toString("base64")}`, ""]),
    [new TextEncoder().encode(`42["ask","${packed}"]`), ""],
    [new Blob([packed.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")]), ""],
  ];
  for (const [body, type] of bodies) {
    assert.equal(bodyNow(body, type), null);
    const { pieces, unread, rebuild } = await bodyLater(body, type);
    assert.deepEqual(pieces.slice(1), [{ name: "", text: "card 4111 1111 1111 1111, and more of it", type: "", fixed: true }]);
    assert.equal(unread, "");
    if (typeof body === "string") assert.equal(rebuild([null, null]), body);
  }
});

test("what only looks packed is a text as any other", async () => {
  for (const body of [`token=H4sI${"Ab3".repeat(40)}`, `token=eJx${"Zq7".repeat(40)}`]) {
    const { pieces, same } = await bodyLater(body, "");
    assert.deepEqual([pieces.map(({ text }) => text), same], [[body], body]);
  }
  assert.equal(bodyNow("H4sI is how gzip begins", "")?.pieces.length, 1);
});
