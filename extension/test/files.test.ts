import assert from "node:assert/strict";
import { deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { test } from "node:test";
import { readFile } from "../src/files/read";

const read = (data: Uint8Array | string, type = "") => readFile(new Blob([typeof data === "string" ? data : Uint8Array.from(data)], { type }));

/** A zip of one or more members, as the format's specification (APPNOTE 6.3) has it. */
function zip(members: Record<string, string>, claimed?: number): Uint8Array {
  const parts: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(members)) {
    const [title, data] = [Buffer.from(name), deflateRawSync(Buffer.from(content))];
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(data.length, 18);
    head.writeUInt32LE(claimed ?? Buffer.byteLength(content), 22);
    head.writeUInt16LE(title.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(data.length, 20);
    entry.writeUInt32LE(claimed ?? Buffer.byteLength(content), 24);
    entry.writeUInt16LE(title.length, 28);
    entry.writeUInt32LE(offset, 42);
    central.push(entry, title);
    parts.push(head, title, data);
    offset += head.length + title.length + data.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(members).length, 8);
  end.writeUInt16LE(Object.keys(members).length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, directory, end]);
}

test("texts of several encodings are read whole", async () => {
  assert.deepEqual(await read("hällo", "text/plain"), { text: "hällo", type: "text/plain", plain: true, unread: "" });
  assert.equal((await read(Uint8Array.from([0xff, 0xfe, 0x68, 0, 0x69, 0]))).text, "hi");
  assert.equal((await read(Uint8Array.from([0x68, 0xe4, 0x6c]))).text, "häl");
  const wide = Buffer.from("write to ana@shop.example", "utf16le");
  for (const bytes of [wide, Buffer.from(wide).swap16()])
    assert.deepEqual(await read(bytes), { text: "write to ana@shop.example", type: "", plain: false, unread: "" }, "and is not written anew");
});

test("office documents and archives are unpacked", async () => {
  const word = zip({ "word/document.xml": "<w:p><w:t>ana@shop.example</w:t></w:p><w:p><w:t>two &amp; three</w:t></w:p>" });
  const { text, plain, unread } = await read(word);
  assert.match(text, /ana@shop\.example\ntwo & three/);
  assert.deepEqual([plain, unread], [false, ""]);
  const sheet = zip({
    "xl/workbook.xml": "<workbook/>",
    "xl/sharedStrings.xml": "<sst><si><t>mail</t></si><si><t>ana@shop.example</t></si></sst>",
    "xl/worksheets/sheet1.xml": '<row r="1"><c t="s"><v>0</v></c></row><row r="2"><c t="s"><v>1</v></c><c><v>42</v></c></row>',
  });
  assert.equal((await read(sheet)).text, "mail\nana@shop.example\t42");
  assert.match((await read(zip({ "list.txt": "ana@shop.example" }))).text, /list\.txt\nana@shop\.example/);
  for (const packed of [gzipSync, deflateSync, deflateRawSync]) assert.match((await read(packed("write to ana@shop.example, please"))).text, /ana@shop/);
});

test("what can't be read is said", async () => {
  assert.equal((await read(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1]))).unread, "image");
  assert.equal((await read("%PDF-1.7 binary")).unread, "pdf");
  assert.equal((await read(Uint8Array.from({ length: 400 }, (_, n) => (n * 7919) & 255))).unread, "binary");
});

test("a bomb is not unpacked to its end, and a torn archive is no crash", async () => {
  const bomb = zip({ "a.txt": "0".repeat(60_000_000) }, 10);
  const read1 = await read(bomb);
  assert.notEqual(read1.unread, "");
  const whole = zip({ "a.txt": "hello" });
  for (let cut = 1; cut < whole.length; cut += 7) await read(whole.slice(0, cut));
});
