/** Making pages from words and values; text never becomes markup. */

export function make<K extends keyof HTMLElementTagNameMap>(name: K, options: { text?: string; class?: string } = {}, ...children: Node[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  if (options.text !== undefined) element.textContent = options.text;
  if (options.class) element.className = options.class;
  element.append(...children);
  return element;
}

export const byId = (id: string): HTMLElement => document.getElementById(id)!;

/** The words of this browser's language, `$1` and so on filled in. */
export const word = (key: string, ...values: string[]): string => chrome.i18n.getMessage(key, values) || key;

/** Fills in what the page's own markup names by `data-word`. */
export function speak(): void {
  document.documentElement.lang = word("@@ui_locale").replace("_", "-");
  for (const element of document.querySelectorAll<HTMLElement>("[data-word]")) element.textContent = word(element.dataset["word"]!);
}

export const moment = (time: number | string): string =>
  Number.isNaN(new Date(time).getTime()) ? "" : new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" }).format(new Date(time));

export function row(list: HTMLElement, name: string, ...values: (string | Node)[]): void {
  if (values.every((value) => value === "")) return;
  const shown = make("dd");
  shown.append(...values);
  list.append(make("dt", { text: name }), shown);
}

/** A link to a person or page; none for an address that is neither. */
export function link(url: string, text: string): Node {
  if (!/^(https?:|mailto:)/.test(url)) return document.createTextNode(text);
  const anchor = make("a", { text });
  anchor.href = url;
  anchor.target = "_blank";
  anchor.rel = "noreferrer";
  return anchor;
}
