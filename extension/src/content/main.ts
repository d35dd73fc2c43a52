/** In the extension's world on an AI tool's page: inspects, decides by the signed policy, asks the person. */
import { Pseudonyms } from "../masking/pseudonyms";
import type { Question } from "../page/ask";
import { wordsFor } from "../words";
import { openLine } from "../wire";
import { Desk } from "./act";
import { makeFace } from "./card";
import { Events } from "./events";
import { Inspector } from "./inspect";
import { watchFrames } from "./frames";
import { guardNavigations } from "./navigations";
import { canaries, Requests } from "./requests";
import { recalling } from "./recall";
import { restoring } from "./restore";
import { hostOf, State } from "./state";
import { tellWorker } from "./tell";

// In Firefox a script's own globals are no properties of `window`.
const state = new State(hostOf(globalThis));
const pseudonyms = new Pseudonyms();
const inspector = new Inspector(state, pseudonyms);
const face = makeFace({
  words: () => wordsFor(state.policy?.languages ?? [], navigator.languages),
  masked: (text, findings) => inspector.masked(text, findings) ?? "",
  tell: (message) => chrome.runtime.sendMessage(message),
});
const desk = new Desk(state, inspector, face);
const requests = new Requests(desk, (id, told) => line.tell({ id, told }), () => [face.listen(), events.listen(window), pressed(window), framed()]);
const events = new Events(desk, () => state.foreign, (root) => pressed(root));
const line = openLine((question) => requests.handle(question as Question), (node) => (events.meet(node), restored.met(node)));
events.listen(window);
const framed = watchFrames(document);
const pressed = guardNavigations(desk, window);
const restored = restoring(pseudonyms, () => wordsFor(state.policy?.languages ?? [], navigator.languages).note.restored);
const keep = recalling(pseudonyms, state.host, restored.again);
inspector.masks = () => (restored.watch(), keep());

if (window.top === window) tellWorker({ kind: "visit", host: state.host });
document.addEventListener("DOMContentLoaded", () => {
  const silent = canaries.filter((via) => !requests.heard.has(via));
  if (silent.length) void state.ready.then(() => state.foreign || desk.degraded(silent.join(" ")));
});
// A frame in a tool's page may be a host's of the catalogue that the policy does not name: it is watched as any other (frame.ts).
void state.ready.then(() => state.foreign && Object.assign(globalThis, { seawallHere: false }));
// For the listener that other frames get (frame.ts): here is more than it.
Object.assign(globalThis, { seawallHere: true, seawallGuards: true });
