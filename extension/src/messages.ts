/** What pages, popup and the worker say to each other inside the extension. */
import type { Account, Policy, Report } from "./protocol";
import type { Grant } from "./policy/decide";

/** `storage.local`, as content scripts read it; written by the worker only. */
export interface Kept {
  /** Verified. Absent before the first: then the built-in policy holds. */
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
  | { kind: "requestTool"; tool: string; host: string; reason: string }
  | { kind: "status" };

export interface Confirmed {
  matches: Record<string, string[]>;
}
