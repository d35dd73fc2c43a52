/**
 * Whether the layers stand that a page can't look at itself: the browser may take an extension's access to sites away (Firefox lets
 * people do that), lose its registered scripts, or not let one that management installed stop requests. Said when it changes.
 */
import { toolFor } from "../policy/tools";
import type { Layer } from "../protocol";
import { get, inTurn, set } from "./keep";
import { patterns } from "./register";
import { note } from "./reports";

interface Test {
  layer: Layer;
  what: string;
  holds: () => Promise<boolean>;
}

const tests = (hosts: readonly string[], managed: boolean): Test[] => [
  { layer: "dom", what: "this browser gives no access to sites", holds: () => chrome.permissions.contains({ origins: ["<all_urls>"] }) },
  {
    layer: "dom",
    what: "scripts are not registered for every tool",
    holds: async () => {
      const there = await chrome.scripting.getRegisteredContentScripts();
      const wanted = patterns(hosts);
      return ["page", "content"].every((id) => wanted.every((match) => there.find((one) => one.id === id)?.matches?.includes(match)));
    },
  },
  { layer: "network", what: "requests can't be stopped", holds: async () => !managed || chrome.permissions.contains({ permissions: ["webRequestBlocking"] }) },
];

const sitesMax = 200;

/** What prompts showed of a site; said when it changes. */
export const siteTested = ({ host, layer, ok, what }: { host: string; layer: Layer; ok: boolean; what: string }): Promise<void> =>
  inTurn("siteTests", async () => {
    const { failingSites = [], policy } = await get("failingSites", "policy");
    const place = `${host} ${layer} `;
    const before = failingSites.filter((one) => one.startsWith(place));
    const now = ok ? [] : [place + what];
    if (now.join() === before.join()) return;
    await set({ failingSites: [...failingSites.filter((one) => !one.startsWith(place)), ...now].slice(-sitesMax) });
    const tool = policy ? (toolFor(policy.tools, host)?.id ?? "") : "";
    await note({ kind: "selfTest", site: host, tool, layer, detail: { layer, ok, what: ok ? before[0]!.slice(place.length) : what } });
  });

export const testLayers = (hosts: readonly string[]): Promise<void> =>
  inTurn("selfTest", async () => {
    const { device, failing = [] } = await get("device", "failing");
    const now: string[] = [];
    for (const { layer, what, holds } of tests(hosts, device?.managed ?? false)) {
      const ok = await holds().catch(() => false);
      if (!ok) now.push(what);
      if (ok === failing.includes(what)) await note({ kind: "selfTest", site: "", tool: "", layer, detail: { layer, ok, what } });
    }
    if (now.join() !== failing.join()) await set({ failing: now });
  });
