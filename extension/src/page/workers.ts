/**
 * Workers have no document and so no line. A script that the page made itself (a blob) or that is its own gets a gate put before
 * it, which asks over a port the page's window keeps. Where the page's own security policy forbids that, the worker is made as the
 * page wanted it, and what it is told is looked at instead; so it is with shared and service workers.
 */
import { going, type Gate } from "./ask";
import type { Carriers } from "./carriers";
import type { Posts } from "./posts";
import { answer, blobText, sourceFor } from "./worker_source";
import { guardConstructor, guardMethod } from "./wrap";

declare const WORKER_GATE: string;
type Whole = Window & typeof globalThis;
const javascript = "text/javascript";

/** A worker from its making until its gate has spoken, and after that where there is none. */
interface Begun {
  /** Messages for it; null once it is known where they go. */
  held: { message: unknown; transfer: Transferable[] }[] | null;
  /** The page's own worker, where ours may not be. */
  second: Worker | null;
}

export function guardWorkers(owner: Whole, gate: Gate, base: () => string, posts: Posts, carriers: Carriers, made: ReadonlyMap<string, Blob>): void {
  if (typeof owner.Worker !== "function") return;
  const { Blob, URL } = owner;
  const post = owner.Worker.prototype.postMessage;
  const begun = new WeakMap<object, Begun>();

  guardMethod(owner.Worker.prototype, "postMessage", (real, self, args) => {
    const state = begun.get(self as object);
    if (!state) return posts.has(self as object) ? posts.post(real, self as object, args) : real(self, args);
    if (state.second) return state.second.postMessage(...(args as [unknown]));
    if (!state.held) return real(self, args);
    const [message, given] = args as [unknown, Transferable[] | StructuredSerializeOptions | undefined];
    const transfer = Array.isArray(given) ? given : (given?.transfer ?? []);
    // Taken as it is now: the page may change it, and what is handed over is gone for it.
    state.held.push(owner.structuredClone({ message, transfer }, { transfer }));
    return undefined;
  });
  guardMethod(owner.Worker.prototype, "terminate", (real, self, args) => {
    const state = begun.get(self as object);
    if (state?.held) state.held = [];
    state?.second?.terminate();
    return real(self, args);
  });

  guardConstructor(owner, "Worker", (make, args) => {
    const [script, options] = args as [string | URL, WorkerOptions | undefined];
    let url: string;
    try {
      url = new URL(String(script), base()).href;
    } catch {
      return make(args);
    }
    if (!carriers.goes(url)) throw new owner.DOMException("Failed to construct 'Worker'", "SecurityError");
    const unguarded = () => {
      gate.weak("worker");
      const plain = make(args) as Worker;
      posts.weak(plain);
      return plain;
    };
    const source = sourceFor(owner, url, base(), options?.type === "module", made.get(url), `()=>{${WORKER_GATE}}`);
    let worker: Worker;
    try {
      worker = make([URL.createObjectURL(new Blob(source, { type: javascript })), options]) as Worker;
    } catch {
      return unguarded();
    }
    answer(owner, post, worker, gate);
    const state: Begun = { held: [], second: null };
    begun.set(worker, state);
    const release = (to: (message: unknown, transfer: Transferable[]) => void) => {
      const held = state.held ?? [];
      state.held = null;
      for (const { message, transfer } of held) to(message, transfer);
    };
    const settle = () => {
      worker.removeEventListener("message", heard);
      worker.removeEventListener("error", failed);
    };
    const heard = (event: MessageEvent) => {
      if ((event.data as { seawall?: unknown } | null)?.seawall !== "here") return;
      event.stopImmediatePropagation();
      settle();
      release((message, transfer) => Reflect.apply(post, worker, [message, transfer]));
    };
    const failed = (event: Event) => {
      event.stopImmediatePropagation();
      event.preventDefault();
      settle();
      const second = (state.second = unguarded());
      for (const name of ["message", "messageerror", "error"]) second.addEventListener(name, (told) => void pass(owner, worker, told));
      release((message, transfer) => second.postMessage(message, transfer));
    };
    worker.addEventListener("message", heard);
    worker.addEventListener("error", failed);
    return worker;
  });
  // Nobody stands in a shared worker to hear what it does with the name it was given.
  const named = (given: unknown): boolean => {
    const name = String((typeof given === "object" && given !== null ? (given as WorkerOptions).name : given) ?? "");
    const pieces = [{ name: "name", text: name, type: "", fixed: true }];
    return name.length < 12 || gate.now({ ...going(base(), "worker"), pieces })?.verdict === "pass";
  };
  // A script of the page's own making may hold what it then sends.
  const saidIn = (script: string): boolean => {
    if (!script.startsWith("blob:")) return true;
    const text = blobText(owner, made.get(script.replace(/#.*/, "")));
    const pieces = text === null ? [] : [{ name: "script", text, type: javascript, fixed: true }];
    return gate.now({ ...going(base(), "worker"), pieces, unread: text === null ? "binary" : "" })?.verdict === "pass";
  };
  if (typeof owner.SharedWorker === "function") {
    guardConstructor(owner, "SharedWorker", (make, args) => {
      if (!carriers.goes(args[0]) || !saidIn(String(args[0])) || !named(args[1])) throw new owner.DOMException("Failed to construct 'SharedWorker'", "SecurityError");
      const shared = make(args) as SharedWorker;
      posts.weak(shared.port);
      return shared;
    });
  }
}

/** The page holds the first worker; what the second says is said by the first. */
function pass(owner: Whole, worker: Worker, told: Event): boolean {
  if (told.type === "error") {
    const { message, filename, lineno, colno, error } = told as ErrorEvent;
    return worker.dispatchEvent(message === undefined ? new owner.Event("error", { cancelable: true }) : new owner.ErrorEvent("error", { message, filename, lineno, colno, error: error as unknown, cancelable: true }));
  }
  const { data, ports } = told as MessageEvent;
  return worker.dispatchEvent(new owner.MessageEvent(told.type, { data: data as unknown, ports: [...ports] }));
}
