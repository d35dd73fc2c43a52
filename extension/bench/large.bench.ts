// How long texts that were made to be dear take, and hold others up: `node build.mjs --bench && node build/bench/large.bench.mjs - [characters] [only]`.
import { theEngine } from "../src/detect";
import { dear } from "../test/dear";

const size = Number(process.argv[3] ?? "1000000");
const only = process.argv[4];
const now = () => performance.now();
const engine = theEngine();
for (let i = 0; i < 5; i++) for (const text of Object.values(dear(20_000))) engine.scan(text); // compiled by now, as in a page that was used
for (const [name, text] of Object.entries(dear(size))) {
  if (only && name !== only) continue;
  const begun = now();
  let longest = 0;
  const inquiry = engine.inquire(text, now, Infinity);
  for (let done = false; !done; ) {
    const turn = now();
    done = inquiry.work(12);
    longest = Math.max(longest, now() - turn);
  }
  console.log(name.padEnd(22), `${(now() - begun).toFixed(0)} ms in all, ${longest.toFixed(0)} ms at most without a turn`);
}
