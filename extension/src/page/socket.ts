/** WebSocket and data channels: each message is asked about; while one waits, those after it wait too, so that order is kept. */
import type { Asked, Gate, Settled } from "./ask";
import { bodyLater, bodyNow, type Body } from "./bodies";
import { guardConstructor, guardMethod } from "./wrap";

interface Owner {
  WebSocket?: { prototype: WebSocket };
  RTCDataChannel?: { prototype: RTCDataChannel };
  EventSource?: unknown;
}

export function guardSockets(owner: Owner, gate: Gate, base: () => string, relative = false): void {
  const queues = new WeakMap<object, Promise<unknown>>();
  for (const prototype of [owner.WebSocket?.prototype, owner.RTCDataChannel?.prototype]) {
    guardMethod(prototype, "send", (real, self, args) => {
      if (args.length === 0) return real(self, args);
      const socket = self as WebSocket;
      const url = socket.url || base();
      const go = (told: Settled, read: Body) => {
        if (told.verdict !== "stop") real(self, [told.verdict === "rewrite" ? read.rebuild(told.texts) : read.same]);
      };
      const read = bodyNow(args[0], "");
      const queue = queues.get(socket);
      if (read && !queue) {
        const told = gate.now(asked(url, read));
        if (told && told.verdict !== "wait") return void go(told, read);
        return void line(queues, socket, (told ? gate.settled(told) : gate.later(asked(url, read))).then((last) => go(last, read)));
      }
      // The page may change a buffer after it was sent: what was given is kept.
      const given = read ?? bodyLater(args[0], "");
      const after = async () => {
        await queue;
        const found = await given;
        go(await gate.later(asked(url, found)), found);
      };
      return void line(queues, socket, after());
    });
  }
  for (const name of ["WebSocket", "EventSource"] as const) {
    if (!owner[name]) continue;
    guardConstructor(owner, name, (make, args) => {
      const url = String(args[0]);
      let whole: string;
      try {
        whole = new URL(url, base()).href;
      } catch {
        return make(args);
      }
      const told = gate.now({ kind: "send", url: whole, method: "GET", via: name === "WebSocket" ? "socket" : "fetch", pieces: [], unread: "", waits: false });
      if (told && told.verdict !== "pass") throw new DOMException(`Failed to construct '${name}'`, "SecurityError");
      return make(relative ? [whole, ...args.slice(1)] : args);
    });
  }
}

function line(queues: WeakMap<object, Promise<unknown>>, socket: object, work: Promise<unknown>): void {
  const done = work.catch(() => undefined).then(() => {
    if (queues.get(socket) === done) queues.delete(socket);
  });
  queues.set(socket, done);
}

const asked = (url: string, body: Body): Asked => ({ kind: "send", url, method: "MESSAGE", via: "socket", pieces: body.pieces, unread: body.unread, waits: true });
