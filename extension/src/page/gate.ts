/** Asks the isolated side over the line. */
import type { Line } from "../wire";
import type { Asked, Gate, Question, Settled, Told } from "./ask";
import { holdsText, mayCarry } from "./looks";

/** The other side is not there: what holds text does not go, what holds none does. */
const alone = (asked: Asked): Settled => (holdsText(asked, mayCarry) ? { verdict: "stop" } : { verdict: "pass" });

export function windowGate(line: Line): Gate {
  const waiting = new Map<number, (settled: Settled) => void>();
  line.listen((message) => {
    const { id, told } = message as { id: number; told: Settled };
    waiting.get(id)?.(told);
    waiting.delete(id);
  });
  const say = (question: Question) => line.ask(question);
  const now = (asked: Asked): Told => line.ask<Told>(asked) ?? alone(asked);
  const settled = (told: Told): Promise<Settled> =>
    told.verdict === "wait" ? new Promise((resolve) => waiting.set(told.id, resolve)) : Promise.resolve(told);
  return {
    now,
    settled,
    later: (asked) => settled(now(asked)),
    heard: (url, text) => void say({ kind: "answer", url, text }),
    weak: (what) => void say({ kind: "weak", what }),
    copied: (text) => line.ask<string>({ kind: "copy", text }) ?? text,
    rewritten: () => void say({ kind: "rewritten" }),
    met: (node) => line.hand(node),
  };
}
