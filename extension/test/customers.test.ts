import assert from "node:assert/strict";
import { test } from "node:test";
import { confirmed, Customers, normal, prefixes } from "../src/policy/customers";
import golden from "./customers.json";

const values = golden.values as [string, string, string, string, boolean][];

test("a value is written, hashed and found as the server does it", async () => {
  const customers = new Customers(golden.filter);
  for (const [kind, value, form, digest, held] of values) {
    assert.equal(normal(kind, value), form);
    const hit = customers.find(kind, value);
    assert.equal(hit !== null, held, value);
    if (hit) assert.ok(hit.hash.startsWith(digest) && hit.category === golden.filter.kinds[kind as "email"]);
  }
});

test("kinds the filter does not have and values too short to compare are no hit", async () => {
  const customers = new Customers(golden.filter);
  assert.equal(customers.find("name", "Ana"), null);
  assert.equal(customers.find("order", "#1"), null);
  assert.equal(customers.find("phone", "+"), null);
});

test("the server takes a hit back only by an answer to its prefix", async () => {
  const customers = new Customers(golden.filter);
  const hit = (customers.find("email", values[0]![1]))!;
  const [prefix] = prefixes([hit, hit]);
  assert.equal(prefix!.length, 5);
  assert.ok(confirmed(hit, null));
  assert.ok(confirmed(hit, {}));
  assert.ok(confirmed(hit, { [prefix!]: ["0000000000000000", hit.hash.slice(5, 21)] }));
  assert.ok(!confirmed(hit, { [prefix!]: ["0000000000000000"] }));
  assert.equal(prefixes(Array.from({ length: 100 }, (_, n) => ({ ...hit, hash: n.toString(16).padStart(64, "0").slice(-64) + "" })).map((one, n) => ({ ...one, hash: n.toString(16).padStart(5, "0") }))).length, 64);
});
