/**
 * The card: a modal dialog in a closed shadow root. While it is open the page is inert, so nothing of it takes a key or a click;
 * what is typed in the card is kept from the page's listeners (`shield`), and only what a person really did (isTrusted) counts.
 */
import type { Message } from "../messages";
import type { Finding } from "../detect/types";
import { counted, fill, type Words } from "../words";
import { Banner, noteText } from "./banner";
import type { Choice, Face, Question } from "./face";
import { el, icon, makeHost, type Host } from "./host";
import { askForm, justifyForm } from "./forms";
import { rowsMax, viewOf, webAddress, type Offer, type Row, type View } from "./view";

/** A click that was meant for what was there before the card must not choose. */
const settleMs = 250;
const comesBackMax = 5;
const typed = [
  ...["keydown", "keypress", "keyup", "beforeinput", "input", "compositionstart", "compositionupdate", "compositionend"],
  ...["paste", "copy", "cut", "dragenter", "dragover", "drop", "focusin", "focusout", "textInput"],
];

/** What may put something of the page's above the card. */
const covering = ["toggle", "fullscreenchange"];

export interface FaceParts {
  /** In the language of the moment; the policy may change it. */
  words(): Words;
  /** The text with its findings masked, for the approved tool. */
  masked(text: string, findings: readonly Finding[]): string;
  /** To the worker; rejects when it is gone. */
  tell(message: Message): Promise<unknown>;
}

/** Make it before any other listener on the window is added: its own has to come first. */
export function makeFace(parts: FaceParts): Face {
  const banner = new Banner();
  let open: Card | null = null;
  let last: Promise<unknown> = Promise.resolve();
  const shield = (event: Event) => open?.shield(event);
  const listen = () => [...typed, ...covering].forEach((name) => window.addEventListener(name, shield, true));
  listen();
  return {
    listen,
    ask(question) {
      const answer = last.then(async () => {
        open = new Card(parts, question);
        const choice = await open.choice;
        open = null;
        return choice;
      });
      last = answer.catch(() => null);
      return answer;
    },
    note(kind, question) {
      const words = parts.words();
      banner.show(kind, noteText(kind, question, words, location.hostname), words);
    },
  };
}

class Card {
  readonly choice: Promise<Choice>;
  private readonly words: Words;
  private readonly view: View;
  private readonly host: Host = makeHost();
  private readonly dialog: HTMLDialogElement;
  private readonly said = el("p", { class: "said", role: "status", "aria-live": "polite" });
  private readonly opened = performance.now();
  private readonly watch: MutationObserver;
  private readonly giveBack = rememberFocus();
  private settle!: (choice: Choice) => void;
  private done = false;
  private cameBack = 0;

  constructor(private readonly parts: FaceParts, private readonly question: Question) {
    this.words = parts.words();
    this.view = viewOf(question, this.words, location.hostname);
    this.choice = new Promise((resolve) => (this.settle = resolve));
    this.dialog = el("dialog", { class: "seawall", lang: this.words.tag, dir: "ltr", "aria-labelledby": "title", "aria-describedby": "what" });
    this.dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      this.finish({ kind: "cancel" });
    });
    this.dialog.addEventListener("close", () => this.dialog.open || this.finish({ kind: "cancel" }));
    this.host.root.append(this.dialog);
    this.drawFirst();
    this.watch = new MutationObserver(() => this.comeBack());
    this.host.attach();
    this.show();
    this.watch.observe(document, { childList: true, subtree: false });
    this.watch.observe(document.documentElement, { childList: true });
    this.watch.observe(this.host.element, { attributes: true });
  }

  /** Keeps what happens in the card from everybody else's listeners. Defaults (typing, Tab, clicks by key) still happen. */
  shield(event: Event): void {
    if (covering.includes(event.type)) return this.rise(event);
    if (event.target !== this.host.element) return;
    event.stopImmediatePropagation();
    if (!event.isTrusted || !(event instanceof KeyboardEvent) || event.type !== "keydown") return;
    if (event.key === "Escape") {
      event.preventDefault();
      this.finish({ kind: "cancel" });
    } else if (event.key === "Enter" && event.repeat) {
      event.preventDefault(); // still held down from before the card
    } else if (event.key === "Enter" && !this.host.root.activeElement?.matches("button, a, textarea, input, summary")) {
      event.preventDefault();
      this.choose(this.view.safe);
    }
  }

  private show(): void {
    // A frame too small to show it stops the text: nobody could have read what they choose.
    if (innerWidth < 200 || innerHeight < 120) return this.finish({ kind: "cancel" });
    this.dialog.showModal();
    this.dialog.querySelector<HTMLElement>("[data-first]")?.focus();
  }

  /** A page that opens a dialogue of its own meanwhile would cover the card, and nobody could answer it: the card is the upper one. */
  private rise({ target }: Event): void {
    if (this.done || target === this.host.element || !(target instanceof Element && target.matches(":modal, :popover-open, :fullscreen"))) return;
    if (++this.cameBack > comesBackMax) return this.finish({ kind: "cancel" });
    const at = this.host.root.activeElement as HTMLElement | null;
    this.dialog.close();
    this.show();
    at?.focus();
  }

  /** A page that rebuilds itself takes the card along; it comes back, but not for ever. */
  private comeBack(): void {
    if (this.done) return;
    this.watch.disconnect();
    if (!this.host.element.isConnected) {
      if (++this.cameBack > comesBackMax) return this.finish({ kind: "cancel" });
      this.host.attach();
      this.dialog.removeAttribute("open");
      this.show();
    } else {
      this.host.attach();
    }
    this.watch.observe(document, { childList: true });
    this.watch.observe(document.documentElement, { childList: true });
    this.watch.observe(this.host.element, { attributes: true });
  }

  private finish(choice: Choice): void {
    if (this.done) return;
    this.done = true;
    this.watch?.disconnect();
    if (this.dialog.open) this.dialog.close();
    this.host.element.remove();
    this.giveBack();
    this.settle(choice);
  }

  private on(button: HTMLElement, act: () => void): void {
    button.addEventListener("click", (event) => {
      const byPointer = (event as PointerEvent).detail > 0;
      if (!event.isTrusted || (byPointer && performance.now() - this.opened < settleMs)) return;
      act();
    });
  }

  private button(text: string, act: () => void, attributes: Record<string, string> = {}): HTMLButtonElement {
    const made = el("button", { type: "button", ...attributes }, text);
    this.on(made, act);
    return made;
  }

  private title(text: string): HTMLElement {
    return el("h2", { id: "title" }, icon(), el("span", {}, text));
  }

  private drawFirst(): void {
    const { view, words } = this;
    const guide = webAddress(this.question.guide);
    const body = el(
      "div",
      { class: "body" },
      this.title(view.title),
      el("div", { id: "what" }, el("p", {}, view.message), view.advice ? el("p", { class: "soft" }, view.advice) : null),
      this.said,
      ...(view.rows.length ? [el("h3", {}, words.card.found), this.rows()] : []),
      el("h3", {}, view.toolTitle),
      view.facts.length ? this.facts() : el("p", { class: "soft" }, words.card.noFacts),
      view.rule ? el("p", { class: "soft rule" }, view.rule) : null,
      guide ? el("p", { class: "soft" }, el("a", { href: guide, target: "_blank", rel: "noreferrer" }, words.blocked.guide)) : null,
      view.hint ? el("p", { class: "soft" }, view.hint) : null,
    );
    const looks = (offer: Offer): Record<string, string> =>
      offer === view.safe ? { class: "safe", "data-first": "" } : offer === "justify" || offer === "ask" ? { class: "plain" } : {};
    const buttons = view.offers.map(({ offer, text }) => this.button(text, () => this.choose(offer), looks(offer)));
    this.draw(body, el("div", { class: "foot" }, ...buttons));
  }

  private draw(...children: Node[]): void {
    this.dialog.replaceChildren(...children);
    if (this.dialog.open) this.dialog.querySelector<HTMLElement>("[data-first]")?.focus();
  }

  private rows(): HTMLElement {
    const { rows, left } = this.view;
    const list = el("ul");
    list.append(...rows.slice(0, rowsMax).map((row) => this.row(row)));
    const hidden = rows.slice(rowsMax);
    if (!hidden.length) return list;
    const more = el("li");
    const open = this.button(counted(this.words.card.more, hidden.length + left), () => {
      more.remove();
      const added = hidden.map((row) => this.row(row));
      list.append(...added);
      added[0]!.querySelector("button")?.focus();
      if (left) list.append(el("li", { class: "soft" }, counted(this.words.card.more, left)));
    }, { class: "plain" });
    more.append(open);
    list.append(more);
    return list;
  }

  private row(row: Row): HTMLElement {
    const { card } = this.words;
    const pieces = row.pieces.map(({ text, covered, own }) => (covered ? el("mark", own ? { class: "own" } : {}, text) : text));
    const wrong = this.button(card.falseAlarm, () => this.reportFalseAlarm(row, wrong), {
      class: "plain",
      "aria-label": fill(card.falseAlarmLabel, { kind: row.label }),
    });
    return el("li", { class: "row" }, el("span", { class: "kind" }, row.label), wrong, el("bdi", { class: "excerpt" }, ...pieces), el("span", { class: "why" }, row.why));
  }

  private facts(): HTMLElement {
    const list = el("dl");
    for (const { topic, text, source } of this.view.facts) {
      list.append(el("dt", {}, topic), el("dd", {}, text, source ? el("small", {}, source) : null));
    }
    return list;
  }

  private choose(offer: Offer): void {
    if (offer === "mask" || offer === "send" || offer === "cancel") return this.finish({ kind: offer });
    if (offer === "alternative") return void this.goToAlternative();
    const back = this.button(this.words.card.back, () => this.drawFirst());
    const form =
      offer === "justify"
        ? justifyForm(this.words, this.question, this.view, this.title(this.words.card.justifyTitle), back, (choice) => this.finish(choice))
        : askForm(this.words, this.title(fill(this.words.card.askTitle, { tool: this.toolName })), back, (reason) => void this.sendRequest(reason));
    this.draw(form);
  }

  private get toolName(): string {
    return this.question.tool?.name ?? location.hostname;
  }

  /** Both need the person's click, which is still fresh; first the text, since a new tab takes the focus a clipboard asks for. */
  private async goToAlternative(): Promise<void> {
    const url = webAddress(this.question.tool?.alternative?.url);
    if (!url) return;
    const text = this.parts.masked(this.question.text, this.question.findings);
    const copied = await copy(text, this.dialog);
    const opened = window.open(url, "_blank", "noopener=no");
    if (opened) opened.opener = null;
    if (opened && copied) return this.finish({ kind: "cancel" });
    this.say(opened ? this.words.card.insteadDone : fill(this.words.card.insteadFailed, { url }));
  }

  private async sendRequest(reason: string): Promise<void> {
    const tool = this.question.tool?.id ?? "";
    const answer = await this.parts.tell({ kind: "requestTool", tool, host: location.hostname, reason }).catch(() => null);
    if (this.done) return;
    const failed = !answer || (answer as { error?: unknown }).error;
    this.drawFirst();
    this.say(failed ? this.words.card.askFailed : this.words.card.askDone);
  }

  private reportFalseAlarm(row: Row, button: HTMLButtonElement): void {
    const { account, channel, tool } = this.question;
    button.disabled = true;
    button.hidden = true;
    void this.parts
      .tell({
        kind: "report",
        report: { kind: "falseAlarm", site: location.hostname, tool: tool?.id ?? "", account, channel, layer: "dom", detail: { detector: row.detector } },
      })
      .catch(() => null);
    this.dialog.querySelector<HTMLElement>("[data-first]")?.focus();
    this.say(this.words.card.falseAlarmDone);
  }

  private say(text: string): void {
    this.said.textContent = text;
    this.said.scrollIntoView({ block: "nearest" });
  }
}

/** Puts the text on the clipboard; also where the page has none for scripts (plain http). */
async function copy(text: string, within: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = el("textarea", { style: "position:fixed;inset-block-start:-99em" });
    area.value = text;
    within.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
}

/** The focus and the place in the text, to be given back as they were. */
function rememberFocus(): () => void {
  const held = document.activeElement as HTMLElement | null;
  const selection = getSelection();
  const ranges = selection ? Array.from({ length: selection.rangeCount }, (_, n) => selection.getRangeAt(n).cloneRange()) : [];
  // A page that is an editor as a whole has no buttons, the card's neither: it is none for as long as the card is open, and forgets its selection.
  const { designMode } = document;
  document.designMode = "off";
  return () => {
    document.designMode = designMode;
    if (held?.isConnected && held !== document.body) held.focus({ preventScroll: true });
    const now = getSelection();
    const range = ranges[0];
    if (!now || !range?.startContainer.isConnected || !(held?.isContentEditable || designMode === "on")) return;
    now.removeAllRanges();
    now.addRange(range);
  };
}
