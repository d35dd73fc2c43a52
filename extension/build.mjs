// Builds the extension for both browsers into dist/, or (--tests, --bench) modules for node, or (--stage) the card by itself.
import { build, transform } from "esbuild";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { manifest } from "./manifest.mjs";
import { pack, tables } from "./pack.mjs";

/** What a build was made from, in one line: hatch_build.py makes the same, so that no wheel carries an old one. */
function sources() {
  const files = ["src", "static"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).map((one) => `${one.parentPath}/${one.name}`));
  const whole = createHash("sha256");
  for (const name of [...files, "build.mjs", "manifest.mjs", "pack.mjs", "key.pub", "package.json", "package-lock.json"].sort())
    whole.update(`${name} ${createHash("sha256").update(readFileSync(name)).digest("hex")}\n`);
  return whole.digest("hex");
}

/** What a TypeScript file of plain data exports. */
async function dataOf(path) {
  const { code } = await transform(readFileSync(path, "utf8"), { loader: "ts", format: "esm" });
  return Object.entries(await import(`data:text/javascript,${encodeURIComponent(code)}`));
}

const mode = process.argv[2] ?? "";
if (mode === "--tests" || mode === "--bench") {
  const [folder, ending, into] = mode === "--bench" ? ["bench", ".bench.ts", "bench"] : ["test", ".test.ts", "tests"];
  const common = { outdir: `build/${into}`, outExtension: { ".js": ".mjs" }, bundle: true, format: "esm", platform: "node", target: "node20", loader: { ".json": "json" } };
  const entryPoints = readdirSync(folder).filter((name) => name.endsWith(ending)).map((name) => `${folder}/${name}`);
  const written = async (options) => {
    const { outputFiles } = await build({ ...common, ...options, write: false, plugins: [tables] });
    mkdirSync(common.outdir, { recursive: true });
    for (const { path, text } of outputFiles) writeFileSync(path, pack(text));
  };
  if (mode === "--bench") await written({ entryPoints }); // as they are in the browser
  else {
    await build({ ...common, entryPoints });
    // All tables as they are in the browser, and as they are written: one test holds them to be the same.
    const all = ["gen", "words"].flatMap((from) => readdirSync(`src/${from}`).map((name) => `export * as ${from}_${name.slice(0, -3)} from "./src/${from}/${name}";`)).join("\n");
    const stdin = { contents: all, resolveDir: "." };
    await build({ ...common, outdir: undefined, stdin, outfile: "build/tests/tables_written.mjs" });
    await written({ outdir: undefined, stdin, outfile: "build/tests/tables_packed.mjs" });
  }
} else if (mode === "--stage") {
  await build({ entryPoints: ["test/stage/content.ts"], outdir: "build/stage", bundle: true, format: "iife", charset: "utf8" });
  const scripts = [{ matches: ["https://funnybot.example/*"], js: ["content.js"], all_frames: true, run_at: "document_start" }];
  const gecko = { id: "stage@seawall.invalid", data_collection_permissions: { required: ["none"] } };
  const stage = { manifest_version: 3, name: "Seawall's stage", version: "1", content_scripts: scripts, browser_specific_settings: { gecko } };
  writeFileSync("build/stage/manifest.json", JSON.stringify(stage));
} else {
  const { version } = JSON.parse(readFileSync("package.json", "utf8"));
  const key = readFileSync("key.pub", "utf8").trim();
  const [[, catalogue]] = await dataOf("src/gen/catalogue.ts");
  const known = [...new Set(catalogue.flatMap(([, , hosts]) => hosts.split(" ").map((host) => `*://*.${host}/*`)))].sort();
  for (const browser of ["chromium", "firefox"]) {
    const into = `dist/${browser}`;
    rmSync(into, { recursive: true, force: true });
    mkdirSync(into, { recursive: true });
    const target = browser === "firefox" ? "firefox142" : "chrome137";
    // The gate that is put before a page's worker travels inside page.js as text.
    const gate = await build({ entryPoints: ["src/page/worker_gate.ts"], bundle: true, format: "iife", minify: true, write: false, target });
    // Each entry is bundled whole: one file listed for two worlds would be injected into one of them only.
    const { outputFiles } = await build({
      entryPoints: {
        page: "src/page/main.ts",
        present: "src/content/present.ts", content: "src/content/main.ts",
        frame: "src/content/frame.ts",
        worker: "src/worker/main.ts",
        popup: "src/pages/popup.ts",
        blocked: "src/pages/blocked.ts",
        reported: "src/pages/reported.ts",
      },
      outdir: into,
      bundle: true,
      format: "iife",
      minify: true,
      legalComments: "none",
      charset: "ascii", // one byte a character in the browser's memory, and nothing to decode
      target,
      write: false,
      plugins: [tables],
      define: { WORKER_GATE: JSON.stringify(gate.outputFiles[0].text), BROWSER: JSON.stringify(browser), VERSION: JSON.stringify(version) },
    });
    for (const { path, text } of outputFiles) writeFileSync(path, pack(text));
    cpSync("static", into, { recursive: true });
    writeFileSync(`${into}/manifest.json`, `${JSON.stringify(manifest(browser, version, key, known), null, 2)}\n`);
  }
  writeFileSync("dist/sources.sha256", `${sources()}\n`);
}
