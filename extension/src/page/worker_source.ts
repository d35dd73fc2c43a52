/** The script of a worker with our gate before it, made alike in a window and in a worker that makes one. */
import type { Asked, Gate } from "./ask";
import { guardMethod } from "./wrap";

interface Owner {
  readonly Blob: typeof Blob;
  readonly URL: typeof URL;
  readonly MessageChannel: typeof MessageChannel;
}
const javascript = "text/javascript";
const blobsMax = 200;

/** `gate` is a function's text: it stays at hand in the worker, which puts it before the workers it makes itself. */
export function sourceFor(owner: Owner, url: string, base: string, module: boolean, own: Blob | undefined, gate: string): BlobPart[] {
  const start = { base: url.startsWith("blob:") ? base : url };
  const head = `self.SEAWALL_START=${JSON.stringify(start)};self.SEAWALL_GATE=${gate};self.SEAWALL_GATE();`;
  // A blob goes into the new one as it is: importing it is more than most sites' own policies let a worker do.
  if (own) return [head, "\n", own];
  if (!module) return [`${head}\nimportScripts(${JSON.stringify(url)});`];
  const before = owner.URL.createObjectURL(new owner.Blob([head], { type: javascript }));
  return [`import ${JSON.stringify(before)};import ${JSON.stringify(url)};`];
}

/** What a worker's gate asks is asked of this one, over a port that it is handed before anything else. */
export function answer(owner: Owner, post: Worker["postMessage"], worker: Worker, gate: Gate): void {
  const { port1, port2 } = new owner.MessageChannel();
  port1.onmessage = ({ data }: MessageEvent<{ id: number; asked: Asked }>) => {
    void gate.later(data.asked).then((told) => port1.postMessage({ id: data.id, told }));
  };
  Reflect.apply(post, worker, [{ seawall: port2 }, [port2]]);
}

const textMax = 5_000_000;

/** What a blob of the page's own says, at once; null where it is too long to wait for, or the page's own policy lets nobody ask. */
export function blobText(owner: Owner & { readonly XMLHttpRequest: typeof XMLHttpRequest }, blob: Blob | undefined): string | null {
  if (!blob || blob.size > textMax) return null;
  const url = owner.URL.createObjectURL(blob);
  try {
    const request = new owner.XMLHttpRequest();
    request.open("GET", url, false);
    request.send();
    return request.responseText;
  } catch {
    return null;
  } finally {
    owner.URL.revokeObjectURL(url);
  }
}

/** Blobs the page gave an address, the last of them: a worker's script may be among them. */
export function remembered(owner: Owner): Map<string, Blob> {
  const blobs = new Map<string, Blob>();
  guardMethod(owner.URL, "createObjectURL", (real, self, args) => {
    const url = real(self, args) as string;
    if (args[0] instanceof owner.Blob) {
      blobs.set(url, args[0]);
      if (blobs.size > blobsMax) blobs.delete(blobs.keys().next().value!);
    }
    return url;
  });
  guardMethod(owner.URL, "revokeObjectURL", (real, self, args) => {
    blobs.delete(String(args[0]));
    return real(self, args);
  });
  return blobs;
}
