/**
 * Stand-ins in the page's answers read as the values they stand for, here on the page only. The text changes where it stands, so that
 * the page's own elements stay as they are; what was changed is underlined, and its element says so when it has no title of its own.
 */
import type { Pseudonyms } from "../masking/pseudonyms";
import { shadowOf } from "./shadow";

const whole = { subtree: true, childList: true, characterData: true };
const textsPerTurn = 2_000;
const marksMax = 2_000;
const skipped = "script,style,textarea,noscript,template";
const name = "seawall-real";
const style = `::highlight(${name}) { text-decoration: underline dotted 2px; text-decoration-color: #0b7a5c; }`;

export interface Restoring {
  /** From the first stand-in on; until then no page pays for it. */
  watch(): void;
  /** Looks at all of the document's text. */
  again(): void;
  /** A shadow root's host: what is inside is in no document. */
  met(host: Node): void;
}

export function restoring(pseudonyms: Pseudonyms, title: () => string): Restoring {
  const waiting = new Set<Text>();
  const seen = new WeakSet<ShadowRoot>();
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
      const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
      for (let at: Node | null = node; at; at = walker.nextNode()) {
        if (at instanceof Text) waiting.add(at);
        else inside(at);
      }
    }
  };
  const inside = (host: Node) => {
    const root = shadowOf(host);
    if (!root || seen.has(root)) return;
    seen.add(root);
    observer.observe(root, whole);
    take(root);
  };
  const observer = new MutationObserver((records) => {
    if (!pseudonyms.size) return;
    for (const record of records) {
      if (record.type === "characterData") take(record.target);
      else record.addedNodes.forEach(take);
    }
    plan();
  });
  let watching = false;
  const watch = () => {
    if (watching) return;
    watching = true;
    for (const press of ["click", "auxclick", "contextmenu", "dragstart"]) addEventListener(press, (event) => lead(event, pseudonyms), true);
    observer.observe(document, whole);
    if (document.documentElement) take(document.documentElement);
    plan();
  };
  return {
    watch,
    again() {
      watch();
      if (document.documentElement) take(document.documentElement);
      plan();
    },
    met(host) {
      if (!watching) return;
      inside(host);
      plan();
    },
  };
}

const leading = /^(?:mailto|tel|sms):/i;

/** Under a restored value a link still names the stand-in: for the moment of a person's press it leads to whom they mean. */
function lead(event: Event, pseudonyms: Pseudonyms): void {
  if (!event.isTrusted || !pseudonyms.size) return;
  for (const link of event.composedPath()) {
    const given = link instanceof Element && link.matches("a,area") ? (link.getAttribute("href") ?? "") : "";
    if (!leading.test(given)) continue;
    const real = pseudonyms.restore(given).replace(/\s/g, "");
    if (real === given) return;
    (link as Element).setAttribute("href", real);
    setTimeout(() => (link as Element).getAttribute("href") === real && (link as Element).setAttribute("href", given));
    return;
  }
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
