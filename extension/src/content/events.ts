/**
 * What a person does, before the page hears of it: at the window, while events are on their way down, and by no selector. A paste or
 * a drop is asked about before the editor has it; a prompt when it is sent; a file before the page sees that it was chosen.
 */
import { read } from "../detect/text";
import { readFile } from "../files/read";
import type { Channel } from "../protocol";
import type { Act, Desk } from "./act";
import { arrived, asksForOwn, belongs, caretAt, caretOf, type Editor, editorOf, editorWithFocus, insert, isDrawn, readBack, ready, textOf, type } from "./editors";
import { type Judged, whenIdle } from "./inspect";
import { tellingName } from "../page/looks";
import { beside, carrying, pasting, plainText, saying, walked } from "./given";
import { goes } from "./navigations";
import { rootsOf, shadowOf } from "./shadow";

const sendControls = "button,[role=button],[role=menuitem],input[type=submit],input[type=button],input[type=image],label,summary";
const inserted = /^insertFrom(Paste|PasteAsQuotation|Drop|Yank)$|^insertReplacementText$/;

const typing = /^insert(?:Composition)?Text$|^deleteContent/;
/** Keys that end nothing that is being typed. */
const letters = /^(?:Shift|AltGraph|Alt|CapsLock|Dead|Process|Unidentified|Compose|Backspace|Delete|Control|Meta)$/;

const pauseMs = 250;

/** Roots are met by the first event that leaves them, at the latest by the one that ends in a file chosen, a link pressed or a form sent. */
const leaving = ["pointerdown", "focusin", "keydown", "input", "click", "dragover"];

export class Events {
  /** What this class does itself is not looked at again. */
  private own = false;
  private passed = new WeakSet<Event>();
  private readonly met = new WeakSet<Node>();
  /** Files that were read and may go. */
  private readonly read = new WeakSet<File>();
  /** Forms whose files were just read, to be sent now. */
  private readonly formsRead = new WeakSet<HTMLFormElement>();
  private last: Editor | null = null;
  /** Begun with each letter typed. */
  private pause: ReturnType<typeof setTimeout> | undefined;

  /** `entered` is told of each shadow root, once. */
  constructor(private readonly desk: Desk, private readonly spared: (event: Event) => boolean, private readonly entered: (root: Node) => void) {}

  private readonly listeners: [string, (event: Event) => unknown][] = [];

  /** May be called again: a page that writes its document anew takes every listener away, and the same one is added once only. */
  listen(target: Window): void {
    if (!this.listeners.length) this.describe();
    for (const [name, act] of this.listeners) target.addEventListener(name, act, true);
  }

  private describe(): void {
    const on = <K extends keyof WindowEventMap>(name: K, act: (event: WindowEventMap[K]) => void) =>
      this.listeners.push([name, (event) => this.own || this.passed.has(event) || this.spared(event) || act(event as WindowEventMap[K])]);
    on("paste", (event) => this.pasted(event));
    on("beforeinput", (event) => this.beforeInput(event as InputEvent));
    on("drop", (event) => this.dropped(event));
    on("input", (event) => this.files(event) || this.remember(event));
    on("change", (event) => void this.files(event));
    on("focusout", (event) => asksForOwn(event.target) && this.desk.inspector.spare(event.target.value));
    on("focusin", (event) => editorOf(event) && this.desk.inspector.warm());
    on("keydown", (event) => ((event.key.length > 1 && !letters.test(event.key)) || event.ctrlKey || event.metaKey) && this.desk.writing.ended());
    on("keydown", (event) => event.key === "Enter" && !event.isComposing && this.sent(event, editorOf(event)));
    on("click", (event) => {
      this.desk.writing.ended();
      const from = event.composedPath().find((node): node is Element => node instanceof Element && node.matches(sendControls));
      const editor = editorWithFocus() ?? this.last;
      if (from && editor && belongs(from, editor)) this.sent(event, editor);
    });
    on("submit", (event) => this.submitted(event));
    for (const name of leaving) this.listeners.push([name, this.meetAll]);
  }

  private readonly meetAll = (event: Event): void => rootsOf(event).forEach((root) => this.meet(root));

  /** A shadow root, or the root of nodes in no document: a chosen file and a sent form are heard of nowhere outside it. */
  meet(given: Node): void {
    const root = shadowOf(given) ?? given.getRootNode();
    if (root === document || this.met.has(root)) return;
    this.met.add(root);
    for (const name of leaving) root.addEventListener(name, this.meetAll, true); // of a closed root in a closed one only the outer is seen outside
    root.addEventListener("input", (event) => void this.files(event), true);
    root.addEventListener("change", (event) => this.passed.has(event) || void this.files(event), true);
    root.addEventListener("submit", (event) => this.submitted(event as SubmitEvent), true);
    this.entered(root);
  }

  private remember(event: Event): void {
    const [field] = event.composedPath();
    if (asksForOwn(field)) return;
    const editor = editorOf(event);
    this.last = editor ?? this.last;
    if (!editor) return;
    if (event instanceof InputEvent && typing.test(event.inputType)) this.desk.writing.typed(editor, event.data);
    else this.desk.writing.ended();
    clearTimeout(this.pause);
    this.pause = setTimeout(() => whenIdle(() => this.paused(editor)), pauseMs);
  }

  /** What is written is looked at whenever its writer pauses, so that nobody waits for it when it is sent. */
  private paused(editor: Editor): void {
    const { pause } = this;
    if (editor.isConnected) void this.desk.inspector.ahead(textOf(editor), () => this.pause === pause);
  }

  private stop(event: Event): void {
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  /** A text on its way into an editor. */
  private arriving(event: Event, text: string, channel: Channel): void {
    const { desk } = this;
    if (!text) return;
    if (desk.inspector.takesLong(text)) return this.arrivingLong(event, text, channel);
    const judged = desk.inspector.judge(text);
    if (desk.state.policy ? desk.passes(judged, channel, "dom") : !judged.findings.length) return this.arrivingBeside(event, text, channel);
    const arrive = this.arrival(event, text);
    this.stop(event);
    void this.asked(judged, channel, (act) => arrive(judged, act));
  }

  /** Its plain form may go; its HTML may say more, and is then left out. */
  private arrivingBeside(event: Event, text: string, channel: Channel): void {
    const data = event instanceof ClipboardEvent ? event.clipboardData : event instanceof DragEvent ? event.dataTransfer : null;
    const more = data ? beside(data, text) : "";
    if (!more) return;
    const judged = this.desk.inspector.judge(more);
    if (!judged.findings.length || this.desk.passes(judged, channel, "dom")) return;
    const arrive = this.arrival(event, text);
    this.stop(event);
    void this.asked(judged, channel, (act) => arrive(judged, act.kind === "stop" ? act : { kind: "send" }));
  }

  /** How a text that was held back is put in: into the editor it was for, else told the page again as the same event. */
  private arrival(event: Event, text: string): (judged: Judged, act: Act) => Promise<void> {
    const editor = editorOf(event);
    const caret = caretOf(editor);
    const [from] = event.composedPath();
    return async (judged, act) => {
      if (act.kind === "stop") return this.left(event, from);
      const given = act.kind === "mask" ? act.text : text;
      const data = carrying([]);
      saying(data, given);
      if (event instanceof DragEvent && from?.dispatchEvent(this.again(event, data)) === false) return;
      const target = editor ?? editorWithFocus();
      if (target === editor) caret();
      if (target && event instanceof DragEvent) caretAt(target, event.clientX, event.clientY);
      if (target) return this.put(target, given, false, judged, act.kind === "mask");
      if (from && event instanceof ClipboardEvent) from.dispatchEvent(this.again(event, data));
    };
  }

  /** Pages that wait for what was dragged into them are told that it went. */
  private left(event: Event, from: EventTarget | undefined): void {
    if (!(event instanceof DragEvent)) return;
    for (const name of ["dragleave", "dragend"]) from?.dispatchEvent(new DragEvent(name, { bubbles: true, composed: true, dataTransfer: carrying([]) }));
  }

  /** The same event with something else in it, which is not looked at again. */
  private again(event: Event, data: DataTransfer): Event {
    const common = { bubbles: true, composed: true, cancelable: true };
    const made = event instanceof DragEvent ? new DragEvent("drop", { ...common, dataTransfer: data, clientX: event.clientX, clientY: event.clientY }) : pasting(data);
    this.passed.add(made);
    return made;
  }

  /** Too long to be looked at while the page waits: held back, looked at beside it, and put in. */
  private arrivingLong(event: Event, text: string, channel: Channel): void {
    const arrive = this.arrival(event, text);
    this.stop(event);
    void this.desk.inspector.prepare(text).then(() => {
      const judged = this.desk.inspector.judge(text);
      return this.asked(judged, channel, (act) => arrive(judged, act));
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
    const { unit } = read(judged.text);
    const values = judged.findings.map(({ start, end }) => judged.text.slice(unit(start), unit(end)));
    // An editor that took the paste and did nothing with it has what it had, and is told another way.
    for (const way of everything ? [insert, type] : [insert]) {
      await ready(editor, everything);
      this.own = true;
      try {
        way(editor, text);
      } finally {
        this.own = false;
      }
      if (!masked || ((await readBack(editor, values)) && (way !== insert || !everything || arrived(editor, text)))) return;
    }
    this.desk.stopped(judged, "paste", "dom");
    this.desk.cameBack();
  }

  private pasted(event: ClipboardEvent): void {
    const { clipboardData } = event;
    if (!clipboardData) return;
    const { files } = clipboardData;
    const text = clipboardData.getData("text/plain");
    if (!files.length) this.arriving(event, plainText(clipboardData), "paste");
    // Tables and letters come with a picture of themselves: the text is what is pasted, and the picture only where it may be.
    else if (text) void this.arrivingBoth(event, text, [...files]);
    else this.arrivingFiles(event, [...files], "paste");
  }

  private dropped(event: DragEvent): void {
    const { dataTransfer } = event;
    if (!dataTransfer) return;
    const folders = [...dataTransfer.items].flatMap((item) => item.webkitGetAsEntry?.() ?? []).filter((one) => one.isDirectory);
    if (folders.length) this.arrivingFiles(event, [...dataTransfer.files], "drop", folders as FileSystemDirectoryEntry[]);
    else if (dataTransfer.files.length) this.arrivingFiles(event, [...dataTransfer.files], "drop");
    else this.arriving(event, plainText(dataTransfer), "drop");
  }

  private beforeInput(event: InputEvent): void {
    if (inserted.test(event.inputType)) this.arriving(event, event.dataTransfer ? plainText(event.dataTransfer) : (event.data ?? ""), "paste");
  }

  /** A prompt on its way out, by key or by a click on whatever sends it. */
  private sent(event: Event, editor: Editor | null): void {
    if (!editor?.isConnected || isDrawn(editor)) return;
    if (asksForOwn(editor)) return this.desk.inspector.spare(editor.value);
    const text = textOf(editor);
    if (!text.trim()) return;
    const { desk } = this;
    if (desk.inspector.takesLong(text)) return this.sentLong(event, editor, text);
    const judged = desk.inspector.judge(text);
    if (desk.state.policy ? desk.passes(judged, "send", "dom") : !judged.findings.length) {
      return desk.trace.sent(text, () => !editor.isConnected || !textOf(editor).includes(text.trim().slice(0, 40)));
    }
    this.stop(event);
    void this.asked(judged, "send", async (act) => {
      if (act.kind === "mask") await this.put(editor, act.text, true, judged, true);
      // Sent by the person's next press: most sites take no key but a real one.
      else if (act.kind === "send") editor.focus();
    });
  }

  /** Too long to be looked at while the page waits: held back and looked at beside it. The person's next press sends it. */
  private sentLong(event: Event, editor: Editor, text: string): void {
    this.stop(event);
    this.desk.looking();
    void this.desk.inspector.prepare(text).then(() => {
      if (textOf(editor) === text) this.sent(event, editor);
    });
  }

  private submitted(event: SubmitEvent): void {
    const form = event.target;
    if (!(form instanceof HTMLFormElement)) return;
    if (!goes(this.desk, actionOf(form, event.submitter))) return this.stop(event);
    if (this.unreadFiles(event, form)) return;
    for (const field of form.elements) if (asksForOwn(field)) this.desk.inspector.spare(field.value);
    const fields = [...form.elements].filter((one): one is HTMLTextAreaElement | HTMLInputElement =>
      one instanceof HTMLTextAreaElement || (one instanceof HTMLInputElement && one.type !== "file" && !asksForOwn(one)));
    const texts = fields.map(({ value }) => value).filter(Boolean);
    // Lists, elements of the page's own and what it adds while the form is sent are in no field.
    const own = new Set([...form.elements].filter(asksForOwn).map(({ name }) => name));
    const sent = entriesOf(form, event.submitter);
    const entries = sent.filter(([name]) => !own.has(name)).map(([, value]) => value);
    const others = entries.filter((value): value is string => typeof value === "string" && value !== "" && !texts.includes(value));
    this.desk.formSeen = new Set([...form.elements].filter(asksForOwn).map(({ value }) => value).concat(texts, others));
    if (this.namesTell(sent.map(([name]) => name))) return this.stop(event);
    const all = [...texts, ...others].join("\n");
    if (this.desk.inspector.takesLong(all)) {
      this.stop(event);
      return void this.desk.inspector.prepare(all).then(() => form.requestSubmit(event.submitter));
    }
    const judged = this.desk.inspector.judge(all);
    if (this.desk.state.policy ? this.desk.passes(judged, "send", "dom") : !judged.findings.length) return;
    this.stop(event);
    void this.asked(judged, "send", async (act) => {
      if (act.kind !== "mask") return;
      if (others.length) form.addEventListener("formdata", ({ formData }) => this.maskEntries(formData, own));
      for (const field of fields) {
        const masked = this.maskedOr(field.value);
        if (masked === field.value) continue;
        if (field.type === "hidden") field.value = masked;
        else await this.put(field, masked, true, judged, false);
      }
    });
  }

  /** What fields are called is sent too, and can't be written anew: it goes as it is, or nothing does. */
  private namesTell(given: readonly string[]): boolean {
    const names = given.filter((name) => tellingName.test(name));
    if (!names.length) return false;
    const judged = this.desk.inspector.judge(names.join("\n"));
    if (this.desk.state.policy ? this.desk.passes(judged, "send", "dom") : !judged.findings.length) return false;
    this.desk.stopped(judged, "send", "dom");
    return true;
  }

  private hand(input: HTMLInputElement, files: readonly File[]): void {
    input.files = carrying(files).files;
    for (const file of input.files) this.read.add(file);
  }

  private maskedOr(text: string): string {
    const { findings } = this.desk.inspector.look(text);
    return findings.length ? (this.desk.inspector.masked(text, findings) ?? text) : text;
  }

  /** What is in no field is masked where the form's entries are made, after the page's own listeners. */
  private maskEntries(data: FormData, own: ReadonlySet<string>): void {
    for (const name of new Set(data.keys())) {
      if (own.has(name)) continue;
      const values = data.getAll(name);
      data.delete(name);
      for (const value of values) data.append(name, typeof value === "string" ? this.maskedOr(value) : value);
    }
  }

  /** Files a script put into a form's fields were chosen by nobody: they are read before the form goes, which is then sent anew. */
  private unreadFiles(event: SubmitEvent, form: HTMLFormElement): boolean {
    if (this.formsRead.delete(form)) return false;
    const inputs = [...form.elements].filter((one): one is HTMLInputElement => one instanceof HTMLInputElement && one.type === "file" && [...(one.files ?? [])].some((file) => !this.read.has(file)));
    if (!inputs.length) return false;
    this.stop(event);
    const { submitter } = event;
    void (async () => {
      for (const input of inputs) {
        const files = [...input.files!];
        const kept = await this.readFiles(files, "upload");
        if (kept === null) return;
        if (kept !== files) this.hand(input, kept);
      }
      this.formsRead.add(form);
      form.requestSubmit(submitter);
    })();
    return true;
  }

  /** Files chosen in a field: the page hears of them when they were read. True when the event was held. */
  private files(event: Event): boolean {
    const input = event.composedPath()[0];
    if (!(input instanceof HTMLInputElement) || input.type !== "file") return false;
    if (!input.files?.length || this.passed.has(event)) return false;
    event.stopImmediatePropagation();
    if (event.type !== "change") return true;
    const files = [...input.files];
    const unread = (): null => (this.desk.unread("upload"), null);
    void this.readFiles(files, "upload").catch(unread).then((kept) => {
      if (kept === null) {
        input.value = "";
        return;
      }
      if (kept !== files) this.hand(input, kept);
      for (const name of ["input", "change"]) {
        const again = new Event(name, { bubbles: true, composed: name === "input" });
        this.passed.add(again);
        input.dispatchEvent(again);
      }
    });
    return true;
  }

  /** The page is told of the text and the files when both may go as they are, else a text that may go is put in by itself. */
  private async arrivingBoth(event: ClipboardEvent, text: string, files: File[]): Promise<void> {
    const { inspector, state } = this.desk;
    const editor = editorOf(event);
    const target = event.composedPath()[0] as EventTarget;
    const judged = inspector.judge(text);
    const clean = state.policy !== null && !judged.findings.length && judged.decision.action === "allow";
    if (!clean) return this.arriving(event, text, "paste");
    this.stop(event);
    const kept = this.refused(await Promise.all(files.map((file) => readFile(file)))) ? null : await this.readFiles(files, "paste");
    const data = carrying(kept ?? []);
    saying(data, text);
    if (kept !== null && !target.dispatchEvent(this.again(event, data))) return;
    const into = editor ?? editorWithFocus();
    if (into) await this.put(into, text, false, judged, false);
  }

  /** What can't be read goes nowhere but to approved tools, unless the policy says otherwise. */
  private refused(found: readonly { unread: string }[]): boolean {
    const { policy, tool } = this.desk.state;
    return found.some(({ unread }) => unread) && !policy?.observe && policy?.failMode !== "open" && tool?.state !== "approved";
  }

  /** Folders are walked, and the page gets the files in them: a folder itself can't be handed on. */
  private arrivingFiles(event: ClipboardEvent | DragEvent, files: File[], channel: Channel, folders: FileSystemDirectoryEntry[] = []): void {
    const target = event.composedPath()[0] as EventTarget;
    this.stop(event);
    const names = new Set(folders.map(({ name }) => name));
    const all = async () => [...files.filter(({ name, type }) => type || !names.has(name)), ...(await walked(folders))];
    const unread = (): null => (this.desk.unread(channel), null); // a folder with too much in it, a file that went away
    void all().then((every) => this.readFiles(every, channel)).catch(unread).then((kept) => {
      if (kept === null) return this.left(event, target);
      target.dispatchEvent(this.again(event, carrying(kept)));
    });
  }

  /** The files that may go: as they are, masked copies, or null for none. */
  private async readFiles(files: File[], channel: Channel): Promise<File[] | null> {
    const { desk } = this;
    await desk.state.ready;
    if (desk.state.foreign) return files;
    const kept: File[] = [];
    for (const file of files) {
      const found = await readFile(file);
      const text = `${file.name}\n${found.text}`;
      await desk.inspector.prepare(text);
      const judged = await desk.inspector.confirmed(desk.inspector.judge(text));
      if (this.refused([found])) {
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
    for (const file of kept) this.read.add(file);
    return kept.every((file, n) => file === files[n]) ? files : kept;
  }
}

/** Where a form is sent, by the button that sends it; empty for the page's own address, which was asked about already. A field named `action` hides the form's own. */
function actionOf(form: HTMLFormElement, submitter: HTMLElement | null): string {
  const given = submitter?.getAttribute("formaction") ?? form.getAttribute("action") ?? "";
  try {
    return given && new URL(given, form.baseURI).href;
  } catch {
    return "";
  }
}

/** What a form sends. The page's listeners hear of it as when it is sent. */
function entriesOf(form: HTMLFormElement, submitter: HTMLElement | null): [string, FormDataEntryValue][] {
  try {
    return [...new FormData(form, submitter)];
  } catch {
    return [...new FormData(form)];
  }
}
