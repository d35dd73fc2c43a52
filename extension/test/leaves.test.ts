import assert from "node:assert/strict";
import { test } from "node:test";
import { addressLeaves, addressTexts, fits, headerLeaves, unpack } from "../src/content/leaves";

const texts = (body: string, type = "") => unpack(body, type).leaves.map(({ text }) => text);

test("a body that is not changed is packed as it was, byte for byte", () => {
  const bodies = [
    '{ "a" :1.0e5, "big": 123456789012345678901234567890, "b":["x",null,{"c":"\\u00e9"}] }',
    '[["wrb.fr","[null,\\"hello\\"]"]]',
    "q=a%20b+c&empty=&q=2",
    "just text",
    '{"broken": "json',
    '{"one":1}\n{"two":"2"}\n',
    "",
  ];
  for (const body of bodies) assert.equal(unpack(body).pack(), body, body);
});

test("texts are found however often they are packed, and changed where they stand", () => {
  const inner = JSON.stringify({ prompt: 'say "hi" to ana@shop.example', n: 1 });
  const body = `f.req=${encodeURIComponent(JSON.stringify([null, inner]))}&at=1`;
  const unpacked = unpack(body, "application/x-www-form-urlencoded");
  const leaf = unpacked.leaves.find(({ text }) => text.includes("ana@"))!;
  assert.equal(leaf.text, 'say "hi" to ana@shop.example');
  leaf.changed = 'say "hi" to\nqzc@mail.example';
  const [, packed] = JSON.parse(decodeURIComponent(unpacked.pack().slice(6, -5))) as [null, string];
  assert.deepEqual(JSON.parse(packed), { prompt: 'say "hi" to\nqzc@mail.example', n: 1 });
});

test("only long numbers are texts, and they can't be changed", () => {
  assert.deepEqual(texts('{"n":12345,"card":4111111111111111}'), ["4111111111111111"]);
  assert.equal(unpack('{"card":4111111111111111}').leaves[0]!.fixed, true);
});

test("bytes as numbers are the text they are, and other numbers are none", () => {
  const bytes = [...Buffer.from("hello Straße")];
  assert.deepEqual(texts(JSON.stringify({ type: "Buffer", data: bytes })), ["Buffer", "hello Straße"]);
  assert.deepEqual(texts(JSON.stringify({ body: Uint8Array.from(bytes), n: 1 })), ["hello Straße"]);
  assert.deepEqual(texts(JSON.stringify([bytes.map((one) => one + 300), [1, 2, 3], [...bytes, 0.5], [...bytes, -1]])), []);
  assert.equal(unpack(JSON.stringify([bytes])).pack(), JSON.stringify([bytes]));
});

test("a value of a file in a string is a text, and so is a name that is no program's", () => {
  assert.deepEqual(texts(`{"notes_of_the_day":"data:text/plain;base64,${btoa("hello file")}","0a1b2c3d-0000-4000-8000-00000000abcd":1}`), ["hello file"]);
  for (const encoding of ["utf16le", "latin1"] as const)
    assert.deepEqual(texts(`{"file":"data:text/csv;base64,${Buffer.from("Straße; hello file", encoding).toString("base64")}"}`), ["Straße; hello file"]);
  assert.deepEqual(texts(`{"file":"data:image/png;base64,${btoa("hello file")}"}`), []);
  assert.deepEqual(texts('{"ana@shop.example":1,"the card of Ana":{"+49 30 901820":"x"}}'), ["ana@shop.example", "the card of Ana", "+49 30 901820", "x"]);
  assert.deepEqual(texts("ana%40shop.example=1&q=2", "application/x-www-form-urlencoded"), ["ana@shop.example", "1", "2"]);
  const unpacked = unpack('{"a":{"ana@shop.example":[1]}}');
  unpacked.leaves[0]!.changed = "qzc@mail.example";
  assert.equal(unpacked.pack(), '{"a":{"qzc@mail.example":[1]}}');
});

test("an address's query, and text in its path, are looked at", () => {
  const found = addressLeaves("https://x.example/a/this-is-a-rather-long-path-with-text?q=ana%40shop.example&b=");
  assert.deepEqual(found.map(({ text }) => text), ["ana@shop.example", " a this-is-a-rather-long-path-with-text"]);
  assert.deepEqual(addressLeaves("no address"), []);
});

test("hostile bodies are text at worst, and done with at once", () => {
  for (const body of ["[".repeat(100_000), '{"a":'.repeat(50_000), '"'.repeat(100_000), "a=".repeat(50_000), "\\".repeat(100_000), "{}".repeat(50_000)]) {
    const begun = performance.now();
    assert.equal(unpack(body).pack(), body);
    assert.ok(performance.now() - begun < 2_000);
  }
});

test("a sign-in's tokens arrive with their address; a key does not, nor a word that is asked", () => {
  const key = ["sk", "live", "4eC39HqLyjWDarjtT1zdp7dc"].join("_");
  const word = "q81kZxPw0Lmv77Ttbw";
  assert.deepEqual(addressTexts(`https://x.example/callback?code=${word}&state=${word}`), []);
  assert.deepEqual(addressTexts(`https://x.example/?id_token=${key}`), []);
  assert.deepEqual(addressTexts(`https://x.example/?code=${key}`), [key]);
  assert.deepEqual(addressTexts(`https://x.example/?q=${word}`), [word]);
  const state = btoa(JSON.stringify({ redirect: "/lamps", nonce: word }));
  assert.deepEqual(addressTexts(`https://x.example/callback?state=${encodeURIComponent(state)}`), []);
  assert.deepEqual(headerLeaves({ "x-device": state, "x-id": `${state}.${state}.${word}` }, []), []);
  const said = btoa("write to ana@shop.example, please");
  assert.deepEqual(addressTexts(`https://x.example/?s=${encodeURIComponent(said)}`), [said]);
  assert.deepEqual(headerLeaves({ "x-device": said }, []).map(({ text }) => text), [said]);
});

test("data paths", () => {
  assert.ok(fits("messages.*.content.parts.*", ["messages", "0", "content", "parts", "2"]));
  assert.ok(!fits("messages.*", ["messages"]));
});

test("a short path, a name in a query and a name before the host may hold something", () => {
  const of = (address: string) => addressLeaves(address).map(({ text }) => text);
  assert.deepEqual(of("https://x.example/s/4111111111111111"), [" s 4111111111111111"]);
  assert.deepEqual(of("https://x.example/?ana%40shop.example=1&b=2"), ["ana@shop.example", "1", "2"]);
  assert.deepEqual(of("https://ana.synthetic@x.example/a"), ["ana.synthetic"]);
  assert.deepEqual(of("https://shop:4111%201111@x.example/a"), ["shop", "4111 1111"]);
  assert.deepEqual(of("https://x.example/chat/12"), []);
});

test("a page's own headers are texts, those of the browser, one long word and those that name the account are not", () => {
  const headers = {
    "content-type": "application/json", "x-requested-with": "XMLHttpRequest", traceparent: "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
    "oai-device-id": "0a1b2c3d-0000-4000-8000-00000000abcd", "x-account": "owner@shop.example", "x-prompt": "write%20to ana@shop.example",
  };
  assert.deepEqual(headerLeaves(headers, ["x-account"]).map(({ text }) => text), ["write to ana@shop.example"]);
  const plain = { accept: "text/html;q=ana@customers.example", "if-none-match": '"1764180000000-4111"', "x-4111-1111-1111-1111": "1", traceparent: "00-41111111111111114111111111111111-4111111111111111-01" };
  assert.deepEqual(headerLeaves(plain, []).map(({ text }) => text), ["x 4111 1111 1111 1111", "text/html;q=ana@customers.example", "1"]);
});
