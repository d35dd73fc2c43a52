/** What stands for what on each tab's pages: in the browser's memory only, bounded, and gone with the tab, a night or the browser. */
import type { Saved } from "../masking/pseudonyms";
import { inTurn } from "./keep";

const prefix = "standIns:";
const entriesMax = 2_000;
const valueCharsMax = 4_000;
const pagesMax = 60;
const lifeMs = 12 * 3_600_000;

interface Held extends Saved {
  used: number;
}

const keyOf = (tab: number, host: string) => `${prefix}${tab}:${host}`;

async function all(): Promise<[string, Held][]> {
  const held = Object.entries(await chrome.storage.session.get(null)).filter(([key]) => key.startsWith(prefix)) as [string, Held][];
  return held.sort((a, b) => a[1].used - b[1].used);
}

export const keepStandIns = (tab: number, host: string, saved: Saved, now: number): Promise<void> =>
  inTurn("standIns", async () => {
    // A page's last word may come after its tab was closed: then nobody would take it away again.
    if (!(await chrome.tabs.get(tab).catch(() => null))) return;
    const key = keyOf(tab, host);
    const before = ((await chrome.storage.session.get(key))[key] as Held | undefined)?.entries ?? [];
    const fresh = saved.entries.filter(([, { value }]) => value.length <= valueCharsMax);
    const entries = [...new Map([...before, ...fresh])].slice(-entriesMax);
    await chrome.storage.session.set({ [key]: { key: saved.key, entries, used: now } satisfies Held });
    const held = await all();
    const old = held.filter(([, { used }], place) => now - used > lifeMs || place < held.length - pagesMax).map(([name]) => name);
    if (old.length) await chrome.storage.session.remove(old);
  });

export async function recallStandIns(tab: number, host: string, now: number): Promise<Saved | null> {
  const key = keyOf(tab, host);
  const held = (await chrome.storage.session.get(key))[key] as Held | undefined;
  return held && now - held.used <= lifeMs ? { key: held.key, entries: held.entries } : null;
}

export const forgetStandIns = (tab: number): Promise<void> =>
  inTurn("standIns", async () => {
    const gone = (await all()).map(([key]) => key).filter((key) => key.startsWith(`${prefix}${tab}:`));
    if (gone.length) await chrome.storage.session.remove(gone);
  });
