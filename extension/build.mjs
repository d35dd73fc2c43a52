// Builds dist/chromium and dist/firefox, or (--tests) the unit tests as one module each.
import { build } from "esbuild";
import { readdirSync } from "node:fs";

if (process.argv.includes("--tests")) {
  const tests = readdirSync("test").filter((name) => name.endsWith(".test.ts"));
  await build({
    entryPoints: tests.map((name) => `test/${name}`),
    outdir: "build/tests",
    outExtension: { ".js": ".mjs" },
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    loader: { ".json": "json" },
  });
}
