/** Puts the content scripts on the hosts the policy names, and on nothing else: other pages carry nothing of Seawall. */
type Scripts = chrome.scripting.RegisteredContentScript[];

function scripts(hosts: readonly string[]): Scripts {
  const matches = hosts.map((host) => `*://${host}/*`);
  const common = { matches, allFrames: true, matchOriginAsFallback: true, runAt: "document_start" as const, persistAcrossSessions: true };
  return [
    { ...common, id: "page", js: ["page.js"], world: "MAIN" },
    { ...common, id: "content", js: ["content.js"], world: "ISOLATED" },
  ];
}

/** Registers for these hosts, and injects into tabs that are open already (a browser does not do that by itself). */
export async function register(hosts: readonly string[]): Promise<void> {
  const wanted = scripts(hosts);
  const there = new Set((await chrome.scripting.getRegisteredContentScripts()).map(({ id }) => id));
  const known = wanted.filter(({ id }) => there.has(id));
  if (known.length) await chrome.scripting.updateContentScripts(known);
  const added = wanted.filter(({ id }) => !there.has(id));
  if (added.length) await chrome.scripting.registerContentScripts(added);
}
