/** Which kind of account each tab has open, as its page said; one word a tab, gone with the browser. */
import type { Account } from "../protocol";
import { inTurn } from "./keep";

const tabsMax = 200;
type Accounts = Record<string, { host: string; account: Account }>;

const all = async (): Promise<Accounts> => ((await chrome.storage.session.get("accounts"))["accounts"] as Accounts | undefined) ?? {};

export const remember = (tab: number, host: string, account: Account): Promise<void> =>
  inTurn("accounts", async () => {
    const accounts = { ...(await all()), [tab]: { host, account } };
    const kept = Object.entries(accounts).slice(-tabsMax);
    await chrome.storage.session.set({ accounts: Object.fromEntries(kept) });
  });

export async function accountOf(tab: number | undefined, host: string): Promise<Account> {
  const known = tab === undefined ? undefined : (await all())[tab];
  return known?.host === host ? known.account : "unknown";
}
