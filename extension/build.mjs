// Builds the tests, or (--bench) what measures the engine, as one module each. There is no extension to build yet.
import { build } from "esbuild";
import { readdirSync } from "node:fs";

const [folder, ending] = process.argv.includes("--bench") ? ["bench", ".bench.ts"] : ["test", ".test.ts"];
await build({
  entryPoints: readdirSync(folder).filter((name) => name.endsWith(ending)).map((name) => `${folder}/${name}`),
  outdir: folder === "bench" ? "build/bench" : "build/tests",
  outExtension: { ".js": ".mjs" },
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20",
  loader: { ".json": "json" },
});
