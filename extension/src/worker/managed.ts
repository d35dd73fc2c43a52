/**
 * What the browser's management hands over. After a start Chromium can keep this question open for minutes (w3c/webextensions#547),
 * and everything else a worker does would wait behind it: it is waited for a moment, and what comes later is acted on then.
 */
const waitMs = 1_000;

export interface Handed {
  serverUrl?: unknown;
  enrollToken?: unknown;
  pubKey?: unknown;
}

let open: Promise<Handed> | null = null;
let late: () => void = () => undefined;

/** Called when the browser says something that nobody waited for any more. */
export function whenHandedLate(act: () => void): void {
  late = act;
}

/** Empty when there is no management, and while the browser has not said. */
export async function handed(): Promise<Handed> {
  if (open) return {};
  // Firefox refuses without such a policy.
  const asked = (async () => chrome.storage.managed.get<Handed>(["serverUrl", "enrollToken", "pubKey"]))().catch((): Handed => ({}));
  const soon = new Promise<null>((done) => setTimeout(() => done(null), waitMs));
  const told = await Promise.race([asked, soon]);
  if (told) return told;
  if (open) return {};
  open = asked;
  void asked.then((answer) => {
    open = null;
    if (Object.keys(answer).length) late();
  });
  return {};
}
