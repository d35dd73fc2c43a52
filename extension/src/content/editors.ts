/** Fields and editors, without knowing any of them by name: their text, and text put into them so that they notice. */
import { carrying, pasting, saying } from "./given";
import { shadowOf } from "./shadow";
import { squeezed } from "./trace";

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

const seenPixels = 12;

/** A field too small to be read in: it only takes keys, and the editor draws its text beside it. What is sent of that is met on its way out. */
export function isDrawn(editor: Editor): boolean {
  if (!isField(editor)) return false;
  const around = editor.parentElement;
  return isTiny(editor) || (around !== null && isTiny(around) && getComputedStyle(around).overflow !== "visible");
}

function isTiny(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  return width < seenPixels || height < seenPixels / 2;
}

/** Puts a field's caret back where it is now: some pages write a field anew when it loses the focus. */
export function caretOf(editor: Editor | null): () => void {
  if (!isField(editor)) return () => undefined;
  const { selectionStart, selectionEnd } = editor;
  return () => selectionStart !== null && editor.setSelectionRange(selectionStart, selectionEnd);
}

/** Puts the caret where something was dropped. */
export function caretAt(editor: Editor, x: number, y: number): void {
  const at = document.caretPositionFromPoint?.(x, y);
  if (!at) return;
  if (at.offsetNode === editor && isField(editor)) editor.setSelectionRange(at.offset, at.offset);
  else if (editor.contains(at.offsetNode)) document.getSelection()?.collapse(at.offsetNode, at.offset);
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
 * Puts text where the selection is: as a paste, which every editor that keeps a model of its own must take, several lines too; where
 * that is left to the browser, by its command.
 */
export function insert(editor: Editor, text: string): void {
  if (isField(editor)) document.execCommand("insertText", false, text);
  else if (!text || told(editor, text)) type(editor, text);
}

/** Whether an editor leaves a paste of this to the browser. It is told where the caret is, as the browser does. */
function told(editor: HTMLElement, text: string): boolean {
  const data = carrying([]);
  saying(data, text);
  const node = document.getSelection()?.anchorNode ?? null;
  const at = node instanceof Element ? node : (node?.parentElement ?? null);
  return (at && editor.contains(at) ? at : (focused() ?? editor)).dispatchEvent(pasting(data));
}

/**
 * The same line by line, by the browser's own command. Chromium tells nobody beforehand of such a command, and some editors (Slate) know
 * only what they were told beforehand: so they are told, and the command is given to those that leave it to the browser.
 */
export function type(editor: Editor, text: string): void {
  if (isField(editor)) return insert(editor, text);
  text.split("\n").forEach((line, n) => {
    if (n) command(editor, "insertParagraph");
    if (line) command(editor, "insertText", line);
    else if (n === 0) command(editor, "delete");
  });
}

function command(editor: Editor, name: "insertText" | "insertParagraph" | "delete", data?: string): void {
  const inputType = name === "delete" ? "deleteContentBackward" : name;
  const before = new InputEvent("beforeinput", { inputType, data: data ?? null, bubbles: true, cancelable: true, composed: true });
  if ((focused() ?? editor).dispatchEvent(before)) document.execCommand(name, false, data);
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

/** Whether a text that was put in is there: some pages take another one at a paste, from the clipboard. */
export const arrived = (editor: Editor, text: string): boolean => squeezed(textOf(editor)).includes(squeezed(text.slice(0, 400)).slice(0, 40));

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
