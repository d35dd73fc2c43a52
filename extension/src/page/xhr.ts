/** XMLHttpRequest: asked about when it is sent; one that waits can still be aborted or opened anew. */
import { canaryUrl, type Asked, type Gate, type Settled } from "./ask";
import { bodyLater, bodyNow, isPacked, kept, packedIn, type Body } from "./bodies";
import { isLookedAt } from "./looks";
import { guardMethod } from "./wrap";

interface Opened {
  method: string;
  url: string;
  also: string[];
  waits: boolean;
  type: string;
  headers: Record<string, string>;
  /** Rises when it is opened anew or aborted, so that an answer that comes late is dropped. */
  turn: number;
}

/** An address nothing is behind: opening it gives the events of a network error without a request. */
const nowhere = "blob:null/00000000-0000-0000-0000-000000000000";
const silentMs = 500;

export function guardXhr(owner: { XMLHttpRequest: { prototype: XMLHttpRequest } }, gate: Gate, base: () => string, relative = false): void {
  const prototype = owner.XMLHttpRequest?.prototype;
  if (!prototype) return;
  const opened = new WeakMap<object, Opened>();
  const { open, send } = prototype;
  guardMethod(prototype, "open", (real, self, args) => {
    const [, , ...rest] = args;
    const [method, url] = args.slice(0, 2).map(String);
    if (method === undefined || url === undefined) return real(self, args);
    const before = opened.get(self as object);
    let address = url;
    try {
      address = new URL(address, base()).href;
    } catch {
      return real(self, args);
    }
    const result = real(self, [method, relative ? address : url, ...rest]);
    const waits = rest.length === 0 || rest[0] === undefined || Boolean(rest[0]);
    // A name and a password for the server, which an address may hold too.
    const named = rest.slice(1).filter((one) => one !== undefined && one !== null).map((one) => encodeURIComponent(String(one)));
    const also = named.length ? [address.replace("://", `://${named.join(":")}@`)] : [];
    opened.set(self as object, { method: method.toUpperCase(), url: address, also, waits, type: "", headers: {}, turn: (before?.turn ?? 0) + 1 });
    return result;
  });
  guardMethod(prototype, "setRequestHeader", (real, self, args) => {
    const state = opened.get(self as object);
    const name = String(args[0]).toLowerCase();
    if (state && name === "content-type") state.type = String(args[1]);
    if (state && isLookedAt(name, String(args[1]))) state.headers[name] = String(args[1]).slice(0, 4_000);
    return real(self, args);
  });
  guardMethod(prototype, "abort", (real, self, args) => {
    const state = opened.get(self as object);
    if (state) state.turn++;
    return real(self, args);
  });
  guardMethod(prototype, "send", (real, self, args) => {
    const xhr = self as XMLHttpRequest;
    const state = opened.get(xhr);
    if (!state) return real(self, args);
    const body = state.method === "GET" || state.method === "HEAD" ? null : args[0];
    const turn = state.turn;
    const go = (told: Settled, read: Body) => {
      if (opened.get(xhr)?.turn !== turn) return undefined;
      if (told.verdict === "stop") return fail(xhr, state, open, send);
      if (told.verdict === "pass" && told.read) {
        xhr.addEventListener("load", () => typeof xhr.response === "string" && gate.heard(state.url, xhr.response), { once: true });
      }
      return real(self, body == null ? [] : [told.verdict === "rewrite" ? read.rebuild(told.texts) : read.same]);
    };
    const read = isPacked(state.url) ? null : bodyNow(body, state.type);
    const told = read && gate.now(question(state, read));
    if (read && told && told.verdict !== "wait") return go(told, read);
    if (!state.waits) return go({ verdict: "stop" }, read ?? (bodyNow(null, "") as Body));
    const held = read && kept(read);
    const settled = async () => {
      const found = held ?? kept(await bodyLater(body, state.type));
      found.pieces = [...found.pieces, ...(held ? [] : await packedIn(state.url))];
      go(await (told ? gate.settled(told) : gate.later(question(state, found))), found);
    };
    void settled().catch(() => opened.get(xhr)?.turn === turn && fail(xhr, state, open, send));
    return undefined;
  });
}

const question = (state: Opened, body: Body): Asked => ({
  kind: "send",
  url: state.url,
  also: state.also,
  method: state.method,
  via: "xhr",
  pieces: body.pieces,
  unread: body.unread,
  waits: state.waits,
  headers: state.headers,
});

/** By the browser's own functions: ours would ask again. */
function fail(xhr: XMLHttpRequest, state: Opened, open: XMLHttpRequest["open"], send: XMLHttpRequest["send"]): void {
  if (!state.waits) throw new DOMException("Failed to execute 'send' on 'XMLHttpRequest'", "NetworkError");
  if (state.url === canaryUrl) return;
  Reflect.apply(open, xhr, ["GET", nowhere, true]);
  // In a worker Firefox tells nobody how a request ended that was opened twice.
  let ended = false;
  xhr.addEventListener("loadend", () => (ended = true), { once: true });
  setTimeout(() => ended || ["error", "loadend"].forEach((name) => xhr.dispatchEvent(new ProgressEvent(name))), silentMs);
  void Reflect.apply(send, xhr, []);
}
