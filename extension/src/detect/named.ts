/** What a bare value is called. Mirrors src/seawall/detect/named_values.py and vendor_names.py. */
import * as data from "../gen/named_values";
import { ORDINARY, vendors } from "../gen/vendors";
import { finditer, fullmatch, lstrip, rstrip, search, strip, sub } from "./python";

export interface Name {
  words: string[];
  secret: string;
  weak: boolean;
  about: boolean;
  assigned: boolean;
  quoted: boolean;
  text: string;
  line: string;
}

const schemes = data._schemes as ReadonlySet<string>;

export function readName(text: string, start: number): Name {
  const before = text.slice(Math.max(0, start - data.reach_chars), start);
  let line = before.slice(before.lastIndexOf("\n") + 1);
  if (!strip(line, " \t\"'`") && before.includes("\n")) {
    const earlier = rstrip(before.slice(0, before.lastIndexOf("\n")));
    line = rstrip(earlier.slice(earlier.lastIndexOf("\n") + 1), " \\+(|>-") + lstrip(line);
  }
  if (line.endsWith("<![CDATA[")) line = line.slice(0, -9);
  if (line.includes("get;")) line = sub(data._accessors, line, "");
  if (search(data._foreign, line)) line = sub(data._foreign, line, " api key");
  const joint = takeJoint(line.endsWith(";") ? sub(data._written_quote, line, '"') : line);
  const { quoted } = joint;
  const entry = search(data._holds_entry, joint.head) ? search(data._entry, before) : null;
  const head = entry !== null ? (entry[1] ?? entry[2] ?? entry[3]!) : sub(data._type, joint.head, "");
  let tied = joint.tied;
  const found = search(data._name, head.slice(-64))?.[0] ?? "";
  const spaced = sub(data._split_camel, found, " ");
  const words = [...finditer(data._words, spaced)].map((word) => word[0].toLowerCase()).slice(-8);
  let [secret, weak, place] = secretWord(words);
  const last = words[words.length - 1];
  if (last !== undefined && schemes.has(last)) {
    const lead = rstrip(head.slice(0, head.length - last.length), " \t").slice(-1);
    if (lead !== "" && ":='\",".includes(lead)) [secret, weak, place, tied] = ["authorization", false, words.length - 1, true];
  }
  if (!secret && last !== undefined && data._SESSION_WORDS.has(last) && line.toLowerCase().includes("cookie"))
    [secret, weak, place] = [`cookie ${last}`, false, words.length - 1];
  const about = last !== undefined && data._ABOUT.has(last) && place !== words.length - 1;
  return {
    words,
    secret,
    weak,
    about,
    assigned: tied || search(data._flag, head) !== null,
    quoted,
    text: before.toLowerCase(),
    line: line.toLowerCase(),
  };
}

/** What stands between a name and its value, read from the right. */
function takeJoint(line: string): { head: string; tied: boolean; quoted: boolean } {
  const opened = rstrip(line, " \t");
  let rest = rstrip(opened, "\"'`([{<\\|");
  if (rest.endsWith("@") && opened.endsWith('@"')) rest = rest.slice(0, -1);
  const quoted = /["'`]$/.test(opened.slice(rest.length));
  if (quoted) rest = sub(data._prefix, rest, "");
  const signed = rstrip(rest, " \t");
  rest = rstrip(signed, ":=?+>-,→–—：＝|");
  let sign = signed.slice(rest.length);
  const closed = sub(data._qualifier, rstrip(rest, " \t"), "");
  rest = rstrip(closed, "\"'`])}\\*");
  if (data._verbs.some((verb) => rest.endsWith(verb)) && !sign) {
    rest = rstrip(rest.slice(0, rest.lastIndexOf(" ")));
    sign = "is";
  }
  const tied = !["", ",", "-", "–", "—"].includes(sign) || quoted || opened.slice(rest.length).includes("(") || (sign === "," && closed !== rest);
  return { head: rest, tied, quoted };
}

const notKeys = new Set(["monkey", "turkey", "hotkey", "donkey", "jockey", "hockey", "whiskey"]);

/** Word, whether weak, and where: the last word that speaks of a secret. */
function secretWord(words: string[]): [string, boolean, number] {
  for (let place = words.length - 1; place >= 0; place--) {
    const word = words[place]!;
    if (data.SECRET_WORDS.has(word) || /(?:secret|token|apikey|secretkey|accesskey)$/.test(word)) return [word, false, place];
    const isKey = word === "key" || word === "keys";
    if (isKey && place && data._KEY_PARTNERS.has(words[place - 1]!)) return [`${words[place - 1]} ${word}`, false, place];
    if (word.endsWith("key") && word.length > 5 && !notKeys.has(word)) return [word, false, place];
    if (place && data._SESSION_WORDS.has(word) && data._SESSION_PARTNERS.has(words[place - 1]!)) return [`${words[place - 1]} ${word}`, false, place];
    if (isKey || word === "private" || word === "access") return [word, true, place];
  }
  return ["", true, -1];
}

export interface Vendor {
  name: string;
  words: string[];
  shapes: string;
  shortest: number;
  starts: string;
}

let all: Vendor[] | null = null;
let byWord: Map<string, Vendor> | null = null;

/** Read when a text first speaks of a secret. */
const known = (): Vendor[] => (all ??= vendors().map(([name, words, shapes, shortest, starts]) => ({ name, words, shapes, shortest, starts })));

function named(): Map<string, Vendor> {
  if (byWord === null) {
    byWord = new Map();
    for (const vendor of known()) for (const word of vendor.words) if (!byWord.has(word)) byWord.set(word, vendor);
  }
  return byWord;
}

export function namedVendor(before: string): Vendor | null {
  const vendors = named();
  const words = (before.match(/[a-z0-9]+/g) ?? []).slice(-10);
  for (let index = words.length - 1; index >= 0; index--) {
    const word = words[index]!;
    for (const piece of [words.slice(index, index + 3).join(""), words.slice(index, index + 2).join(""), word]) {
      const vendor = vendors.get(piece);
      if (vendor !== undefined) return (index ? vendors.get(words[index - 1] + piece) : undefined) ?? vendor;
    }
    for (let end = Math.min(word.length - 1, 24); end > 4; end--) {
      const head = word.slice(0, end);
      const vendor = vendors.get(head);
      if (vendor !== undefined && !ORDINARY.has(head)) return vendor;
    }
  }
  return null;
}

const shapes = new Map<string, RegExp>();

export function fits(vendor: Vendor, value: string): boolean {
  if (!vendor.shapes) return false;
  let regex = shapes.get(vendor.name);
  if (regex === undefined) shapes.set(vendor.name, (regex = new RegExp(vendor.shapes)));
  return fullmatch(regex, value);
}

export function cutShort(vendor: Vendor, value: string): boolean {
  return value.length < vendor.shortest;
}

const starts = new Map<string, RegExp>();

/** Whether a value has a shape that begins with fixed letters (Sumo Logic's `su…`), of one vendor or of any. */
export function startsAsIssued(value: string, vendor: Vendor | null): boolean {
  if (vendor?.starts === "") return false;
  const key = vendor?.name ?? "";
  let regex = starts.get(key);
  if (regex === undefined) {
    const source = vendor?.starts ?? known().flatMap((one) => one.starts || []).join("|");
    starts.set(key, (regex = new RegExp(source)));
  }
  return fullmatch(regex, value);
}
