/**
 * In a frame of another address inside an AI tool's page, which the policy does not name: nothing but a listener, until somebody
 * comes to write there. Then the frame is guarded as its page is. Where there is no place to write at length (a payment, a sign-in,
 * a picture puzzle), nothing more ever comes.
 */
import type { Message } from "../messages";

const place = globalThis as { seawallHere?: boolean };

function watch(): void {
  const isEditor = (node: EventTarget | null) => node instanceof HTMLTextAreaElement || (node instanceof HTMLElement && node.isContentEditable);
  const names = ["pointerdown", "focusin", "keydown", "dragenter"];
  const tell = () => {
    for (const name of names) removeEventListener(name, heard, true);
    void chrome.runtime.sendMessage({ kind: "cover" } satisfies Message).catch(() => undefined);
  };
  const heard = (event: Event) => event.composedPath().some(isEditor) && tell();
  for (const name of names) addEventListener(name, heard, true);
  if (isEditor(document.activeElement)) tell();
}

if (!place.seawallHere) {
  place.seawallHere = true;
  watch();
}
