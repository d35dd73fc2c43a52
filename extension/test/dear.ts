/** Texts made to be dear to look at: dense in what detectors look for, or full of what only begins as they do. All of it is made up. */
import { DETECTORS } from "../src/gen/detectors";

/** The same values at each run, from a seed. */
export function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => (state = (state * 1103515245 + 12345) & 0x7fffffff) % below;
}

const fill = (part: (n: number) => string, size: number): string => {
  const parts: string[] = [];
  for (let n = 0, length = 0; length < size; n++) {
    parts.push(part(n));
    length += parts[n]!.length;
  }
  return parts.join("").slice(0, size);
};

/** By name, each of so many characters. */
export function dear(size: number): Record<string, string> {
  const next = random(11);
  const one = <T>(of: readonly T[]): T => of[next(of.length)]!;
  const digits = (length: number) => Array.from({ length }, () => next(10)).join("");
  const words = DETECTORS.flatMap(({ positive, negative }) => [...positive, ...negative]).map((word) => word.replace("*", ""));
  const signs = [...new Set(DETECTORS.flatMap(({ patterns, gates }) => [...patterns, ...gates].flatMap((from) => (typeof from === "string" ? [from] : (from.signs ?? []).map(([text]) => text)))))];
  const term = ["purchase price", "unit cost", "landed cost", "margin", "markup", "Einkaufspreis", "prix d'achat", "net cost", "cost", "we pay", "sold for"];
  const made: Record<string, (n: number) => string> = {
    "prices": (n) => `${one(term)} ${next(90)}.${digits(2)} EUR, ${one(term)} ${next(60)} %, lamp ${n}; ${one(term)} of shade ${next(900)}: ${next(90)},50 €.\n`,
    "price table": (n) => `${n ? "" : "sku,name,unit cost,margin %,retail price\n"}A-${n},Lamp ${n},${next(90)}.${digits(2)},${next(60)},${next(200)}.90\n`,
    "people": (n) => `${n ? "" : "id,name,email,phone,birthday,total\n"}${n},Ana Petrova,c${next(90_000)}.${n}@mail.example,+49 151 ${digits(7)},1980-02-11,${next(900)}.10\n`,
    "people, JSON": (n) => `{"id":${n},"customer":"Ana Petrova","email":"k${n}@mail.example","phone":"+44 7${digits(9)}","order":"SO-${digits(6)}"},\n`,
    "people, HTML": (n) => `<tr><td>${n}</td><td>Ana Petrova</td><td>k${n}@mail.example</td><td>+44 7${digits(9)}</td></tr>`,
    "people, SQL": (n) => `INSERT INTO customers (id, name, email) VALUES (${n}, 'Ana Petrova', 'k${n}@mail.example'), (${n}, 'Bo', 'b${n}@mail.example');\n`,
    "people, labels": (n) => `Name: Ana Petrova\nEmail: k${n}@mail.example\nPhone: +44 7${digits(9)}\n\n`,
    "people, columns": (n) => `${String(n).padEnd(8)}Ana Petrova         k${n}@mail.example`.padEnd(60) + `+44 7${digits(9)}\n`,
    "context words": () => `${one(words)} `,
    "signs": () => `${one(signs)}${one([" ", "", "\n", "1", "a"])}`,
    "contracts": () => `${one(["supplier", "the Buyer", "Lieferant", "purchase", "agreement", "governing law", "termination", "liability", "confidential", "payment within 30 days", "force majeure", "minimum order 500"])} shall ${one(["pay", "deliver", "be"])} ${next(90)}, `,
    "orders": (n) => `order number ${digits(7)} refund ${next(900)}.20 for order #${n}, invoice RE-${digits(6)} shipped; `,
    "passwords": (n) => `password: ${one(["hunter", "Summer", "x"])}${n}! user=ana pw is lamp${digits(3)}\n`,
    "assignments": (n) => `API_TOKEN_${n}="${digits(8)}abcdef${digits(12)}XyZ" key=${digits(5)}; secret: ab${digits(30)}\n`,
    "vendor keys": () => `${one(["sk_live_", "ghp_", "AKIA", "xoxb-", "sk-ant-api03-", "AIza", "SG.", "glpat-"])}${digits(12)}abCDef${digits(18)} `,
    "private keys": () => `-----BEGIN PRIVATE KEY-----\n${digits(40)}abcd\n`,
    "tokens": () => `eyJ${digits(8)}.eyJ${digits(8)}.`,
    "addresses of databases": (n) => `postgres://user${n}:pw${digits(4)}@db.example:5432/x `,
    "digits": () => digits(61),
    "digits, spaced": () => `${digits(1 + next(5))}${one([" ", "-", ".", "/"])}`,
    "cards": () => `4111 1111 1111 ${digits(4)} `,
    "telephones": () => `+${one(["49", "44", "1", "33"])} ${digits(3)} ${digits(7)}, `,
    "ips": () => `${next(256)}.${next(256)}.${next(256)}.${next(256)} fe80::${digits(4)}:${digits(3)} `,
    "dates": () => `born ${1 + next(28)}.${1 + next(12)}.19${digits(2)}, `,
    "ibans": () => `DE${digits(2)} ${digits(4)} ${digits(4)} ${digits(4)} ${digits(4)} ${digits(2)} `,
    "addresses": (n) => `a.${n}.b@x${n}.example `,
    "dots": () => "a.a.",
    "ats": () => "a@",
    "base64": () => Buffer.from(`note ${digits(20)} to ana@shop.example; `).toString("base64") + one(["", "", "\n"]),
    "hexadecimal": () => Buffer.from(`mail ana${digits(3)}@shop.example `).toString("hex"),
    "percent": () => encodeURIComponent(`ana ${digits(3)}@shop.example, Ä`).replaceAll("a", "%61"),
    "escapes": () => [...`ana${digits(3)}@shop.example`].map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`).join(""),
    "entities": () => [...`ana${digits(3)}@shop.example `].map((c) => `&#${c.charCodeAt(0)};`).join(""),
    "look-alikes": () => `аnа${digits(3)}@ѕhор.example １２３４ ｆｏｕｒ\u200b `,
    "foreign words": () => `${one(["пароль", "номер заказа", "телефон", "パスワード", "カード", "密码", "отдел", "цена закупки"])} ${digits(6)} `,
    "blanks": () => "        ",
    "lines": () => "\n",
    "commas": () => one(["a,", "1,", ",", "b;", ";\n"]),
    "labels": (n) => `Field${next(9)}: value ${n}\n`,
    "colons": () => '"a":1,',
    "quotes": () => `"'\`${one(["a", "=", ":", "{", "("])}`,
    "brackets": () => one(["<tr>", "<td>", "insert into x values (", "),(", "{", "["]),
    "one word": () => "abcdefghij",
    "ordinary": () => "The parcel for our customer left the warehouse on Tuesday, and she asked about the colour of the 2 mugs. ",
    "code": (n) => `  const total${n} = items.map((item) => item.price * ${n}).reduce((a, b) => a + b, 0); // see #${n}\n`,
    "log": (n) => `2026-11-26T09:${digits(2)}:${digits(2)}.${digits(3)}Z INFO request id=${digits(8)}-${digits(4)} path=/orders/${n} status=200 took=${next(90)}ms ip=10.0.${next(255)}.${next(255)}\n`,
  };
  return Object.fromEntries(Object.entries(made).map(([name, part]) => [name, fill(part, size)]));
}
