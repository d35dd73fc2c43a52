/** Texts of the kinds that people paste, all of it made up, no two alike: no cache of one text helps with the next. */
const syllables = "ba ber cho da del en fa fer ga gri ha in ka kel la lo ma mi mon na ne no or pa per ra ri ro sa sel ta ter tra ul va ver wi zo".split(" ");
const common: Record<string, string> = {
  en: "the of and to in a is that for it as was with be by on not he his but at are this have from or had an they which one you were all her she there would their we him been has when who will no more if out so what up said about than into them can only other time new some could these two may first then do any like my now over such our man me even most made after also did many before must through back years where much your way well down should because each just those people",
  de: "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein wurde wenn können müssen für größere während Straße Grüße können über Bücher wir Ihnen Lieferung Paket gestern morgen",
  fr: "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se le ce il sont la les ou avec son il aux d'un cette d'une ont ses mais comme on tout nous sa sans fait été aussi leur bien peut ces y deux à même après être élève français où très déjà colis livraison hier demain",
  es: "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha me si sin sobre este ya entre cuando todo esta ser son dos también fue había era muy años hasta desde está mi porque qué sólo han yo hay vez puede niño mañana envío paquete ayer",
  it: "di e il la che in a per un è del si da non con le dei una della sono i al nel lo alla come ha più su anche gli delle questo o ma se perché così può città già dopo ieri domani pacco spedizione",
  nl: "de van een het en in is dat op te zijn voor met die niet aan er om ook als dan maar bij of uit nog naar heeft hij ze wordt door over kan deze werd tot al wat geen je gisteren morgen pakket levering",
  ru: "и в не на я быть он с что а по это она этот к но они мы весь который из у то за свой так от же для ты год человек один такой тот или если только его бы себя другой когда уже до время очень вчера завтра посылка доставка заказ",
  ja: "これは昨日の荷物についてのお知らせです お客様は青いカップを二つご希望です 発送は明日の予定です ありがとうございます",
};
const given = "Ana Jörg Marie Luca Sanne Olga Peter Inés John Emma Yusuf Chen Priya Tom Lea Nadia".split(" ");
const family = "Petrova Müller Dubois Rossi Smith Novák García Jansen Brown Schmidt Okafor Tanaka Weber Martin Silva Kowalski".split(" ");
const streets = ["Hauptstraße", "Rue de Lyon", "High Street", "Via Roma", "Keizersgracht", "Calle Mayor", "Maple Avenue"];
const things = ["mug", "lamp", "oak chair", "linen towel", "desk", "rug", "vase", "candle", "wool blanket", "tea pot", "bowl", "mirror"];

export type Kind = (size: number, seed: number) => string;

class Maker {
  constructor(private state: number) {}
  next(below: number): number {
    this.state = (Math.imul(this.state, 1664525) + 1013904223) >>> 0;
    return Math.floor((this.state / 4294967296) * below);
  }
  one<T>(of: readonly T[]): T {
    return of[this.next(of.length)]!;
  }
  digits(size: number): string {
    let made = "";
    for (let i = 0; i < size; i++) made += this.next(10);
    return made;
  }
  hex(size: number): string {
    let made = "";
    for (let i = 0; i < size; i++) made += this.next(16).toString(16);
    return made;
  }
  rare(): string {
    let made = "";
    for (let i = 2 + this.next(3); i > 0; i--) made += this.one(syllables);
    return made;
  }
  sentence(words: readonly string[], rare = 4): string {
    const said: string[] = [];
    for (let i = 6 + this.next(14); i > 0; i--) said.push(this.next(rare) ? this.one(words) : this.rare());
    if (!this.next(9)) said.push(String(this.next(200)));
    const line = said.join(" ");
    return line[0]!.toUpperCase() + line.slice(1) + this.one([".", ".", ".", ",", "?", "!"]) + (this.next(6) ? " " : "\n\n");
  }
  name(): string {
    return `${this.one(given)} ${this.one(family)}`;
  }
  mail(): string {
    return `${this.rare()}.${this.next(900)}@${this.rare()}.example`;
  }
  phone(): string {
    return `+${this.one(["49 15", "44 7", "33 6", "31 6", "1 212 "])}${this.next(9)} ${this.digits(7)}`;
  }
  date(): string {
    return `${2024 + this.next(3)}-${String(1 + this.next(12)).padStart(2, "0")}-${String(1 + this.next(28)).padStart(2, "0")}`;
  }
  price(): string {
    return `${this.next(300)}.${this.digits(2)}`;
  }
}

function filled(part: (of: Maker, n: number) => string, head = ""): Kind {
  return (size, seed) => {
    const of = new Maker(seed * 7919 + 17);
    const parts = [head];
    for (let length = head.length, n = 0; length < size; n++) {
      const one = part(of, n);
      parts.push(one);
      length += one.length;
    }
    return parts.join("").slice(0, size);
  };
}

const prose = (language: string) => {
  const words = common[language]!.split(" ");
  return filled((of) => of.sentence(words));
};
const english = common["en"]!.split(" ");

export const kinds: Record<string, Kind> = {
  "prose, English": prose("en"),
  "prose, German": prose("de"),
  "prose, French": prose("fr"),
  "prose, Spanish": prose("es"),
  "prose, Russian": prose("ru"),
  "prose, Japanese": filled((of) => of.one(common["ja"]!.split(" ")) + of.one(["。", "、", "。\n"])),
  "e-mails": filled(
    (of, n) =>
      `From: ${of.name()} <${of.mail()}>\nTo: help@${of.rare()}.example\nDate: ${of.date()} 10:${of.digits(2)}\nSubject: ${of.rare()} ${n}\n\nDear team,\n\n${of.sentence(english)}${of.sentence(english)}${of.sentence(common["de"]!.split(" "))}\n` +
      `You can reach me at ${of.phone()}.\n\nKind regards,\n${of.name()}\n${of.one(streets)} ${of.next(200)}, ${of.digits(5)} Berlin\n\n`,
  ),
  "code": filled(
    (of, n) =>
      `/** ${of.sentence(english).trim()} */\nexport async function ${of.rare()}${n}(${of.rare()}: string, limit = ${of.next(900)}): Promise<${of.rare()}[]> {\n  const ${of.rare()} = await client.get(\`/api/${of.rare()}/\${limit}\`, { retries: ${of.next(9)} });\n` +
      `  if (!${of.rare()}.ok) throw new Error("${of.rare()} failed: " + status);\n  return ${of.rare()}.map((item) => item.${of.rare()} * ${of.price()}).filter(Boolean); // see #${of.next(9000)}\n}\n\n`,
  ),
  "JSON": filled((of, n) => `  {"id": ${n}, "${of.rare()}": "${of.rare()} ${of.rare()}", "active": ${of.next(2) > 0}, "size": ${of.next(9000)}, "tags": ["${of.rare()}", "${of.rare()}"], "at": "${of.date()}T10:${of.digits(2)}:${of.digits(2)}Z", "ratio": ${of.price()}},\n`, "[\n"),
  "people, CSV": filled((of, n) => `${n},${of.name()},${of.mail()},${of.phone()},${of.one(streets)} ${of.next(200)},${of.digits(5)},19${50 + of.next(49)}-0${1 + of.next(9)}-1${of.next(9)},${of.price()}\n`, "id,name,email,phone,street,zip,birthday,total\n"),
  "people, JSON": filled((of, n) => ` {\n  "id": ${n},\n  "customer": "${of.name()}",\n  "email": "${of.mail()}",\n  "phone": "${of.phone()}",\n  "order": "SO-${of.digits(6)}"\n },\n`, "[\n"),
  "order stories": filled(
    (of) =>
      `${of.name()} ordered ${1 + of.next(4)} ${of.one(things)}s, order number ${of.digits(7)}, on ${of.date()} and paid ${of.price()} EUR by card. ${of.one(["The parcel was lost", "It arrived broken", "She asked for a refund", "It was shipped late", "He wants to return it"])}. ` +
      `Invoice RE-${of.digits(6)}, tracking ${of.digits(12)}; ${of.sentence(english)}`,
  ),
  "orders, CSV": filled((of, n) => `${10_000 + n},${of.date()},${of.name()},${of.one(things)},${1 + of.next(5)},${of.price()},${of.one(["paid", "shipped", "refunded", "open"])}\n`, "order_id,date,customer,product,qty,total,status\n"),
  "price lists": filled((of, n) => `${of.one(things)} ${n}: purchase price ${of.price()} EUR, margin ${of.next(60)} %, retail price ${of.price()}; supplier ${of.rare()} gives ${of.next(20)} % off from ${of.next(900)} pieces.\n`),
  "prices, CSV": filled((of, n) => `A-${n},${of.one(things)} ${of.rare()},${of.price()},${of.next(60)},${of.price()},${of.rare()}\n`, "sku,name,unit cost,margin %,retail price,supplier\n"),
  "chat": filled((of) => `[${of.date()} 1${of.next(10)}:${of.digits(2)}] ${of.one(given)}: ${of.sentence(english).trim()}${of.next(12) ? "" : ` call me on ${of.phone()}`}${of.next(15) ? "" : ` order #${of.digits(6)}`}\n`),
  "log": filled(
    (of) =>
      `${of.date()}T09:${of.digits(2)}:${of.digits(2)}.${of.digits(3)}Z ${of.one(["INFO", "WARN", "DEBUG"])} [${of.rare()}] request id=${of.hex(8)}-${of.hex(4)}-4${of.hex(3)}-a${of.hex(3)}-${of.hex(12)} path=/orders/${of.digits(6)} status=200 took=${of.next(90)}ms bytes=${of.digits(5)} ip=10.0.${of.next(255)}.${of.next(255)} trace=${of.hex(32)}\n`,
  ),
  "access log": filled(
    (of) => `${20 + of.next(180)}.${of.next(256)}.${of.next(256)}.${1 + of.next(250)} - - [26/Nov/2026:10:${of.digits(2)}:${of.digits(2)} +0000] "GET /${of.rare()}/${of.digits(4)} HTTP/1.1" 200 ${of.digits(5)} "https://${of.rare()}.example/" "Mozilla/5.0 (X11; Linux x86_64) ${of.rare()}/${of.next(200)}.0"\n`,
  ),
  "HTML": filled(
    (of, n) =>
      `<div class="${of.rare()} card-${n}" id="${of.rare()}"><a href="https://${of.rare()}.example/${of.rare()}?id=${of.digits(5)}&amp;ref=${of.rare()}">${of.sentence(english).trim()}</a><img src="/img/${of.hex(8)}.png" width="${of.next(900)}" alt="${of.rare()}"><p style="margin:${of.next(20)}px">${of.sentence(english).trim()}</p></div>\n`,
  ),
  "Markdown": filled((of, n) => `## ${of.rare()} ${n}\n\n${of.sentence(english)}\n- \`${of.rare()}\`: ${of.sentence(english).trim()}\n- **${of.rare()}** [${of.rare()}](https://${of.rare()}.example/${of.rare()})\n\n`),
};
