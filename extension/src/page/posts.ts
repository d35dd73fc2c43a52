/**
 * What a page says to a worker that has no gate: shared and service workers, and dedicated ones where the page's own security policy
 * forbids ours. Whatever such a worker could send it must be told first.
 */
import { readBytes, readFile } from "../files/read";
import type { Asked, Gate, Piece, Settled } from "./ask";
import { tellingName } from "./looks";
import { guardConstructor, guardGetter, guardMethod } from "./wrap";

type Whole = Window & typeof globalThis;
type Real = (self: unknown, args: unknown[]) => unknown;

export const partsMax = 5_000;
const depthMax = 30;
const tailChars = 200;

interface Message {
  pieces: Piece[];
  unread: string;
  files: { blob: Blob; place: number }[];
  /** The message with these texts in it; null leaves one as it was. What is to stand for another object does. */
  rebuild(texts: readonly (string | null)[], instead?: ReadonlyMap<object, object>): unknown;
}

const tag = (value: unknown): string => Object.prototype.toString.call(value).slice(8, -1);
const isPlain = (value: object): boolean => [Object.prototype, null].includes(Object.getPrototypeOf(value) as object | null) || tag(value) === "Object";

/** Every text in what is about to be cloned, however deep. */
export function readMessage(message: unknown): Message {
  const pieces: Piece[] = [];
  const files: Message["files"] = [];
  const seen = new Set<object>();
  let unread = "";
  const piece = (text: string, fixed: boolean) => pieces.push({ name: "", text, type: "", fixed }) - 1;
  const walk = (value: unknown, depth: number): void => {
    if (pieces.length >= partsMax || depth > depthMax) return void (unread = "large");
    if (typeof value === "string") return void piece(value, false);
    if (typeof value !== "object" || value === null || seen.has(value)) return;
    seen.add(value);
    const kind = tag(value);
    if (kind === "Blob" || kind === "File") files.push({ blob: value as Blob, place: piece("", true) });
    else if (kind === "ArrayBuffer" || ArrayBuffer.isView(value)) {
      const view = ArrayBuffer.isView(value) ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength) : new Uint8Array(value as ArrayBuffer);
      const text = readBytes(view)?.text;
      if (text) piece(text, true);
    } else if (kind === "Map") for (const pair of value as Map<unknown, unknown>) walk(pair, depth + 1);
    else if (kind === "Set" || Array.isArray(value)) for (const one of value as Iterable<unknown>) walk(one, depth + 1);
    else if (isPlain(value)) {
      for (const [name, one] of Object.entries(value)) {
        if (tellingName.test(name)) piece(name, true);
        walk(one, depth + 1);
      }
    }
    else if (kind === "Error") piece(String((value as Error).message), true);
  };
  walk(message, 0);
  return { pieces, unread, files, rebuild: (texts, instead = new Map()) => rebuilt(message, texts, pieces, instead) };
}

/** A copy in the same order as it was read, so that texts come back to their places. */
function rebuilt(message: unknown, texts: readonly (string | null)[], pieces: readonly Piece[], instead: ReadonlyMap<object, object>): unknown {
  const copies = new Map<object, unknown>(instead);
  let place = 0;
  const next = () => texts[place++] ?? null;
  const walk = (value: unknown): unknown => {
    if (typeof value === "string") return place < pieces.length ? (next() ?? value) : value;
    if (typeof value !== "object" || value === null) return value;
    if (copies.has(value)) return copies.get(value);
    const kind = tag(value);
    if (Array.isArray(value)) {
      const copy: unknown[] = [];
      copies.set(value, copy);
      for (const one of value) copy.push(walk(one));
      return copy;
    }
    if (kind === "Map") {
      const copy = new Map<unknown, unknown>();
      copies.set(value, copy);
      for (const pair of value as Map<unknown, unknown>) copy.set(walk(pair[0]), walk(pair[1]));
      return copy;
    }
    if (kind === "Set") {
      const copy = new Set<unknown>();
      copies.set(value, copy);
      for (const one of value as Set<unknown>) copy.add(walk(one));
      return copy;
    }
    copies.set(value, value);
    if (isPlain(value)) {
      const copy: Record<string, unknown> = {};
      copies.set(value, copy);
      for (const [name, one] of Object.entries(value)) {
        if (tellingName.test(name)) place++;
        copy[name] = walk(one);
      }
      return copy;
    }
    if (kind === "Blob" || kind === "File" || kind === "Error") place++;
    else if (kind === "ArrayBuffer" || ArrayBuffer.isView(value)) {
      const view = ArrayBuffer.isView(value) ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength) : new Uint8Array(value as ArrayBuffer);
      if (readBytes(view)?.text) place++;
    }
    return value;
  };
  return walk(message);
}

export interface Posts {
  /** Whoever this leads to has no gate: what is posted to it is looked at. */
  weak(target: object): void;
  has(target: object): boolean;
  post(real: Real, self: object, args: unknown[]): unknown;
}

export function guardPosts(owner: Whole, gate: Gate, base: () => string): Posts {
  const targets = new WeakSet<object>();
  const other = new WeakMap<object, object>();
  const queues = new WeakMap<object, Promise<unknown>>();
  const weak = (target: object) => void targets.add(target);
  const asked = ({ pieces, unread }: Message): Asked => ({ kind: "send", url: base(), method: "MESSAGE", via: "worker", pieces, unread, waits: true });
  /** A stream that is handed over: each chunk is looked at with the end of the one before it, and one that may not go is its end. */
  const lookedAt = (stream: ReadableStream): ReadableStream => {
    let tail = "";
    const transform = async (chunk: unknown, to: TransformStreamDefaultController): Promise<void> => {
      const read = readMessage(chunk);
      const text = tail + read.pieces.map((one) => one.text).join("");
      const told = await gate.later({ ...asked(read), pieces: [{ name: "", text, type: "", fixed: true }] });
      if (told.verdict !== "pass") throw new TypeError("Failed to fetch");
      tail = text.slice(-tailChars);
      to.enqueue(chunk);
    };
    return stream.pipeThrough(new owner.TransformStream({ transform }));
  };
  const post = (real: Real, self: object, args: unknown[]): unknown => {
    const [message, ...rest] = args;
    const transfer = (Array.isArray(rest[0]) ? rest[0] : ((rest[0] as StructuredSerializeOptions | undefined)?.transfer ?? [])) as unknown[];
    // A port that is handed on: what is said at its other end arrives there too.
    for (const one of transfer) if (other.has(one as object)) weak(other.get(one as object)!);
    const read = readMessage(message);
    const streams = new Map((transfer as object[]).filter((one) => tag(one) === "ReadableStream").map((one) => [one, lookedAt(one as ReadableStream)]));
    const handed = streams.size ? [transfer.map((one) => streams.get(one as object) ?? one)] : rest;
    const go = (told: Settled, said = read) => {
      if (told.verdict === "stop") return;
      real(self, [told.verdict === "rewrite" || streams.size || said !== read ? said.rebuild(told.verdict === "rewrite" ? told.texts : [], streams) : message, ...handed]);
    };
    const queue = queues.get(self);
    if (!read.files.length && !queue) {
      const told = gate.now(asked(read));
      if (told && told.verdict !== "wait") return void go(told);
      // The page may write into its object while it waits.
      const held = readMessage(read.rebuild([]));
      return void after((told ? gate.settled(told) : gate.later(asked(read))).then((last) => go(last, held)));
    }
    return void after(
      (async () => {
        await queue;
        for (const { blob, place } of read.files) {
          const found = await readFile(blob);
          read.pieces[place] = { name: "", text: "name" in blob ? `${String(blob.name)}\n${found.text}` : found.text, type: found.type, fixed: true };
          read.unread ||= found.unread;
        }
        go(await gate.later(asked(read)));
      })(),
    );
    function after(work: Promise<unknown>): void {
      const done = work.catch(() => undefined).then(() => {
        if (queues.get(self) === done) queues.delete(self);
      });
      queues.set(self, done);
    }
  };
  for (const name of ["MessagePort", "ServiceWorker"] as const) {
    guardMethod(owner[name]?.prototype, "postMessage", (real, self, args) =>
      name === "ServiceWorker" || targets.has(self as object) ? post(real, self as object, args) : real(self, args));
  }
  // Who listens is nobody's to know here: a service worker, or a shared one that another page has begun.
  guardMethod(owner.BroadcastChannel?.prototype, "postMessage", (real, self, args) => post(real, self as object, args));
  guardGetter(owner.SharedWorker?.prototype, "port", (port) => weak(port as object));
  guardConstructor(owner, "MessageChannel", (make, args) => {
    const made = make(args) as MessageChannel;
    const { port1, port2 } = made;
    other.set(port1, port2).set(port2, port1);
    return made;
  });
  return { weak, has: (target) => targets.has(target), post };
}
