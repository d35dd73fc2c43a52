/**
 * Masked samples: what is shown or reported instead of a value. Mirrors src/seawall/detect/masking.py; test/samples.json is run
 * by both. At most four characters of a value and never more than a third of it; the number of bullets tells no length.
 */
import type { ReportedFinding } from "../protocol";
import type { Engine } from "./engine";
import { read, type Reading } from "./text";
import type { Confidence, Finding } from "./types";

export const cover = "•••";
const shownMax = 4;
const samplesMax = 3;
const kindsMax = 20;
const letterOrNumber = /[\p{L}\p{N}]/u;
/** What belongs to the character before it as a reader sees it. */
const mark = /[\p{Mn}\p{Mc}\p{Me}\u200d\ufe0e\ufe0f\u{1f3fb}-\u{1f3ff}]/u;

/** A sample of what `finding` covers in the text it was found in. Hand in `reading` when there are many findings in one text. */
export function maskedSample(text: string, finding: Pick<Finding, "detector" | "start" | "end" | "count">, reading: Reading = read(text)): string {
  const value = text.slice(reading.unit(Math.max(finding.start, 0)), reading.unit(Math.max(finding.end, 0))).trim();
  if (finding.detector === "bulk_records" || value.includes("\n")) return finding.count > 1 ? `${cover} (${finding.count} records)` : cover;
  const sample = (samples[finding.detector] ?? edge)(value);
  return shown(value, sample) <= Math.min(shownMax, Math.floor([...value].length / 3)) ? sample : cover;
}

const shown = (value: string, sample: string) => [...sample].filter((one) => letterOrNumber.test(one) && value.includes(one)).length;

function firstOf(text: string): string {
  const all = [...text];
  let end = 1;
  while (end < all.length && (mark.test(all[end]!) || all[end - 1] === "\u200d")) end++;
  return end <= shownMax && letterOrNumber.test(all[0] ?? "") ? all.slice(0, end).join("") : "";
}

const hidden = () => cover;
const edge = (value: string) => ([...value].length >= 6 ? firstOf(value) + cover : cover);

function email(value: string): string {
  const at = value.lastIndexOf("@");
  const domain = value.slice(at + 1);
  const dot = domain.lastIndexOf(".");
  if (at < 1 || dot < 1) return cover;
  return `${firstOf(value.slice(0, at))}${cover}@${firstOf(domain.slice(0, dot))}${cover}`;
}

const lastDigits = (count: number) => (value: string) => {
  const digits = value.match(/\p{Nd}/gu) ?? [];
  return digits.length >= count * 3 ? `${cover} ${digits.slice(-count).join("")}` : cover;
};

function iban(value: string): string {
  const letters = [...value].filter((one) => letterOrNumber.test(one)).join("");
  return /^\p{L}{2}/u.test(letters) ? `${letters.slice(0, 2)}${cover} ${letters.slice(-2)}` : cover;
}

const words = (value: string) =>
  value
    .split(/\s+/u)
    .filter(Boolean)
    .slice(0, shownMax)
    .map((word) => firstOf(word) + cover)
    .join(" ") || cover;

const apiKey = (value: string) => (value.length >= 20 && /^[\0-\x7f]{4}/.test(value) ? value.slice(0, shownMax) + cover : cover);

const samples: Record<string, (value: string) => string> = {
  email,
  phone: lastDigits(2),
  payment_card: lastDigits(4),
  iban,
  bank_account: lastDigits(2),
  person_name: words,
  street_address: words,
  api_key: apiKey,
  password: hidden,
  card_security_code: hidden,
  card_expiry: hidden,
  private_key: hidden,
  recovery_code: hidden,
  database_url: hidden,
  jwt: hidden,
  date_of_birth: hidden,
  national_id: lastDigits(2),
  ip_address: hidden,
  contract: hidden,
  price_list: hidden,
};

const levels: Confidence[] = ["possible", "likely", "very_likely"];

/** Findings of one text as they are reported: one entry a detector, the surest word on it, three samples. */
export function reported(text: string, findings: readonly Finding[]): ReportedFinding[] {
  const reading = read(text);
  const kinds = new Map<string, ReportedFinding>();
  for (const finding of findings) {
    let kind = kinds.get(finding.detector);
    if (!kind) {
      if (kinds.size === kindsMax) continue;
      kind = { detector: finding.detector, category: finding.category, count: 0, confidence: finding.confidence, samples: [] };
      kinds.set(finding.detector, kind);
    }
    kind.count += Math.max(1, finding.count);
    if (levels.indexOf(finding.confidence) > levels.indexOf(kind.confidence as Confidence)) kind.confidence = finding.confidence;
    const sample = kind.samples.length < samplesMax ? maskedSample(text, finding, reading) : "";
    if (sample && !kind.samples.includes(sample)) kind.samples.push(sample);
  }
  return [...kinds.values()];
}

/** A free text with whatever is sensitive in it replaced by its sample; empty when it can't be inspected whole. */
export function covered(text: string, engine: Engine): string {
  const seen = engine.inspect(text);
  if (seen.failed.length || seen.truncated) return "";
  const reading = read(text);
  let out = "";
  let at = 0;
  for (const finding of [...seen.findings].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (finding.end <= at) continue;
    out += text.slice(reading.unit(at), reading.unit(Math.max(finding.start, at))) + maskedSample(text, finding, reading);
    at = finding.end;
  }
  return out + text.slice(reading.unit(at));
}
