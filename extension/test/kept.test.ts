import assert from "node:assert/strict";
import { test } from "node:test";
import type { Asked, Gate, Settled } from "../src/page/ask";
import { guardFetch } from "../src/page/fetch";
import { guardSockets } from "../src/page/socket";
import { guardXhr } from "../src/page/xhr";

const base = () => "https://chat.example/";
const bytes = (text: string) => new TextEncoder().encode(text);
const clean = "lamps on Monday";
const raw = "ana@b.example  ";

/** A gate whose answers come later. */
function later() {
  const waiting: (() => void)[] = [];
  const settled = () => new Promise<Settled>((done) => waiting.push(() => done({ verdict: "pass" })));
  const asked: string[] = [];
  const gate = { now: (one: Asked) => (asked.push(...one.pieces.map(({ text }) => text)), { verdict: "wait", id: 1 }), settled, later: settled, heard: () => undefined } as unknown as Gate;
  return { gate, asked, go: async () => (waiting.splice(0).forEach((go) => go()), await new Promise((done) => setTimeout(done, 5))) };
}

async function text(body: unknown): Promise<string> {
  return typeof body === "string" ? body : new Response(body as BodyInit).text();
}

const bodies: Record<string, () => { body: unknown; change: () => void }> = {
  bytes: () => {
    const body = bytes(clean);
    return { body, change: () => body.set(bytes(raw)) };
  },
  buffer: () => {
    const body = bytes(clean);
    return { body: body.buffer, change: () => body.set(bytes(raw)) };
  },
  view: () => {
    const body = bytes(`--${clean}`);
    return { body: body.subarray(2), change: () => body.set(bytes(raw), 2) };
  },
  parameters: () => {
    const body = new URLSearchParams({ q: clean });
    return { body, change: () => body.set("q", raw) };
  },
  form: () => {
    const body = new FormData();
    body.set("q", clean);
    return { body, change: () => body.set("q", raw) };
  },
};

for (const [name, make] of Object.entries(bodies)) {
  test(`what waits goes as it was looked at, whatever the page does with it meanwhile: ${name}`, async () => {
    const { gate, asked, go } = later();
    const sent: unknown[] = [];
    const owner = { fetch: (_: unknown, { body }: RequestInit) => (sent.push(body), Promise.resolve(new Response())) };
    guardFetch(owner, gate, base);
    class Xhr {
      open(): void {}
      setRequestHeader(): void {}
      abort(): void {}
      send(body: unknown): void {
        sent.push(body);
      }
    }
    guardXhr({ XMLHttpRequest: Xhr } as never, gate, base);
    class Socket {
      url = "wss://chat.example/";
      send(body: unknown): void {
        sent.push(body);
      }
    }
    guardSockets({ WebSocket: Socket, WritableStream } as never, gate, base);
    const acts: ((body: unknown) => void)[] = [
      (body) => void owner.fetch("/a", { method: "POST", body: body as BodyInit }),
      (body) => {
        const xhr = new Xhr() as unknown as XMLHttpRequest;
        xhr.open("POST", "/a");
        xhr.send(body as XMLHttpRequestBodyInit);
      },
      ...(ArrayBuffer.isView(make().body) ? [(body: unknown) => (new Socket() as unknown as WebSocket).send(body as ArrayBuffer)] : []),
    ];
    for (const act of acts) {
      const { body, change } = make();
      act(body);
      change();
      await go();
      const said = await text(sent.at(-1));
      assert.match(decodeURIComponent(said), /lamps.on.Monday/);
      assert.doesNotMatch(decodeURIComponent(said), /ana@b/);
    }
    assert.ok(asked.every((one) => !one.includes("ana@b")));
    assert.equal(sent.length, acts.length);
  });
}
