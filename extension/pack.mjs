/**
 * Takes the long texts of src/gen and src/words out of a bundle and puts them into a comment of it, packed (src/held.ts says why, src/packed.ts how).
 * `tables` is esbuild's plugin that writes a question for each; `pack` answers those that are left in what was bundled.
 */
import { transform } from "esbuild";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";

/** Texts shorter than this stay where they are: asking costs more. */
const charsMin = 160;
const mark = "seawall table ";
const name = "SEAWALL_TABLES";
const asked = new RegExp(`(["'\`])${mark}(\\d+)\\1`, "g");

const loaded = async (path) => import(`data:text/javascript,${encodeURIComponent((await transform(readFileSync(path, "utf8"), { loader: "ts", format: "esm" })).code)}`);
const { signs, shortest, unpacked } = await loaded(new URL("src/packed.ts", import.meta.url));
const { near, far, long, end, blank, toggle, base } = signs;

/** What modules ask for: each text once, as JSON. */
const texts = [];
const numbers = new Map();

function question(value) {
  const text = JSON.stringify(value);
  if (!numbers.has(text)) numbers.set(text, texts.push(text) - 1);
  return `/* @__PURE__ */ held("${mark}${numbers.get(text)}")`;
}

const string = '"(?:[^"\\\\]|\\\\.)*"';
const table = new RegExp(`(?:/\\* @__PURE__ \\*/ )?JSON\\.parse\\((${string})\\)|(?<=[=:,[(] ?)(${string})(?=[,;}\\])])`, "g");

/** A module of plain data that asks for what is long in it. */
const questions = (code) => `import { held } from ${JSON.stringify(resolve("src/held.ts"))};\n${code.replace(table, (whole, json, plain) =>
  whole.length < charsMin ? whole : question(json ? JSON.parse(JSON.parse(json)) : JSON.parse(plain)))}`;

export const tables = {
  name: "tables",
  setup(one) {
    one.onLoad({ filter: /src\/gen\/[a-z_0-9]+\.ts$/ }, ({ path }) => ({ contents: questions(readFileSync(path, "utf8")), loader: "ts" }));
    one.onLoad({ filter: /src\/words\/[a-z]{2}\.ts$/ }, async ({ path }) => {
      const [[name, data]] = Object.entries(await loaded(path));
      return { contents: `import { held } from ${JSON.stringify(resolve("src/held.ts"))};\nexport const ${name} = ${question(data)};`, loader: "js" };
    });
  },
};

/** What was packed before: both browsers' bundles hold the same tables. */
const known = new Map();

/** A bundle with its tables in it. */
export function pack(bundle) {
  const code = unread(ascii(bundle));
  const used = [...new Set([...code.matchAll(asked)].map((one) => Number(one[2])))].sort((a, b) => a - b);
  if (!used.length) return code;
  const whole = used.map((number) => `${written(texts[number])}\n`).join("");
  if (!known.has(whole)) known.set(whole, packing(new TextEncoder().encode(whole)));
  const packed = known.get(whole);
  if (new TextDecoder().decode(unpacked(packed)) !== whole) throw new Error("tables are not unpacked as they were packed");
  const places = new Map(used.map((number, place) => [number, place]));
  return code.replace(asked, (_, __, number) => String(places.get(Number(number)))).replace(name, () => `//${packed}\n0`);
}

/** esbuild leaves letters in regular expressions as they are, and one letter that is no ASCII makes a script two bytes a character in the browser's memory. */
const ascii = (code) =>
  code.replace(/[^\0-\x7f]/g, (one) => {
    if (/[\ud800-\udfff]/.test(one)) throw new Error("a letter beyond the first plane stands in a regular expression: write its number");
    return `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });

/** Modules that come when they are asked for stand in functions by themselves. V8 passes over one that says `function`, and reads a whole arrow function that stands in another. */
function unread(code) {
  const [, once] = /\bvar ([\w$]+)=\(\w,\w,\w\)=>\(\)=>\{/.exec(code) ?? [];
  return once ? code.replaceAll(`=${once}(()=>{`, `=${once}(function(){`) : code;
}

/** JSON whose letters all have a form in packed text. */
const written = (json) => json.replace(/[\x7f\ud800-\udfff]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`);

const number = (value, digits) => Array.from({ length: digits }, (_, n) => String.fromCharCode(blank + (Math.floor(value / base ** (digits - 1 - n)) % base))).join("");
const chainMax = 64;


function packing(bytes) {
  const heads = new Map();
  const before = new Int32Array(bytes.length).fill(-1);
  const key = (at) => bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24);
  const enter = (at) => {
    if (at + 4 > bytes.length) return;
    before[at] = heads.get(key(at)) ?? -1;
    heads.set(key(at), at);
  };
  /** The piece that saves most: its length, how far before, and what it takes to say it. */
  const best = (at, high) => {
    let found = null;
    let saves = 0;
    let longest = 3;
    for (let other = at + 4 <= bytes.length ? (heads.get(key(at)) ?? -1) : -1, tries = 0; other >= 0 && tries < chainMax; other = before[other], tries++) {
      if (bytes[other + longest] !== bytes[at + longest]) continue;
      let length = 4;
      while (length < shortest.long + base - 1 && at + length < bytes.length && bytes[other + length] === bytes[at + length]) length++;
      if (length <= longest) continue;
      longest = length;
      const back = at - other - 1;
      for (const one of forms(length, back, high)) {
        const worth = one.length - one.said.length;
        if (worth > saves) [found, saves] = [one, worth];
      }
    }
    return found;
  };
  let out = `${bytes.length} `;
  let high = false;
  let entered = 0;
  for (let at = 0; at < bytes.length; ) {
    for (; entered < at; entered++) enter(entered);
    let piece = best(at, high);
    if (piece) {
      enter(entered++);
      const next = best(at + 1, high);
      if (next && next.length - next.said.length > piece.length - piece.said.length + 1) piece = null;
    }
    if (piece) {
      out += piece.said;
      at += piece.length;
      continue;
    }
    const byte = bytes[at++];
    if (byte === 10) out += String.fromCharCode(end);
    else {
      if (byte >= 0x80 !== high) out += String.fromCharCode(toggle), (high = !high);
      out += String.fromCharCode(byte < 0x80 ? byte : byte < 0xe0 ? byte - 0x60 : byte - 0xd0);
    }
  }
  return out;
}

function forms(length, back, high) {
  const found = [];
  if (!high && back < base ** 2) {
    const some = Math.min(length, shortest.near + 15);
    found.push({ length: some, said: String.fromCharCode(near + some - shortest.near) + number(back, 2) });
  }
  if (back >= base ** 3 || length < shortest.far) return found;
  const some = Math.min(length, shortest.far + 7);
  found.push({ length: some, said: String.fromCharCode(far + some - shortest.far) + number(back, 3) });
  found.push({ length, said: String.fromCharCode(long) + String.fromCharCode(blank + length - shortest.long) + number(back, 3) });
  return found;
}
