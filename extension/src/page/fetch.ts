/** fetch: the body is read, asked about, and sent as it was, written anew, or not at all. */
import type { Asked, Gate, Settled } from "./ask";
import { bodyLater, bodyNow, isPacked, kept, packedIn, type Body } from "./bodies";
import { isLookedAt } from "./looks";
import { guardMethod } from "./wrap";

const names = [
  ...["method", "headers", "body", "mode", "credentials", "cache", "redirect", "referrer", "referrerPolicy", "integrity", "keepalive"],
  ...["signal", "duplex", "priority", "window", "activateAfter", "targetAddressSpace", "attributionReporting", "privateToken", "adAuctionHeaders"],
] as const;
type Init = RequestInit & { body?: BodyInit | null };
type Real = (args: unknown[]) => Promise<Response>;

/** Options read once: an object with getters could answer differently the second time. */
function options(init: unknown): Init {
  const read: Record<string, unknown> = {};
  if (typeof init !== "object" || init === null) return {};
  for (const name of names) {
    const value = (init as Record<string, unknown>)[name];
    if (value !== undefined) read[name] = value;
  }
  return read as Init;
}

const isRequest = (input: unknown): input is Request => Object.prototype.toString.call(input) === "[object Request]";
const headerCharsMax = 4_000;

function headersOf(given: HeadersInit | undefined, request: Request | null): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [name, value] of new Headers(given ?? request?.headers)) if (isLookedAt(name, value)) found[name] = value.slice(0, headerCharsMax);
  return found;
}

export interface Place {
  fetch: unknown;
}

/** `base` resolves relative addresses, which in a guarded worker are not relative to where its script came from. */
export function guardFetch(owner: object, gate: Gate, base: () => string, relative = false): void {
  guardMethod(owner, "fetch", (real, self, args) => {
    const call: Real = (next) => real(self, next) as Promise<Response>;
    let sending: Sending;
    try {
      sending = read(args, base(), relative);
    } catch {
      return call(args); // not a request: the browser says what is wrong with it
    }
    return send(sending, gate, call);
  });
  guardLater(owner, gate, base);
}

/** `fetchLater` sends when the page is gone: what can't be looked at now is not taken. */
function guardLater(owner: object, gate: Gate, base: () => string): void {
  guardMethod(owner, "fetchLater", (real, self, args) => {
    let sending: Sending;
    try {
      sending = read(args, base(), false);
    } catch {
      return real(self, args);
    }
    const { input, init, headers } = sending;
    const body = typeof input === "string" ? bodyNow(init.body, headers["content-type"] ?? "") : null;
    const told = body && gate.now({ ...asked(sending, body), waits: false });
    if (!body || !told || told.verdict === "stop" || told.verdict === "wait") throw new TypeError("Failed to execute 'fetchLater'");
    return real(self, [input, { ...init, ...(init.body ? { body: told.verdict === "rewrite" ? body.rebuild(told.texts) : body.same } : {}) }]);
  });
}

interface Sending {
  input: Request | string;
  init: Init;
  url: string;
  method: string;
  headers: Record<string, string>;
  /** An address that the page named as the one it comes from. */
  referrer: string;
  given: boolean;
}

function named(referrer: string | undefined, base: string): string {
  if (!referrer || referrer === "about:client") return "";
  try {
    return new URL(referrer, base).href;
  } catch {
    return "";
  }
}

function read([input, given]: unknown[], base: string, relative: boolean): Sending {
  const init = options(given);
  const request = isRequest(input) ? input : null;
  const address = request ? request.url : String(input); // said once: an object may say another one next
  const url = new URL(address, base).href;
  const headers = headersOf(init.headers, request);
  return {
    input: request ?? (relative ? url : address),
    init,
    url,
    method: (init.method ?? request?.method ?? "GET").toUpperCase(),
    headers,
    referrer: named(init.referrer ?? request?.referrer, base),
    given: given !== undefined,
  };
}

function send(sending: Sending, gate: Gate, call: Real): Promise<Response> {
  const { input, init, headers } = sending;
  const type = headers["content-type"] ?? "";
  const request = typeof input === "string" ? null : input;
  // A Request has no body to look at but by reading; where there is none, `body` is null (or absent, in old Firefox).
  const unseen = !init.body && request && request.body !== null && sending.method !== "GET" && sending.method !== "HEAD" && !request.bodyUsed;
  const now = unseen || isPacked(sending.url) ? null : bodyNow(init.body, type);
  if (!now) return readLater(sending, gate, call, unseen ? request : null, type);
  const told = gate.now(asked(sending, now));
  if (told === null || told.verdict === "wait") {
    const held = kept(now);
    const settled = told ? gate.settled(told) : gate.later(asked(sending, now));
    return settled.then((last) => go(sending, held, last, gate, call));
  }
  return go(sending, now, told, gate, call);
}

async function readLater(sending: Sending, gate: Gate, call: Real, request: Request | null, type: string): Promise<Response> {
  const body = kept(await bodyLater(request ? await request.clone().blob() : sending.init.body, type));
  body.pieces = [...body.pieces, ...(await packedIn(sending.url))];
  if (request) body.same = null as unknown as BodyInit; // the Request keeps its own
  return go(sending, body, await gate.later(asked(sending, body)), gate, call);
}

const asked = (sending: Sending, body: Body): Asked => ({
  kind: "send",
  url: sending.url,
  method: sending.method,
  via: "fetch",
  pieces: body.pieces,
  unread: body.unread,
  waits: true,
  headers: sending.headers,
  ...(sending.referrer ? { also: [sending.referrer] } : {}),
});

function go({ input, init, url, given }: Sending, body: Body, told: Settled, gate: Gate, call: Real): Promise<Response> {
  if (told.verdict === "stop") return Promise.reject(new TypeError("Failed to fetch"));
  const next = { ...init };
  if (told.verdict === "rewrite") next.body = body.rebuild(told.texts);
  else if (init.body) next.body = body.same;
  if (!(next.body instanceof ReadableStream)) delete (next as { duplex?: string }).duplex;
  if (told.verdict === "rewrite" && typeof input !== "string") next.headers ??= input.headers;
  const answer = call(given || Object.keys(next).length ? [input, next] : [input]);
  if (told.verdict === "pass" && told.read) {
    const isJson = (response: Response) => response.headers.get("content-type")?.includes("json");
    void answer.then((response) => (isJson(response) ? response.clone().text() : "")).then((text) => text && gate.heard(url, text), () => undefined);
  }
  return answer;
}
