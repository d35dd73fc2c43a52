/** From a judgement to what happens: nothing, a word, a card; and what is reported of it. */
import { reported } from "../detect/sample";
import type { Channel, Layer, Outcome, Report } from "../protocol";
import type { Choice, Face, Question } from "./face";
import type { Inspector, Judged } from "./inspect";
import type { State } from "./state";
import { tellWorker } from "./tell";
import { Trace } from "./trace";
import { Writing } from "./writing";

/** What is done with the text: as it is, as it was masked, or not at all. */
export type Act = { kind: "send" } | { kind: "mask"; text: string } | { kind: "stop" };

export class Desk {
  /** Fields of the form that was sent last: the navigation that follows needs no second look at them. */
  formSeen: ReadonlySet<string> = new Set();

  /** Follows prompts out of the page. */
  readonly trace = new Trace(() => this.state.site, (told) => tellWorker({ kind: "tested", host: this.state.host, ...told }));

  /** Knows what somebody is in the middle of typing. */
  readonly writing = new Writing();

  constructor(
    readonly state: State,
    readonly inspector: Inspector,
    private readonly face: Face,
  ) {}

  /** Nothing has to be stopped or asked; `observe` and coaching are told on the way. */
  passes(judged: Judged, channel: Channel, layer: Layer): boolean {
    const { action, granted } = judged.decision;
    if (this.state.foreign) return true;
    if (action === "allow" && !judged.findings.length) return true;
    if (action === "allow") {
      if (granted) this.report(judged, channel, layer, "justified");
      return true;
    }
    if (this.state.policy?.observe) {
      this.report(judged, channel, layer, "sent");
      return true;
    }
    if (action !== "coach") return false;
    this.face.note("coached", this.question(judged, channel, false));
    this.report(judged, channel, layer, "sent");
    return true;
  }

  /** Asks the person. `maskable`: what is asked about can be written anew. */
  async ask(judged: Judged, channel: Channel, layer: Layer, maskable: boolean): Promise<Act> {
    const question = this.question(judged, channel, maskable);
    const choice = await this.face.ask(question);
    return this.chosen(judged, choice, channel, layer);
  }

  private chosen(judged: Judged, choice: Choice, channel: Channel, layer: Layer): Act {
    const { state, inspector } = this;
    const { cell } = judged.decision;
    if (choice.kind === "mask") {
      const text = inspector.masked(judged.text, judged.findings);
      if (text !== null) {
        this.report(judged, channel, layer, "masked");
        return { kind: "mask", text };
      }
    }
    if (choice.kind === "send" && cell.action === "coach") {
      this.report(judged, channel, layer, "sent");
      return { kind: "send" };
    }
    if (choice.kind === "justify" && (cell.justifyMinutes ?? 0) > 0 && state.tool) {
      const detectors = [...new Set(judged.findings.map(({ detector }) => detector))];
      const grant = { tool: state.tool.id, detectors, until: Date.now() + cell.justifyMinutes! * 60_000 };
      // Here at once, so that what follows needs no second card; the worker keeps it for the other tabs.
      state.kept = { ...state.kept, grants: [...(state.kept.grants ?? []), grant] };
      tellWorker({ kind: "grant", grant });
      this.report(judged, channel, layer, "justified", { justification: { reason: choice.reason, text: choice.text } });
      return { kind: "send" };
    }
    this.report(judged, channel, layer, "cancelled");
    return { kind: "stop" };
  }

  /** Stopped without a question: nobody was there to be asked, or it is no prompt. */
  stopped(judged: Judged, channel: Channel, layer: Layer): void {
    this.face.note("stopped", this.question(judged, channel, false));
    this.report(judged, channel, layer, "stopped");
  }

  /** What was given could not be read at all. */
  unread(channel: Channel): void {
    const judged = this.inspector.judge("");
    this.stopped({ ...judged, decision: { ...judged.decision, action: "block" } }, channel, "dom");
  }

  /** A long text is held back for as long as it is looked at. */
  looking(): void {
    this.face.note("looking", null);
  }

  masked(judged: Judged, channel: Channel, layer: Layer): void {
    this.face.note("masked", this.question(judged, channel, false));
    this.report(judged, channel, layer, "masked");
  }

  degraded(what: string): void {
    this.face.note("degraded", null);
    this.selfTest(false, what);
  }

  selfTest(ok: boolean, what: string): void {
    tellWorker({ kind: "report", report: { kind: "selfTest", site: this.state.host, tool: this.state.tool?.id ?? "", layer: "page", detail: { layer: "page", ok, what } } });
  }

  /** What was masked stands in the editor again. */
  cameBack(): void {
    tellWorker({ kind: "tested", host: this.state.host, layer: "dom", ok: false, what: "what was masked comes back in this site's editor" });
  }

  private question(judged: Judged, channel: Channel, maskable: boolean): Question {
    const { tool, account } = this.state;
    const able = maskable && judged.findings.length > 0 && judged.complete;
    return { tool, account, channel, cell: judged.decision.cell, text: judged.text, findings: judged.findings, maskable: able, guide: this.state.policy?.guide };
  }

  private report(judged: Judged, channel: Channel, layer: Layer, outcome: Outcome, more: Partial<Report> = {}): void {
    const { state } = this;
    tellWorker({
      kind: "report",
      report: {
        kind: "decision",
        site: state.host,
        tool: state.tool?.id ?? "",
        account: state.account,
        channel,
        layer,
        action: judged.decision.action,
        outcome,
        policies: judged.decision.policies,
        findings: reported(judged.text, judged.findings),
        chars: 2 ** Math.ceil(Math.log2(Math.max(judged.text.length, 1))),
        ...more,
      },
    });
  }
}
