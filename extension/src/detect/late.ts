/**
 * The engine, read and made when it is first asked for, and then at once: what `require` names stays one unread function of the
 * bundle until then, so that the load of a page pays for no table and no detector it does not use.
 */
import type { Engine } from "./engine";

/** Whether a word begins as the keys of some vendor do. */
export const beginsAsKey = (word: string): boolean => (require("./apikey") as typeof import("./apikey")).signed().test(word);

export function theEngine(): Engine {
  return (require("./index") as typeof import("./index")).theEngine();
}
