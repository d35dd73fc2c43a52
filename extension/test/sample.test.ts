import assert from "node:assert/strict";
import { test } from "node:test";
import { theEngine } from "../src/detect";
import { cover, covered, maskedSample, reported } from "../src/detect/sample";
import golden from "./samples.json";

type Case = { text: string; samples: [string, number, number, number, string][]; covered?: string };
const cases = golden as unknown as Case[];

test("samples are the ones the server makes", () => {
  for (const { text, samples } of cases)
    for (const [detector, start, end, count, sample] of samples) assert.equal(maskedSample(text, { detector, start, end, count }), sample, `${detector} in ${text}`);
});

test("a free text leaves with its values covered as the server covers them", () => {
  const engine = theEngine();
  for (const { text, covered: expected } of cases) if (expected !== undefined) assert.equal(covered(text, engine), expected);
});

test("a report names each kind once, with its surest word and three samples, and no value", () => {
  const text = "ann@a.example bob@b.example cid@c.example dan@d.example 4111 1111 1111 1111";
  const kinds = reported(text, theEngine().scan(text));
  const email = kinds.find(({ detector }) => detector === "email")!;
  assert.equal(email.count, 4);
  assert.equal(email.samples.length, 3);
  assert.ok(email.samples.every((sample) => sample.includes(cover)));
  assert.ok(!JSON.stringify(kinds).includes("4111") && kinds.some(({ category }) => category === "payment_data"));
});
