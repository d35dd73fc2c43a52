/** What the server and the extension say to each other: docs/extension-protocol.md, as types. */

export type Action = "allow" | "coach" | "mask" | "block";
export type Account = "work" | "personal" | "unknown";
export type Channel = "paste" | "type" | "drop" | "upload" | "send" | "request" | "navigate";
export type Layer = "dom" | "page" | "network" | "rules";
export type Outcome = "stopped" | "masked" | "justified" | "cancelled" | "sent" | "pending";

export interface Cell {
  action: Action;
  policy: string;
  message: string;
  alternative?: string;
  justifyMinutes?: number;
}

export interface Decisions {
  none: Cell;
  categories: Record<string, Cell>;
  detectors: Record<string, Cell>;
}

export interface Fact {
  topic: "training" | "retention" | "location" | "access" | "other";
  text: string;
  source: string;
  date: string;
}

export interface Tool {
  id: string;
  name: string;
  vendor: string;
  hosts: string[];
  state: "approved" | "unlisted" | "blocked";
  grade: "business" | "consumer" | "local" | "unknown";
  permits?: string[];
  columns: Record<Account, string>;
  facts: Fact[];
  alternative?: { tool: string; name: string; url: string };
  reason?: string;
  policy?: string;
}

export interface Site {
  tool: string;
  hosts: string[];
  sends?: { method: string; path: string; body: string[] }[];
  quiet?: string[];
  accounts?: { path: string; email?: string; org?: string; plan?: string }[];
  headers?: { name: string; is: "org" | "email" | "plan" }[];
}

export interface TenantHeader {
  hosts: string[];
  name: string;
  value: string;
}

/** A Bloom filter of the shop's own customers. */
export interface CustomerFilter {
  bits: string;
  size: number;
  hashes: number;
  salt: string;
  kinds: Record<string, string>;
  confirm: boolean;
}

export interface Payload {
  format: 1;
  version: number;
  issued: string;
  expires: string;
  organisation: string;
  observe: boolean;
  failMode: "closed" | "open";
  pollSeconds: number;
  keys?: string[];
  languages: string[];
  contact?: { name: string; url: string };
  /** Where this browser's server says what is safe: not sent, put there by the extension that is enrolled. */
  guide?: string;
  work: { domains: string[]; orgs: string[] };
  tools: Tool[];
  decisions: Record<string, Decisions>;
  sites: Site[];
  tenantHeaders: TenantHeader[];
  customers: CustomerFilter | null;
}

/** The policy as pages get it: verified by the worker, the filter apart. */
export type Policy = Omit<Payload, "customers" | "keys">;

export interface ReportedFinding {
  detector: string;
  category: string;
  count: number;
  confidence: string;
  samples: string[];
}

export interface Report {
  id: string;
  time: string;
  kind: "decision" | "falseAlarm" | "grant" | "selfTest" | "policyRefused" | "visit";
  site: string;
  tool: string;
  account?: Account;
  channel?: Channel;
  layer?: Layer;
  action?: Action;
  outcome?: Outcome;
  policies?: string[];
  findings?: ReportedFinding[];
  justification?: { reason: "task" | "customer_asked" | "not_sensitive" | "other"; text: string };
  detail?: Record<string, string | number | boolean>;
  chars?: number;
  policyVersion?: number;
  extensionVersion?: string;
}
