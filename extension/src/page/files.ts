/** Files a page asks for without a field in its document, links it presses itself: what happens where no event reaches the window. */
import type { Gate } from "./ask";
import { readFile } from "../files/read";
import { guardMethod } from "./wrap";

type Whole = Window & typeof globalThis;
const attachedMs = 60_000;

export function guardFiles(owner: Whole, gate: Gate, base: () => string): void {
  const { document } = owner;
  const attach = (input: HTMLInputElement) => {
    // Events of a detached input reach nobody but the page. Inside the document, unseen, they pass the window first.
    const hidden = input.hidden;
    input.hidden = true;
    document.documentElement.append(input);
    const back = () => {
      for (const name of ["change", "cancel"]) input.removeEventListener(name, back);
      owner.setTimeout(() => {
        input.hidden = hidden;
        if (input.parentNode === document.documentElement) input.remove();
      }, attachedMs);
    };
    for (const name of ["change", "cancel"]) input.addEventListener(name, back);
  };
  /** Before a press by script; false when what would follow may not happen. */
  const pressed = (element: unknown): boolean => {
    if (!(element instanceof owner.HTMLElement)) return true;
    if (element.isConnected) {
      if (element.getRootNode() !== document) gate.met(element);
      return true;
    }
    if (element instanceof owner.HTMLInputElement && element.type === "file" && !element.parentNode && document.documentElement) attach(element);
    else gate.met(element);
    if (!(element instanceof owner.HTMLAnchorElement || element instanceof owner.HTMLAreaElement) || !element.href) return true;
    return gate.now({ kind: "send", url: new URL(element.href, base()).href, method: "GET", via: "link", pieces: [], unread: "", waits: false })?.verdict === "pass";
  };
  guardMethod(owner.HTMLElement?.prototype, "click", (real, self, args) => (pressed(self) ? real(self, args) : undefined));
  guardMethod(owner.EventTarget?.prototype, "dispatchEvent", (real, self, args) => {
    const press = (args[0] as Event | undefined)?.type === "click";
    return press && !pressed(self) ? false : real(self, args);
  });
  guardMethod(owner.HTMLInputElement?.prototype, "showPicker", (real, self, args) => {
    pressed(self);
    return real(self, args);
  });
  guardMethod(owner, "showOpenFilePicker", async (real, self, args) => {
    const handles = (await real(self, args)) as FileSystemFileHandle[];
    for (const handle of handles) {
      const file = await handle.getFile();
      const read = await readFile(file);
      const pieces = [{ name: "", text: `${file.name}\n${read.text}`, type: read.type, fixed: true }];
      const told = await gate.later({ kind: "send", url: document.baseURI, method: "FILE", via: "file", pieces, unread: read.unread, waits: true });
      if (told.verdict !== "pass") throw new DOMException("The user aborted a request.", "AbortError");
    }
    return handles;
  });
}
