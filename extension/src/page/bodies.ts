/** Bodies of every kind as pieces of text, and back again when one is written anew. */
import { readBytes, readFile, type Read } from "../files/read";
import type { Piece } from "./ask";
import { tellingHeader } from "./looks";

export const bodyBytesMax = 32 * 1024 * 1024;

export interface Body {
  pieces: Piece[];
  unread: string;
  /** The body with these texts instead; null leaves a piece as it was. */
  rebuild(texts: readonly (string | null)[]): BodyInit;
  /** What to send when nothing changes; differs from what was given only where reading used it up. */
  same: BodyInit;
}

const form = "application/x-www-form-urlencoded";
const tag = (value: unknown): string => Object.prototype.toString.call(value).slice(8, -1);
const lacking = (same: BodyInit, unread: string): Body => ({ pieces: [], unread, rebuild: () => same, same });

function whole(text: string, type: string, same: BodyInit, rebuild: (text: string) => BodyInit, fixed = false): Body {
  return { pieces: [{ name: "", text, type, fixed }], unread: "", same, rebuild: (texts) => (texts[0] == null ? same : rebuild(texts[0])) };
}

/** What is packed (gzip, a zip archive, an office document, zlib at its four levels) in base64 within a text: one of JSON or a form. What stands before is looked at last, which is quicker. */
const packed = /(?:H4sI|UEsD|eJ[w-z][\w+/-]|eN[o-r][\w+/-]|eA[E-H][\w+/-]|eF[4-7][\w+/-])(?<![\w+/-].{4})(?:[\w+/-]|%2[BFbf]){32,}/g;
export const isPacked = (text: string): boolean => text.search(packed) >= 0;

/** What can be read at once; null for what takes a while (blobs, streams, forms with files, packed texts). */
export function bodyNow(body: unknown, type: string): Body | null {
  const now = atOnce(body, type);
  return now?.pieces.some(({ text }) => isPacked(text)) ? null : now;
}

function atOnce(body: unknown, type: string): Body | null {
  if (body === null || body === undefined) return { pieces: [], unread: "", rebuild: () => "", same: "" };
  const kind = tag(body);
  if (kind === "Blob" || kind === "File" || kind === "ReadableStream") return null;
  if (kind === "URLSearchParams") {
    const text = String(body);
    return whole(text, form, body as BodyInit, (next) => new URLSearchParams(next));
  }
  if (kind === "FormData") return formNow(body as FormData);
  if (kind === "ArrayBuffer" || kind === "SharedArrayBuffer" || ArrayBuffer.isView(body)) return bytesNow(body as BufferSource, type);
  if (kind.endsWith("Document")) {
    const text = new XMLSerializer().serializeToString(body as Document);
    return whole(text, "application/xml", body as BodyInit, (next) => next);
  }
  const text = String(body);
  return whole(text, type || "text/plain", text, (next) => next);
}

/** The same as it is now: who waits for an answer sends what was looked at, whatever the page writes into its buffer or its form meanwhile. */
export function kept(body: Body): Body {
  const { same } = body;
  const kind = tag(same);
  if (kind === "ArrayBuffer" || kind === "SharedArrayBuffer" || ArrayBuffer.isView(same)) return { ...body, same: Uint8Array.from(bytesOf(same as BufferSource)) };
  if (kind === "URLSearchParams") return { ...body, same: body.rebuild([body.pieces[0]!.text]) };
  return kind === "FormData" ? { ...body, same: body.rebuild([]) } : body;
}

export async function bodyLater(body: unknown, type: string): Promise<Body> {
  const read = await inTime(body, type);
  const more = read.pieces.flatMap(({ name, text }) => (isPacked(text) ? [...text.matchAll(packed)].map(([run]) => unpacked(name, run)) : []));
  return more.length ? { ...read, pieces: [...read.pieces, ...(await Promise.all(more)).flat()] } : read;
}

/** What an address holds that is packed, as pages keep their state in one. */
export async function packedIn(address: string): Promise<Piece[]> {
  return (await Promise.all([...address.matchAll(packed)].map(([run]) => unpacked("", run)))).flat();
}

/** What base64 holds that is packed; nothing where it only looks so. */
async function unpacked(name: string, run: string): Promise<Piece[]> {
  try {
    const base64 = decodeURIComponent(run).replaceAll("-", "+").replaceAll("_", "/");
    const bytes = Uint8Array.from(atob(base64.slice(0, base64.length - (base64.length % 4 === 1 ? 1 : 0))), (one) => one.charCodeAt(0));
    const { text, type, unread } = await readFile(new Blob([bytes]));
    return text && unread !== "binary" ? [{ name, text, type, fixed: true }] : [];
  } catch {
    return [];
  }
}

async function inTime(body: unknown, type: string): Promise<Body> {
  const now = atOnce(body, type);
  if (now) return now;
  const kind = tag(body);
  if (kind === "FormData") return formLater(body as FormData);
  if (kind === "ReadableStream") return streamed(body as ReadableStream<Uint8Array>, type);
  if (kind !== "Blob" && kind !== "File") {
    // Packed bytes. The page may change its buffer while they are read: what was given is kept.
    const bytes = Uint8Array.from(bytesOf(body as BufferSource));
    return fromRead(await readFile(new Blob([bytes], { type }), type), bytes, (next) => new TextEncoder().encode(next));
  }
  const blob = body as Blob;
  const found = fromRead(await readFile(blob, type), blob, (next) => new Blob([next], { type: blob.type }));
  return { ...found, pieces: [...found.pieces, ...saidBy(blob)] };
}

/** What the media type of a blob says besides: it becomes a header. */
const saidBy = ({ type }: Blob): Piece[] => (tellingHeader.test(type) ? [{ name: "", text: type, type: "", fixed: true }] : []);

function fromRead(read: Read, same: BodyInit, rebuild: (text: string) => BodyInit): Body {
  if (!read.text) return lacking(same, read.unread);
  return { ...whole(read.text, read.type, same, rebuild, !read.plain), unread: read.unread };
}

function bytesOf(body: BufferSource): Uint8Array {
  return ArrayBuffer.isView(body) ? new Uint8Array(body.buffer, body.byteOffset, body.byteLength) : new Uint8Array(body);
}

function bytesNow(body: BufferSource, type: string): Body | null {
  const bytes = bytesOf(body);
  if (bytes.length > bodyBytesMax) return lacking(body, "large");
  const read = readBytes(bytes, type);
  // What says nothing may be packed, and unpacking takes a while.
  return read && read.unread !== "binary" ? fromRead(read, body, (next) => new TextEncoder().encode(next)) : null;
}

/** A whole stream, so that it can be looked at; one over the limit goes on where it was read up to. */
async function streamed(stream: ReadableStream<Uint8Array>, type: string): Promise<Body> {
  const reader = stream.getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  for (let size = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(Uint8Array.from(value));
    size += value.length;
    if (size > bodyBytesMax) {
      const rest = new ReadableStream<Uint8Array>({
        start: (to) => chunks.forEach((chunk) => to.enqueue(chunk)),
        async pull(to) {
          const next = await reader.read();
          if (next.done) to.close();
          else to.enqueue(next.value);
        },
      });
      return lacking(rest, "large");
    }
  }
  const blob = new Blob(chunks, { type });
  return fromRead(await readFile(blob, type), blob, (next) => new Blob([next], { type }));
}

function formNow(given: FormData): Body | null {
  const entries = [...given];
  if (entries.some(([, value]) => typeof value !== "string")) return null;
  return formOf(given, entries, entries.map(([name, value]) => ({ name, text: value as string, type: "", fixed: false })), "");
}

async function formLater(given: FormData): Promise<Body> {
  const entries = [...given];
  const unread = new Set<string>();
  const pieces: Piece[] = [];
  for (const [name, value] of entries) {
    if (typeof value === "string") {
      pieces.push({ name, text: value, type: "", fixed: false });
      continue;
    }
    const read = await readFile(value);
    if (read.unread) unread.add(read.unread);
    // What a file is called tells as much as what is in it.
    pieces.push({ name, text: read.text, type: read.type, fixed: !read.plain }, { name, text: [nameOf(value), ...saidBy(value).map(({ text }) => text)].join("\n"), type: "", fixed: true });
  }
  return formOf(given, entries, pieces, [...unread].join(" "));
}

const nameOf = (file: File): string => (file.name === "blob" ? "" : file.name);

function formOf(given: FormData, entries: [string, FormDataEntryValue][], pieces: Piece[], unread: string): Body {
  return {
    pieces,
    unread,
    same: given,
    rebuild(texts) {
      const next = new FormData();
      let place = 0;
      for (const [name, value] of entries) {
        const text = texts[place++] ?? null;
        if (typeof value === "string") next.append(name, text ?? value);
        else {
          place++;
          next.append(name, text === null ? value : new File([text], value.name, { type: value.type }));
        }
      }
      return next;
    },
  };
}
