/** What a pseudonym looks like; mirrors src/seawall/detect/pseudonym_grammar.py, which has the theory. Both read each other's. */

export const CATEGORIES = ["customer_pii", "order_history", "payment_data", "internal_pricing", "supplier_contract", "credentials"] as const;
export type Category = (typeof CATEGORIES)[number];

const SYMBOLS = "0123456789abcdefghjkmnprstvwxyz";
const CONSONANTS = "bcdfghjklmnprstvwxz";
const VOWELS = "aeiou";
const categoryLetters = "chpnsk";
const categoryVowels = "aeiouy";
const syllables = CONSONANTS.length * VOWELS.length;
const nameSpellings = 16;
const nameCheck = 13;
const nameBases = BigInt(Math.floor(syllables ** 5 / (nameSpellings * nameCheck)));
const codeBases = BigInt(SYMBOLS.length ** 6);
const digitBases = 10n ** 8n;
const ibanBases = 10n ** 13n;

/** `base` is any number of 64 bits, `spelling` any byte. */
export type Make = (category: Category, base: bigint, spelling: number) => string;

export const makeName: Make = (category, base, spelling) => {
  const first = CATEGORIES.indexOf(category);
  let number = Number(base % nameBases) * nameSpellings + (spelling % nameSpellings);
  number = number * nameCheck + ((number * 7 + first + 5) % nameCheck);
  let name = "";
  for (let i = 0; i < 5; i++) {
    const rest = number % syllables;
    number = Math.floor(number / syllables);
    name = CONSONANTS[Math.floor(rest / 5)]! + VOWELS[rest % 5]! + name;
  }
  return `Qz${categoryVowels[first]}${name}`;
};

export const makeCode: Make = (category, base, spelling) => {
  const first = CATEGORIES.indexOf(category);
  let number = Number(base % codeBases) * 31 + (spelling % 31);
  const check = SYMBOLS[(number + first + 11) % 29]!;
  let code = "";
  for (let i = 0; i < 7; i++) {
    code = SYMBOLS[number % 31]! + code;
    number = Math.floor(number / 31);
  }
  return `qz${categoryLetters[first]}${code}${check}`;
};

export const makeIban: Make = (category, base, spelling) => {
  const account = `${CATEGORIES.indexOf(category)}${String(base % ibanBases).padStart(13, "0")}${String(spelling % 100).padStart(2, "0")}`;
  return `QZ${String(98n - (BigInt(`${account}263500`) % 97n)).padStart(2, "0")}${account}`;
};

export const makeCard: Make = (category, base, spelling) => {
  let number = `9999${CATEGORIES.indexOf(category)}${String(base % digitBases).padStart(8, "0")}${spelling % 10}`;
  number += String(BigInt(number) % 7n);
  let sum = 0;
  for (let place = 0; place < number.length; place++) {
    const digit = Number(number[place]);
    sum += place % 2 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2;
  }
  return number + String((10 - (sum % 10)) % 10);
};

export const makePhone: Make = (category, base, spelling) => {
  const number = `999${CATEGORIES.indexOf(category)}${String(base % digitBases).padStart(8, "0")}${spelling % 10}`;
  return `+${number}${String(BigInt(number) % 97n).padStart(2, "0")}`;
};

/** The category a code belongs to when its check is right, else null: made again from what it says, it must be the same. */
export function categoryOf(canonical: string): Category | null {
  const again = (category: Category | undefined, make: Make, base: bigint, spelling: number) =>
    category && make(category, base, spelling).toLowerCase().replace(/^\+/, "") === canonical ? category : null;
  const digit = (place: number) => CATEGORIES[Number(canonical[place])];
  if (canonical.startsWith("qz")) {
    const third = canonical[2]!;
    if (categoryVowels.includes(third)) {
      let number = 0;
      for (let place = 3; place < 13; place += 2) {
        number = number * syllables + CONSONANTS.indexOf(canonical[place]!) * 5 + VOWELS.indexOf(canonical[place + 1]!);
      }
      const said = Math.floor(number / nameCheck);
      return again(CATEGORIES[categoryVowels.indexOf(third)], makeName, BigInt(Math.floor(said / nameSpellings)), said % nameSpellings);
    }
    if (categoryLetters.includes(third)) {
      const base = [...canonical.slice(3, 9)].reduce((sum, symbol) => sum * 31 + SYMBOLS.indexOf(symbol), 0);
      return again(CATEGORIES[categoryLetters.indexOf(third)], makeCode, BigInt(base), SYMBOLS.indexOf(canonical[9]!));
    }
    return again(digit(4), makeIban, BigInt(canonical.slice(5, 18)), Number(canonical.slice(18, 20)));
  }
  if (canonical.length === 16) return again(digit(4), makeCard, BigInt(canonical.slice(5, 13)), Number(canonical[13]));
  return again(digit(3), makePhone, BigInt(canonical.slice(4, 12)), Number(canonical[12]));
}

export const emailTail = "@mail.example";
export const databaseTail = ".db.example";
export const addressTail = " Street";
const unseen = "[\\u200b\\u200c\\u200d\\u2060\\ufeff\\u00ad\\u00a0\\u202f\\r\\n\\\\]{0,3}";
const apart = "[\\u200b\\u200c\\u200d\\u2060\\ufeff\\u00ad\\u00a0\\u202f\\r\\n\\\\ \\-./()\\u2007\\u2009\\u2010-\\u2015]{0,3}";
/** Every form of a code, in any grouping; made when a text first may hold one. */
let codes: RegExp | null = null;

function allCodes(): RegExp {
  const chain = (elements: string[], between: string) => elements.join(between);
  const digits = (count: number) => Array.from({ length: count }, () => "[0-9]");
  const name = chain([`[${categoryVowels}]`, ...Array.from({ length: 5 }, () => [`[${CONSONANTS}]`, `[${VOWELS}]`]).flat()], unseen);
  const code = chain([`[${categoryLetters}]`, ...Array.from({ length: 8 }, () => `[${SYMBOLS}]`)], unseen);
  const iban = chain(["[0-9]", "[0-9]", "[0-5]", ...digits(15)], apart);
  const words = `q${unseen}z(?:${unseen}(?:${name}|${code})|${apart}${iban})`;
  const phone = chain(["9", "9", "9", "[0-5]", ...digits(11)], apart);
  const card = chain(["9", "9", "9", "9", "[0-5]", ...digits(11)], apart);
  return new RegExp(`${words}|\\+${phone}|${card}|${phone}`, "gi");
}
const codeTail = /^(?:(?:@|%40)mail\.example|\.db\.example)/i;
const nameTail = /^ street/i;

export interface Spot {
  /** UTF-16 units, with a `+` before it and the tail of its shape. */
  start: number;
  end: number;
  canonical: string;
  tail: string;
}

/** Every well-formed code in a text, whoever gave it; the most ordinary texts cost one look. */
export function spots(text: string): Spot[] {
  if (!/qz|q[^a-z]|9{3}|9[^0-9]{1,3}9/i.test(text)) return [];
  const found: Spot[] = [];
  codes ??= allCodes();
  codes.lastIndex = 0;
  for (let match = codes.exec(text); match; match = codes.exec(text)) {
    const canonical = match[0].toLowerCase().replace(/[^0-9a-z]/g, "");
    if (categoryOf(canonical) === null) {
      codes.lastIndex = match.index + 1;
      continue;
    }
    const after = match.index + match[0].length;
    const tail = tailOf(canonical)?.exec(text.slice(after, after + 16))?.[0] ?? "";
    found.push({ start: match.index, end: after + tail.length, canonical, tail });
    codes.lastIndex = after + tail.length;
  }
  return found;
}

/** What may follow a code of this kind and belong to it. */
function tailOf(canonical: string): RegExp | null {
  if (!canonical.startsWith("qz") || /[0-9]/.test(canonical[2]!)) return null;
  return categoryVowels.includes(canonical[2]!) ? nameTail : codeTail;
}

/** A number as people write it: IBAN and card in fours, phone in threes. */
export function grouped(code: string): string {
  if (code[0] === "+") return `${code.slice(0, 4)} ${code.slice(4, 7)} ${code.slice(7, 10)} ${code.slice(10, 13)} ${code.slice(13)}`;
  return (code.match(/.{1,4}/g) ?? []).join(" ");
}
