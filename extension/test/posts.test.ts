import assert from "node:assert/strict";
import { test } from "node:test";
import type { Asked, Gate } from "../src/page/ask";
import { guardPosts, readMessage } from "../src/page/posts";

test("every text in a message comes back to its place", () => {
  const deep: unknown[] = ["one", 2, { b: "two", c: new Map<unknown, unknown>([["three", new Set(["four"])]]) }, new TextEncoder().encode("five")];
  deep.push(deep);
  const read = readMessage({ deep, last: "six" });
  assert.deepEqual(read.pieces.map(({ text }) => text), ["one", "two", "three", "four", "five", "six"]);
  const again = read.rebuild([null, "TWO", null, "FOUR", null, "SIX"]) as { deep: unknown[]; last: string };
  assert.equal(again.last, "SIX");
  assert.deepEqual((again.deep[2] as { b: string }).b, "TWO");
  assert.deepEqual([...((again.deep[2] as { c: Map<string, Set<string>> }).c.get("three") ?? [])], ["FOUR"]);
  assert.equal(again.deep.at(-1), again.deep);
  assert.equal(again.deep[3], deep[3]);
});

test("a name that may be somebody's is read too, and texts come back behind it", () => {
  const read = readMessage({ "ana@shop.example": "one", b: "two" });
  assert.deepEqual(read.pieces.map(({ text, fixed }) => [text, fixed]), [["ana@shop.example", true], ["one", false], ["two", false]]);
  assert.deepEqual(read.rebuild([null, "ONE", "TWO"]), { "ana@shop.example": "ONE", b: "TWO" });
});

test("a message too deep or too long is said to be unread", () => {
  let nest: unknown = "x";
  for (let i = 0; i < 40; i++) nest = [nest];
  assert.equal(readMessage(nest).unread, "large");
  assert.equal(readMessage(Array.from({ length: 6_000 }, () => "x")).unread, "large");
});

test("what is said to a broadcast channel is asked about, whoever listens, and so is what a file is called", async () => {
  const posted: unknown[] = [];
  class Channel {
    postMessage(message: unknown): void {
      posted.push(message);
    }
  }
  const told = (one: Asked) => ({ verdict: one.pieces.some(({ text }) => text.includes("@")) ? ("stop" as const) : ("pass" as const) });
  const gate = { now: told, later: (one: Asked) => Promise.resolve(told(one)), settled: (one: unknown) => Promise.resolve(one) } as unknown as Gate;
  guardPosts({ BroadcastChannel: Channel, ServiceWorker: class extends Channel {} } as never, gate, () => "https://chat.example/");
  const channel = new Channel();
  channel.postMessage({ kind: "signed in" });
  channel.postMessage({ draft: "to ana@customers.example" });
  channel.postMessage({ file: new File(["x"], "ana@customers.example.txt") });
  channel.postMessage({ file: new File(["x"], "notes.txt") });
  await new Promise((done) => setTimeout(done, 50));
  assert.deepEqual(posted.map((one) => JSON.stringify(one)), ['{"kind":"signed in"}', '{"file":{}}']);
});

test("a stream that is handed to a worker nobody guards ends where it says what may not go", async () => {
  const posted: { message: { of: ReadableStream<string> }; transfer: unknown[] }[] = [];
  class ServiceWorker {
    postMessage(message: { of: ReadableStream<string> }, transfer: unknown[]): void {
      posted.push({ message, transfer });
    }
  }
  const told = (one: Asked) => ({ verdict: one.pieces.some(({ text }) => text.includes("ana@shop")) ? ("stop" as const) : ("pass" as const) });
  const gate = { now: told, later: (one: Asked) => Promise.resolve(told(one)), settled: (one: unknown) => Promise.resolve(one) } as unknown as Gate;
  const { prototype } = ServiceWorker;
  guardPosts({ ServiceWorker, TransformStream } as unknown as Window & typeof globalThis, gate, () => "https://x.example/");
  const stream = new ReadableStream<string>({ start: (to) => (["a lamp", " for ana", "@shop", "never"].forEach((one) => to.enqueue(one)), to.close()) });
  Reflect.apply(prototype.postMessage, new ServiceWorker(), [{ of: stream }, [stream]]);
  const { message, transfer } = posted[0]!;
  assert.equal(transfer[0], message.of);
  assert.notEqual(message.of, stream);
  const heard: string[] = [];
  await assert.rejects(async () => {
    for await (const one of message.of) heard.push(one);
  });
  assert.deepEqual(heard, ["a lamp", " for ana"]);
});
