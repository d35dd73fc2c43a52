/**
 * Masked samples: what is shown and reported instead of a value. Mirrors src/seawall/detect/masking.py, which says why; the server
 * covers whole what shows more.
 */
import type { Finding } from "../detect/types";

const shownMax = 4;
export const COVER = "•••";
const alnum = /^[\p{L}\p{N}]$/u;
const continues = /^[\p{M}\u200d\ufe0e\ufe0f\u{1f3fb}-\u{1f3ff}]$/u;

/** A sample of what a finding covers, given that text: `a•••@s•••`, `••• 4242`, `•••`. */
export function maskedSample(value: string, finding: Pick<Finding, "detector" | "count">): string {
  const text = value.trim();
  if (finding.detector === "bulk_records" || text.includes("\n")) {
    return finding.count > 1 ? `${COVER} (${finding.count} records)` : COVER;
  }
  const sample = (samples[finding.detector] ?? edge)(text);
  return shown(text, sample) <= Math.min(shownMax, Math.floor([...text].length / 3)) ? sample : COVER;
}

/** Letters and digits of the value that the sample gives away; separators tell nothing. */
const shown = (value: string, sample: string) => [...sample].filter((one) => alnum.test(one) && value.includes(one)).length;

/** The first character as a reader sees it: a letter with its marks, never half of one. */
function first(text: string): string {
  const all = [...text];
  let end = 1;
  while (end < all.length && (all[end - 1] === "\u200d" || continues.test(all[end]!))) end++;
  return end <= shownMax && alnum.test(all[0] ?? "") ? all.slice(0, end).join("") : "";
}

const hidden = () => COVER;
const edge = (value: string) => ([...value].length >= 6 ? first(value) + COVER : COVER);

function email(value: string): string {
  const at = value.lastIndexOf("@");
  const domain = value.slice(at + 1);
  const dot = domain.lastIndexOf(".");
  return at > 0 && dot > 0 ? `${first(value.slice(0, at))}${COVER}@${first(domain.slice(0, dot))}${COVER}` : COVER;
}

const lastDigits = (count: number) => (value: string) => {
  const digits = value.match(/\p{Nd}/gu) ?? [];
  return digits.length >= count * 3 ? `${COVER} ${digits.slice(-count).join("")}` : COVER;
};

function iban(value: string): string {
  const letters = value.match(/[\p{L}\p{N}]/gu) ?? [];
  return letters.length > 4 && letters.slice(0, 2).every((one) => /\p{L}/u.test(one))
    ? `${letters.slice(0, 2).join("")}${COVER} ${letters.slice(-2).join("")}`
    : COVER;
}

const words = (value: string) => value.split(/\s+/).slice(0, shownMax).map((word) => first(word) + COVER).join(" ") || COVER;
/** The vendor's own prefix is public (`sk_live_`); what is shown of it stays under the limit. */
const apiKey = (value: string) => (value.length >= 20 && /^[\x00-\x7f]{4}/.test(value) ? value.slice(0, shownMax) + COVER : COVER);

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
  private_key: hidden,
  database_url: hidden,
  jwt: hidden,
  date_of_birth: hidden,
  national_id: lastDigits(2),
  ip_address: hidden,
  contract: hidden,
  price_list: hidden,
};
