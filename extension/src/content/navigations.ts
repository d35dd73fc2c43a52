/**
 * Data on its way out in an address: a link, `location`, a form that became a navigation. The browser says so before it asks the
 * server. What opens in a new tab is met at the click, since there the event belongs to the tab that does not exist yet.
 */
import { toolFor } from "../policy/tools";
import type { Desk } from "./act";
import { addressTexts } from "./leaves";

/** The result adds the listeners for presses again, where a page took them away. */
export function guardNavigations(desk: Desk, owner: Window): () => void {
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
    const link = event.composedPath().find((node): node is HTMLAnchorElement | HTMLAreaElement => node instanceof HTMLAnchorElement || node instanceof HTMLAreaElement);
    const here = link && event.type === "click" && /^(_self)?$/i.test(link.target) && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (!link?.href || (here && owner.navigation) || goes(desk, link.href)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const listen = () => ["click", "auxclick"].forEach((name) => owner.addEventListener(name, press as EventListener, true));
  listen();
  return listen;
}

/** Whether a navigation there may begin. Where no AI tool is behind the address, it is none of ours. */
function goes(desk: Desk, address: string, fields: readonly string[] = []): boolean {
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
