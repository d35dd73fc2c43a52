/**
 * The policy's way into the browser: polled, verified, kept, put into effect. The kept envelope is verified anew whenever the
 * worker starts, so a changed `storage.local` mends itself; a refused policy changes nothing but a line in the popup.
 */
import { fromUrl } from "../policy/base64";
import { builtin } from "../policy/builtin";
import { verify } from "../policy/verify";
import type { Payload, Policy } from "../protocol";
import { watchNetwork } from "./network";
import { get, inTurn, noLine, set, type Own } from "./keep";
import { handed } from "./managed";
import { register } from "./register";
import { note } from "./reports";
import { testLayers } from "./selftest";
import { applyRules } from "./rules";
import { ask, isPassing, pauseMs, pollMs, wake } from "./server";

export const pollAlarm = "policy";
/** The policy as this worker wrote it last. */
let written = "";

/** One text for equal values: the browser gives objects back with their keys in another order. */
function canonical(value: unknown): string {
  const inOrder = (one: unknown) =>
    one && typeof one === "object" && !Array.isArray(one) ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1))) : one;
  return JSON.stringify(value, (_, one: unknown) => inOrder(one));
}

/** Somebody else wrote the policy that pages read: it is written again from what was signed. */
export async function changedBy(policy: unknown): Promise<void> {
  if (policy !== undefined && canonical(policy) !== written) await restore();
}

const viaMax = 4;

/** Brings storage, registrations and rules to what the kept envelope says. Every start of the worker does this. */
export const restore = (inject = false): Promise<void> =>
  inTurn("policy", async () => {
    const { signed, trust, policy, customers, device } = await get("signed", "trust", "policy", "customers", "device");
    // A browser that loaded the extension by hand has forgotten the scripts at each start: before anything takes time, they are there.
    const early = [...(policy?.tools ?? []), ...builtinPolicy().tools].flatMap((tool) => tool.hosts);
    if (!(await chrome.scripting.getRegisteredContentScripts()).length) await register([...new Set(early)], inject).catch(() => undefined);
    const keys = await trusted(signed, trust?.keys ?? []);
    const verified = signed && (await verify(signed.envelope, { keys, newest: 0, now: null }));
    if (verified && "refused" in verified) {
      // Said first: the worker may end between the two. Then it is asked for anew, without "I have it already".
      await note({ kind: "policyRefused", site: "", tool: "", detail: { why: `as it was kept here: ${verified.refused}` } });
      await chrome.storage.local.remove("signed");
    }
    const held = verified && "payload" in verified ? parts(verified.payload, device?.server ?? "") : { policy: builtinPolicy(), customers: null };
    written = canonical(held.policy);
    if (canonical(held) !== canonical({ policy, customers: customers ?? null })) await set(held);
    await takeEffect(held.policy, inject);
    if (!(await chrome.alarms.get(pollAlarm))) await wake(pollAlarm, pollMs(held.policy.pollSeconds, Math.random()));
  });

/**
 * Keys that what is kept may be signed by. What the browser's management pins counts above anything in this storage: from there
 * a key is good when an envelope that a good key signed names it.
 */
async function trusted(signed: Own["signed"], kept: readonly string[]): Promise<string[]> {
  let keys = await managedKeys();
  if (!keys.length) return [...(signed ? [signed.key] : []), ...kept];
  for (const envelope of signed?.via ?? []) {
    const step = await verify(envelope, { keys, newest: 0, now: null });
    if ("refused" in step) break;
    keys = [...keys, ...(step.payload.keys ?? [])];
  }
  return keys;
}

/** Keys that the policy in force names for the next ones. */
async function namedBy(signed: Own["signed"], managed: readonly string[]): Promise<string[]> {
  if (!signed || !managed.length) return [];
  const held = await verify(signed.envelope, { keys: await trusted(signed, []), newest: 0, now: null });
  return "payload" in held ? (held.payload.keys ?? []) : [];
}

export const poll = (): Promise<void> => inTurn("policy", pollOnce);

async function pollOnce(): Promise<void> {
  const { device, policy, signed, line = noLine } = await get("device", "policy", "signed", "line");
  if (!device) return;
  // Set before asking: a worker that ends while it waits is woken again.
  await wake(pollAlarm, pollMs(policy?.pollSeconds ?? 300, Math.random()));
  const answer = await ask(device, "policy", signed ? { etag: signed.etag } : {});
  if (answer.status === 304) return set({ line: { ...noLine, confirmed: Date.now() } });
  if (answer.status === 401 || answer.status === 403) return set({ line: { ...line, problem: "revoked" } });
  if (answer.status !== 200) {
    const failures = line.failures + 1;
    await set({ line: { ...line, failures, problem: "away" } });
    if (isPassing(answer.status)) await wake(pollAlarm, pauseMs(failures, answer.retryAfter, Math.random()));
    return;
  }
  await receive(answer.body, answer.etag);
}

async function receive(envelope: unknown, etag: string): Promise<void> {
  const { device, trust, signed: before, line = noLine } = await get("device", "trust", "signed", "line");
  const managed = await managedKeys();
  const pinned = managed.length ? managed : [device!.pubKey];
  const keys = [...new Set([...pinned, ...(await trusted(before, trust?.keys ?? [])), ...(await namedBy(before, managed))])];
  const verified = await verify(envelope, { keys, newest: trust?.newest ?? 0, now: Date.now() });
  if ("refused" in verified) {
    const signature = String((envelope as { signature?: unknown } | null)?.signature).slice(0, 100);
    await set({ line: { ...line, problem: "policyRefused", refused: signature } });
    if (signature !== line.refused) await note({ kind: "policyRefused", site: "", tool: "", detail: { why: verified.refused } });
    return;
  }
  const { payload, key } = verified;
  const held = parts(payload, device!.server);
  written = canonical(held.policy);
  await set({
    ...held,
    signed: { envelope, etag, key, ...(via(before, key, pinned) ?? {}) },
    trust: { keys: [...new Set([key, ...(payload.keys ?? [])])], newest: payload.version },
    line: { ...noLine, confirmed: Date.now() },
  });
  await takeEffect(held.policy, false);
}

/** How this key came to be good: by itself when it is pinned, else by the envelope before it. */
function via(before: Own["signed"], key: string, pinned: readonly string[]): { via: unknown[] } | null {
  if (!before || pinned.includes(key)) return null;
  return { via: before.key === key ? (before.via ?? []) : [...(before.via ?? []), before.envelope].slice(-viaMax) };
}

async function managedKeys(): Promise<string[]> {
  const { pubKey } = await handed();
  return typeof pubKey === "string" && pubKey ? [fromUrl(pubKey.replace(/=+$/, ""))] : [];
}

/** The policy and, apart, the filter. The server's own pages are named by path when it does not know its address: here it is known. */
function parts(payload: Payload, server: string): Required<Pick<Own, "policy" | "customers">> {
  const { customers, keys: _, ...policy } = payload;
  const whole = <T extends { url: string }>(named: T): T => (named.url.startsWith("/") ? { ...named, url: server + named.url } : named);
  const tools = policy.tools.map((tool) => (tool.alternative ? { ...tool, alternative: whole(tool.alternative) } : tool));
  return { policy: { ...policy, tools, ...(policy.contact ? { contact: whole(policy.contact) } : {}), ...(server ? { guide: `${server}/safe-use` } : {}) }, customers };
}

const builtinPolicy = (): Policy =>
  builtin({ block: chrome.i18n.getMessage("builtinBlock"), coach: chrome.i18n.getMessage("builtinCoach") });

/** Rules before scripts: what is closed is closed first. One that fails must not keep the other from its work. */
async function takeEffect(policy: Policy, inject: boolean): Promise<void> {
  const hosts = [...new Set(policy.tools.flatMap((tool) => tool.hosts))];
  const done = await Promise.allSettled([applyRules(policy), register(hosts, inject), watchNetwork(hosts)]);
  await testLayers(hosts).catch(() => undefined);
  for (const one of done)
    if (one.status === "rejected")
      await note({ kind: "selfTest", site: "", tool: "", layer: "rules", detail: { layer: "rules", ok: false, what: "the browser did not take the policy's rules or scripts" } });
}
