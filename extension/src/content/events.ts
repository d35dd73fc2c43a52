/**
 * What a person does, before the page hears of it: at the window, while events are on their way down, and by no selector. A paste or
 * a drop is asked about before the editor has it; a prompt when it is sent; a file before the page sees that it was chosen.
 */
import { read } from "../detect/text";
import { readFile } from "../files/read";
import type { Channel } from "../protocol";
import type { Act, Desk } from "./act";
import { asksForOwn, belongs, type Editor, editorOf, editorWithFocus, insert, readBack, ready, textOf } from "./editors";
import type { Judged } from "./inspect";
import { rootsOf, shadowOf } from "./shadow";

const sendControls = "button,[role=button],[role=menuitem],input[type=submit],input[type=button],input[type=image],label,summary";
const inserted = /^insertFrom(Paste|PasteAsQuotation|Drop|Yank)$|^insertReplacementText$/;

export class Events {
  /** What this class does itself is not looked at again. */
  private own = false;
  private passed = new WeakSet<Event>();
  private readonly met = new WeakSet<Node>();
  private last: Editor | null = null;

  constructor(private readonly desk: Desk, private readonly spared: (event: Event) => boolean) {}

  listen(target: Window): void {
    const on = <K extends keyof WindowEventMap>(name: K, act: (event: WindowEventMap[K]) => void) =>
      target.addEventListener(name, (event) => this.own || this.passed.has(event) || this.spared(event) || act(event), true);
    on("paste", (event) => this.pasted(event));
    on("beforeinput", (event) => this.beforeInput(event as InputEvent));
    on("drop", (event) => this.dropped(event));
    on("input", (event) => this.files(event) || this.remember(event));
    on("change", (event) => void this.files(event));
    on("focusout", (event) => asksForOwn(event.target) && this.desk.inspector.spare(event.target.value));
    on("focusin", (event) => editorOf(event) && this.desk.inspector.warm());
    on("keydown", (event) => event.key === "Enter" && !event.isComposing && this.sent(event, editorOf(event)));
    on("click", (event) => {
      const from = event.composedPath().find((node): node is Element => node instanceof Element && node.matches(sendControls));
      const editor = editorWithFocus() ?? this.last;
      if (from && editor && belongs(from, editor)) this.sent(event, editor);
    });
    on("submit", (event) => this.submitted(event));
    // Roots are met by the first event that leaves them, at the latest by the one that ends in a file chosen or a form sent.
    for (const name of ["pointerdown", "focusin", "keydown", "input", "click", "dragover"])
      target.addEventListener(name, (event) => rootsOf(event).forEach((root) => this.meet(root)), true);
  }

  /** A shadow root, or the root of nodes in no document: a chosen file and a sent form are heard of nowhere outside it. */
  meet(given: Node): void {
    const root = shadowOf(given) ?? given.getRootNode();
    if (root === document || this.met.has(root)) return;
    this.met.add(root);
    root.addEventListener("input", (event) => void this.files(event), true);
    root.addEventListener("change", (event) => this.passed.has(event) || void this.files(event), true);
    root.addEventListener("submit", (event) => this.submitted(event as SubmitEvent), true);
  }

  private remember(event: Event): void {
    const [field] = event.composedPath();
    if (asksForOwn(field)) return;
    this.last = editorOf(event) ?? this.last;
  }

  private stop(event: Event): void {
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  /** A text on its way into an editor. */
  private arriving(event: Event, text: string, channel: Channel): void {
    const { desk } = this;
    if (!text) return;
    if (desk.inspector.isLong(text)) return this.arrivingLong(event, text, channel);
    const judged = desk.inspector.judge(text);
    if (desk.state.policy && desk.passes(judged, channel, "dom")) return;
    if (!desk.state.policy && !judged.findings.length) return;
    const editor = editorOf(event);
    this.stop(event);
    void this.asked(judged, channel, async (act) => {
      if (act.kind === "stop") return;
      const target = editor ?? editorWithFocus();
      if (target) await this.put(target, act.kind === "mask" ? act.text : text, false, judged, act.kind === "mask");
    });
  }

  /** Too long to be looked at while the page waits: held back, looked at beside it, and put in. */
  private arrivingLong(event: Event, text: string, channel: Channel): void {
    const editor = editorOf(event);
    this.stop(event);
    void this.desk.inspector.prepare(text).then(() => {
      const judged = this.desk.inspector.judge(text);
      return this.asked(judged, channel, async (act) => {
        const target = act.kind === "stop" ? null : (editor ?? editorWithFocus());
        if (target) await this.put(target, act.kind === "mask" ? act.text : text, false, judged, act.kind === "mask");
      });
    });
  }

  private async asked(judged: Judged, channel: Channel, then: (act: Act) => Promise<void>, maskable = true): Promise<void> {
    const { desk } = this;
    await desk.state.ready;
    const sure = await desk.inspector.confirmed(judged);
    const again = { ...sure, decision: desk.inspector.decide(sure) };
    if (desk.passes(again, channel, "dom")) return then({ kind: "send" });
    await then(await desk.ask(again, channel, "dom", maskable));
  }

  private async put(editor: Editor, text: string, everything: boolean, judged: Judged, masked: boolean): Promise<void> {
    await ready(editor, everything);
    this.own = true;
    try {
      insert(editor, text);
    } finally {
      this.own = false;
    }
    if (!masked) return;
    const { unit } = read(judged.text);
    const values = judged.findings.map(({ start, end }) => judged.text.slice(unit(start), unit(end)));
    if (!(await readBack(editor, values))) this.desk.stopped(judged, "paste", "dom");
  }

  private pasted(event: ClipboardEvent): void {
    const { clipboardData } = event;
    if (!clipboardData) return;
    if (clipboardData.files.length) this.arrivingFiles(event, clipboardData.files, "paste");
    else this.arriving(event, plainText(clipboardData), "paste");
  }

  private dropped(event: DragEvent): void {
    const { dataTransfer } = event;
    if (!dataTransfer) return;
    if (dataTransfer.files.length) this.arrivingFiles(event, dataTransfer.files, "drop");
    else this.arriving(event, plainText(dataTransfer), "drop");
  }

  private beforeInput(event: InputEvent): void {
    if (inserted.test(event.inputType)) this.arriving(event, event.dataTransfer ? plainText(event.dataTransfer) : (event.data ?? ""), "paste");
  }

  /** A prompt on its way out, by key or by a click on whatever sends it. */
  private sent(event: Event, editor: Editor | null): void {
    if (!editor?.isConnected) return;
    if (asksForOwn(editor)) return this.desk.inspector.spare(editor.value);
    const text = textOf(editor);
    if (!text.trim()) return;
    const { desk } = this;
    const judged = desk.inspector.judge(text);
    if (desk.state.policy ? desk.passes(judged, "send", "dom") : !judged.findings.length) return;
    this.stop(event);
    void this.asked(judged, "send", async (act) => {
      if (act.kind === "mask") await this.put(editor, act.text, true, judged, true);
      // Sent by the person's next press: most sites take no key but a real one.
      else if (act.kind === "send") editor.focus();
    });
  }

  private submitted(event: SubmitEvent): void {
    const form = event.target;
    if (!(form instanceof HTMLFormElement)) return;
    this.desk.formSeen = performance.now();
    for (const field of form.elements) if (asksForOwn(field)) this.desk.inspector.spare(field.value);
    const fields = [...form.elements].filter((one): one is HTMLTextAreaElement | HTMLInputElement =>
      one instanceof HTMLTextAreaElement || (one instanceof HTMLInputElement && one.type !== "file" && !asksForOwn(one)));
    const judged = this.desk.inspector.judge(fields.map(({ value }) => value).filter(Boolean).join("\n"));
    if (this.desk.state.policy ? this.desk.passes(judged, "send", "dom") : !judged.findings.length) return;
    this.stop(event);
    void this.asked(judged, "send", async (act) => {
      if (act.kind !== "mask") return;
      for (const field of fields) {
        const found = this.desk.inspector.look(field.value).findings;
        const masked = found.length ? this.desk.inspector.masked(field.value, found) : null;
        if (masked === null) continue;
        if (field.type === "hidden") field.value = masked;
        else await this.put(field, masked, true, judged, false);
      }
    });
  }

  /** Files chosen in a field: the page hears of them when they were read. True when the event was held. */
  private files(event: Event): boolean {
    const input = event.composedPath()[0];
    if (!(input instanceof HTMLInputElement) || input.type !== "file") return false;
    if (!input.files?.length || this.passed.has(event)) return false;
    event.stopImmediatePropagation();
    if (event.type !== "change") return true;
    const files = [...input.files];
    void this.readFiles(files, "upload").then((kept) => {
      if (kept === null) {
        input.value = "";
        return;
      }
      if (kept !== files) input.files = carrying(kept).files;
      for (const name of ["input", "change"]) {
        const again = new Event(name, { bubbles: true, composed: name === "input" });
        this.passed.add(again);
        input.dispatchEvent(again);
      }
    });
    return true;
  }

  private arrivingFiles(event: ClipboardEvent | DragEvent, list: FileList, channel: Channel): void {
    const files = [...list];
    const target = event.composedPath()[0] as EventTarget;
    this.stop(event);
    void this.readFiles(files, channel).then((kept) => {
      if (kept === null) return;
      const data = carrying(kept);
      const common = { bubbles: true, composed: true, cancelable: true };
      const again =
        event instanceof DragEvent
          ? new DragEvent("drop", { ...common, dataTransfer: data, clientX: event.clientX, clientY: event.clientY })
          : new ClipboardEvent("paste", { ...common, clipboardData: data });
      this.passed.add(again);
      target.dispatchEvent(again);
    });
  }

  /** The files that may go: as they are, masked copies, or null for none. */
  private async readFiles(files: File[], channel: Channel): Promise<File[] | null> {
    const { desk } = this;
    await desk.state.ready;
    const kept: File[] = [];
    for (const file of files) {
      const found = await readFile(file);
      const text = `${file.name}\n${found.text}`;
      await desk.inspector.prepare(text);
      const judged = await desk.inspector.confirmed(desk.inspector.judge(text));
      const { policy, tool } = desk.state;
      if (found.unread && !policy?.observe && policy?.failMode !== "open" && tool?.state !== "approved") {
        desk.stopped({ ...judged, decision: { ...judged.decision, action: "block" } }, channel, "dom");
        return null;
      }
      if (desk.passes(judged, channel, "dom")) {
        kept.push(file);
        continue;
      }
      const act = await desk.ask(judged, channel, "dom", found.plain);
      if (act.kind === "stop") return null;
      const at = act.kind === "mask" ? act.text.indexOf("\n") : 0;
      kept.push(act.kind === "mask" ? new File([act.text.slice(at + 1)], act.text.slice(0, at), { type: file.type }) : file);
    }
    return kept.every((file, n) => file === files[n]) ? files : kept;
  }
}

function carrying(files: readonly File[]): DataTransfer {
  const data = new DataTransfer();
  for (const file of files) data.items.add(file);
  return data;
}

/** The plain form; where only HTML or an address was given, its text. */
function plainText(data: DataTransfer): string {
  const text = data.getData("text/plain") || data.getData("text/uri-list");
  if (text) return text;
  const html = data.getData("text/html");
  return html ? (new DOMParser().parseFromString(html, "text/html").body.textContent ?? "") : "";
}
