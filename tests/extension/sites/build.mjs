// Bundles the stand-in sites with the extension's own esbuild: node build.mjs OUTPUT
import { createRequire } from "node:module";

const { build } = createRequire(new URL("../../../extension/package.json", import.meta.url))("esbuild");
await build({
  entryPoints: [new URL("main.jsx", import.meta.url).pathname],
  outfile: process.argv[2],
  bundle: true,
  format: "iife",
  minify: true,
  target: "chrome137",
  define: { "process.env.NODE_ENV": '"production"' },
});
