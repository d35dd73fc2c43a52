/** What the page's side asks about what is about to leave, and what it may be told. Nothing of the policy is in it. */

export type Via = "fetch" | "xhr" | "beacon" | "socket" | "form" | "link" | "file" | "worker" | "clipboard";

/** One part of a body that could be read. */
export interface Piece {
  name: string;
  text: string;
  /** Media type where one is known. */
  type: string;
  /** It can't be written anew: a file, an address, text out of something binary. */
  fixed: boolean;
}

export interface Asked {
  kind: "send";
  url: string;
  method: string;
  via: Via;
  pieces: Piece[];
  /** What could not be read (`binary`, `image`, `large`, …); empty when everything was. */
  unread: string;
  /** The caller can wait for a person's answer. */
  waits: boolean;
  /** More addresses that are sent with it, such as the referrer. */
  also?: string[];
  /** Headers the page itself set, names in lower case; never `authorization` or `cookie`. */
  headers?: Record<string, string>;
}

/** An answer the page fetched, where the isolated side said it wants to read it. */
export interface Answered {
  kind: "answer";
  url: string;
  text: string;
}

/** The page is about to copy this; told back is what a person should find on their clipboard. */
export interface Copied {
  kind: "copy";
  text: string;
}

/** A worker that could not be guarded, or a hook that did not hold. */
export interface Weak {
  kind: "weak";
  what: string;
}

/** The page wrote its document anew, which took every listener away. */
export interface Rewritten {
  kind: "rewritten";
}

export type Question = Asked | Answered | Copied | Weak | Rewritten;

/** `wait`: an answer with the same `id` follows by `tell`. `texts` has one member a piece; null leaves it as it is. */
export type Told =
  | { verdict: "pass"; read?: boolean }
  | { verdict: "stop" }
  | { verdict: "rewrite"; texts: (string | null)[] }
  | { verdict: "wait"; id: number };

export type Settled = Exclude<Told, { verdict: "wait" }>;

/** How the guards ask: from a window at once, from a worker only later. */
export interface Gate {
  /** null: no answer can be had at once here. */
  now(asked: Asked): Told | null;
  later(asked: Asked): Promise<Settled>;
  /** What follows a `wait`. */
  settled(told: Told): Promise<Settled>;
  heard(url: string, text: string): void;
  weak(what: string): void;
  copied(text: string): string;
  rewritten(): void;
  /** A node whose events may reach nobody but the page. */
  met(node: Node): void;
}

/** A question about an address alone, which nobody can wait for. */
export const going = (url: string, via: Via = "link"): Asked => ({ kind: "send", url, method: "GET", via, pieces: [], unread: "", waits: false });

/** As the browser refuses a request. */
export const refused = (): Promise<never> => Promise.reject(new TypeError("Failed to fetch"));

/** A request to here is the self-test's: it is answered and never sent. */
export const canaryUrl = "https://canary.seawall.invalid/";
