import assert from "node:assert/strict";
import { test } from "node:test";
import { carries, mayCarry } from "../src/page/looks";

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
    `/pixel?q=${enc("ana.synthetic@customers.example")}`, "/pixel?ana@customers.example", "/s/4111111111111111", "/s?n=4111+1111+1111+1111",
    `/s?key=${["sk", "live", "4eC39HqLyjWDarjtT1zdp7dc"].join("_")}`, `/s?q=${enc("the password is hunter two")}`, "https://x.example/ana@customers.example.png",
  ];
  assert.deepEqual(telling.filter((one) => !mayCarry(one)), []);
});

test("where nobody can be asked, only what is plainly somebody's is refused", () => {
  assert.deepEqual(["/w.js?v=20261126", "/socket?room=0a1b2c", "/a/b.js"].filter(carries), []);
  assert.deepEqual([`/w.js?m=${enc("ana@customers.example")}`, "/w.js?n=4111%201111%201111%201111"].map(carries), [true, true]);
});
