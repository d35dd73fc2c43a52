import assert from "node:assert/strict";
import { test } from "node:test";
import type { Asked } from "../src/page/ask";
import { carries, holdsText, isLookedAt, mayCarry, says } from "../src/page/looks";

const enc = encodeURIComponent;

test("addresses that pages load by the dozen are worth no question", () => {
  const quiet = [
    "/logo.png", "https://cdn.example/app.3f9c1d.js", "/_next/image?url=%2Flogo.png&w=64&q=75", "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAA",
    "blob:https://x.example/0a1b2c3d-0000-4000-8000-000000000000", "about:blank", "#top", "/assets/vendors-main.3f9c1d0a8b7c6d5e4f3a.chunk.js", "/app.js?v=3f9c1d0a8b7c6d5e4f3a", "/fonts/inter-latin-400-normal.woff2?v=20261126", "/api?page=2&sort=new", "style.css?v=12",
  ];
  assert.deepEqual(quiet.filter(mayCarry), []);
});

test("addresses in which something may stand are asked about", () => {
  const telling = [
    `/pixel?q=${enc("ana.synthetic@customers.example")}`, "/pixel?ana@customers.example", "/s?q=to%2520ana%2540b.example", "/s/4111111111111111", "/s?n=4111+1111+1111+1111",
    `/s?key=${["sk", "live", "4eC39HqLyjWDarjtT1zdp7dc"].join("_")}`, `/s?q=${enc("the password is hunter two")}`, "https://x.example/ana@customers.example.png",
    `/s/${btoa("to ana@customers.example")}`, `/s?d=${btoa("4111111111111111")}`, `/s/${btoa("to ana@customers.example").replaceAll("=", "")}.png`,
  ];
  assert.deepEqual(telling.filter((one) => !mayCarry(one)), []);
});

test("where nobody can be asked, only what is plainly somebody's is refused", () => {
  assert.deepEqual(["/w.js?v=20261126", "/socket?room=0a1b2c", "/a/b.js"].filter(carries), []);
  assert.deepEqual([`/w.js?m=${enc("ana@customers.example")}`, "/w.js?n=4111%201111%201111%201111"].map(carries), [true, true]);
});

test("a request holds something in its body, its addresses or the headers that the page set", () => {
  const nothing: Asked = { kind: "send", url: "https://x.example/chat/12", method: "GET", via: "fetch", pieces: [], unread: "", waits: true };
  const piece = { name: "", text: "hello", type: "", fixed: false };
  const address = "https://x.example/s/4111111111111111";
  const held: Partial<Asked>[] = [{ pieces: [piece] }, { unread: "image" }, { url: address }, { also: [address] }, { headers: { "x-prompt": "ana@customers.example" } }];
  for (const inAddress of [says, mayCarry]) {
    assert.equal(holdsText({ ...nothing, headers: { "content-type": "application/json", "x-version": "12" } }, inAddress), false);
    for (const one of held) assert.equal(holdsText({ ...nothing, ...one }, inAddress), true, JSON.stringify(one));
  }
});

test("where asking costs no more than a moment, any query, long path or name before the host is asked about", () => {
  const all = ["https://x.example/?v=1", `https://x.example/s/${"a".repeat(25)}`, "https://ana@x.example/", "https://x.example/s/ana@customers.example"].map(says);
  assert.deepEqual(all, [true, true, true, true]);
  assert.deepEqual(["https://x.example/chat/12", "https://x.example/", "https://x.example/a#b?c=d"].filter(says), []);
});

test("headers that only name a kind, and tokens, are looked at where they hold what no kind and no token does", () => {
  const bare = { kind: "send", url: "https://chat.example/", method: "GET", via: "fetch", pieces: [], unread: "", waits: true } as Asked;
  const held = (headers: Record<string, string>) => holdsText({ ...bare, headers }, says);
  for (const headers of [{ accept: "a/b;c=ana@customers.example" }, { "if-match": '"4111 1111 1111 1111"' }, { "x-requested-with": "DE89 3704 0044 0532 0130 00" }, { "x-4111111111111111": "1" }])
    assert.ok(held(headers as Record<string, string>), JSON.stringify(headers));
  for (const headers of [{ accept: "text/html,application/xml;q=0.9" }, { "if-none-match": '"1764180000000-41111111"' }, { "x-datadog-trace-id": "4111111111111111119" }, { "accept-language": "de-DE,de;q=0.9" }, { "content-type": "multipart/form-data; boundary=----WebKitFormBoundary7MA4YWxkTrZu0gW" }, { "x-b3": "1" }])
    assert.ok(!held(headers as Record<string, string>), JSON.stringify(headers));
  assert.deepEqual([["authorization", "Basic ana@customers.example"], ["x-csrf-token", "0a1b2c3d"], ["x-csrf-token", "ana@customers.example"], ["x-version", "1"]].map(([name, value]) => isLookedAt(name!, value!)), [false, false, true, true]);
});
