/** WebSocket and data channels: each message is asked about; while one waits, those after it wait too, so that order is kept. */
import { going, type Asked, type Gate, type Settled } from "./ask";
import { bodyLater, bodyNow, kept, type Body } from "./bodies";
import { carries } from "./looks";
import { guardConstructor, guardGetter, guardMethod } from "./wrap";

interface Owner {
  WebSocket?: { prototype: WebSocket };
  RTCDataChannel?: { prototype: RTCDataChannel };
  RTCPeerConnection?: { prototype: RTCPeerConnection };
  EventSource?: unknown;
  WebSocketStream?: { prototype: object };
  WebTransport?: { prototype: object };
  WritableStream: typeof WritableStream;
}

/** Shorter names are nobody's. */
const nameCharsMin = 12;

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
      if (read) {
        // Asked at once, also where others wait before it: what somebody is typing is known now.
        const told = gate.now(asked(url, read));
        if (!queue && told && told.verdict !== "wait") return void go(told, read);
        const last = told ? gate.settled(told) : gate.later(asked(url, read));
        const held = kept(read);
        return void line(queues, socket, Promise.all([last, queue]).then(([settled]) => go(settled, held)));
      }
      const given = bodyLater(args[0], "");
      const after = async () => {
        await queue;
        const found = await given;
        go(await gate.later(asked(url, found)), found);
      };
      return void line(queues, socket, after());
    });
  }
  guardClosing(owner, gate, base);
  guardPeers(owner, gate, base);
  guardStreams(owner, gate, base);
  for (const name of ["WebSocket", "EventSource", "WebSocketStream", "WebTransport"] as const) {
    if (!owner[name]) continue;
    guardConstructor(owner, name, (make, args) => {
      if (args.length === 0) return make(args);
      const url = String(args[0]);
      let whole: string;
      try {
        whole = new URL(url, base()).href;
      } catch {
        return make(args);
      }
      const protocols = protocolsOf(args[1]);
      const pieces = protocols ? [{ name: "protocol", text: protocols, type: "", fixed: true }] : [];
      const told = gate.now({ ...going(whole, name === "EventSource" ? "fetch" : "socket"), pieces });
      if (told ? told.verdict !== "pass" : carries(whole)) throw new DOMException(`Failed to construct '${name}'`, "SecurityError");
      return make([relative ? whole : url, ...args.slice(1)]);
    });
  }
}

/** The reason why a socket is closed is sent as it is. */
function guardClosing(owner: Owner, gate: Gate, base: () => string): void {
  const may = (reason: unknown): boolean => {
    const text = String(reason);
    if (text.length < nameCharsMin) return true;
    const told = gate.now({ ...going(base(), "socket"), pieces: [{ name: "", text, type: "", fixed: true }] });
    return told ? told.verdict === "pass" : !carries(text);
  };
  guardMethod(owner.WebSocket?.prototype, "close", (real, self, args) => real(self, args.length > 1 && !may(args[1]) ? args.slice(0, 1) : args));
  for (const made of [owner.WebSocketStream, owner.WebTransport])
    guardMethod(made?.prototype, "close", (real, self, args) => {
      const { reason, ...rest } = (args[0] ?? {}) as { reason?: unknown };
      return real(self, reason !== undefined && !may(reason) ? [rest] : args);
    });
}

/** What a channel between two pages is called is told the other one, before anything is sent over it; a relay is told by what name a page is known to it. */
function guardPeers(owner: Owner, gate: Gate, base: () => string): void {
  const relayed = (given: unknown): void => {
    const { iceServers } = (given ?? {}) as RTCConfiguration;
    const text = [iceServers ?? []].flat().map(({ username = "" }) => String(username)).filter((one) => one.length >= nameCharsMin).join(" "); // what goes with it is a token
    const told = text ? gate.now({ ...going(base(), "socket"), pieces: [{ name: "", text, type: "", fixed: true }] }) : null;
    if (told && told.verdict !== "pass") throw new DOMException("Failed to construct 'RTCPeerConnection'", "SecurityError");
  };
  guardMethod(owner.RTCPeerConnection?.prototype, "setConfiguration", (real, self, args) => (relayed(args[0]), real(self, args)));
  for (const name of ["RTCPeerConnection", "webkitRTCPeerConnection"]) if (name in owner) guardConstructor(owner, name, (make, args) => (relayed(args[0]), make(args)));
  guardMethod(owner.RTCPeerConnection?.prototype, "createDataChannel", (real, self, args) => {
    const { protocol = "" } = (args[1] ?? {}) as RTCDataChannelInit;
    const text = [String(args[0]), String(protocol)].filter((one) => one.length >= nameCharsMin).join(" ");
    const told = text ? gate.now({ ...going(base(), "socket"), pieces: [{ name: "", text, type: "", fixed: true }] }) : null;
    if (text && told?.verdict !== "pass") throw new DOMException("Failed to execute 'createDataChannel'", "SecurityError");
    return real(self, args);
  });
}

/** Names of protocols that a socket is opened with; they are sent as they are. */
function protocolsOf(given: unknown): string {
  const named = typeof given === "object" && given !== null && "protocols" in given ? given.protocols : given;
  if (typeof named !== "string" && !Array.isArray(named)) return "";
  const all = [named].flat().map(String);
  return all.some((one) => one.length >= nameCharsMin) ? all.join(" ") : "";
}

/** Sockets and transports that are streams: what is written into one is asked about on its way. */
function guardStreams(owner: Owner, gate: Gate, base: () => string): void {
  const made = new WeakMap<object, WritableStream>();
  const whole = owner as unknown as Record<string, { prototype: object } | undefined>;
  const guarded = (real: unknown): unknown => {
    if (Object.prototype.toString.call(real).slice(-7) !== "Stream]" || made.has(real as object)) return real && made.get(real as object);
    const writer = (real as WritableStream).getWriter();
    const stream = new owner.WritableStream({
      async write(chunk: unknown) {
        const now = bodyNow(chunk, "");
        const body = now ? kept(now) : await bodyLater(chunk, "");
        const told = await gate.later(asked(base(), body));
        if (told.verdict !== "stop") await writer.write(told.verdict === "rewrite" ? body.rebuild(told.texts) : body.same);
      },
      close: () => writer.close(),
      abort: (reason) => writer.abort(reason),
    });
    made.set(real as object, stream).set(stream, stream);
    return stream;
  };
  guardGetter(owner.WebSocketStream?.prototype, "opened", (opened) =>
    (opened as Promise<{ writable: unknown }>).then((told) => ({ ...told, writable: guarded(told.writable) })));
  for (const name of ["WebTransportDatagramDuplexStream", "WebTransportBidirectionalStream"]) guardGetter(whole[name]?.prototype, "writable", guarded);
  guardMethod(owner.WebTransport?.prototype, "createUnidirectionalStream", async (real, self, args) => guarded(await real(self, args)));
}

function line(queues: WeakMap<object, Promise<unknown>>, socket: object, work: Promise<unknown>): void {
  const done = work.catch(() => undefined).then(() => {
    if (queues.get(socket) === done) queues.delete(socket);
  });
  queues.set(socket, done);
}

const asked = (url: string, body: Body): Asked => ({ kind: "send", url, method: "MESSAGE", via: "socket", pieces: body.pieces, unread: body.unread, waits: true });
