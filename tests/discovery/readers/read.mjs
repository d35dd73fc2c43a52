/** `node read.mjs adguard|powershell < FILE`: what the format's own parser makes of a list, as JSON. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const text = readFileSync(0, "utf8");

async function adguard() {
  const { FilterListParser } = await import("@adguard/agtree/parser");
  return FilterListParser.parse(text, { tolerant: false, isLocIncluded: false }).children.map(
    ({ category, type, exception, pattern, modifiers }) => ({
      category,
      type,
      exception,
      pattern: pattern?.value,
      modifiers: modifiers?.children.length ?? 0,
    }),
  );
}

async function powershell() {
  const { Language, Parser } = await import("web-tree-sitter");
  await Parser.init();
  const grammar = fileURLToPath(import.meta.resolve("tree-sitter-powershell/tree-sitter-powershell.wasm"));
  const parser = new Parser();
  parser.setLanguage(await Language.load(grammar));
  const root = parser.parse(text).rootNode;
  const commands = root.descendantsOfType("command").map((command) => ({
    name: command.childForFieldName("command_name")?.text,
    parameters: command.descendantsOfType("command_parameter").map(({ text }) => text),
  }));
  return { error: root.hasError, commands };
}

const read = JSON.stringify(await { adguard, powershell }[process.argv[2]]());
process.stdout.write(`${read}\n`, () => process.exit(0)); // the parser's threads would keep it
