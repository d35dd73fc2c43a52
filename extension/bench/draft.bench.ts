// CPU time of a look at a text by itself, at the same with a letter more, and at a body that it is sent in: `npm --prefix extension run bench:draft [-- only]`.
import { theEngine } from "../src/detect";
import { Drafts } from "../src/detect/drafts";
import { kinds } from "./kinds";

const only = process.argv[2] ?? "";
const rounds = 9;
const engine = theEngine();
const median = (of: number[]): string => of.sort((a, b) => a - b)[of.length >> 1]!.toFixed(1).padStart(8);

function spent(text: string, drafts: Drafts | null): number {
  const before = process.cpuUsage();
  engine.inquire(text, null, Infinity, drafts).work(Infinity);
  const used = process.cpuUsage(before);
  return (used.user + used.system) / 1000;
}

let seed = 1;
for (const size of [10_000, 100_000]) {
  console.log(`${size / 1_000} KB, ms`.padEnd(18), ["alone", "edited", "sent"].map((one) => one.padStart(8)).join(""));
  for (const [name, make] of Object.entries(kinds).filter(([name]) => name.startsWith(only))) {
    // As people write: no line goes on for ever.
    const text = () => make(size, seed++).replace(/(.{600,}?[.,] )/g, "$1\n");
    for (let i = 0; i < 5; i++) engine.scan(text());
    const drafts = new Drafts();
    const took: number[][] = [[], [], []];
    for (let round = 0; round < rounds; round++) {
      const draft = text();
      took[0]!.push(spent(draft, null));
      spent(draft, drafts);
      const edited = `${draft.slice(0, draft.length >> 1)}x${draft.slice(draft.length >> 1)}`;
      took[1]!.push(spent(edited, drafts));
      took[2]!.push(spent(`c0ffee\nuser\n${edited}\nauto`, drafts));
    }
    console.log(name.padEnd(18), took.map(median).join(""));
  }
}
