/** The tables that a bundle carries packed in a comment are those of src/gen and src/words. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { shortest, signs, unpacked } from "../src/packed";

const built = (name: string) => new URL(`./tables_${name}.mjs`, import.meta.url);

test("every table is read from the comment as it was written", async () => {
  const [packed, written] = await Promise.all(["packed", "written"].map((name) => import(built(name).href) as Promise<Record<string, Record<string, unknown>>>));
  let tables = 0;
  for (const [module, members] of Object.entries(written!))
    for (const [name, value] of Object.entries(members)) {
      if (typeof value === "function") {
        const called = (from: unknown) => (name === "vendors" ? (from as () => unknown)() : String(from));
        assert.deepEqual(called(packed![module]![name]), called(value), `${module} ${name}`);
      } else assert.deepEqual(packed![module]![name], value, `${module} ${name}`);
      tables++;
    }
  assert.ok(tables > 500);
});

test("the comment is one line of ASCII, and what it says stands nowhere else", () => {
  const code = readFileSync(built("packed"), "latin1");
  const [line] = code.split("\n").filter((one) => one.includes("//")).sort((a, b) => b.length - a.length);
  assert.ok(line!.length > 300_000);
  assert.match(line!, /^[\x01-\x7f]+$/);
  assert.ok(!code.includes("SEAWALL_TABLES"));
  assert.ok(!code.includes("seawall table"));
  assert.ok(code.length - line!.length < 300_000);
});

test("signs stand for bytes, near and far pieces, letters of two and three bytes and the ends of tables", () => {
  const said = (...codes: (number | string)[]) => codes.map((one) => (typeof one === "number" ? String.fromCharCode(one) : one)).join("");
  const read = (size: number, text: string) => new TextDecoder().decode(unpacked(`${size} ${text}`));
  const { near, far, long, end, blank, toggle } = signs;
  assert.equal(read(5, "plain"), "plain");
  assert.equal(read(8, said("abcd", near, blank, blank + 3)), "abcdabcd");
  assert.equal(read(16 + shortest.near, said("a", near + 15, blank, blank)), `a${"a".repeat(shortest.near + 15)}`);
  assert.equal(read(10, said("abcde", far, blank, blank, blank + 4)), "abcdeabcde");
  assert.equal(read(8, said("ab", long, blank + 1, blank, blank, blank + 1)), "abababab");
  assert.equal(read(8, said("x", toggle, 0xc3 - 0x60, 0xa9 - 0x60, 0xe2 - 0xd0, 0x82 - 0x60, 0xac - 0x60, toggle, "y", end)), "xé€y\n");
  const most = 127 - blank + shortest.long;
  assert.equal(read(2 + 40 * most, said("ab", ...Array(40).fill(said(long, 127, blank, blank, blank + 1)))), "ab".repeat(1 + 20 * most));
});
