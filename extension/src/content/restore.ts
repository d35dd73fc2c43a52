/** Stand-ins in the page's answers read as the values they stand for, here on the page only. */
import type { Pseudonyms } from "../masking/pseudonyms";

const textsPerTurn = 2_000;
const skipped = "script,style,textarea,noscript,template";

/** Watches a document's text from the first stand-in on. */
export function restoring(pseudonyms: Pseudonyms): void {
  const waiting = new Set<Text>();
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
      show(node, pseudonyms);
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
}

function show(node: Text, pseudonyms: Pseudonyms): void {
  const { parentElement } = node;
  if (!node.isConnected || !parentElement || parentElement.closest(skipped) || parentElement.isContentEditable) return;
  const restored = pseudonyms.restore(node.data);
  if (restored !== node.data) node.data = restored;
}
