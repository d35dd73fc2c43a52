/** What a page or a worker waits for by name: any other of the site can read the names, one that has no gate too. */
import type { Gate } from "./ask";
import { mayCarry } from "./looks";
import { guardMethod } from "./wrap";

export function guardLocks(owner: { LockManager?: { prototype: object } }, gate: Gate, base: () => string): void {
  guardMethod(owner.LockManager?.prototype, "request", async (real, self, args) => {
    if (args.length === 0) return real(self, args);
    const name = String(args[0]);
    if (mayCarry(`//name/?${name}`)) {
      const pieces = [{ name: "", text: name, type: "", fixed: true }];
      const told = await gate.later({ kind: "send", url: base(), method: "MESSAGE", via: "worker", pieces, unread: "", waits: false });
      if (told.verdict !== "pass") throw new DOMException("The request was refused.", "NotAllowedError");
    }
    return real(self, [name, ...args.slice(1)]);
  });
}
