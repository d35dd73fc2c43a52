/**
 * A value that somebody is in the middle of typing. Some pages send a draft while it is written: all of it again with every letter, or
 * the letter alone. Of a card's number fifteen figures say nothing to a detector, and all to who adds the last one; so what holds the
 * part that is there waits until it is seen what it becomes, for as long as somebody types on.
 */
import { read } from "../detect/text";
import type { Finding } from "../detect/types";
import { type Editor, textOf } from "./editors";
import type { Leaf } from "./leaves";

/** Who stops for longer has written what was to be written. */
export const restMs = 3_000;
const letterMs = 500;
const typingMs = 1_500;
const reach = 90;
/** The beginning of an address from its sign on, of an account's number and of a number from its seventh figure on, at the caret. */
const begun = /(?:[\w.+-]{2,64}@[\w.-]{0,64}|(?<![\w.@-])(?:[A-Za-z]{2}[0-9]{2}(?: ?[A-Za-z0-9]){4,30}|\+?[0-9](?:[ ./()-]?[0-9]){6,18})[ -]?)$/;
/** What edits of a letter call it; one in a list is called by its place. */
const named = /^(?:text|insert|inserted|ins|si|chars?|content|data|delta|string|str|value|[0-9]+)$/i;

const spaced = (text: string): string => text.replaceAll("\u00a0", " ");

export class Writing {
  private part = "";
  private whole = "";
  private letter = "";
  private typedAt = -Infinity;
  private rested: ReturnType<typeof setTimeout> | undefined;
  private waiting: (() => void)[] = [];

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** A letter was typed or taken back. */
  typed(editor: Editor, letter: string | null): void {
    this.told(() => spaced(textOf(editor)), spaced(beforeCaret(editor)), letter ?? "");
  }

  /** `before` is what stands before the caret; all that stands there is only read where it begins as a value does. */
  told(all: () => string, before: string, letter: string): void {
    this.typedAt = this.now();
    const part = begun.exec(before.slice(-reach))?.[0] ?? "";
    if (!part && !this.part) return;
    const whole = all();
    if (!part) return this.judged(whole);
    [this.part, this.whole, this.letter] = [part, whole, letter];
    clearTimeout(this.rested);
    this.rested = setTimeout(() => this.judged(whole), restMs);
  }

  /** Somebody types just now, and would have their next letters taken by a card. */
  isGoingOn(): boolean {
    return this.now() - this.typedAt < typingMs;
  }

  /** What was typed is sent, or left. */
  ended(): void {
    this.typedAt = -Infinity;
    this.judged(this.whole);
  }

  /** Something else goes on: what waited is judged by what it became. */
  private judged(whole: string): void {
    if (!this.part) return;
    clearTimeout(this.rested);
    [this.part, this.whole] = ["", whole];
    for (const go of this.waiting.splice(0)) go();
  }

  /** The part of a value that these texts hold, as it is now; empty where they hold none of one. */
  heldBy(leaves: readonly Leaf[]): string {
    const { part } = this;
    if (!part) return "";
    const fresh = this.now() - this.typedAt < letterMs && this.letter.trim() !== "";
    const holds = ({ path, text }: Leaf) => spaced(text).includes(part) || (fresh && text === this.letter && (!path.length || named.test(path.at(-1)!)));
    return leaves.some(holds) ? part : "";
  }

  /** What stands where the part was written, once nobody goes on with it. */
  became(): Promise<string> {
    return new Promise((done) => this.waiting.push(() => done(this.whole)));
  }
}

/** Of these findings those of which the part is the beginning. */
export function grownFrom(part: string, text: string, findings: readonly Finding[]): Finding[] {
  const { unit } = read(text);
  const bare = part.trimEnd();
  return findings.filter(({ start, end }) => {
    const value = text.slice(unit(start), unit(end));
    return value.startsWith(bare) || (bare.length > 7 && value.includes(bare));
  });
}

/** The texts without the part, and without letters of it. */
export function withoutPart(leaves: readonly Leaf[], part: string): boolean {
  let all = true;
  for (const leaf of leaves) {
    const text = spaced(leaf.text);
    const at = text.indexOf(part);
    if (at < 0) continue;
    if (leaf.fixed) all = false;
    else leaf.changed = text.split(part).join("");
  }
  return all && leaves.some(({ changed }) => changed !== undefined);
}

function beforeCaret(editor: Editor): string {
  if (editor instanceof HTMLTextAreaElement || editor instanceof HTMLInputElement) {
    const at = editor.selectionEnd ?? editor.value.length;
    return editor.value.slice(Math.max(0, at - reach), at);
  }
  const selection = document.getSelection();
  const node = selection?.focusNode;
  const at = selection?.focusOffset ?? 0;
  return node instanceof Text ? node.data.slice(Math.max(0, at - reach), at) : (node?.childNodes[at - 1]?.textContent ?? "").slice(-reach);
}
