/**
 * The one element of ours in a page: it holds a closed shadow root and says nothing. Inline styles with `important` stand above every
 * style sheet of the page; what matters in it goes to the top layer, above every z-index. Built without markup text, so that no
 * Trusted Types and no style-src policy has a say.
 */
import { STYLE } from "./style";

const styles: Record<string, string> = { all: "initial", display: "block", position: "fixed", width: "0", height: "0", "z-index": "2147483647" };

export interface Host {
  readonly element: HTMLElement;
  readonly root: ShadowRoot;
  /** Puts it where it belongs, again if the page took it away. */
  attach(): void;
}

export function makeHost(): Host {
  const element = document.createElement("div");
  const root = element.attachShadow({ mode: "closed" });
  dress(root);
  const attach = () => {
    for (const [name, value] of Object.entries(styles)) element.style.setProperty(name, value, "important");
    if (!element.isConnected) document.documentElement.append(element);
  };
  return { element, root, attach };
}

function dress(root: ShadowRoot): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
  } catch {
    // Firefox keeps content scripts from a page's sheets; its own styles of ours are not subject to the page's policy there.
    const style = document.createElement("style");
    style.textContent = STYLE;
    root.append(style);
  }
}

type Child = Node | string | null;

/** An element with attributes and children, without a word of markup. */
export function el<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Record<string, string> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children.filter((child): child is Node | string => child !== null));
  return made;
}

/** The mark of Seawall: a wall before a wave. */
export function icon(): SVGElement {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(space, "path");
  path.setAttribute("fill", "currentColor");
  path.setAttribute("d", "M12 1.8 3.5 5v6.4c0 5.1 3.5 9.2 8.5 10.8 5-1.6 8.5-5.7 8.5-10.8V5L12 1.8Zm-1 13.9-3.7-3.7 1.5-1.5 2.2 2.2 4.6-4.6 1.5 1.5-6.1 6.1Z");
  svg.append(path);
  return svg;
}
