/** Requests to Seawall: a token goes to its own server and nowhere else, an answer has a limit, a server that is away is status 0. */
import type { Device } from "./keep";

const base = "/api/v1/endpoint/";
const requestMsMax = 20_000;
const secondMs = 1_000;
const shortestMs = 30 * secondMs;
const longestMs = 3_600 * secondMs;

export interface Answer {
  status: number;
  body: unknown;
  etag: string;
  /** Seconds the server asked for; 0 for none. */
  retryAfter: number;
}

const away: Answer = { status: 0, body: null, etag: "", retryAfter: 0 };

export interface Asking {
  method?: "GET" | "POST";
  body?: unknown;
  etag?: string;
  msMax?: number;
}

export const ask = (device: Device, path: string, asking: Asking = {}): Promise<Answer> =>
  send(device.server, path, asking, { authorization: `Bearer ${device.token}` });

export async function send(server: string, path: string, asking: Asking, headers: Record<string, string> = {}): Promise<Answer> {
  if (!isServer(server)) return away;
  try {
    const answer = await fetch(server + base + path, {
      method: asking.method ?? "GET",
      headers: {
        ...headers,
        ...(asking.body === undefined ? {} : { "content-type": "application/json" }),
        ...(asking.etag ? { "if-none-match": asking.etag } : {}),
      },
      ...(asking.body === undefined ? {} : { body: JSON.stringify(asking.body) }),
      cache: "no-store",
      credentials: "omit",
      redirect: "error",
      signal: AbortSignal.timeout(asking.msMax ?? requestMsMax),
    });
    const json = answer.headers.get("content-type")?.includes("json");
    return {
      status: answer.status,
      body: json ? await answer.json() : null,
      etag: answer.headers.get("etag") ?? "",
      retryAfter: seconds(answer.headers.get("retry-after")),
    };
  } catch {
    return away;
  }
}

/** `https:` anywhere, `http:` on this machine only, and nothing behind the host. */
export function isServer(address: string): boolean {
  try {
    const url = new URL(address);
    const here = ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
    return url.origin === address && (url.protocol === "https:" || (url.protocol === "http:" && here));
  } catch {
    return false;
  }
}

function seconds(header: string | null): number {
  if (!header) return 0;
  const number = /^\d{1,6}$/.test(header) ? Number(header) : (Date.parse(header) - Date.now()) / secondMs;
  return number > 0 ? number : 0;
}

/** To be asked again later, not given up. */
export const isPassing = (status: number): boolean => status === 0 || status === 429 || status >= 500;

/** How long to wait after the n-th failure in a row: doubling from 30 s to an hour, a fifth of it by chance, never less than asked for. */
export function pauseMs(failures: number, retryAfter: number, chance: number): number {
  const doubled = Math.min(longestMs, shortestMs * 2 ** Math.min(failures - 1, 20));
  return Math.max(doubled * (1 - 0.2 * chance), Math.min(retryAfter * secondMs, 24 * longestMs));
}

/** The next regular poll: up to a fifth later, so that browsers do not all come at once. */
export const pollMs = (pollSeconds: number, chance: number): number => pollSeconds * secondMs * (1 + 0.2 * chance);

/** An alarm that outlives the worker. */
export const wake = (name: string, ms: number): Promise<void> => chrome.alarms.create(name, { when: Date.now() + ms });
