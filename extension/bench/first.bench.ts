// CPU time of the first texts of a page, in a process that has seen none: `npm --prefix extension run bench` begins with it.
import { theEngine } from "../src/detect/late";

let before = process.cpuUsage();
function lap(what: string): void {
  const used = process.cpuUsage(before);
  console.log(what.padEnd(28), ((used.user + used.system) / 1000).toFixed(1), "ms");
  before = process.cpuUsage();
}

const engine = theEngine();
lap("the engine is made");
engine.scan("Hello, how are you doing today? I would like a summary of this.");
lap("a first sentence");
const values = (n: number) => `Bitte an ana${n}@shop.example, Tel. 030 123456${n}, Karte 4111 1111 1111 1111, order number 1234${n} of 12.3.2024 for 12.50 EUR`;
engine.scan(values(1));
lap("a first text with values");
engine.scan(values(2));
lap("another one");
