/** Shadow roots, the closed ones too: browsers open them to extensions. */

type Firefoxs = Element & { openOrClosedShadowRoot?: ShadowRoot | null };

export function shadowOf(element: unknown): ShadowRoot | null {
  if (!(element instanceof HTMLElement)) return null;
  try {
    const dom = typeof chrome === "undefined" ? undefined : chrome.dom;
    return dom ? dom.openOrClosedShadowRoot(element) : ((element as Firefoxs).openOrClosedShadowRoot ?? element.shadowRoot);
  } catch {
    return element.shadowRoot; // the extension was reloaded: its old side in open pages has lost the browser's help
  }
}

/** The roots an event went through or began in. */
export function rootsOf(event: Event): ShadowRoot[] {
  const path = event.composedPath();
  const roots = path.filter((node): node is ShadowRoot => node instanceof ShadowRoot);
  const inner = shadowOf(path[0]);
  return inner ? [...roots, inner] : roots;
}
