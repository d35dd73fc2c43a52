/**
 * Puts the content scripts on the hosts the policy names. Those of the catalogue carry them by the manifest already where the browser
 * would else forget them (Chromium), and let go of a page that the policy does not name; other pages carry nothing of Seawall.
 */
type Scripts = chrome.scripting.RegisteredContentScript[];

/** Patterns that the manifest has the scripts on. */
const known = (): string[] => (chrome.runtime.getManifest().content_scripts ?? []).find(({ js }) => js?.includes("content.js"))?.matches ?? [];

function scripts(matches: string[]): Scripts {
  const excludeMatches = known();
  const common = { matches, ...(excludeMatches.length ? { excludeMatches } : {}), allFrames: true, matchOriginAsFallback: true, runAt: "document_start" as const, persistAcrossSessions: true };
  return [
    { ...common, id: "page", js: ["page.js"], world: "MAIN" },
    { ...common, id: "content", js: ["content.js"], world: "ISOLATED" },
  ];
}

/** A domain's pattern holds the domain itself, so a host named beside it needs none. */
export function patterns(hosts: readonly string[]): string[] {
  const all = new Set(hosts);
  return hosts.filter((host) => !all.has(`*.${host}`)).map((host) => `*://${host}/*`);
}

/**
 * Registers for these hosts. Tabs that are open already get the scripts too, which a browser does not do by itself: of hosts
 * that are new, or all of them (`everywhere`: after installation or an update, when the old ones can't reach the worker).
 */
export async function register(hosts: readonly string[], everywhere = false): Promise<void> {
  const wanted = scripts(patterns(hosts));
  const there = new Map((await chrome.scripting.getRegisteredContentScripts()).map((script) => [script.id, script]));
  const had = new Set(there.get("content")?.matches ?? []);
  const added = wanted[0]!.matches!.filter((match) => !had.has(match));
  const unlike = ["page", "content"].some((id) => there.get(id)?.excludeMatches?.join() !== wanted[0]!.excludeMatches?.join());
  const changed = added.length > 0 || had.size !== wanted[0]!.matches!.length || unlike;
  const known = wanted.filter(({ id }) => there.has(id));
  const missing = wanted.filter(({ id }) => !there.has(id));
  if (known.length && changed) await chrome.scripting.updateContentScripts(known);
  if (missing.length) await chrome.scripting.registerContentScripts(missing);
  await inject(everywhere ? wanted[0]!.matches! : added, wanted);
}

/**
 * Firefox ends our side of open pages when the extension is reloaded, and the gate in the page's own world stays: it takes up with the
 * new side, and a second one before it would find the first dead. Chromium ends neither.
 */
async function gated(tab: number): Promise<boolean> {
  if (BROWSER !== "firefox") return false;
  const look = () => !document.dispatchEvent(new CustomEvent("seawall-gate", { cancelable: true }));
  const [told] = await chrome.scripting.executeScript({ target: { tabId: tab }, world: "MAIN", func: look }).catch(() => []);
  return told?.result === true;
}

/** Frames of a tab whose pages nobody guards yet; those of an extension's former life don't count. */
async function unguarded(tab: number): Promise<number[]> {
  const guards = () => (globalThis as { seawallGuards?: boolean }).seawallGuards === true;
  // A tab that closes, or a page the browser keeps for itself, is no fault.
  const told = await chrome.scripting.executeScript({ target: { tabId: tab, allFrames: true }, func: guards, injectImmediately: true }).catch(() => []);
  return told.filter(({ result }) => !result).map(({ frameId }) => frameId);
}

/** Our side first: the page's gate stops what holds text for as long as it finds nobody to ask. */
async function inject(matches: string[], wanted: Scripts): Promise<void> {
  if (!matches.length) return;
  for (const tab of await chrome.tabs.query({ url: matches })) {
    const frameIds = await unguarded(tab.id!);
    if (!frameIds.length) continue;
    for (const { js, world } of [...wanted].reverse()) {
      const target = { tabId: tab.id!, frameIds };
      if (world === "MAIN" && (await gated(tab.id!))) continue;
      await chrome.scripting.executeScript({ target, files: js!, world: world!, injectImmediately: true }).catch(() => undefined);
    }
  }
}
