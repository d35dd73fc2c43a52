/** To the worker, which may be gone (the extension was updated, or is just starting): nothing here depends on it. */
import type { Message } from "../messages";

const answerMsMax = 3_000;

export function tellWorker(message: Message): void {
  try {
    void chrome.runtime.sendMessage(message).catch(() => undefined);
  } catch {
    return; // an extension that was reloaded has no runtime in old pages; they go on guarding
  }
}

/** Its answer; null when there is none in time. */
export async function askWorker<T>(message: Message): Promise<T | null> {
  const late = new Promise<null>((done) => setTimeout(() => done(null), answerMsMax));
  try {
    return await Promise.race([chrome.runtime.sendMessage<Message, T | null>(message), late]);
  } catch {
    return null;
  }
}
