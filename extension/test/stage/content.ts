/** The card and the notes by themselves, for tests/extension/test_card.py: the page asks by an event and reads the choice from an attribute. */
import { makeFace } from "../../src/content/card";
import type { Question } from "../../src/content/face";
import { theEngine } from "../../src/detect";
import type { Message } from "../../src/messages";
import { languages } from "../../src/words";

const wanted = new URLSearchParams(location.search);
if (wanted.has("open")) {
  // axe-core looks into open shadow roots only.
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (init) {
    return attach.call(this, { ...init, mode: "open" });
  };
}

const root = () => document.documentElement;
const told: Message[] = [];
const face = makeFace({
  words: () => languages[wanted.get("lang") ?? "en"]!,
  masked: (text, findings) => [...findings].reverse().reduce((all, { start, end, detector }) => `${all.slice(0, start)}[${detector}]${all.slice(end)}`, text),
  tell: async (message) => {
    told.push(message);
    root().dataset.told = JSON.stringify(told);
    if (wanted.has("gone")) throw new Error("Extension context invalidated.");
    return { state: "open" };
  },
});

document.addEventListener("stage", (event) => {
  const { note, text, ...rest } = JSON.parse((event as CustomEvent<string>).detail) as Partial<Question> & { note?: Parameters<typeof face.note>[0]; text: string };
  const question: Question = {
    tool: null, account: "unknown", channel: "paste", cell: { action: "block", policy: "", message: "" }, maskable: true,
    ...rest, text, findings: theEngine().scan(text),
  };
  if (note) return face.note(note, question);
  delete root().dataset.choice;
  void face.ask(question).then((choice) => (root().dataset.choice = JSON.stringify(choice)));
});
