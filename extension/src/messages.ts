/** What pages, popup and the worker say to each other inside the extension. */
import type { Account, Layer, Policy, Report } from "./protocol";
import type { Grant } from "./policy/decide";

/** `storage.local`, as content scripts read it; written by the worker only. */
export interface Kept {
  /** Verified, or the built-in one (version 0) before the first. Absent only for the moment until it is read. */
  policy?: Policy;
  grants?: Grant[];
  /** Bloom filter of the shop's customers, apart since it is large. */
  customers?: import("./protocol").CustomerFilter | null;
}

export type Message =
  | { kind: "report"; report: Omit<Report, "id" | "time" | "extensionVersion" | "policyVersion"> }
  | { kind: "grant"; grant: Grant }
  | { kind: "account"; host: string; account: Account }
  | { kind: "confirm"; prefixes: string[] }
  /** New stand-ins of this tab's page, for as long as the browser runs. */
  | { kind: "standIns"; host: string; saved: import("./masking/pseudonyms").Saved }
  | { kind: "recall"; host: string }
  | { kind: "requestTool"; tool: string; host: string; reason: string }
  /** What prompts of people showed of a site: reported when it changes. */
  | { kind: "tested"; host: string; layer: Layer; ok: boolean; what: string }
  /** The page holds frames of other addresses; somebody writes in one; whose page a frame without an address is in. */
  | { kind: "frames" | "cover" | "whose" }
  /** A tool's page was opened (top frame); reported once a day and tool. */
  | { kind: "visit"; host: string }
  | { kind: "status"; host?: string }
  | { kind: "enrol"; link: string }
  /** Ask the server for the policy now. */
  | { kind: "refresh" }
  | { kind: "reported"; cursor?: string }
  | { kind: "requests" };

export interface Confirmed {
  matches: Record<string, string[]>;
}

/** Answer to `status`: what the popup says. */
export interface Status {
  /** Empty while this browser is not enrolled. */
  server: string;
  person: string;
  organisation: string;
  managed: boolean;
  /** Key of a message that says what is wrong, `""` when nothing is. */
  problem: "" | "enrolRefused" | "enrolKey" | "enrolLink" | "enrolAway" | "revoked" | "policyRefused" | "away";
  /** 0 for the built-in one. */
  version: number;
  /** When the server last confirmed it, milliseconds since 1970; 0 for never. */
  confirmed: number;
  expires: string;
  observe: boolean;
  contact: { name: string; url: string } | null;
  tool: { id: string; name: string; state: string } | null;
  account: Account;
  /** Reports that wait, and how many were dropped. */
  waiting: number;
  dropped: number;
}

/** Answer to `enrol`. */
export interface Enrolled {
  problem: Status["problem"];
}

/** Answer to `reported`: what the server holds, and what waits here; `events` is null when the server did not answer. */
export interface ReportedPage {
  events: (Report & { received: string })[] | null;
  next: string | null;
  waiting: Report[];
}

export interface ToolRequest {
  id: string;
  tool: string;
  state: "open" | "approved" | "refused";
  answer: string;
  created: string;
}

/** Answer to `requestTool` and `requests`; null when the server did not answer. */
export type Requests = { requests: ToolRequest[] } | null;
