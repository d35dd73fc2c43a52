/**
 * What the person sees, as the gates need it; `makeFace` in src/content/card.ts makes the real one, tests may hand in another.
 * It is made before any other listener on the window: what is typed in the card reaches none of those that come after.
 */
import type { Account, Cell, Channel, Tool } from "../protocol";
import type { Finding } from "../detect/types";

export interface Question {
  tool: Tool | null;
  account: Account;
  channel: Channel;
  cell: Cell;
  /** The text as it would go, and what is in it. Stays in the page's isolated world. */
  text: string;
  findings: Finding[];
  /** Masking is possible here (a file or an unreadable body can't be masked). */
  maskable: boolean;
  /** The shop's own page of what is safe, where there is one. */
  guide?: string | undefined;
}

export type Choice =
  | { kind: "mask" }
  | { kind: "cancel" }
  | { kind: "send" }
  | { kind: "justify"; reason: "task" | "customer_asked" | "not_sensitive" | "other"; text: string };

export interface Face {
  /** Listens anew where a page took every listener away by writing its document again. */
  listen(): void;
  /** Shows the card; the choice, or `cancel` when it is closed. One at a time: a second question waits. */
  ask(question: Question): Promise<Choice>;
  /** A quiet line that goes by itself: what was masked or stopped without a question. */
  note(kind: "masked" | "stopped" | "coached" | "degraded" | "looking", question: Question | null): void;
}
