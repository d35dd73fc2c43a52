/**
 * A private line between the page's world and the extension's on the same page.
 *
 * Both worlds share the DOM but no objects, so the line is an element that is in no document: events on it are synchronous and
 * seen by nobody else. The isolated side makes it and hands it over once, before the page's own scripts run. Only verdicts
 * and rewritten bodies travel to the page's side, never the policy, a rule or a finding.
 */
const hello = "seawall-line";
const asking = "ask";
const answer = "answer";
const node = "node";

export type Handler = (question: unknown) => unknown;

/** The isolated side: answers questions at once (`ask`), and later ones by `tell`. */
export function openLine(handler: Handler, handed: (node: Node) => void = () => undefined): { tell(message: unknown): void } {
  const line = document.createElement("i");
  line.addEventListener(node, (event) => {
    const given = (event as MouseEvent).relatedTarget;
    if (given instanceof Node) handed(given);
  });
  line.addEventListener(asking, (event) => {
    const reply = handler(JSON.parse((event as CustomEvent<string>).detail));
    line.dispatchEvent(new CustomEvent(answer, { detail: JSON.stringify(reply ?? null) }));
  });
  let given = false;
  const give = (event?: Event) => {
    if (given || (event && (event as MouseEvent).relatedTarget)) return;
    document.dispatchEvent(new MouseEvent(hello, { relatedTarget: line }));
  };
  // Whoever of the two starts first waits for the other; once handed over, nobody else gets it.
  line.addEventListener("taken", () => {
    given = true;
    document.removeEventListener(hello, give);
  });
  document.addEventListener(hello, give);
  give();
  return { tell: (message) => void line.dispatchEvent(new CustomEvent("tell", { detail: JSON.stringify(message) })) };
}

export interface Line {
  /** The isolated side's answer, at once; null when it is not there (yet, or no more). */
  ask<T>(question: unknown): T | null;
  /** Hands over a node: both worlds see the same ones. A shadow root is handed over as its host. */
  hand(given: Node): void;
  /** Called with what the isolated side says later. */
  listen(listener: (message: unknown) => void): void;
  readonly open: boolean;
  /** Called once the line is there; at once when it is already. */
  whenOpen(act: () => void): void;
}

/** The page's side; take what is needed of the page's own functions before the page can replace them. */
export function takeLine(): Line {
  const { parse, stringify } = JSON;
  const Custom = CustomEvent;
  const Mouse = MouseEvent;
  const dispatch = EventTarget.prototype.dispatchEvent;
  const listenTo = EventTarget.prototype.addEventListener;
  const call = Reflect.apply;
  let line: EventTarget | null = null;
  let listener: ((message: unknown) => void) | null = null;
  let opened: (() => void) | null = null;
  const take = (event: Event) => {
    const given = (event as MouseEvent).relatedTarget;
    // One that answers is not changed for another; Firefox ends the isolated side of open pages with an extension that is reloaded.
    if (!given || given === line || (line && ask({ kind: "copy", text: "" }) !== null)) return;
    line = given;
    call(listenTo, given, ["tell", (told: CustomEvent<string>) => listener?.(parse(told.detail))]);
    call(dispatch, given, [new Event("taken")]);
    opened?.();
  };
  const ask = <T>(question: unknown): T | null => {
    if (!line) return null;
    let reply: T | null = null;
    const hear = (event: CustomEvent<string>) => {
      reply = parse(event.detail) as T;
    };
    call(listenTo, line, [answer, hear, { once: true }]);
    call(dispatch, line, [new Custom(asking, { detail: stringify(question) })]);
    return reply;
  };
  document.addEventListener(hello, take);
  document.dispatchEvent(new MouseEvent(hello));
  return {
    get open() {
      return line !== null;
    },
    whenOpen(act) {
      if (line) act();
      else opened = act;
    },
    listen(next) {
      listener = next;
    },
    hand(given) {
      if (line) call(dispatch, line, [new Mouse(node, { relatedTarget: given })]);
    },
    ask,
  };
}
