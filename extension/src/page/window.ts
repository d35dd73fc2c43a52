/** Everything that is guarded in one window, and in the windows inside it that script can reach before they have guards of their own. */
import type { Gate } from "./ask";
import { guardFetch } from "./fetch";
import { guardFiles } from "./files";
import { guardPosts } from "./posts";
import { guardSenders } from "./senders";
import { guardSockets } from "./socket";
import { guardWorkers } from "./workers";
import { guardGetter, guardMethod, isGuard } from "./wrap";
import { guardXhr } from "./xhr";

type Whole = Window & typeof globalThis;

export function guardWindow(owner: Whole, gate: Gate): void {
  const base = () => owner.document.baseURI;
  // Senders keep the fetch they find: the beacon's own must be the real one, for it has asked already.
  guardSenders(owner, gate, base);
  guardFetch(owner, gate, base);
  guardXhr(owner, gate, base);
  guardSockets(owner, gate, base);
  guardFiles(owner, gate, base);
  guardWorkers(owner, gate, base, guardPosts(owner, gate, base));
  guardMethod(owner.Element?.prototype, "attachShadow", (real, self, args) => {
    const root = real(self, args);
    gate.met(self as Element);
    return root;
  });
  const inner = (given: unknown) => {
    try {
      const found = given as Whole | Document | null;
      const reached = found && "defaultView" in found ? (found.defaultView as Whole | null) : (found as Whole | null);
      if (reached && reached !== owner && !isGuard(reached.fetch)) guardWindow(reached, gate);
    } catch {
      return; // another origin: script can't reach into it either
    }
  };
  for (const name of ["HTMLIFrameElement", "HTMLFrameElement", "HTMLObjectElement"] as const) {
    const prototype = (owner as unknown as Record<string, { prototype: object } | undefined>)[name]?.prototype;
    guardGetter(prototype, "contentWindow", inner);
    guardGetter(prototype, "contentDocument", inner);
  }
  // `frames[0]` is no function that could be guarded; a frame is looked at as soon as it is put into the document.
  for (const [interfaceName, method] of [["Node", "appendChild"], ["Node", "insertBefore"], ["Node", "replaceChild"], ["Element", "append"], ["Element", "prepend"], ["Element", "before"], ["Element", "after"], ["Element", "replaceWith"], ["Element", "insertAdjacentElement"]] as const) {
    guardMethod((owner as unknown as Record<string, { prototype: object }>)[interfaceName]?.prototype, method, (real, self, args) => {
      const result = real(self, args);
      for (const node of args) if (node instanceof owner.HTMLIFrameElement) void node.contentWindow;
      return result;
    });
  }
}
