import assert from "node:assert/strict";
import { test } from "node:test";
import type { Asked, Gate } from "../src/page/ask";
import { guardXhr } from "../src/page/xhr";

test("a name and a password for the server are asked about with its address", () => {
  const sent: unknown[] = [];
  class Request {
    open(): void {}
    setRequestHeader(): void {}
    abort(): void {}
    send(): void {
      sent.push("sent");
    }
  }
  const asked: Asked[] = [];
  const gate = { now: (one: Asked) => (asked.push(one), { verdict: "pass" }) } as unknown as Gate;
  guardXhr({ XMLHttpRequest: Request } as never, gate, () => "https://chat.example/");
  for (const more of [[], [true], [true, "ana@shop.example", "4111 1111"], [true, null, undefined]]) {
    const request = new Request() as unknown as XMLHttpRequest;
    (request.open as (...args: unknown[]) => void)("GET", "/a", ...more);
    request.send();
  }
  assert.deepEqual(asked.map(({ also }) => also), [[], [], ["https://ana%40shop.example:4111%201111@chat.example/a"], []]);
  assert.equal(sent.length, 4);
});
