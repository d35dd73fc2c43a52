import { beginsAsKey } from "../detect/late";
import { readBytes } from "../files/read";
import { plainHeader, telling, tellingHeader, tellingHeaderName, tellingName } from "../page/looks";

/**
 * A body unpacked into the texts it carries, however often they are packed: JSON in a form field in JSON. Each text can be
 * changed and the body packed again around it; everything else stays byte for byte.
 */
export interface Leaf {
  /** Keys and indexes that lead to it, from the outside in. */
  path: string[];
  text: string;
  /** It can't be changed where it stands (a number, an address, a file). */
  fixed: boolean;
  changed?: string;
}

export interface Unpacked {
  leaves: Leaf[];
  pack(): string;
}

export const depthMax = 6;
export const leavesMax = 50_000;
/** Fewer numbers are none of a text. */
const bytesMin = 8;
const dataUrl = /^data:([\w.+-]+\/[\w.+-]+)?[^,]{0,100};base64,/;

export function unpack(text: string, type = "", fixed = false, name = ""): Unpacked {
  return open(text, type, name ? [name] : [], fixed, 0);
}

/** What an address carries: its query's names and values, whom it names before the host, and what stands in its path. */
export function addressLeaves(url: string): Leaf[] {
  let address: URL;
  try {
    address = new URL(url);
  } catch {
    return [];
  }
  const leaves: Leaf[] = [];
  for (const [name, value] of address.searchParams) {
    if (telling.test(name)) leaves.push({ path: [], text: name, fixed: true });
    leaves.push(...open(value, "", [name], true, 1).leaves);
  }
  // A query without names, and text put into the path itself.
  const rest = [address.search.includes("=") ? "" : address.search.slice(1), telling.test(address.pathname) ? address.pathname : "", address.username, address.password];
  for (const one of rest) if (one) leaves.push({ path: [], text: decoded(one.replaceAll("/", " ")), fixed: true });
  return leaves;
}

/** A page's own token under a key that says so: it goes with every request, and is nobody's prompt. */
export function isToken({ path, text }: Leaf): boolean {
  return /(token|jwt|csrf|xsrf|sentinel|turnstile|captcha|session|nonce)(_?id|_?key)?$/i.test(path.at(-1) ?? "") && /^[\w.~+/=-]{8,8000}$/.test(text) && /[a-z]/i.test(text);
}

const tokenLike = /^[\w.~+/=-]{16,}$/;
const iban = /^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$/i;
/** One long word of letters and digits that is no key of a vendor's. */
const isOneWord = (text: string): boolean => tokenLike.test(text) && /[a-z]/i.test(text) && !iban.test(text) && !beginsAsKey(text) && !saysWords(text);

/** A sentence in base64, which no token is. */
function saysWords(word: string): boolean {
  if (!/^[\w+/-]{24,}={0,2}$/.test(word)) return false;
  try {
    const text = atob(word.replaceAll("-", "+").replaceAll("_", "/"));
    return /^[\t\n\r\x20-\x7e\x80-\xff]+$/.test(text) && (text.match(/[a-z,.:;]\x20+\S/gi)?.length ?? 0) >= 2;
  } catch {
    return false;
  }
}

const asked = /^(?:q|query|prompt|text|message|msg|input|question|ask|search|body|content)$/i;

/** What the page put into headers of its own; `own` are those that say whose account is open. */
export function headerLeaves(headers: Record<string, string>, own: readonly string[]): Leaf[] {
  const said = Object.keys(headers).filter((name) => tellingHeaderName.test(name)).map((name): Leaf => ({ path: [], text: name.replace(/[-_]/g, " "), fixed: true }));
  const values = Object.entries(headers)
    .filter(([name, value]) => (!plainHeader.test(name) || tellingHeader.test(value)) && !own.includes(name))
    .flatMap(([name, value]) => open(decoded(value), "", [name], true, 1).leaves)
    .filter(({ text }) => !isOneWord(text));
  return [...said, ...values];
}

/**
 * The texts of an address that a browser goes to. One long word of letters and digits is a sign-in's token, which must arrive,
 * unless it begins as a vendor's keys do or is what a page is asked.
 */
export function addressTexts(url: string): string[] {
  const leaves = addressLeaves(url).filter((leaf) => !isToken(leaf));
  const arrives = ({ path, text }: Leaf) => isOneWord(text) && !asked.test(path.at(-1) ?? "");
  return leaves.filter((leaf) => !arrives(leaf)).map(({ text }) => text);
}

function open(text: string, type: string, path: string[], fixed: boolean, depth: number): Unpacked {
  if (depth < depthMax) {
    const head = text.trimStart()[0];
    if (head === "{" || head === "[" || (head === '"' && depth === 0)) {
      const read = json(text, path, fixed, depth);
      if (read) return read;
      const lines = records(text, path, fixed, depth);
      if (lines) return lines;
    }
    if (type.includes("x-www-form-urlencoded") || (depth === 0 && !type && looksLikeForm.test(text))) return form(text, path, fixed, depth);
    const packed = dataUrl.exec(text);
    if (!packed && isBytes(text)) {
      const own = lone(path, text, fixed);
      return { leaves: [...own.leaves, ...inBytes(text, path)], pack: own.pack };
    }
    if (packed) return { leaves: inData(text.slice(packed[0].length), packed[1] ?? "", path), pack: () => text };
  }
  return lone(path, text, fixed);
}

function lone(path: string[], text: string, fixed: boolean): Unpacked {
  const leaf: Leaf = { path, text, fixed };
  return { leaves: text ? [leaf] : [], pack: () => leaf.changed ?? text };
}

const looksLikeForm = /^[\w.%[\]-]{1,100}=[^\s{}<>]*$/;
const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
};

const bytesCharsMax = 1_500_000;
const isBytes = (text: string): boolean => text.length >= 24 && text.length <= bytesCharsMax && /^[\w+/-]+={0,2}$/.test(text) && /[a-z]/.test(text) && /[A-Z]/.test(text);

/** What bytes in base64 say that are no text as a whole: frames of gRPC, edits of a shared document. A text as a whole the engine reads itself. */
function inBytes(base64: string, path: string[]): Leaf[] {
  try {
    const read = readBytes(Uint8Array.from(atob(base64.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt(0)));
    return read?.text && !read.plain ? [{ path, text: read.text, fixed: true }] : [];
  } catch {
    return [];
  }
}

/** A file inside a string: its text, when it is one. */
function inData(base64: string, type: string, path: string[]): Leaf[] {
  try {
    const text = readBytes(Uint8Array.from(atob(base64), (one) => one.charCodeAt(0)), type)?.text; // what is packed was unpacked by who asks
    return text ? [{ path, text, fixed: true }] : [];
  } catch {
    return [];
  }
}

function form(text: string, path: string[], fixed: boolean, depth: number): Unpacked {
  const parts = text.split("&").map((pair) => {
    const at = pair.indexOf("=");
    const name = at < 0 ? "" : pair.slice(0, at);
    const raw = pair.slice(at + 1);
    const called = tellingName.test(decoded(name)) ? [{ path, text: decoded(name), fixed: true }] : [];
    return { head: at < 0 ? "" : `${name}=`, raw, called, inner: open(decoded(raw), "", [...path, decoded(name)], fixed, depth + 1) };
  });
  return {
    leaves: parts.flatMap(({ called, inner }) => [...called, ...inner.leaves]),
    pack: () =>
      parts
        .map(({ head, raw, inner }) => head + (inner.leaves.some(({ changed }) => changed !== undefined) ? encodeURIComponent(inner.pack()) : raw))
        .join("&"),
  };
}

/** JSON a line (server-sent and batched bodies). */
function records(text: string, path: string[], fixed: boolean, depth: number): Unpacked | null {
  const lines = text.split("\n");
  if (lines.length < 2 || lines.length > 1_000) return null;
  const read = lines.map((line) => (line.trim() ? json(line, path, fixed, depth) : { leaves: [], pack: () => line }));
  if (read.includes(null)) return null;
  return { leaves: read.flatMap((one) => one!.leaves), pack: () => read.map((one) => one!.pack()).join("\n") };
}

interface Part {
  start: number;
  end: number;
  inner: Unpacked;
}

/** Reads JSON without building it, so that what is not changed stays as it was, large numbers included. Null when it is none. */
function json(text: string, path: string[], fixed: boolean, depth: number): Unpacked | null {
  const parts: Part[] = [];
  const token = /[\s]*(?:("(?:[^"\\\u0000-\u001f]|\\.)*")|(-?[0-9][0-9.eE+-]*)|(true|false|null)|([[\]{},:]))/y;
  const stack: { array: boolean; index: number; key: string; bytes: number[] | null }[] = [];
  let expectKey = false;
  let ended = false;
  const told = (said: string, size: number): Part => ({ start: token.lastIndex - size, end: token.lastIndex, inner: { leaves: [{ path: leafPath(), text: said, fixed: true }], pack: () => said } });
  const leafPath = () => [...path, ...stack.map(({ array, index, key }) => (array ? String(index) : key))];
  while (token.lastIndex < text.length) {
    const from = token.lastIndex;
    const match = token.exec(text);
    if (!match) return text.slice(from).trim() === "" && ended ? pack() : null;
    if (ended) return null;
    const [, string, number, , sign] = match;
    const top = stack.at(-1);
    if (string !== undefined) {
      const end = token.lastIndex;
      let value: string;
      try {
        value = JSON.parse(string) as string;
      } catch {
        return null;
      }
      if (expectKey && top) {
        top.key = value;
        expectKey = false;
        if (tellingName.test(value)) parts.push({ start: end - string.length, end, inner: lone(leafPath(), value, fixed) });
        continue;
      }
      if (value) parts.push({ start: end - string.length, end, inner: open(value, "", leafPath(), fixed, depth + 1) });
    } else if (number !== undefined) {
      // Only a number as long as a card's or an account's can be a value of somebody's.
      if (number.length >= 12) parts.push(told(number, number.length));
      if (number.length > 3 || Number(number) > 255 || !/^[0-9]+$/.test(number)) top && (top.bytes = null);
      else top?.bytes?.push(Number(number));
    } else if (sign === "{" || sign === "[") {
      if (stack.length > 200) return null;
      stack.push({ array: sign === "[", index: 0, key: "", bytes: [] });
      expectKey = sign === "{";
      continue;
    } else if (sign === "}" || sign === "]") {
      const closed = stack.pop();
      if (!closed) return null;
      // A text as its bytes: what typed arrays and buffers become in JSON.
      if (closed.bytes && closed.bytes.length >= bytesMin && closed.bytes.length > closed.index) {
        const said = readBytes(Uint8Array.from(closed.bytes))?.text;
        if (said) parts.push(told(said, 0));
      }
    } else if (sign === ",") {
      if (!top) return null;
      top.index++;
      expectKey = !top.array;
      continue;
    } else if (sign === ":") continue;
    if (parts.length > leavesMax) return null;
    if (!stack.length) ended = true;
  }
  return ended ? pack() : null;

  function pack(): Unpacked {
    return {
      leaves: parts.flatMap(({ inner }) => inner.leaves),
      pack() {
        let out = "";
        let done = 0;
        for (const { start, end, inner } of parts) {
          if (!inner.leaves.some(({ changed }) => changed !== undefined)) continue;
          out += text.slice(done, start) + JSON.stringify(inner.pack());
          done = end;
        }
        return out + text.slice(done);
      },
    };
  }
}

/** Whether a path fits a data path of the policy: keys joined by `.`, `*` for every member. */
export function fits(pattern: string, path: readonly string[]): boolean {
  const keys = pattern.split(".");
  return keys.length === path.length && keys.every((key, place) => key === "*" || key === path[place]);
}
