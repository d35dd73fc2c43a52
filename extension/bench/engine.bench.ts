// CPU time the page's engine takes for texts of each kind, none of which it has seen: `npm --prefix extension run bench [-- only]`.
import { theEngine } from "../src/detect";
import { kinds } from "./kinds";

const only = process.argv[2] ?? "";
const warm = 12;
const rounds = 21;

const engine = theEngine();
const median = (of: number[]): number => of.sort((a, b) => a - b)[of.length >> 1]!;

function spent(texts: string[]): number {
  const before = process.cpuUsage();
  for (const text of texts) engine.scan(text);
  const used = process.cpuUsage(before);
  return (used.user + used.system) / 1000 / texts.length;
}

let seed = 1;
const chosen = Object.entries(kinds).filter(([name]) => name.startsWith(only));
for (let i = 0; i < 3; i++) for (const [, make] of chosen) engine.scan(make(100_000, seed++)); // compiled by now, as in a page that was used
console.log("kind".padEnd(18), "1 KB ms", "100 KB ms");
for (const [name, make] of chosen) {
  for (let i = 0; i < warm; i++) engine.scan(make(100_000, seed++));
  const large = Array.from({ length: rounds }, () => make(100_000, seed++)).map((text) => spent([text]));
  for (let i = 0; i < 200; i++) engine.scan(make(1_000, seed++));
  const small = Array.from({ length: rounds }, () => spent(Array.from({ length: 20 }, () => make(1_000, seed++))));
  console.log(name.padEnd(18), median(small).toFixed(2).padStart(7), median(large).toFixed(1).padStart(9));
}
