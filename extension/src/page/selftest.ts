/** A canary through every hook of the page's side, before the page's own scripts run. It is answered and never sent. */
import { canaryUrl } from "./ask";

const canary = "canary";

export function selfTest(): void {
  void window.fetch(canaryUrl, { method: "POST", body: canary }).catch(() => undefined);
  const xhr = new XMLHttpRequest();
  xhr.open("POST", canaryUrl);
  xhr.send(canary);
  navigator.sendBeacon(canaryUrl, canary);
  try {
    void new WebSocket(canaryUrl.replace("https", "wss"));
  } catch {
    return;
  }
}
