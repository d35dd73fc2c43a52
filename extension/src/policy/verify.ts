/**
 * From an envelope to a policy that may be followed, or the reason why not. Nothing of a payload is looked at before its
 * signature has been found good: Ed25519 (RFC 8032) over a fixed line and the bytes as they came.
 */
import type { Payload } from "../protocol";
import { base64CharsMax, fault } from "./payload";
import { bytesOf } from "./base64";
import { isObject } from "./shape";

const context = new TextEncoder().encode("seawall-endpoint-policy-v1\n");
const yearMs = 366 * 86_400_000;

export interface Trust {
  /** Public keys that may sign, base64 of 32 bytes: the pinned one and those a good policy named. */
  keys: readonly string[];
  /** The highest version there was. */
  newest: number;
  /** Milliseconds since 1970; null for a policy that was good when it came, which goes on holding after its end. */
  now: number | null;
}

export type Verified = { payload: Payload; key: string } | { refused: string };

export async function verify(envelope: unknown, trust: Trust): Promise<Verified> {
  if (!isObject(envelope) || typeof envelope["payload"] !== "string" || typeof envelope["signature"] !== "string")
    return { refused: "it is no signed envelope" };
  if (envelope["payload"].length > base64CharsMax * 1.5) return { refused: "it is too large" };
  const bytes = bytesOf(envelope["payload"]);
  const signature = bytesOf(envelope["signature"]);
  if (!bytes || !signature || signature.length !== 64) return { refused: "it is no signed envelope" };
  const key = await signer(bytes, signature, trust.keys);
  if (!key) return { refused: "its signature is of no key this browser knows" };
  let payload: unknown;
  try {
    payload = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return { refused: "it is no JSON" };
  }
  if (!isObject(payload) || payload["format"] !== 1) return { refused: "its format is not 1" };
  const wrong = fault(payload);
  if (wrong) return { refused: wrong };
  const { version, expires } = payload as unknown as Payload;
  if (version < trust.newest) return { refused: "its version is lower than one there was" };
  if (trust.now !== null) {
    const left = Date.parse(expires) - trust.now;
    if (left <= 0) return { refused: "it has expired" };
    if (left > yearMs) return { refused: "it ends more than a year from now" };
  }
  return { payload: payload as unknown as Payload, key };
}

async function signer(bytes: Uint8Array, signature: Uint8Array<ArrayBuffer>, keys: readonly string[]): Promise<string | null> {
  const signed = new Uint8Array(context.length + bytes.length);
  signed.set(context);
  signed.set(bytes, context.length);
  for (const text of keys) {
    const raw = bytesOf(text);
    if (raw?.length !== 32) continue;
    try {
      const key = await crypto.subtle.importKey("raw", raw, "Ed25519", false, ["verify"]);
      if (await crypto.subtle.verify("Ed25519", key, signature, signed)) return text;
    } catch {
      continue; // 32 bytes that are no point of the curve
    }
  }
  return null;
}
