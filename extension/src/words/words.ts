/** The shape of what people read, the same in every language; test/words.test.ts holds the languages to it. */

/** As a label; one of it; several, with `{n}`. One and several are written as they stand in "we found …". */
export type Noun = readonly [label: string, one: string, many: string];

export type Kind =
  | "email" | "phone" | "person_name" | "street_address" | "date_of_birth" | "national_id" | "passport" | "ip_address"
  | "payment_card" | "card_security_code" | "card_expiry" | "iban" | "bank_account" | "order_record" | "price_list" | "contract"
  | "private_key" | "recovery_code" | "api_key" | "password" | "database_url" | "jwt" | "exact_match" | "bulk_records";

export type Topic = "training" | "retention" | "location" | "access" | "other";
export type Reason = "task" | "customer_asked" | "not_sensitive" | "other";
/** Policies that come with Seawall. Their words are shown translated while nobody has rewritten them. */
export type BuiltIn =
  | "customer-data-to-public-tool" | "business-data-to-public-tool" | "bulk-records" | "card-security-code" | "mask-credentials"
  | "mask-customer-data" | "mask-payment-data" | "prices-and-contracts" | "blocked-tool" | "unlisted-tool-visit"
  | "tool-not-for-this-team" | "incomplete-inspection";

export interface Words {
  /** As BCP 47 names it, with a country where lists or quotes need one. */
  tag: string;
  kinds: Record<Kind, Noun>;
  /** A kind this version does not know: `{kind}`. */
  otherKind: Noun;
  /** For `{found}` when nothing was found. */
  sensitive: string;
  /** `{n}` more kinds. */
  moreKinds: Noun;
  /** Why something was taken for what it is: `{x}` is a word of the text, a brand or a country's scheme. */
  why: {
    check: string;
    brand: string;
    near: string;
    named: string;
    vendor: string;
    scheme: string;
    form: string;
    length: string;
    random: string;
    customerNear: string;
    columns: string;
    rows: string;
    plan: string;
    secretInAddress: string;
    ours: string;
    clauses: string;
    amount: string;
    story: string;
  };
  sure: { possible: string; likely: string; very_likely: string };
  card: {
    /** By what is done with the text; `{tool}`. */
    title: { block: string; mask: string; coach: string };
    found: string;
    /** `{n}` places in the text that are not listed. */
    more: Noun;
    toolTitle: string;
    topics: Record<Topic, string>;
    unknown: string;
    noFacts: string;
    /** `{date}`, `{source}`. */
    dated: string;
    rule: string;
    account: { work: string; personal: string; unknown: string };
    mask: { paste: string; send: string };
    asItIs: { paste: string; send: string };
    cancel: string;
    /** `{tool}`, the approved one. */
    instead: string;
    insteadHint: string;
    insteadDone: string;
    insteadFailed: string;
    justify: string;
    justifyTitle: string;
    justifyReasons: Record<Reason, string>;
    justifyText: string;
    /** `{n}` minutes, `{tool}`. */
    justifyCounts: string;
    justifyMissing: string;
    falseAlarm: string;
    falseAlarmLabel: string;
    falseAlarmDone: string;
    ask: string;
    askTitle: string;
    askText: string;
    askSend: string;
    askDone: string;
    askFailed: string;
    back: string;
  };
  note: {
    masked: Noun;
    stopped: string;
    coached: string;
    degraded: string;
    /** A long text is held back meanwhile. */
    looking: string;
    restored: string;
    close: string;
  };
  blocked: {
    /** Title of the tab. */
    page: string;
    title: string;
    titleNoTool: string;
    keyTitle: string;
    /** `{tool}`, or its host. */
    keyBody: string;
    bodyNoTool: string;
    instead: string;
    openInstead: string;
    contact: string;
    noContact: string;
    /** A link to the shop's own page of what is safe. */
    guide: string;
    asked: string;
  };
  policies: Record<BuiltIn, readonly [message: string, alternative: string]>;
}

/** Puts values where the braces are; a name that is not given stays. */
export function fill(template: string, values: Record<string, string | number>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
}
