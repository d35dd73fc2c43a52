/** Which kind of account each tab has open, as its page said; one word a tab, gone with the browser. */
import type { Account } from "../protocol";
import { inTurn } from "./keep";

const tabsMax = 200;
type Accounts = Record<string, { host: string; account: Account }>;

/** The same in memory, for those that can't wait; empty for the first moment of a worker's life. */
let known: Accounts = {};
void chrome.storage?.session?.get("accounts").then(({ accounts }) => (known = { ...(accounts as Accounts | undefined), ...known }), () => undefined);

const all = async (): Promise<Accounts> => ((await chrome.storage.session.get("accounts"))["accounts"] as Accounts | undefined) ?? {};

export const remember = (tab: number, host: string, account: Account): Promise<void> =>
  inTurn("accounts", async () => {
    known = { ...known, [tab]: { host, account } };
    const accounts = { ...(await all()), [tab]: { host, account } };
    const kept = Object.entries(accounts).slice(-tabsMax);
    await chrome.storage.session.set({ accounts: Object.fromEntries(kept) });
  });

export const accountNow = (tab: number, host: string): Account => (known[tab]?.host === host ? known[tab].account : "unknown");

export async function accountOf(tab: number | undefined, host: string): Promise<Account> {
  const known = tab === undefined ? undefined : (await all())[tab];
  return known?.host === host ? known.account : "unknown";
}
