/** What the worker keeps in `storage.local` for itself. It may end between any two lines, so each step is one `set`. */
import type { Kept } from "../messages";
import type { Report } from "../protocol";

/** Where this browser was enrolled, and with what. */
export interface Device {
  server: string;
  id: string;
  token: string;
  person: string;
  /** The pinned key, base64. */
  pubKey: string;
  managed: boolean;
  /** Hash of server and enrolment token, so that the same token is not used twice. */
  from: string;
}

/** An enrolment that was asked for. */
export interface Invitation {
  server: string;
  token: string;
  pubKey: string;
}

export interface Signed {
  envelope: unknown;
  etag: string;
  /** The key that signed it. */
  key: string;
  /** Envelopes that lead from a key of the management to this one's, oldest first: each names the next one's key. */
  via?: unknown[];
}

/** How the server was last found. */
export interface Line {
  failures: number;
  /** When it last confirmed the policy, milliseconds since 1970. */
  confirmed: number;
  problem: "" | "revoked" | "policyRefused" | "away";
  /** Signature of the envelope that was refused last, so that it is reported once. */
  refused: string;
}

export interface Own extends Kept {
  device?: Device;
  invitation?: Invitation;
  enrolling?: { from: string; problem: "" | "enrolRefused" | "enrolKey" | "enrolAway"; failures: number };
  signed?: Signed;
  trust?: { keys: string[]; newest: number };
  line?: Line;
  queue?: Report[];
  dropped?: number;
  sending?: { failures: number; notBefore: number };
  /** What of the layers did not hold when it was last looked at, so that each change is reported once. */
  failing?: string[];
  /** The same of sites: host, layer and what, in one word each. */
  failingSites?: string[];
  visits?: { day: string; tools: string[] };
}

export const noLine: Line = { failures: 0, confirmed: 0, problem: "", refused: "" };

export const get = <K extends keyof Own>(...keys: K[]): Promise<Pick<Own, K>> => chrome.storage.local.get(keys) as Promise<Pick<Own, K>>;
export const set = (values: Partial<Own>): Promise<void> => chrome.storage.local.set(values);

const turns = new Map<string, Promise<unknown>>();

/** Jobs of one name run one after another: each reads what the one before has written. */
export function inTurn<T>(name: string, job: () => Promise<T>): Promise<T> {
  const next = (turns.get(name) ?? Promise.resolve()).then(job, job);
  turns.set(name, next.catch(() => undefined));
  return next;
}
