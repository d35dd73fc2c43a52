/** A quiet line at the edge of the page that goes by itself. It never takes the focus; a screen reader reads it when it is its turn. */
import { counted, fill, type Words } from "../words";
import type { Face, Question } from "./face";
import { el, icon, makeHost, type Host } from "./host";

const staysMs = 7_000;
type Kind = Parameters<Face["note"]>[0];

export function noteText(kind: Kind, question: Question | null, words: Words, host: string): string {
  const tool = question?.tool?.name ?? host;
  if (kind === "masked") return counted(words.note.masked, Math.max(1, question?.findings.length ?? 1));
  return fill(words.note[kind], { tool });
}

export class Banner {
  private host: Host | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private due: ReturnType<typeof setTimeout> | undefined;

  /**
   * A newer line takes the older one's place. It comes when the page has ended its turn: to put it there the browser works out how the
   * page looks, which the page would wait for, and would ask for pictures that nobody has looked at yet (`guardProperties` of carriers.ts).
   */
  show(kind: Kind, text: string, words: Words): void {
    clearTimeout(this.due);
    this.due = setTimeout(() => this.place(kind, text, words));
  }

  private place(kind: Kind, text: string, words: Words): void {
    this.hide();
    const host = (this.host = makeHost());
    const said = el("span", { class: "text" });
    const line = el("div", { class: "note seawall", role: "status", "aria-live": "polite", lang: words.tag, dir: "ltr" }, icon(), said);
    line.classList.add(kind);
    const close = el("button", { type: "button", "aria-label": words.note.close }, "✕");
    close.addEventListener("click", (event) => event.isTrusted && this.hide());
    line.append(close);
    host.root.append(line);
    host.element.setAttribute("popover", "manual");
    host.attach();
    host.element.showPopover?.();
    // The line is there before its words are: only then do screen readers take them for news.
    requestAnimationFrame(() => (said.textContent = text));
    const wait = () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.hide(), staysMs);
    };
    line.addEventListener("pointerenter", () => clearTimeout(this.timer));
    line.addEventListener("pointerleave", wait);
    line.addEventListener("focusin", () => clearTimeout(this.timer));
    line.addEventListener("focusout", wait);
    wait();
  }

  private hide(): void {
    clearTimeout(this.timer);
    this.host?.element.remove();
    this.host = null;
  }
}
