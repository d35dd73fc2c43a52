/** Files a page asks for without a field in its document: pickers by script, and inputs that were never attached. */
import type { Gate } from "./ask";
import { readFile } from "../files/read";
import { guardMethod } from "./wrap";

type Whole = Window & typeof globalThis;

export function guardFiles(owner: Whole, gate: Gate): void {
  const { document } = owner;
  const attach = (input: HTMLInputElement) => {
    if (input.type !== "file" || input.isConnected || !document.documentElement) return;
    // Events of a detached input reach nobody but the page. Inside the document, unseen, they pass the window first.
    const hidden = input.hidden;
    input.hidden = true;
    document.documentElement.append(input);
    const back = () => {
      for (const name of ["change", "cancel"]) input.removeEventListener(name, back);
      owner.setTimeout(() => {
        input.hidden = hidden;
        if (input.parentNode === document.documentElement) input.remove();
      }, 60_000);
    };
    for (const name of ["change", "cancel"]) input.addEventListener(name, back);
  };
  guardMethod(owner.HTMLElement?.prototype, "click", (real, self, args) => {
    if (self instanceof owner.HTMLInputElement) attach(self);
    return real(self, args);
  });
  guardMethod(owner.HTMLInputElement?.prototype, "showPicker", (real, self, args) => {
    attach(self as HTMLInputElement);
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
