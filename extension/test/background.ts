/** Firefox's background as far as the network layer uses it, whose storage can't be read at first. For tests in node. */
import "./browser";

export type Heard = (details: object) => { cancel?: boolean } | undefined | Promise<{ cancel?: boolean } | undefined>;

export const listening = new Map<Heard, string[]>();
/** What was remembered where it can be read at once. */
export const remembered: Record<string, string> = { own: "*://*.assistant.shop.example/*" };
export const storage = { fails: true, changed: [] as ((changes: object, area: string) => void)[] };

Object.assign(globalThis, {
  BROWSER: "firefox",
  localStorage: { getItem: (name: string) => remembered[name] ?? null, setItem: (name: string, value: string) => void (remembered[name] = value) },
});
const { local } = chrome.storage as unknown as { local: { get(names: string[]): Promise<unknown> } };
const get = local.get.bind(local);
local.get = (names) => (storage.fails ? Promise.reject(new Error("no storage")) : get(names));
Object.assign(chrome.storage, { onChanged: { addListener: (act: (changes: object, area: string) => void) => void storage.changed.push(act) } });
Object.assign(chrome, {
  webRequest: {
    onBeforeRequest: {
      addListener: (act: Heard, { urls }: { urls: string[] }) => void listening.set(act, urls),
      removeListener: (act: Heard) => void listening.delete(act),
    },
  },
  permissions: { contains: async () => true },
});
