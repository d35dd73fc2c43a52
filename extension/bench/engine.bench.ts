// CPU time the page's engine takes for a paste: `npm --prefix extension run bench`.
import { theEngine } from "../src/detect";

const prose = "The parcel for our customer left the warehouse on Tuesday, and she asked about the colour of the 2 mugs. ".repeat(1000);
const table = "id,name,email,total\n" + Array.from({ length: 2500 }, (_, i) => `${i},Ana,c${i}@shop.example,${i * 7}.90`).join("\n");
const texts = { "1 KB prose": prose.slice(0, 1000), "100 KB prose": prose.slice(0, 100_000), "100 KB table": table.slice(0, 100_000) };
const rounds = 20;

const engine = theEngine();
for (const [name, text] of Object.entries(texts)) {
  for (let i = 0; i < (text.length > 10_000 ? rounds : 20 * rounds); i++) engine.scan(text); // compiled by now, as in a page that was used
  const before = process.cpuUsage();
  for (let i = 0; i < rounds; i++) engine.scan(text);
  const used = process.cpuUsage(before);
  console.log(name, ((used.user + used.system) / 1000 / rounds).toFixed(2), "ms of CPU");
}
