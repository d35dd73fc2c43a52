/** Tells the worker when a tool's page holds a frame that can't be reached into: one of another address, perhaps of no tool's. */
import { tellWorker } from "./tell";

const restMs = 200;

export function watchFrames(owner: Document): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = ({ target }: Event) => {
    if (!(target instanceof HTMLIFrameElement) || target.contentDocument) return;
    timer ??= setTimeout(() => {
      timer = undefined;
      tellWorker({ kind: "frames" });
    }, restMs);
  };
  const listen = () => owner.addEventListener("load", look, true);
  listen();
  return listen;
}
