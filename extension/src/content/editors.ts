/** Fields and editors, without knowing any of them by name: their text, and text put into them so that they notice. */
import { shadowOf } from "./shadow";

export type Editor = HTMLTextAreaElement | HTMLInputElement | HTMLElement;

const texts = /^(text|search|url|email|tel|number|password|)$/;
const isField = (node: unknown): node is HTMLTextAreaElement | HTMLInputElement =>
  node instanceof HTMLTextAreaElement || (node instanceof HTMLInputElement && texts.test(node.type));

const owns = /^(email|password|tel)$/;

/** A field that asks a person for their own address, number or password, as sign-in forms do. */
export const asksForOwn = (node: unknown): node is HTMLInputElement =>
  node instanceof HTMLInputElement && (owns.test(node.type) || /\b(username|email|tel|current-password|new-password)\b/.test(node.autocomplete));

const nearPixels = 240;

/** Whether a control belongs to an editor: in one form, or close to it on the screen. A menu elsewhere sends nothing. */
export function belongs(control: Element, editor: Editor): boolean {
  const form = control.closest("form");
  if (form?.contains(editor)) return true;
  const [a, b] = [control.getBoundingClientRect(), editor.getBoundingClientRect()];
  const apart = (low: number, high: number, other: number, end: number) => Math.max(0, other - high, low - end);
  return apart(a.left, a.right, b.left, b.right) <= nearPixels && apart(a.top, a.bottom, b.top, b.bottom) <= nearPixels;
}

/** What has the focus, through shadow roots. */
export function focused(): Element | null {
  let at = document.activeElement;
  for (let inner = shadowOf(at)?.activeElement; inner; inner = shadowOf(at)?.activeElement) at = inner;
  return at;
}

/** The editor an event came from, or null. */
export function editorOf(event: Event): Editor | null {
  for (const node of event.composedPath()) {
    if (isField(node)) return node;
    if (node instanceof HTMLElement && node.isContentEditable) return outermost(node);
  }
  // What is inside a closed shadow root is left out of an event's path.
  return shadowOf(event.composedPath()[0]) ? editorWithFocus() : written();
}

/** A page that is an editor as a whole. */
const written = (): HTMLElement | null => (document.designMode === "on" ? document.body : null);

function outermost(node: HTMLElement): HTMLElement {
  let at = node;
  while (at.parentElement?.isContentEditable) at = at.parentElement;
  return at;
}

export function editorWithFocus(): Editor | null {
  const at = focused();
  if (isField(at)) return at;
  return at instanceof HTMLElement && at.isContentEditable ? outermost(at) : written();
}

export function textOf(editor: Editor): string {
  if (isField(editor)) return editor.value;
  return editor.innerText ?? editor.textContent ?? "";
}

/** Long enough for an editor to notice where the selection is: Slate looks every tenth of a second. */
const settled = () => new Promise((done) => setTimeout(done, 150));

/** Gives an editor the focus and, for `everything`, selects all of it. */
export async function ready(editor: Editor, everything: boolean): Promise<void> {
  // A page that is an editor as a whole has it, and would begin at its start again.
  if (document.designMode !== "on" || isField(editor)) editor.focus();
  if (everything) selectAll(editor);
  await settled();
}

/**
 * Puts text where the selection is, by the browser's own command: editors keep their own model of a document and take back
 * whatever else is written into it. Chromium tells nobody beforehand of such a command, and some editors (Slate) know only what
 * they were told beforehand: so they are told, and the command is given to those that leave it to the browser.
 */
export function insert(editor: Editor, text: string): void {
  if (isField(editor)) {
    document.execCommand("insertText", false, text);
    return;
  }
  text.split("\n").forEach((line, n) => {
    if (n) command(editor, "insertParagraph");
    if (line) command(editor, "insertText", line);
    else if (n === 0) command(editor, "delete");
  });
}

function command(editor: Editor, name: "insertText" | "insertParagraph" | "delete", data?: string): void {
  const inputType = name === "delete" ? "deleteContentBackward" : name;
  const told = new InputEvent("beforeinput", { inputType, data: data ?? null, bubbles: true, cancelable: true, composed: true });
  if ((focused() ?? editor).dispatchEvent(told)) document.execCommand(name, false, data);
}

function selectAll(editor: Editor): void {
  if (isField(editor)) editor.select();
  else if (document.designMode === "on") document.execCommand("selectAll"); // in Firefox nothing is deleted of a stretch that begins with a script
  else document.getSelection()?.selectAllChildren(editor);
}

/** Once the editor has settled: whether none of these values is in it any more. */
export async function readBack(editor: Editor, values: readonly string[]): Promise<boolean> {
  await settled();
  const now = textOf(editor);
  return !holdsAny(now, values.filter((value) => value.length > 3));
}

/** Whether any of so many values is in a text, in one pass over it. */
function holdsAny(text: string, values: readonly string[]): boolean {
  const begins = new Uint8Array(1 << 16);
  const byStart = new Map<string, string[]>();
  for (const value of new Set(values)) {
    begins[(value.charCodeAt(0) * 31 + value.charCodeAt(1)) & 0xffff] = 1;
    const start = value.slice(0, 4);
    const alike = byStart.get(start);
    if (alike) alike.push(value);
    else byStart.set(start, [value]);
  }
  for (let at = 0; at + 4 <= text.length; at++) {
    if (begins[(text.charCodeAt(at) * 31 + text.charCodeAt(at + 1)) & 0xffff] === 0) continue;
    if (byStart.get(text.slice(at, at + 4))?.some((value) => text.startsWith(value, at))) return true;
  }
  return false;
}
