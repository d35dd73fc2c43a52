/** Stand-ins outlive a reload of the page: the worker keeps them in memory for this tab, and only while the browser runs. */
import type { Pseudonyms, Saved } from "../masking/pseudonyms";
import { askWorker, tellWorker } from "./tell";

const restMs = 300;

/** Takes up what this tab's page had before; `found` is called when there was something. The result keeps what is new. */
export function recalling(pseudonyms: Pseudonyms, host: string, found: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const keep = () => {
    clearTimeout(timer);
    timer = undefined;
    const saved = pseudonyms.save();
    if (saved.entries.length) tellWorker({ kind: "standIns", host, saved });
  };
  addEventListener("pagehide", keep);
  void askWorker<Saved>({ kind: "recall", host }).then((saved) => {
    if (!saved?.entries.length) return;
    pseudonyms.load(saved);
    found();
  });
  return () => (timer ??= setTimeout(keep, restMs));
}
