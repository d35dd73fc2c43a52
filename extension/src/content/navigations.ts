/**
 * Data on its way out in an address: a link, `location`, a form that became a navigation. The browser says so before it asks the
 * server. What opens in a new tab is met at the click, since there the event belongs to the tab that does not exist yet.
 */
import { toolFor } from "../policy/tools";
import type { Desk } from "./act";
import { addressTexts } from "./leaves";

/** The result adds the listeners for presses, also again where a page took them away, and to shadow roots: outside a closed one nobody hears which link was pressed. */
export function guardNavigations(desk: Desk, owner: Window): (target: EventTarget) => void {
  owner.navigation?.addEventListener("navigate", (event) => {
    const { destination, formData, navigationType } = event;
    // What a page writes into its own address is sent with whatever it asks for next, but for what stands after `#`.
    if (event.hashChange || navigationType === "traverse" || !event.cancelable) return;
    // A form's fields were looked at as it was sent.
    const fields = formData ? [...formData.values()].map((value) => (typeof value === "string" ? value : value.name)).filter((value) => !desk.formSeen.has(value)) : [];
    if (goes(desk, destination.url, fields)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  });
  const press = (event: MouseEvent) => {
    const link = event.composedPath().find(isLink);
    if (!link) return;
    const [href, target] = link instanceof SVGAElement ? [addressIn(link), link.target.baseVal] : [link.href, link.target];
    const here = event.type === "click" && /^(_self)?$/i.test(target) && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    // A window that was opened without an address says nothing of where its first one leads; nothing stands in its history.
    if (!href || (here && owner.navigation?.currentEntry) || goes(desk, href)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const listen = (target: EventTarget) => ["click", "auxclick"].forEach((name) => target.addEventListener(name, press as EventListener, true));
  listen(owner);
  return listen;
}

type Link = HTMLAnchorElement | HTMLAreaElement | SVGAElement;
const isLink = (node: EventTarget): node is Link => node instanceof HTMLAnchorElement || node instanceof HTMLAreaElement || node instanceof SVGAElement;

/** Where a drawing's link leads; empty where it has no address. */
function addressIn(link: SVGAElement): string {
  try {
    return new URL(link.href.baseVal, link.baseURI).href;
  } catch {
    return "";
  }
}

/** Whether a navigation there may begin. Where no AI tool is behind the address, it is none of ours. */
export function goes(desk: Desk, address: string, fields: readonly string[] = []): boolean {
  const { state, inspector } = desk;
  if (state.foreign || !/^https?:/.test(address)) return true;
  const { hostname } = new URL(address);
  if (hostname !== state.host && !(state.policy && toolFor(state.policy.tools, hostname))) return true;
  const whole = [...addressTexts(address), ...fields].join("\n");
  if (!whole.trim()) return true;
  const judged = inspector.judge(whole);
  if (state.policy ? desk.passes(judged, "navigate", "dom") : !judged.findings.length) return true;
  desk.stopped(judged, "navigate", "dom");
  return false;
}
