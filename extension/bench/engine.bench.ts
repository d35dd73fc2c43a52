// CPU time the page's engine takes for a paste: `npm --prefix extension run bench`.
import { theEngine } from "../src/detect";

/** The same values at each run, from a seed. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => (state = (state * 1103515245 + 12345) & 0x7fffffff) % below;
}

const next = random(7);
const one = <T>(of: readonly T[]): T => of[next(of.length)]!;
const digits = (size: number) => Array.from({ length: size }, () => next(10)).join("");
const given = ["Ana", "Jörg", "Marie", "Luca", "Sanne", "Olga", "Peter", "Inés"];
const family = ["Petrova", "Müller", "Dubois", "Rossi", "de Vries", "Smith", "Novák", "García"];
const streets = ["Hauptstraße", "Rue de Lyon", "High Street", "Via Roma", "Keizersgracht"];

/** Made up: a shop's export of its customers. */
const person = (i: number) =>
  `${i},${one(given)} ${one(family)},c${next(90_000)}.${i}@${one(["mail", "post", "web"])}.example,+49 ${150 + next(29)} ${digits(7)},` +
  `${one(streets)} ${next(200)},${digits(5)} Berlin,19${50 + next(49)}-0${1 + next(9)}-1${next(9)},${next(900)}.${digits(2)}`;

const prose = "The parcel for our customer left the warehouse on Tuesday, and she asked about the colour of the 2 mugs. ".repeat(1000);
const addresses = "id,name,email,total\n" + Array.from({ length: 3500 }, (_, i) => `${i},Ana,c${i}@shop.example,${i * 7}.90`).join("\n");
const people = "id,name,email,phone,street,city,birthday,total\n" + Array.from({ length: 1500 }, (_, i) => person(i)).join("\n");
const json = JSON.stringify(Array.from({ length: 1200 }, (_, i) => ({ id: i, customer: `${one(given)} ${one(family)}`, email: `k${i}@mail.example`, phone: `+44 7${digits(9)}`, order: `SO-${digits(6)}` })), null, 1);
const texts = {
  "1 KB prose": prose.slice(0, 1000),
  "1 KB table": people.slice(0, 1000),
  "100 KB prose": prose.slice(0, 100_000),
  "100 KB addresses": addresses.slice(0, 100_000),
  "100 KB people": people.slice(0, 100_000),
  "100 KB people, JSON": json.slice(0, 100_000),
};
const rounds = 20;
const only = process.argv[2];

const engine = theEngine();
for (const [name, text] of Object.entries(texts)) {
  if (only && name !== only) continue;
  const spent: number[] = [];
  for (let i = 0; i < (text.length > 10_000 ? rounds : 20 * rounds); i++) engine.scan(text); // compiled by now, as in a page that was used
  for (let i = 0; i < rounds; i++) {
    const before = process.cpuUsage();
    for (let n = 0; n < 100_000; n += text.length) engine.scan(text);
    const used = process.cpuUsage(before);
    spent.push(((used.user + used.system) / 1000 / Math.ceil(100_000 / text.length)));
  }
  spent.sort((a, b) => a - b);
  console.log(name, spent[rounds / 2]!.toFixed(2), "ms of CPU, at best", spent[0]!.toFixed(2));
}
