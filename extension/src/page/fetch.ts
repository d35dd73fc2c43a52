/** fetch: the body is read, asked about, and sent as it was, rewritten, or not at all. */
import type { Line } from "../wire";
import type { Asked, Told } from "./ask";

export function guardFetch(line: Line): void {
  const real = window.fetch;
  window.fetch = async function fetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    const body = init?.body;
    if (typeof body !== "string") return real(input, init);
    const url = new URL(input instanceof Request ? input.url : input, document.baseURI).href;
    const asked: Asked = { kind: "send", url, method: init?.method ?? "POST", body, via: "fetch", waits: true };
    const told = line.ask<Told>(asked);
    if (told?.verdict === "pass") return real(input, init);
    if (told?.verdict === "rewrite") return real(input, { ...init, body: told.body });
    throw new TypeError("Failed to fetch");
  };
}
