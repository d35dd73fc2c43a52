import assert from "node:assert/strict";
import { test } from "node:test";
import { detectors, theEngine } from "../src/detect";

/** Milliseconds of processor time, the least of so many looks: what the collector and the compiler do in between is not the text's doing. */
function least(looks: number, work: () => void): number {
  const took = Array.from({ length: looks }, () => {
    const before = process.cpuUsage();
    work();
    const used = process.cpuUsage(before);
    return (used.user + used.system) / 1000;
  });
  return Math.min(...took);
}

test("hostile text costs about twice as much when it is twice as long", () => {
  const engine = theEngine();
  const pumps = ["a.a.", "a@1", "1 ", "1.", "(1", "pw=", "key: ", "::", "ey", '"d": "', "sk_", "-----BEGIN ", "password is ", "\n", '"a":', "order 1 ", "http://a:", "+1", "*", "aaaa", "x,", "4111/1111/1111/1112 1|2|3|4 ", "%41%42 a%20b ", "61 6e 61 ", "&#64;a ", "supplier shall ", "payment terms moq termination ", "cost price;", "cost price 1.20 ", "we pay\t1\n", "\u7532\u65b9 \u8fdb\u4ef7 1\u5143 ", "P<UTO<<<<<<<<<<<<<<", "account 123456 ", "order 12345 2x 5 EUR ", "\\u0040a", "YW5hLmxpbWFAbWFpbC5leGFtcGxl ", "\u0430\u200b1 "];
  for (const pump of pumps) {
    const short = pump.repeat(Math.ceil(50_000 / pump.length));
    const both = (looks: number): [number, number] => [least(looks, () => engine.scan(short)), least(1, () => engine.scan(short + short))];
    let [one, two] = both(2);
    // A machine that is busy with something else is asked again.
    for (let tries = 0; tries < 3 && two >= Math.max(3.5 * one, one + 80); tries++) [one, two] = both(3);
    console.log(JSON.stringify(pump), one.toFixed(1), two.toFixed(1));
    assert.ok(two < Math.max(3.5 * one, one + 80), `${JSON.stringify(pump)}: ${one.toFixed(1)} ms, twice the text ${two.toFixed(1)} ms`);
  }
});

test("a megabyte of a contract's and a price list's words is a matter of its length", () => {
  const engine = theEngine();
  for (const words of ["the supplier shall deliver, payment terms net, minimum order quantity, either party may terminate ", "cost price supplier price gross margin we pay \u201cwholesale\u201d "]) {
    const of = (chars: number) => words.repeat(Math.ceil(chars / words.length));
    const small = least(3, () => engine.scan(of(125_000)));
    const large = least(1, () => engine.scan(of(1_000_000)));
    console.log(words.slice(0, 20), small.toFixed(1), large.toFixed(1));
    assert.ok(large < 24 * small + 200, `${words.slice(0, 20)}: ${small.toFixed(1)} ms, eight times the text ${large.toFixed(1)} ms`);
  }
});

test("a word is whole for one detector where another lets it go on", () => {
  const found = (text: string) => theEngine().scan(text).filter(({ detector }) => detector === "price_list").map(({ start, end }) => text.slice(start, end));
  assert.deepEqual(found("Our cost price is $4.20 for the mug"), ["Our cost price is $4.20"]);
  assert.deepEqual(found("Retail price: 24.90 EUR"), []);
});

test("a detector that throws is named and the rest goes on", async () => {
  const { Engine } = await import("../src/detect/engine");
  const broken = new Engine(detectors().filter((d) => d.id === "email" || d.id === "iban"), {
    validators: { email: () => { throw new Error("broken"); }, iban: (c) => c.accept([]) },
    sweeps: {},
  });
  const seen = broken.inspect("ana@shop.example DE89 3704 0044 0532 0130 00");
  assert.deepEqual(seen.failed, ["email"]);
  assert.equal(seen.findings.length, 1);
});

test("a reading that throws is named and the rest goes on", async () => {
  const { Engine } = await import("../src/detect/engine");
  const broken = new Engine(detectors().filter(({ id }) => id === "iban"), { validators: { iban: (c) => c.accept([]) }, sweeps: {} }, [
    { says: "through a mistake", pieces: () => { throw new Error("broken"); } },
    { says: "half read", *pieces() { yield { start: 0, end: 1, plain: "x" }; throw new Error("broken"); } },
  ]);
  const seen = broken.inspect("DE89 3704 0044 0532 0130 00");
  assert.deepEqual(seen.failed, ["half read", "through a mistake"]);
  assert.equal(seen.findings.length, 1);
});

test("a row that has a tabulator in quotes has fewer cells than its header names", () => {
  const found = theEngine().inspect('COPY t (a, dob) FROM stdin;\n"x\ty"\n1\t1979-05-21\n\\.\n');
  assert.deepEqual(found.failed, []);
  assert.deepEqual(found.findings.map(({ detector }) => detector), ["date_of_birth"]);
});
