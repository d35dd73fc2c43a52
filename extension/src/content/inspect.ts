/** One text, what is in it, and what the policy says: the same for an event, a field and a body. */
import { Drafts } from "../detect/drafts";
import { theEngine } from "../detect/late";
import { counted, read } from "../detect/text";
import type { Inquiry, Inspection } from "../detect/engine";
import type { Finding } from "../detect/types";
import type { Pseudonyms } from "../masking/pseudonyms";
import { withoutPseudonyms } from "../masking/pseudonyms";
import { decide, type Decision } from "../policy/decide";
import { confirmed, prefixes, prefixesMax, type Hit } from "../policy/customers";
import type { Confirmed } from "../messages";
import type { Cell } from "../protocol";
import type { State } from "./state";
import { askWorker } from "./tell";

const rememberedMax = 40;
const rememberedCharsMax = 5_000_000;
/** Longer texts are looked at for so long while the page waits, and then in turns with it wherever whoever asks can wait. */
const shortChars = 20_000;
const atOnceMs = 40;
/** Where nobody can wait a look ends after so long; what is not looked at by then is for the policy to judge. */
const promptMsMax = 1_000;
const inquiriesMax = 4;
/** A shorter draft is looked at in no time. */
const draftCharsMin = 500;
/** What is looked at before anybody asks has so long at once. */
const aheadMs = 6;
const ownMax = 20;

export interface Looked {
  findings: Finding[];
  /** All of the text was inspected by every detector. */
  complete: boolean;
  /** Hits of the customer filter that the server has not been asked about. */
  unsure: Hit[];
}

export interface Judged extends Looked {
  text: string;
  decision: Decision;
}

/** Words and figures enough that every part of the engine is made, and nothing in it. */
const sample = "Dear Ana, thank you for order number 1 of 2 March: the card ends in 3, the parcel (4,50 EUR) comes on 5/6. Please call +1 7 or write to us @ home; price per item 8 %, agreement no. 9.\nKey: none, password: none";

const kinds: Record<string, string> = { email: "email", phone: "phone", order_record: "order" };

export class Inspector {
  /** Called when something is masked. */
  masks: () => void = () => undefined;
  private readonly seen = new Map<string, Looked>();
  private chars = 0;
  /** Looks that were begun, and what came of those that had to end before their time. */
  private readonly begun = new Map<string, Inquiry>();
  private readonly late = new Map<string, Looked>();
  /** What was looked at last, for texts that are nearly the same: a draft again and again, and then what is sent of it. */
  private readonly drafts = new Drafts();
  private warmed = false;
  /** What the person typed into fields for their own name and address: no customer's, and signing in needs it. */
  private readonly own = new Set<string>();
  /** By hash: whether the server knows it for a customer's. */
  private readonly sure = new Map<string, boolean>();

  constructor(private readonly state: State, readonly pseudonyms: Pseudonyms) {}

  /** Inspects a long text without holding the page up; what asks for it afterwards has it at once. */
  async prepare(text: string): Promise<void> {
    if (text.length < shortChars || this.seen.has(text)) return;
    this.remember(text, await this.inquiry(text).inTurns(turn));
  }

  /** The look at it ended before its time, as on a busy machine: whoever can wait has it finished beside the page. */
  hurried(text: string): boolean {
    return this.late.has(text);
  }

  async finish(text: string): Promise<void> {
    this.remember(text, await this.inquiry(text).inTurns(turn));
  }

  /** Inspects what somebody is writing, beside the page, for as long as it is `wanted`: it is known when it is sent. */
  async ahead(text: string, wanted: () => boolean): Promise<void> {
    if (text.length < draftCharsMin || this.seen.has(text)) return;
    const inquiry = this.inquiry(text);
    while (wanted() && !inquiry.work(aheadMs)) await new Promise(whenIdle);
    if (inquiry.inspection) this.remember(text, inquiry.inspection);
  }

  private inquiry(text: string): Inquiry {
    let inquiry = this.begun.get(text);
    if (inquiry === undefined) this.begun.set(text, (inquiry = theEngine().inquire(text, now, undefined, this.drafts)));
    if (this.begun.size > inquiriesMax) this.begun.delete(this.begun.keys().next().value!);
    return inquiry;
  }

  /** Makes the engine ready before it is needed, when the page has nothing else to do. */
  warm(): void {
    if (this.warmed) return;
    this.warmed = true;
    whenIdle(() => void theEngine().inquire(sample, now).inTurns(turn));
  }

  /** Whether the page would have to wait for it: then `prepare` goes on with what was begun here. */
  takesLong(text: string): boolean {
    if (text.length < shortChars || this.seen.has(text)) return false;
    const inquiry = this.inquiry(text);
    if (!inquiry.work(atOnceMs)) return true;
    this.remember(text, inquiry.inspection!);
    return false;
  }

  look(text: string): Looked {
    if (!text) return { findings: [], complete: true, unsure: [] };
    const known = this.seen.get(text) ?? this.late.get(text);
    if (known) return known;
    const inquiry = this.begun.get(text) ?? theEngine().inquire(text, now, promptMsMax, this.drafts);
    inquiry.work(promptMsMax);
    return this.remember(text, inquiry.soFar);
  }

  private remember(text: string, inspection: Inspection): Looked {
    const { findings, truncated, failed } = inspection;
    const others = this.withShown(text, this.others(text, withoutPseudonyms(text, findings)));
    const looked = { ...this.withCustomers(text, others), complete: !truncated && !failed.length };
    if (inspection.late) {
      if (this.late.size >= inquiriesMax) this.late.clear();
      this.late.set(text, looked);
      return looked;
    }
    this.begun.delete(text);
    this.late.delete(text);
    this.chars += text.length;
    if (this.seen.size >= rememberedMax || this.chars > rememberedCharsMax) {
      this.seen.clear();
      this.chars = text.length;
    }
    this.seen.set(text, looked); // also when it alone is too much: who waited for it asks next, and the one after it takes its place
    return looked;
  }

  /** A value of the person's own, typed into a field that asks for it. */
  spare(value: string): void {
    const own = value.trim().toLowerCase();
    if (own.length < 4 || own.length > 200 || this.own.has(own) || this.own.size >= ownMax) return;
    this.own.add(own);
    this.seen.clear();
  }

  judge(text: string): Judged {
    const looked = this.look(text);
    return { ...looked, text, decision: this.decide(looked) };
  }

  /** Asks the server about what may be a customer's, by short prefix. Where it does not answer, the filter's word stands. */
  async confirmed(judged: Judged): Promise<Judged> {
    const { unsure } = judged;
    if (!unsure.length) return judged;
    const answer = await askWorker<Confirmed>({ kind: "confirm", prefixes: prefixes(unsure) });
    if (!answer) return judged;
    if (this.sure.size > prefixesMax * rememberedMax) this.sure.clear();
    for (const hit of unsure) this.sure.set(hit.hash, confirmed(hit, answer.matches));
    this.seen.clear();
    return this.judge(judged.text);
  }

  /** Before the policy was read, whatever holds anything waits or stays. */
  decide({ findings, complete }: Looked): Decision {
    const { policy, tool, account, kept } = this.state;
    if (!policy) return { action: findings.length ? "block" : "allow", cell: unread, policies: [], granted: false };
    const decision = decide(policy, tool, account, findings, kept.grants ?? [], Date.now());
    const unsure = !complete && policy.failMode === "closed" && tool?.state !== "approved";
    return unsure && decision.action !== "block" ? { ...decision, action: "block", cell: unread } : decision;
  }

  /** Only what the policy masks or blocks: a masked text keeps what may be there. */
  masked(text: string, findings: readonly Finding[]): string | null {
    this.masks();
    return this.pseudonyms.mask(text, findings);
  }

  private others(text: string, findings: Finding[]): Finding[] {
    if (!this.own.size || !findings.length) return findings;
    const { unit } = read(text);
    return findings.filter(({ start, end }) => !this.own.has(text.slice(unit(start), unit(end)).trim().toLowerCase()));
  }

  /** Values that this page shows in place of stand-ins go out as stand-ins, also where nothing round them says what they are. */
  private withShown(text: string, findings: Finding[]): Finding[] {
    const shown = this.pseudonyms.shownIn(text);
    if (!shown.length) return findings;
    const { unit } = read(text);
    const points = counted(text);
    const spans = findings.map(({ start, end }) => [unit(start), unit(end)] as const);
    const missed = shown.filter(({ start, end }) => !spans.some(([from, to]) => from <= start && end <= to));
    const more = missed.map(({ start, end, category }): Finding => ({ detector: "exact_match", category, start: points(start), end: points(end), confidence: "very_likely", reasons: ["shown here"], count: 1 }));
    return more.length ? [...findings, ...more].sort((a, b) => a.start - b.start) : findings;
  }

  /** Findings that are the shop's own customers' weigh as what they are. */
  private withCustomers(text: string, findings: Finding[]): Pick<Looked, "findings" | "unsure"> {
    const { customers } = this.state;
    if (!customers || !findings.length) return { findings, unsure: [] };
    const { unit } = read(text);
    const own: Finding[] = [];
    const unsure: Hit[] = [];
    for (const finding of findings) {
      const kind = kinds[finding.detector];
      const hit = kind && customers.find(kind, text.slice(unit(finding.start), unit(finding.end)));
      if (!hit || this.sure.get(hit.hash) === false) continue;
      if (customers.asks && !this.sure.has(hit.hash)) unsure.push(hit);
      own.push({ ...finding, detector: "exact_match", category: hit.category, confidence: "very_likely", reasons: ["own customer"] });
    }
    return { findings: own.length ? [...findings, ...own].sort((a, b) => a.start - b.start) : findings, unsure };
  }
}

/** When the page has nothing else to do. */
export function whenIdle(work: (value?: unknown) => void): void {
  if (typeof requestIdleCallback === "function") requestIdleCallback(work, { timeout: 1_000 });
  else setTimeout(work);
}

const now = () => performance.now();
/** A timer would wait a second and more for a tab that nobody sees. */
const turn = () =>
  new Promise<void>((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(null);
  });

const unread: Cell = { action: "block", policy: "", message: "", alternative: "" };
