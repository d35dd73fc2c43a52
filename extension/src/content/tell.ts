/** To the worker, which may be gone (the extension was updated, or is just starting): nothing here depends on it. */
import type { Message } from "../messages";

export function tellWorker(message: Message): void {
  try {
    void chrome.runtime.sendMessage(message).catch(() => undefined);
  } catch {
    return; // an extension that was reloaded has no runtime in old pages; they go on guarding
  }
}
