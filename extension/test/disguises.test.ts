import assert from "node:assert/strict";
import { test } from "node:test";
import { theEngine } from "../src/detect";
import { readingOf, type Piece } from "../src/detect/disguise";
import { disguises } from "../src/detect/disguises";
import { maskedSample } from "../src/detect/sample";
import { Pseudonyms } from "../src/masking/pseudonyms";

const record = "ana.lima@mail.example";
const spread = (text: string) => [...text].join("\u200b");

test("a record in a disguise is found, masked whole, and its sample shows nothing of it", () => {
  for (const disguised of [btoa(`to: ${record}`), encodeURIComponent(record), spread(record), record.replace("@", "\\u0040"), record.replace("@", "&#64;"), btoa(btoa(record))]) {
    const text = `Summarise this: ${disguised} thanks`;
    const findings = theEngine().scan(text);
    assert.ok(findings.some(({ detector, start, end }) => detector === "email" && start >= 16 && end <= 16 + disguised.length), disguised);
    assert.ok(!new Pseudonyms().mask(text, findings)!.includes(disguised), disguised);
    for (const finding of findings) assert.match(maskedSample(text, finding), /^.?•••(@.?•••)?$/, disguised);
  }
});

test("a value is found of which a part is bold, and cells, prices and words are none", () => {
  const found = (text: string) => theEngine().scan(text).map(({ detector, start, end }) => [detector, text.slice(start, end)]);
  assert.deepEqual(found("<p>card 4111 <b>1111</b> 1111 1111, thanks</p>"), [["payment_card", "4111 <b>1111</b> 1111 1111"]]);
  assert.deepEqual(found('<p>to ana.lima<span class="x">@</span>mail.example</p>'), [["email", 'ana.lima<span class="x">@</span>mail.example']]);
  assert.deepEqual(found("<p>to ana.<b>lima</b>@mail.example now</p>"), [["email", "ana.<b>lima</b>@mail.example"]]);
  assert.deepEqual(found("<span>see @ana</span>, <b>2</b> of 41111, <i>1111</i> lamps <u>1111</u>"), []);
  assert.deepEqual(found("<i>4012</i> lamps, <i>8888</i> shades, <b>8888</b> cords and <b>1881</b> bulbs"), []);
});

test("a reading leads back to the text, and no span lies over a gap", () => {
  const text = `${"x".repeat(300)}AA${"y".repeat(300)}BB.`;
  const read = (pieces: Piece[]) => readingOf(text, pieces).next().value;
  const reading = read([{ start: 300, end: 302, plain: "one" }, { start: 602, end: 604, plain: "" }])!;
  const at = reading.text.indexOf("one");
  assert.deepEqual(reading.back(at, at + 3), [300, 302]);
  assert.deepEqual(reading.back(at - 1, at + 4), [299, 303]);
  assert.equal(reading.back(at - 5, at - 2), null);
  assert.equal(reading.back(at, reading.text.length), null);
  assert.equal(read([]), null);
});

// What repeats in them begins as a table, a field or a tag does: beginnings that never come to their end, most of them.
const hostile = [
  "phone,\n", "phone,cvv\n1,", "phone;", "insert into a (phone) values ('", "insert into a (phone) values (1, ", "COPY a (phone) FROM stdin;\n",
  "1<b>2</b>", "1<b>2</b> ", "a@<i>b</i>", "4<b ", "@<i></i>", "- ", "--", "name  cvv\n", "a", "('a',", '"name": [', "name | cvv\n", "│", "[[[1,", "name, ", '["name", "cvv", "a"] ', "       \n", "a  b ",
  "password", "cvv=>", "first_name[[[", '"type":"', "x_-", 'password: "', "</a>", "<td>", "<td a=b ", "<input a a a a a ", "<b>CVV</b>", "<br>\\n", "<p>       "];

test("what a disguise costs grows with the length alone", () => {
  for (const part of hostile)
    for (const { pieces, says } of disguises) {
      const text = part.repeat(24_000 / part.length);
      const spent = () => {
        const before = process.cpuUsage();
        for (const _ of pieces(text, () => false, (place) => text[place]!));
        const { user, system } = process.cpuUsage(before);
        return (user + system) / 1000;
      };
      assert.ok(Math.min(spent(), spent(), spent()) < 400, `${says}: ${JSON.stringify(part)}`);
    }
});
