/** Fields and editors, without knowing any of them by name: their text, and text put into them so that they notice. */

export type Editor = HTMLTextAreaElement | HTMLInputElement | HTMLElement;

const texts = /^(text|search|url|email|tel|number|password|)$/;
const isField = (node: unknown): node is HTMLTextAreaElement | HTMLInputElement =>
  node instanceof HTMLTextAreaElement || (node instanceof HTMLInputElement && texts.test(node.type));

/** What has the focus, through open shadow roots. */
export function focused(): Element | null {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
}

/** The editor an event came from, or null. */
export function editorOf(event: Event): Editor | null {
  for (const node of event.composedPath()) {
    if (isField(node)) return node;
    if (node instanceof HTMLElement && node.isContentEditable) return outermost(node);
  }
  return null;
}

function outermost(node: HTMLElement): HTMLElement {
  let at = node;
  while (at.parentElement?.isContentEditable) at = at.parentElement;
  return at;
}

export function editorWithFocus(): Editor | null {
  const at = focused();
  if (isField(at)) return at;
  return at instanceof HTMLElement && at.isContentEditable ? outermost(at) : null;
}

export function textOf(editor: Editor): string {
  if (isField(editor)) return editor.value;
  return editor.innerText ?? editor.textContent ?? "";
}

/**
 * Puts text where the selection is (or in place of everything), by the browser's own command: editors keep their own model of a
 * document and take back whatever else is written into it.
 */
export function insert(editor: Editor, text: string, everything: boolean): void {
  editor.focus();
  if (everything) selectAll(editor);
  const lines = text.split("\n");
  if (isField(editor) || lines.length === 1) {
    document.execCommand("insertText", false, text);
    return;
  }
  lines.forEach((line, n) => {
    if (n) document.execCommand("insertParagraph");
    if (line) document.execCommand("insertText", false, line);
    else if (n === 0) document.execCommand("delete");
  });
}

function selectAll(editor: Editor): void {
  if (isField(editor)) editor.select();
  else document.getSelection()?.selectAllChildren(editor);
}

/** Two frames later an editor has settled: whether none of these values is in it any more. */
export async function readBack(editor: Editor, values: readonly string[]): Promise<boolean> {
  await new Promise((done) => setTimeout(done, 60));
  const now = textOf(editor);
  return !values.some((value) => value.length > 3 && now.includes(value));
}
