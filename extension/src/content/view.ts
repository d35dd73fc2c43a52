/** What a card says and offers, as plain values; card.ts draws it. */
import { read } from "../detect/text";
import type { Finding } from "../detect/types";
import type { Account, Fact } from "../protocol";
import { describe, fill, label, plainReasons, policyWords, type Words } from "../words";
import { excerpt, offsetsOf, type Piece } from "./excerpt";
import type { Question } from "./face";

export const rowsMax = 3;
/** More than a person reads; the rest is counted. */
export const rowsAllMax = 40;

export interface Row {
  detector: string;
  label: string;
  pieces: Piece[];
  why: string;
}

export type Offer = "mask" | "send" | "alternative" | "justify" | "ask" | "cancel";

export interface View {
  title: string;
  message: string;
  advice: string;
  rows: Row[];
  /** Findings beyond the rows. */
  left: number;
  toolTitle: string;
  facts: { topic: string; text: string; source: string }[];
  rule: string;
  offers: { offer: Offer; text: string }[];
  /** What Enter does: never something that lets a value go. */
  safe: Offer;
  hint: string;
}

/** `host` names the page where the policy knows no tool. */
export function viewOf(question: Question, words: Words, host: string): View {
  const { card } = words;
  const { cell, findings, tool } = question;
  const name = tool?.name || host;
  const [message, advice] = policyWords(words, cell, findings, name);
  const offers = offersOf(question);
  const texts: Record<Offer, string> = {
    mask: card.mask[question.channel === "paste" || question.channel === "drop" ? "paste" : "send"],
    send: card.asItIs[question.channel === "paste" || question.channel === "drop" ? "paste" : "send"],
    alternative: fill(card.instead, { tool: tool?.alternative?.name ?? "" }),
    justify: card.justify,
    ask: card.ask,
    cancel: card.cancel,
  };
  return {
    title: fill(card.title[cell.action === "mask" || cell.action === "coach" ? cell.action : "block"], { tool: name }),
    message: message || describe(words, findings),
    advice,
    rows: rowsOf(question.text, findings, words),
    left: Math.max(0, findings.length - rowsAllMax),
    toolTitle: fill(card.toolTitle, { tool: name }),
    facts: (tool?.facts ?? []).map((fact) => factOf(fact, words)),
    rule: [cell.policy && fill(card.rule, { policy: cell.policy }), accountOf(question.account, words)].filter(Boolean).join(" · "),
    offers: offers.map((offer) => ({ offer, text: texts[offer] })),
    safe: offers.includes("mask") ? "mask" : "cancel",
    hint: offers.includes("alternative") ? fill(card.insteadHint, { tool: tool?.alternative?.name ?? "" }) : "",
  };
}

/** What the cell lets the person do, the safest first. */
export function offersOf({ cell, tool, maskable, findings }: Question): Offer[] {
  const offers: Offer[] = [];
  if (maskable && findings.length && (cell.action === "mask" || cell.action === "coach")) offers.push("mask");
  if (cell.action === "block" && webAddress(tool?.alternative?.url) && tool?.alternative?.tool !== tool?.id) offers.push("alternative");
  if (cell.action === "coach") offers.push("send");
  offers.push("cancel");
  if ((cell.justifyMinutes ?? 0) > 0 && cell.action !== "coach") offers.push("justify");
  if (cell.action === "block" && tool?.state !== "approved") offers.push("ask");
  return offers;
}

/** An address a link may lead to; the policy's are signed, yet `javascript:` has no place in any. */
export function webAddress(url: string | undefined): string | null {
  try {
    const address = new URL(url ?? "");
    return address.protocol === "https:" || address.protocol === "http:" ? address.href : null;
  } catch {
    return null;
  }
}

function rowsOf(text: string, findings: readonly Finding[], words: Words): Row[] {
  const shown = findings.slice(0, rowsAllMax);
  const spans = offsetsOf(text, findings);
  const reading = read(text);
  return shown.map((finding, index) => ({
    detector: finding.detector,
    label: label(words, finding.detector),
    pieces: excerpt(text, findings, index, spans, reading),
    why: [words.sure[finding.confidence], plainReasons(words, finding).join(", ")].filter(Boolean).join(": "),
  }));
}

export function factOf(fact: Fact, words: Words): { topic: string; text: string; source: string } {
  const unknown = !fact.text || /(^|: )unknown$/.test(fact.text);
  return {
    topic: words.card.topics[fact.topic] ?? words.card.topics.other,
    text: unknown ? fact.text.replace(/unknown$/, words.card.unknown) || words.card.unknown : fact.text,
    source: unknown || !fact.source ? "" : fill(words.card.dated, { source: hostOf(fact.source), date: dateOf(fact.date, words) }),
  };
}

const hostOf = (url: string) => (webAddress(url) ? new URL(url).hostname.replace(/^www\./, "") : url.slice(0, 60));

export function dateOf(date: string, words: Words): string {
  const time = Date.parse(date);
  return Number.isNaN(time) ? words.card.unknown : new Intl.DateTimeFormat(words.tag, { dateStyle: "medium", timeZone: "UTC" }).format(time);
}

const accountOf = (account: Account, words: Words) => words.card.account[account] ?? words.card.account.unknown;
