/** What the page's side asks about a body that is about to leave, and what it may be told. */
export interface Asked {
  kind: "send";
  url: string;
  method: string;
  /** The body as text; null when it could not be read here. */
  body: string | null;
  via: "fetch" | "xhr" | "beacon" | "socket" | "form";
  /** The caller can wait for a person's answer. */
  waits: boolean;
}

/** `wait`: an answer with the same `id` follows by `tell`. `body` is what may go instead. */
export type Told = { verdict: "pass" } | { verdict: "stop" } | { verdict: "rewrite"; body: string } | { verdict: "wait"; id: number };
