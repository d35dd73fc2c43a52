/** Which language people read, and phrases made of its words. */
import type { Finding } from "../detect/types";
import type { Cell } from "../protocol";
import { fill, type BuiltIn, type Kind, type Noun, type Words } from "./words";

export { fill, type Words } from "./words";
/** Each is read when it is first asked for: a page shows one of them, and most pages none. */
export const languages: Readonly<Record<string, Words>> = {
  get en() { return (require("./en") as typeof import("./en")).en; },
  get de() { return (require("./de") as typeof import("./de")).de; },
  get fr() { return (require("./fr") as typeof import("./fr")).fr; },
  get es() { return (require("./es") as typeof import("./es")).es; },
  get it() { return (require("./it") as typeof import("./it")).it; },
  get nl() { return (require("./nl") as typeof import("./nl")).nl; },
};
const kindsNamed = 3;

/**
 * The first of the browser's languages that there is and the policy lets; else the policy's first; else English.
 * `wanted` is the policy's `languages`: empty means the browser's.
 */
export function wordsFor(wanted: readonly string[], browser: readonly string[]): Words {
  const plain = (tag: string) => tag.toLowerCase().split("-")[0]!;
  const allowed = wanted.map(plain).filter((tag) => tag in languages);
  const fitting = browser.map(plain).find((tag) => tag in languages && (!allowed.length || allowed.includes(tag)));
  return languages[fitting ?? allowed[0] ?? "en"]!;
}

const nounOf = (words: Words, detector: string): Noun => {
  const known = words.kinds[detector as Kind];
  if (known) return known;
  const kind = detector.replaceAll("_", " ");
  return words.otherKind.map((text) => text.replace("{kind}", kind)) as unknown as Noun;
};

export const label = (words: Words, detector: string): string => nounOf(words, detector)[0];
export const counted = (noun: Noun, n: number): string => (n === 1 ? noun[1] : fill(noun[2], { n }));

/** "an e-mail address, 2 phone numbers and an order"; at most three kinds by name. */
export function describe(words: Words, findings: readonly Finding[]): string {
  const counts = new Map<string, number>();
  for (const { detector, count } of findings) {
    counts.set(detector, (counts.get(detector) ?? 0) + (detector === "bulk_records" ? Math.max(count, 1) : 1));
  }
  if (!counts.size) return words.sensitive;
  const named = [...new Set([...counts].map(([detector, n]) => counted(nounOf(words, detector), n)))];
  const left = named.length - kindsNamed;
  if (left > 0) named.splice(kindsNamed, left, counted(words.moreKinds, left));
  return new Intl.ListFormat(words.tag, { type: "conjunction" }).format(named);
}

/** A policy's message and advice, in the person's language when they are the ones that come with Seawall. */
export function policyWords(words: Words, cell: Cell, findings: readonly Finding[], tool: string): [message: string, alternative: string] {
  const values = { found: describe(words, findings), tool };
  const original = languages["en"]!.policies[cell.policy as BuiltIn];
  const translated = words.policies[cell.policy as BuiltIn];
  const message = original && cell.message === original[0] ? translated[0] : cell.message;
  const advice = cell.alternative ?? "";
  const alternative = original && advice === original[1] ? translated[1] : advice;
  const capital = (text: string) => text.charAt(0).toLocaleUpperCase(words.tag) + text.slice(1);
  return [capital(fill(message, values)), capital(fill(alternative, values))];
}

/** Detectors' reasons in plain words, each once; what has no words here is left out. */
export function plainReasons(words: Words, finding: Finding): string[] {
  const { why } = words;
  const said = finding.reasons.map((reason): string => {
    const [, before = reason, x = ""] = /^([a-z ]+): (.+)$/s.exec(reason) ?? [];
    const with_ = (template: string) => fill(template, { x: x.length > 40 ? `${x.slice(0, 39)}…` : x });
    switch (before) {
      case "check": case "check digit": case "check digits": return why.check;
      case "brand": return with_(why.brand);
      case "context word": case "customer word": case "party": case "term": return with_(why.near);
      case "name": case "named": return with_(why.named);
      case "vendor": return with_(why.vendor);
      case "scheme": return finding.detector === "database_url" ? "" : with_(why.scheme);
      case "country and length": return why.length;
      case "random value": return why.random;
      case "customer data nearby": case "customer column": return why.customerNear;
      case "order column": case "columns": case "columns of its story": case "column of cost or margin": return why.columns;
      case "clauses": return why.clauses;
      case "amount beside it": return why.amount;
      case "told of it": return why.story;
      case "rows": return with_(why.rows);
      case "password in the URL": case "connection string": return why.secretInAddress;
      case "exact match": case "fingerprint": return why.ours;
      case "address form": case "address spelled out": case "format": case "card grouping": case "form": case "order number": case "machine-readable zone": case "an order's members": return why.form;
      default: return before.includes("numbering plan") ? why.plan : "";
    }
  });
  const all = [...new Set(said.filter(Boolean))];
  return all.length > 1 ? all.filter((text) => text !== why.form) : all;
}
