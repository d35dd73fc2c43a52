/** Enrolment: by the browser's management, which may hand over its word seconds after the start, or by a link a person pasted. */
import type { Status } from "../messages";
import { bytesOf, fromUrl } from "../policy/base64";
import { isObject } from "../policy/shape";
import { get, inTurn, noLine, set, type Invitation } from "./keep";
import { handed } from "./managed";
import { poll } from "./policy";
import { isPassing, isServer, pauseMs, send, wake } from "./server";

export const enrolAlarm = "enrol";
const linkEnd = "/endpoint/enroll";
const tokenCharsMax = 200;

/** What a link says, or null when it is none. */
export function fromLink(link: string): Invitation | null {
  const [address = "", secret = ""] = link.trim().split("#", 2);
  const [token = "", key = ""] = secret.split(".", 2);
  if (!address.endsWith(linkEnd) || !token) return null;
  return invitation(address.slice(0, -linkEnd.length), token, key);
}

function invitation(server: unknown, token: unknown, key: unknown): Invitation | null {
  if (typeof server !== "string" || typeof token !== "string" || !token || token.length > tokenCharsMax) return null;
  const address = server.replace(/\/+$/, "");
  const pubKey = typeof key === "string" && key ? fromUrl(key.replace(/=+$/, "")) : "";
  if (!isServer(address) || (pubKey && bytesOf(pubKey)?.length !== 32)) return null;
  return { server: address, token, pubKey };
}

async function managed(): Promise<Invitation | null> {
  const { serverUrl, enrollToken, pubKey } = await handed();
  return invitation(serverUrl, enrollToken, pubKey);
}

/** A pasted link: tried at once. The answer names what is wrong, "" when this browser is enrolled now. */
export async function enrolByLink(link: string): Promise<Status["problem"]> {
  const invited = fromLink(link);
  if (!invited || (await managed())) return "enrolLink";
  await set({ invitation: invited, enrolling: { from: "", problem: "", failures: 0 } });
  await enrol();
  return (await get("enrolling")).enrolling?.problem ?? "";
}

/** Enrols when there is an invitation that has not been used or refused yet. */
export const enrol = (): Promise<void> => inTurn("enrol", enrolOnce);

async function enrolOnce(): Promise<void> {
  const byManagement = await managed();
  const { invitation: pasted, device, enrolling } = await get("invitation", "device", "enrolling");
  const invited = byManagement ?? pasted;
  if (!invited) return;
  const from = await hashed(`${invited.server}\n${invited.token}`);
  if (device?.from === from) return;
  if (enrolling?.from === from && (enrolling.problem === "enrolRefused" || enrolling.problem === "enrolKey")) return;
  const failures = enrolling?.from === from ? enrolling.failures : 0;
  // Set before asking: a worker that ends while it waits is woken again.
  await wake(enrolAlarm, pauseMs(failures + 1, 0, Math.random()));
  const answer = await send(invited.server, "enroll", { method: "POST", body: { token: invited.token, device: await about() } });
  if (isPassing(answer.status)) {
    await set({ enrolling: { from, problem: "enrolAway", failures: failures + 1 } });
    return wake(enrolAlarm, pauseMs(failures + 1, answer.retryAfter, Math.random()));
  }
  await chrome.alarms.clear(enrolAlarm);
  const given = answer.body;
  if (answer.status !== 201 || !isObject(given) || typeof given["deviceToken"] !== "string" || typeof given["pubKey"] !== "string")
    return set({ enrolling: { from, problem: "enrolRefused", failures: 0 } });
  if (invited.pubKey && invited.pubKey !== given["pubKey"]) return set({ enrolling: { from, problem: "enrolKey", failures: 0 } });
  const { trust } = await get("trust");
  const pubKey = given["pubKey"];
  await set({
    device: {
      server: invited.server,
      id: String(given["deviceId"] ?? ""),
      token: given["deviceToken"],
      person: String(given["person"] ?? ""),
      pubKey,
      managed: byManagement !== null,
      from,
    },
    // Another server counts from its own beginning; the last policy of the old one holds until the first of the new.
    trust: trust?.keys.includes(pubKey) ? trust : { keys: [pubKey], newest: 0 },
    enrolling: { from, problem: "", failures: 0 },
    line: noLine,
  });
  await chrome.storage.local.remove("invitation");
  void poll();
}

async function about(): Promise<Record<string, string>> {
  const agent = navigator.userAgent.match(/(?:Firefox|Edg|Chrome)\/([0-9.]{1,20})/g)?.at(-1) ?? "";
  const { os } = await chrome.runtime.getPlatformInfo();
  // What a browser does not say must not keep it from enrolling.
  const install = await chrome.management?.getSelf().then(({ installType }) => installType as string, () => "other");
  return { browser: BROWSER, browserVersion: agent.split("/")[1] ?? "", os, extension: VERSION, install: install ?? "other" };
}

async function hashed(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
