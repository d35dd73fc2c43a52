// CPU time the page's engine takes for texts of each kind, none of which it has seen, the least of many, as others work on the machine too: `npm --prefix extension run bench [-- only]`.
import { theEngine } from "../src/detect";
import { kinds } from "./kinds";

const only = process.argv[2] ?? "";
const warm = 12;
const rounds = 21;

const engine = theEngine();
const sizes = [1_000, 10_000, 100_000];
/** Of a few thousand characters at once, so that the clock can tell. */
const togetherChars = 20_000;

function spent(texts: string[]): number {
  const before = process.cpuUsage();
  for (const text of texts) engine.scan(text);
  const used = process.cpuUsage(before);
  return (used.user + used.system) / 1000 / texts.length;
}

let seed = 1;
const chosen = Object.entries(kinds).filter(([name]) => name.startsWith(only));
for (let i = 0; i < 3; i++) for (const [, make] of chosen) engine.scan(make(100_000, seed++)); // compiled by now, as in a page that was used
console.log("kind".padEnd(18), ...sizes.map((size) => `${size / 1_000} KB ms`.padStart(9)), "  least of", rounds);
for (const [name, make] of chosen) {
  for (let i = 0; i < warm; i++) engine.scan(make(100_000, seed++));
  const least = sizes.map((size) => {
    const some = () => Array.from({ length: Math.max(1, togetherChars / size) }, () => make(size, seed++));
    for (let i = 0; i < warm && size < 100_000; i++) spent(some());
    return Math.min(...Array.from({ length: rounds }, () => spent(some())));
  });
  console.log(name.padEnd(18), ...least.map((ms) => ms.toFixed(ms < 10 ? 2 : 1).padStart(9)));
}
