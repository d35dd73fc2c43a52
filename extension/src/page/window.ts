/** Everything that is guarded in one window, and in the windows inside it that script can reach before they have guards of their own. */
import { going, type Gate } from "./ask";
import { guardCarriers } from "./carriers";
import { guardFetch } from "./fetch";
import { guardFiles } from "./files";
import { guardPosts } from "./posts";
import { guardBeacon, guardSenders, opening } from "./senders";
import { guardSockets } from "./socket";
import { remembered } from "./worker_source";
import { guardTelling } from "./telling";
import { guardWorkers } from "./workers";
import { guardGetter, guardMethod, guardSetter, isGuard } from "./wrap";
import { guardXhr } from "./xhr";

type Whole = Window & typeof globalThis;

/** What can bring a frame into the document. */
const bringing = [
  ...["Node.appendChild", "Node.insertBefore", "Node.replaceChild", "Element.append", "Element.prepend", "Element.before", "Element.after"],
  ...["Element.replaceWith", "Element.replaceChildren", "Element.insertAdjacentElement", "Range.insertNode", "Document.append", "Document.prepend"],
  ...["Document.replaceChildren", "DocumentFragment.append", "DocumentFragment.prepend", "DocumentFragment.replaceChildren"],
  ...["CharacterData.before", "CharacterData.after", "CharacterData.replaceWith"],
];

export function guardWindow(owner: Whole, gate: Gate): void {
  const base = () => owner.document.baseURI;
  // The beacon's own fetch must be the real one, for it has asked already.
  guardBeacon(owner, gate, base);
  guardFetch(owner, gate, base);
  guardXhr(owner, gate, base);
  guardSockets(owner, gate, base);
  guardFiles(owner, gate, base);
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
  for (const name of ["HTMLIFrameElement", "HTMLFrameElement", "HTMLObjectElement", "HTMLEmbedElement"] as const) {
    const prototype = (owner as unknown as Record<string, { prototype: object } | undefined>)[name]?.prototype;
    guardGetter(prototype, "contentWindow", inner);
    guardGetter(prototype, "contentDocument", inner);
    guardMethod(prototype, "getSVGDocument", (real, self, args) => {
      const found = real(self, args);
      inner(found);
      return found;
    });
  }
  // A window above all others, opened without an address.
  const above = (owner as unknown as Record<string, { prototype: object } | undefined>)["DocumentPictureInPicture"]?.prototype;
  guardMethod(above, "requestWindow", (real, self, args) =>
    (real(self, args) as Promise<unknown>).then((made) => {
      inner(made);
      return made;
    }));
  guardGetter(above, "window", inner);
  guardGetter((owner as unknown as Record<string, { prototype: object } | undefined>)["DocumentPictureInPictureEvent"]?.prototype, "window", inner);
  // `frames[0]` is no function that could be guarded; frames are counted after whatever may have brought one.
  // Rules that say which pages the browser fetches before anybody asks for them, and maps of modules, hold whole addresses; so does what a module imports.
  const mayRun = (script: HTMLScriptElement, text = script.text): boolean => {
    const kind = script.type.toLowerCase();
    if (kind === "module") return carriers.takes(text);
    if (kind !== "speculationrules" && kind !== "importmap") return true;
    return gate.now({ ...going(base()), pieces: [{ name: "", text, type: "application/json", fixed: true }] })?.verdict === "pass";
  };
  // One that stands in the page already runs as soon as it has a text.
  for (const name of ["text", "textContent", "innerText"])
    guardSetter(owner.HTMLScriptElement?.prototype, name, (text, self) => (mayRun(self as HTMLScriptElement, String(text)) ? text : undefined));
  let frames = 0;
  const counted = () => {
    if (owner.length === frames) return;
    frames = owner.length;
    for (let place = 0; place < frames; place++) inner(owner[place]);
  };
  const brought = (by: unknown) => {
    // A document that is written anew loses every listener, ours too.
    if (by === owner.document) gate.rewritten();
    counted();
  };
  const blobs = remembered(owner);
  const carriers = guardCarriers(owner, gate, base, brought, blobs);
  const whole = owner as unknown as Record<string, { prototype: object } | undefined>;
  for (const name of bringing) {
    const [type = "", method = ""] = name.split(".");
    guardMethod(whole[type]?.prototype, method, (real, self, args) => {
      if (args.some((one) => one instanceof owner.HTMLScriptElement && !mayRun(one))) return args[0];
      if (self instanceof owner.HTMLScriptElement && !mayRun(self, args.map((one) => (one instanceof owner.Node ? one.textContent : String(one))).join(""))) return args[0];
      // A text's siblings come to stand where it stands.
      const result = real(self, carriers.putting(self instanceof owner.CharacterData ? self.parentNode : self, args));
      counted();
      return result;
    });
  }
  // With a third argument it opens a window.
  const opens = opening(gate, base, inner, carriers.goes);
  guardMethod(owner.Document?.prototype, "open", (real, self, args) => {
    if (args.length > 2) return opens(real, self, args);
    carriers.anew(self as Document);
    const result = real(self, args);
    brought(self);
    return result;
  });
  guardSenders(owner, gate, base, inner, carriers.goes);
  guardTelling(owner, gate, base, carriers.goes);
  guardWorkers(owner, gate, base, guardPosts(owner, gate, base), carriers, blobs);
}
