import assert from "node:assert/strict";
import { test } from "node:test";
import "./browser";
import { register } from "../src/worker/register";

type Script = { id: string; matches: string[]; excludeMatches?: string[] };

test("what the manifest guards is registered nowhere a second time, and a tab that is guarded gets nothing put into it", async () => {
  const registered: Script[] = [];
  const put: { frameIds?: number[]; file: string }[] = [];
  const place = globalThis as unknown as { chrome: Record<string, unknown> };
  Object.assign(place.chrome, {
    runtime: { ...(place.chrome["runtime"] as object), getManifest: () => ({ content_scripts: [{ js: ["present.js"], matches: ["*://*/x"] }, { js: ["content.js"], matches: ["*://*.known.example/*"] }] }) },
    scripting: {
      getRegisteredContentScripts: async () => registered,
      registerContentScripts: async (scripts: Script[]) => void registered.push(...scripts),
      updateContentScripts: async (scripts: Script[]) => scripts.forEach((one) => Object.assign(registered.find(({ id }) => id === one.id)!, one)),
      executeScript: async ({ target, files, func }: { target: { frameIds?: number[] }; files?: string[]; func?: () => unknown }) => {
        if (func) return [{ frameId: 0, result: true }, { frameId: 7, result: false }];
        put.push({ file: files![0]!, ...target });
        return [];
      },
    },
    tabs: { query: async () => [{ id: 1 }] },
  });
  await register(["known.example", "*.known.example", "own.example"]);
  assert.deepEqual(registered.map(({ id, excludeMatches }) => [id, excludeMatches]), [["page", ["*://*.known.example/*"]], ["content", ["*://*.known.example/*"]]]);
  assert.deepEqual(put.map(({ file, frameIds }) => [file, frameIds]), [["content.js", [7]], ["page.js", [7]]]);
  // One that was registered before the manifest guarded anything is put right.
  registered.forEach((one) => delete one.excludeMatches);
  await register(["known.example", "*.known.example", "own.example"]);
  assert.ok(registered.every(({ excludeMatches }) => excludeMatches?.length === 1));
});
