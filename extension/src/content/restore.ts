/**
 * Stand-ins in the page's answers read as the values they stand for, here on the page only. The text changes where it stands, so that
 * the page's own elements stay as they are; what was changed is underlined, and its element says so when it has no title of its own.
 */
import type { Pseudonyms } from "../masking/pseudonyms";

const textsPerTurn = 2_000;
const marksMax = 2_000;
const skipped = "script,style,textarea,noscript,template";
const name = "seawall-real";
const style = `::highlight(${name}) { text-decoration: underline dotted 2px; text-decoration-color: #0b7a5c; }`;

/** Watches a document's text from the first stand-in on; what it gives back looks at all of it again. */
export function restoring(pseudonyms: Pseudonyms, title: () => string): () => void {
  const waiting = new Set<Text>();
  const mark = marker(title);
  let planned = false;
  const plan = () => {
    if (planned || !waiting.size) return;
    planned = true;
    requestAnimationFrame(() => {
      planned = false;
      work();
      plan();
    });
  };
  const work = () => {
    let left = textsPerTurn;
    for (const node of waiting) {
      waiting.delete(node);
      show(node, pseudonyms, mark);
      if (--left === 0) return;
    }
  };
  const take = (node: Node) => {
    if (node instanceof Text) waiting.add(node);
    else if (node instanceof Element || node instanceof DocumentFragment) {
      const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) waiting.add(walker.currentNode as Text);
    }
  };
  const observer = new MutationObserver((records) => {
    if (!pseudonyms.size) return;
    for (const record of records) {
      if (record.type === "characterData") take(record.target);
      else record.addedNodes.forEach(take);
    }
    plan();
  });
  observer.observe(document, { subtree: true, childList: true, characterData: true });
  return () => {
    if (document.documentElement) take(document.documentElement);
    plan();
  };
}

type Mark = (node: Text, places: readonly [number, number][]) => void;

function show(node: Text, pseudonyms: Pseudonyms, mark: Mark): void {
  const { parentElement } = node;
  if (!node.isConnected || !parentElement || parentElement.closest(skipped) || parentElement.isContentEditable) return;
  const places: [number, number][] = [];
  const restored = pseudonyms.restore(node.data, places);
  if (restored === node.data) return;
  node.data = restored;
  mark(node, places);
}

/** Underlines without an element of ours in the page: its framework would trip over one. */
function marker(title: () => string): Mark {
  let marks: Highlight | null = null;
  const begin = (): Highlight | null => {
    try {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(style);
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
      const made = new Highlight();
      CSS.highlights.set(name, made);
      return made;
    } catch {
      return null; // Firefox keeps content scripts from a page's sheets; the title is there all the same
    }
  };
  return (node, places) => {
    marks ??= begin();
    for (const [start, end] of places) {
      const range = new StaticRange({ startContainer: node, startOffset: start, endContainer: node, endOffset: end });
      marks?.add(range);
      if (marks && marks.size > marksMax) marks.delete(marks.values().next().value!);
    }
    const { parentElement } = node;
    if (parentElement && !parentElement.title) parentElement.title = title();
  };
}
