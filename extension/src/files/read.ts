/** Files and bytes as text, as far as a page can read them; what can't be read is said, and the policy decides. */
import { officeText } from "./office";
import { unzip } from "./zip";

export const fileBytesMax = 32 * 1024 * 1024;
export const textCharsMax = 4_000_000;

export interface Read {
  text: string;
  /** Media type, as the sender or the bytes say. */
  type: string;
  /** The text is all there is, so that the file can be written anew from it. */
  plain: boolean;
  /** `""`, or what was not read: `image`, `audio`, `video`, `pdf`, `binary`, `large`, `archive`. */
  unread: string;
}

const unreadable = (type: string, unread: string): Read => ({ text: "", type, plain: false, unread });
/** Control characters that plain text does not have. */
const odd = /[\0-\x08\x0e-\x1a\x1c-\x1f]/;
const printable = /[\p{L}\p{N}\p{P}\p{S} \t]{4,}/gu;

function media(type: string, bytes: Uint8Array): string {
  const kind = /^(image|audio|video|font)\//.exec(type)?.[1];
  if (kind && !type.startsWith("image/svg")) return kind;
  const begins = (...head: number[]) => head.every((byte, place) => bytes[place] === byte);
  if (begins(0x25, 0x50, 0x44, 0x46)) return "pdf";
  if (begins(0x89, 0x50, 0x4e, 0x47) || begins(0xff, 0xd8, 0xff) || begins(0x47, 0x49, 0x46, 0x38)) return "image";
  if (begins(0x52, 0x49, 0x46, 0x46)) return bytes[8] === 0x57 && bytes[9] === 0x45 ? "image" : "audio";
  return "";
}

const isGzip = (bytes: Uint8Array) => bytes[0] === 0x1f && bytes[1] === 0x8b;
/** RFC 1950, with the window that encoders write and one of their four levels. */
const isZlib = (bytes: Uint8Array) => bytes[0] === 0x78 && [0x01, 0x5e, 0x9c, 0xda].includes(bytes[1]!);
const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;

/** Bytes that need nothing unpacked; null when they do. */
export function readBytes(bytes: Uint8Array, type = ""): Read | null {
  const kind = media(type, bytes);
  if (kind) return unreadable(type, kind);
  if (isGzip(bytes) || isZip(bytes)) return null;
  const text = decoded(bytes);
  if (text !== null) return { text, type, plain: !unmarked(bytes), unread: "" };
  return isZlib(bytes) ? null : loose(bytes, type);
}

function loose(bytes: Uint8Array, type: string): Read {
  // Strings stand in the clear in most binary forms (protocol buffers, MessagePack); where little is readable, little was seen.
  const whole = new TextDecoder().decode(bytes).replaceAll("\ufffd", "\0");
  const strings = whole.match(printable) ?? [];
  const seen = strings.reduce((sum, one) => sum + one.length, 0);
  return { text: strings.join("\n"), type, plain: false, unread: seen * 2 < whole.length ? "binary" : "" };
}

const firstMax = 400;

/** Two bytes a letter without a mark: nearly every second byte of Western text is zero. */
function unmarked(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const first = bytes.subarray(0, firstMax);
  if (first.length < 8 || bytes.length % 2 || !first.includes(0)) return null;
  const zeros = [0, 0];
  first.forEach((byte, place) => byte || zeros[place & 1]!++);
  const most = (first.length >> 1) * 0.7;
  return zeros[1]! > most && !zeros[0] ? "utf-16le" : zeros[0]! > most && !zeros[1] ? "utf-16be" : null;
}

/** Text in UTF-8 or UTF-16; null for anything else. */
function decoded(bytes: Uint8Array): string | null {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : unmarked(bytes);
  for (const encoding of wide ? [wide] : ["utf-8", ...(bytes.includes(0) ? [] : ["windows-1252"])]) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      // The old Western encoding reads any bytes: only what looks like text all over is taken for it.
      if (!odd.test(text) && (encoding !== "windows-1252" || !/[\x7f-\x9f]/.test(text))) return text;
    } catch {
      continue;
    }
  }
  return null;
}

export async function readFile(file: Blob, type = file.type): Promise<Read> {
  if (file.size > fileBytesMax) return unreadable(type, "large");
  const given = new Uint8Array(await file.arrayBuffer());
  // Firefox lends a page's bytes for reading one by one; what cuts or walks them needs bytes of this script's own.
  const bytes = new Uint8Array(given.length);
  bytes.set(given);
  const now = readBytes(bytes, type);
  if (now && now.unread !== "binary") return bounded(now);
  try {
    if (isZip(bytes)) return await packed(bytes, type);
    const format = isGzip(bytes) ? "gzip" : isZlib(bytes) ? "deflate" : "deflate-raw";
    const inside = await expanded(bytes, format, fileBytesMax);
    const read = inside && readBytes(inside);
    if (format === "deflate-raw" && (!read?.text || read.unread)) return loose(bytes, type);
    return read ? { ...bounded(read), type, plain: false } : unreadable(type, inside ? "archive" : "large");
  } catch {
    return loose(bytes, type);
  }
}

/** No more of a text than can be looked at; the rest is said. */
const bounded = (read: Read): Read => (read.text.length > textCharsMax ? { ...read, text: read.text.slice(0, textCharsMax), plain: false, unread: "large" } : read);

async function packed(bytes: Uint8Array, type: string): Promise<Read> {
  const { members, complete } = await unzip(bytes, (data, room) => expanded(data, "deflate-raw", room));
  const office = officeText(members);
  if (office !== null) return { text: office.slice(0, textCharsMax), type, plain: false, unread: complete && office.length <= textCharsMax ? "" : "large" };
  const texts: string[] = [];
  const unread = new Set<string>(complete ? [] : ["large"]);
  for (const [name, data] of members) {
    const read = readBytes(data);
    texts.push(name, read?.text ?? "");
    if (!read || read.unread) unread.add(read ? read.unread : "archive");
  }
  const text = texts.join("\n");
  if (text.length > textCharsMax) unread.add("large");
  return { text: text.slice(0, textCharsMax), type, plain: false, unread: [...unread].join(" ") };
}

/** What compressed bytes hold; null when it is more than there is room for. */
async function expanded(bytes: Uint8Array, format: CompressionFormat, room: number): Promise<Uint8Array | null> {
  const reader = new Blob([Uint8Array.from(bytes)]).stream().pipeThrough(new DecompressionStream(format)).getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    chunks.push(next.value);
    size += next.value.length;
    if (size > room) {
      void reader.cancel();
      return null;
    }
  }
  const whole = new Uint8Array(size);
  let place = 0;
  for (const chunk of chunks) {
    whole.set(chunk, place);
    place += chunk.length;
  }
  return whole;
}
