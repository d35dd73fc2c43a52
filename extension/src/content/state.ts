/** What a page's side of the extension knows: the policy as the worker keeps it, grants, and whose account is open. */
import type { Kept } from "../messages";
import { fromAnswer, fromHeaders, newer, tells } from "../policy/accounts";
import { Customers } from "../policy/customers";
import { siteFor, toolFor } from "../policy/tools";
import type { Account, Policy, Site, Tool } from "../protocol";
import { askWorker, tellWorker } from "./tell";

/**
 * A frame without an address of its own (`about:blank`, `srcdoc`) belongs to the page that made it, and one of an address that no
 * tool's is to the page it is in, as the worker says (`seawallHost`). Empty: a sandbox, in a browser that does not name ancestors.
 */
export function hostOf(owner: { origin: string; location: Location; seawallHost?: string }): string {
  if (owner.seawallHost) return owner.seawallHost;
  const ancestors = "ancestorOrigins" in owner.location ? [...(owner.location.ancestorOrigins as Iterable<string>)] : [];
  for (const origin of [owner.origin, ...ancestors]) {
    try {
      const { hostname } = new URL(origin);
      if (hostname) return hostname;
    } catch {
      continue; // "null", of a sandbox
    }
  }
  return owner.location.hostname;
}

export class State {
  kept: Kept = {};
  account: Account = "unknown";
  customers: Customers | null = null;
  readonly ready: Promise<void>;
  /** Asked for with everything a page does, and looked for among hundreds once. */
  private toolHere: Tool | null = null;
  private toolOf: Policy | null = null;
  private toolAt = "";

  constructor(public host: string) {
    // A storage that can't be read leaves what was there: nothing, and then the engine alone decides.
    this.ready = this.read().catch(() => undefined);
    chrome.storage.onChanged.addListener((changes, area) => {
      if (area === "local" && ["policy", "grants", "customers"].some((name) => name in changes)) void this.read().catch(() => undefined);
    });
    // A page that somebody goes back to was told of nothing while it was out of sight.
    addEventListener("pageshow", (event) => (event as PageTransitionEvent).persisted && void this.read().catch(() => undefined));
  }

  private async read(): Promise<void> {
    const kept = await chrome.storage.local.get<Kept>(["policy", "grants", "customers"]);
    if (!kept.policy && this.kept.policy) return; // an emptied storage takes no policy away from an open page
    if (!this.host) this.host = (await askWorker<string>({ kind: "whose" })) ?? "";
    this.kept = kept;
    this.customers = kept.customers ? new Customers(kept.customers) : null;
  }

  get policy(): Policy | null {
    return this.kept.policy ?? null;
  }

  get tool(): Tool | null {
    const { policy, host } = this;
    if (policy !== this.toolOf || host !== this.toolAt) {
      [this.toolOf, this.toolAt] = [policy, host];
      this.toolHere = policy && toolFor(policy.tools, host);
    }
    return this.toolHere;
  }

  /** The policy has been read and names no tool here: the scripts came by the manifest, and this page is none of Seawall's. */
  get foreign(): boolean {
    return this.host !== "" && this.policy !== null && this.tool === null;
  }

  get site(): Site | null {
    return this.policy && siteFor(this.policy.sites, this.host);
  }

  /** The page's answer at this address tells whose account it is. */
  wants(url: URL): boolean {
    return this.site !== null && tells(this.site, url.pathname);
  }

  quiet(url: URL): boolean {
    return (this.site?.quiet ?? []).some((pattern) => matches(pattern, url.pathname));
  }

  /** Headers in which this site says whose account is open. */
  get ownHeaders(): string[] {
    return (this.site?.headers ?? []).map(({ name }) => name.toLowerCase());
  }

  /** The site's own way to send a prompt: then a person is waiting for it, and may be asked. */
  sends(method: string, url: URL): boolean {
    return (this.site?.sends ?? []).some((one) => one.method === method && matches(one.path, url.pathname));
  }

  heard(url: URL, text: string): void {
    if (this.site && this.policy) this.learn(fromAnswer(this.site, this.policy.work, url.pathname, text));
  }

  sent(headers: Record<string, string>): void {
    if (this.site?.headers?.length && this.policy) this.learn(fromHeaders(this.site, this.policy.work, headers));
  }

  private learn(said: Account): void {
    const account = newer(this.account, said);
    if (account === this.account) return;
    this.account = account;
    tellWorker({ kind: "account", host: this.host, account });
  }
}

function matches(pattern: string, path: string): boolean {
  try {
    return new RegExp(pattern).test(path);
  } catch {
    return false;
  }
}
