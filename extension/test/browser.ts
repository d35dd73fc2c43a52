/** A browser's storage and alarms in memory, as far as the worker uses them. For tests in node. */
export const stored: Record<string, unknown> = {};
/** What is kept while the browser runs. */
export const session: Record<string, unknown> = {};
export const alarms: Record<string, number> = {};
/** Tabs that were closed. */
export const closed = new Set<number>();

function area(stored: Record<string, unknown>) {
  const named = (keys: string | string[] | null) => (keys === null ? Object.keys(stored) : [keys].flat());
  return {
    get: async (keys: string | string[] | null) => structuredClone(Object.fromEntries(named(keys).filter((key) => key in stored).map((key) => [key, stored[key]]))),
    set: async (values: Record<string, unknown>) => void Object.assign(stored, structuredClone(values)),
    remove: async (keys: string | string[]) => named(keys).forEach((key) => delete stored[key]),
  };
}

Object.assign(globalThis, {
  navigator: { userAgent: "Chrome/156.0" },
  BROWSER: "chromium",
  VERSION: "0.1.0",
  chrome: {
    storage: { local: area(stored), session: area(session), onChanged: { addListener: () => undefined } },
    runtime: { getPlatformInfo: async () => ({ os: "linux" }) },
    tabs: { get: async (tab: number) => (closed.has(tab) ? Promise.reject(new Error("No tab with this id")) : { id: tab }) },
    alarms: {
      create: async (name: string, { when }: { when: number }) => void (alarms[name] = when - Date.now()),
      clear: async (name: string) => delete alarms[name],
    },
  },
});
