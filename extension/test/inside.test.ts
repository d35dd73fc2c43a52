import assert from "node:assert/strict";
import { test } from "node:test";
import { documentIn } from "../src/page/inside";

const list = "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-KEY:METHOD=AES-128,URI=\"https://a.example/k\"\n#EXTINF:4,\nhttps://a.example/send?q=1\r\n#EXT-X-ENDLIST\n";
const asked = `url("https://a.example/k")\nurl("https://a.example/send?q=1")`;

test("pages, drawings and code that are their own address are read", () => {
  assert.deepEqual(documentIn("data:text/html,<p>%20x"), ["<p> x"]);
  assert.deepEqual(documentIn(`data:image/svg+xml;base64,${btoa("<svg/>")}`), ["<svg/>"]);
  assert.deepEqual(documentIn("javascript:a(%22b%22)"), ['a("b")', "a(%22b%22)"]);
  assert.deepEqual(documentIn("data:image/png;base64,AAAA"), []);
  assert.deepEqual(documentIn("https://a.example/"), []);
});

test("a list of a film's pieces is known by its first line, whatever it is called", () => {
  for (const kind of ["application/vnd.apple.mpegurl", "video/mp4", ""]) {
    assert.deepEqual(documentIn(`data:${kind};base64,${btoa(list)}`), [asked]);
    assert.deepEqual(documentIn(`data:${kind},${encodeURIComponent(list)}`), [asked]);
  }
  assert.deepEqual(documentIn(`data:video/mp4,%23%45XTM3U%0ahttps://a.example/send?q=1`), [`url("https://a.example/send?q=1")`]);
});
