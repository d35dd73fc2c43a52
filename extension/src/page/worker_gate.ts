/** Runs first in a worker: the same guards as in a window, asking through the port that the window sends before anything else. */
import { going, type Asked, type Gate, type Settled } from "./ask";
import { guardFetch } from "./fetch";
import { guardLocks } from "./locks";
import { carries, holdsText, says } from "./looks";
import { guardPosts } from "./posts";
import { guardSockets } from "./socket";
import { answer, remembered, sourceFor } from "./worker_source";
import { guardConstructor, guardMethod } from "./wrap";
import { guardXhr } from "./xhr";

declare const self: DedicatedWorkerGlobalScope & { SEAWALL_START: { base: string }; SEAWALL_GATE?: () => void };

const start = self.SEAWALL_START;
const own = String(self.SEAWALL_GATE);
delete self.SEAWALL_GATE;

let port: MessagePort | null = null;
let next = 1;
const unsent: { id: number; asked: Asked }[] = [];
const waiting = new Map<number, (told: Settled) => void>();

const take = (event: MessageEvent) => {
  const given: unknown = (event.data as { seawall?: MessagePort } | null)?.seawall;
  if (!(given instanceof MessagePort)) return;
  event.stopImmediatePropagation();
  self.removeEventListener("message", take);
  port = given;
  port.onmessage = ({ data }: MessageEvent<{ id: number; told: Settled }>) => {
    waiting.get(data.id)?.(data.told);
    waiting.delete(data.id);
  };
  for (const question of unsent.splice(0)) port.postMessage(question);
};
self.addEventListener("message", take);
self.postMessage({ seawall: "here" });

const gate: Gate = {
  now: (asked) => (holdsText(asked, says) ? null : { verdict: "pass" }),
  settled: (told) => Promise.resolve(told as Settled),
  later(asked) {
    return new Promise((resolve) => {
      const question = { id: next++, asked };
      waiting.set(question.id, resolve);
      if (port) port.postMessage(question);
      else unsent.push(question);
    });
  },
  heard: () => undefined,
  weak: () => undefined,
  copied: (text) => text,
  rewritten: () => undefined,
  met: () => undefined,
};

const base = () => start.base;
guardFetch(self, gate, base, true);
guardXhr(self as unknown as Parameters<typeof guardXhr>[0], gate, base, true);
guardSockets(self as unknown as Parameters<typeof guardSockets>[0], gate, base, true);
guardNested();
guardLoads();
// A channel leads to workers that have no gate.
guardPosts(self as unknown as Parameters<typeof guardPosts>[0], gate, base);
guardLocks(self as unknown as Parameters<typeof guardLocks>[0], gate, base);
// A script's own address is what it was, not the gate's.
guardMethod(self, "importScripts", (real, scope, args) => {
  const all = args.map((one) => new URL(String(one), base()).href);
  if (all.some(carries)) throw new DOMException("Failed to execute 'importScripts'", "NetworkError");
  return real(scope, all);
});
const here = new URL(start.base);
Object.defineProperty(self, "location", { configurable: true, enumerable: true, get: () => here });

/** What fetches an address without being told to send anything. */
function guardLoads(): void {
  const { Cache, FontFace, Request } = self as unknown as Partial<typeof globalThis>;
  const asked = (one: unknown): Asked => ({ ...going(new URL(Request && one instanceof Request ? one.url : String(one), base()).href), waits: true });
  for (const name of ["add", "addAll"])
    guardMethod(Cache?.prototype, name, async (real, cache, [given]) => {
      const all = name === "add" ? [given] : [...(given as Iterable<unknown>)];
      for (const one of all) if ((await gate.later(asked(one))).verdict !== "pass") throw new TypeError("Failed to fetch");
      return real(cache, [name === "add" ? given : all]);
    });
  if (!FontFace) return;
  guardConstructor(self, "FontFace", (make, [name, source, ...rest]) => make([name, typeof source === "string" && carries(source) ? "url(data:,)" : source, ...rest]));
}

/** A worker that this one makes asks this one, which asks on. Where no gate can be put before it, it is not made. */
function guardNested(): void {
  const owner = self as unknown as typeof globalThis;
  if (typeof owner.Worker !== "function") return;
  const { Blob, URL } = owner;
  const post = owner.Worker.prototype.postMessage;
  const made = remembered(owner);
  guardConstructor(self, "Worker", (make, args) => {
    const [script, options] = args as [string | URL, WorkerOptions | undefined];
    let url: string;
    try {
      url = new URL(String(script), base()).href;
    } catch {
      return make(args);
    }
    const source = sourceFor(owner, url, base(), options?.type === "module", made.get(url), own);
    const worker = make([URL.createObjectURL(new Blob(source, { type: "text/javascript" })), options]) as Worker;
    answer(owner, post, worker, gate);
    const heard = (event: MessageEvent) => {
      if ((event.data as { seawall?: unknown } | null)?.seawall !== "here") return;
      event.stopImmediatePropagation();
      worker.removeEventListener("message", heard);
    };
    worker.addEventListener("message", heard);
    return worker;
  });
}
