import assert from "node:assert/strict";
import { test } from "node:test";
import type { Asked, Gate } from "../src/page/ask";
import { guardSockets } from "../src/page/socket";

test("what a channel between two pages is called is asked about before the other page hears of it", () => {
  const opened: unknown[][] = [];
  class Peer {
    createDataChannel(...args: unknown[]): void {
      opened.push(args);
    }
  }
  const asked: string[] = [];
  const gate = {
    now: ({ pieces }: Asked) => {
      asked.push(...pieces.map(({ text }) => text));
      return { verdict: pieces.some(({ text }) => text.includes("@")) ? "stop" : "pass" };
    },
  } as unknown as Gate;
  guardSockets({ RTCPeerConnection: Peer, WritableStream } as never, gate, () => "https://chat.example/");
  const peer = new Peer();
  peer.createDataChannel("events");
  peer.createDataChannel("a channel for sound", { ordered: true });
  assert.throws(() => peer.createDataChannel("ana@customers.example"), /createDataChannel/);
  assert.throws(() => peer.createDataChannel("events", { protocol: "ana@customers.example" }), /createDataChannel/);
  assert.deepEqual(asked, ["a channel for sound", "ana@customers.example", "ana@customers.example"]);
  assert.deepEqual(opened, [["events"], ["a channel for sound", { ordered: true }]]);
});

test("a relay is told no name that may not be told, whichever of its names the browser's class is called by", () => {
  const made: unknown[][] = [];
  class Peer {
    constructor(...args: unknown[]) {
      made.push(args);
    }
    setConfiguration(...args: unknown[]): void {
      made.push(args);
    }
  }
  const owner: Record<string, any> = { RTCPeerConnection: Peer, webkitRTCPeerConnection: Peer, WritableStream };
  const gate = { now: ({ pieces }: Asked) => ({ verdict: pieces.some(({ text }) => text.includes("@")) ? "stop" : "pass" }) } as unknown as Gate;
  guardSockets(owner as never, gate, () => "https://chat.example/");
  const relay = (username: string) => ({ iceServers: [{ urls: ["turn:relay.example:3478"], username, credential: "x" }] });
  for (const name of ["RTCPeerConnection", "webkitRTCPeerConnection"]) {
    const peer = new owner[name](relay("1764288000:user"));
    assert.throws(() => new owner[name](relay("ana@customers.example")), /RTCPeerConnection/);
    assert.throws(() => peer.setConfiguration(relay("ana@customers.example")), /RTCPeerConnection/);
    new owner[name]();
  }
  assert.deepEqual(made, [[relay("1764288000:user")], [], [relay("1764288000:user")], []]);
});

test("a socket is closed without a reason that may not be told", () => {
  const closed: unknown[][] = [];
  class Socket {
    close(...args: unknown[]): void {
      closed.push(args);
    }
  }
  class Stream extends Socket {
    override close(...args: unknown[]): void {
      closed.push(args);
    }
  }
  const gate = { now: ({ pieces }: Asked) => ({ verdict: pieces.some(({ text }) => text.includes("@")) ? "stop" : "pass" }) } as unknown as Gate;
  guardSockets({ WebSocket: Socket, WebSocketStream: Stream, WritableStream } as never, gate, () => "https://chat.example/");
  for (const reason of ["done", "a polite reminder", "to ana@customers.example"]) new Socket().close(1000, reason);
  new Socket().close();
  for (const reason of ["a polite reminder", "to ana@customers.example"]) new Stream().close({ closeCode: 1000, reason });
  assert.deepEqual(closed, [[1000, "done"], [1000, "a polite reminder"], [1000], [], [{ closeCode: 1000, reason: "a polite reminder" }], [{ closeCode: 1000 }]]);
});
