/**
 * Workers have no document and so no line. A script that the page made itself (a blob) or that is its own gets a gate put before
 * it, which asks over a port the page's window keeps. Where the page's own security policy forbids that, and for shared and
 * service workers, the browser's network layer is what is left; it is said once.
 */
import type { Asked, Gate } from "./ask";
import { guardConstructor, guardMethod } from "./wrap";

declare const WORKER_GATE: string;
type Whole = Window & typeof globalThis;
const javascript = "text/javascript";
const blobsMax = 200;

export function guardWorkers(owner: Whole, gate: Gate, base: () => string): void {
  if (typeof owner.Worker !== "function") return;
  const { Blob, URL, MessageChannel } = owner;
  const post = owner.Worker.prototype.postMessage;
  const made = remembered(owner);
  guardConstructor(owner, "Worker", (make, args) => {
    const [script, options] = args as [string | URL, WorkerOptions | undefined];
    let url: string;
    try {
      url = new URL(String(script), base()).href;
    } catch {
      return make(args);
    }
    const module = options?.type === "module";
    const start = { base: url.startsWith("blob:") ? base() : url };
    const head = `const SEAWALL_START=${JSON.stringify(start)};${WORKER_GATE}`;
    const own = made.get(url);
    // A blob goes into the new one as it is: importing it is more than most sites' own policies let a worker do.
    const source = own
      ? [head, "\n", own]
      : module
        ? [`import ${JSON.stringify(URL.createObjectURL(new Blob([head], { type: javascript })))};import ${JSON.stringify(url)};`]
        : [`${head}\nimportScripts(${JSON.stringify(url)});`];
    let worker: Worker;
    try {
      worker = make([URL.createObjectURL(new Blob(source, { type: javascript })), options]) as Worker;
    } catch {
      gate.weak("worker");
      return make(args);
    }
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }: MessageEvent<{ id: number; asked: Asked }>) => {
      void gate.later(data.asked).then((told) => port1.postMessage({ id: data.id, told }));
    };
    Reflect.apply(post, worker, [{ seawall: port2 }, [port2]]);
    return worker;
  });
  if (typeof owner.SharedWorker === "function") {
    guardConstructor(owner, "SharedWorker", (make, args) => {
      gate.weak("sharedworker");
      return make(args);
    });
  }
}

/** Blobs the page gave an address, the last of them: a worker's script may be among them. */
function remembered(owner: Whole): Map<string, Blob> {
  const blobs = new Map<string, Blob>();
  guardMethod(owner.URL, "createObjectURL", (real, self, args) => {
    const url = real(self, args) as string;
    if (args[0] instanceof owner.Blob) {
      blobs.set(url, args[0]);
      if (blobs.size > blobsMax) blobs.delete(blobs.keys().next().value!);
    }
    return url;
  });
  guardMethod(owner.URL, "revokeObjectURL", (real, self, args) => {
    blobs.delete(String(args[0]));
    return real(self, args);
  });
  return blobs;
}
