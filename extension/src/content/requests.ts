/** What the page's side asks about bodies that are about to leave: the last word on everything the page sends. */
import type { Finding } from "../detect/types";
import { counted, read } from "../detect/text";
import { canaryUrl, type Asked, type Question as Asking, type Settled, type Told } from "../page/ask";
import { holdsText, methodCharsMax, says, tellingName } from "../page/looks";
import type { Desk } from "./act";
import type { Judged } from "./inspect";
import { seams } from "./pieces";
import { grownFrom, withoutPart } from "./writing";
import { addressLeaves, headerLeaves, isToken, unpack, type Leaf, type Unpacked } from "./leaves";

const between = "\n";
export const canaries = ["fetch", "xhr", "beacon", "socket"] as const;

/** All texts of a body as one, so that one pass sees what belongs together; and which finding is in which. */
class Sheet {
  readonly text: string;
  private readonly starts: number[] = [];

  constructor(readonly leaves: readonly Leaf[]) {
    let text = "";
    for (const leaf of leaves) {
      this.starts.push(text.length);
      text += leaf.text + between;
    }
    this.text = text;
  }

  /** Findings by leaf, in code points of the leaf; null when one goes over an edge or is where nothing can be changed. */
  deal(findings: readonly Finding[]): Map<Leaf, Finding[]> | null {
    const { unit } = read(this.text);
    const dealt = new Map<Leaf, Finding[]>();
    const counts = new Map<Leaf, (unit: number) => number>();
    for (const finding of findings) {
      const [start, end] = [unit(finding.start), unit(finding.end)];
      const place = this.at(start);
      const leaf = this.leaves[place]!;
      const from = this.starts[place]!;
      if (leaf.fixed || end > from + leaf.text.length) return null;
      let points = counts.get(leaf);
      if (points === undefined) counts.set(leaf, (points = counted(leaf.text)));
      const before = points(start - from);
      const here = { ...finding, start: before, end: before + finding.end - finding.start };
      const others = dealt.get(leaf);
      if (others) others.push(here);
      else dealt.set(leaf, [here]);
    }
    return dealt;
  }

  private at(offset: number): number {
    let low = 0;
    let top = this.starts.length - 1;
    while (low < top) {
      const middle = (low + top + 1) >> 1;
      if (this.starts[middle]! <= offset) low = middle;
      else top = middle - 1;
    }
    return low;
  }
}

export class Requests {
  /** Hooks of the page's side that answered to their canary. */
  readonly heard = new Set<string>();
  private next = 1;

  /** `later` sends an answer that was promised by `wait`. */
  constructor(private readonly desk: Desk, private readonly later: (id: number, told: Settled) => void, private readonly anew: () => void) {}

  handle(question: Asking): unknown {
    const { state, inspector } = this.desk;
    if (question.kind === "copy") return inspector.pseudonyms.restore(question.text);
    if (state.foreign && question.kind !== "rewritten") return question.kind === "send" ? { verdict: this.isCanary(question) ? "stop" : "pass" } : null;
    if (question.kind === "rewritten") return void this.anew();
    if (question.kind === "weak") {
      this.desk.selfTest(false, question.what);
      return null;
    }
    if (question.kind === "answer") {
      // A page's first requests are often those that tell whose account it is, and the policy may not be read yet.
      const url = address(question.url);
      if (url) void state.ready.then(() => state.heard(url, question.text));
      return null;
    }
    return this.send(question);
  }

  private send(asked: Asked): Told {
    const { state } = this.desk;
    if (this.isCanary(asked)) return { verdict: "stop" };
    if (!state.policy) {
      if (!holdsText(asked, says)) return { verdict: "pass", read: true };
      if (asked.waits) return this.wait(async () => (await state.ready, state.foreign ? { verdict: "pass" } : this.settled(this.decide(asked))));
    }
    return this.decide(asked);
  }

  private isCanary({ url, via }: Asked): boolean {
    const is = url.startsWith(canaryUrl.replace(/^https/, "")) || url.replace(/^wss/, "https").startsWith(canaryUrl);
    if (is) this.heard.add(via);
    return is;
  }

  private settled(told: Told): Promise<Settled> | Settled {
    return told.verdict === "wait" ? new Promise((resolve) => this.waiting.set(told.id, resolve)) : told;
  }

  private readonly waiting = new Map<number, (told: Settled) => void>();

  private wait(work: () => Promise<Settled>): Told {
    const id = this.next++;
    void work()
      .catch((): Settled => ({ verdict: "stop" }))
      .then((told) => {
        const inner = this.waiting.get(id);
        this.waiting.delete(id);
        if (inner) inner(told);
        else this.later(id, told);
      });
    return { verdict: "wait", id };
  }

  /** It holds a part of what somebody is typing, and waits for what becomes of it. */
  private async whenWritten(asked: Asked, part: string): Promise<Settled> {
    const { desk } = this;
    const text = await desk.writing.became();
    await desk.inspector.prepare(text);
    const judged = await desk.inspector.confirmed(desk.inspector.judge(text));
    const grown = { ...judged, findings: grownFrom(part, text, judged.findings) };
    const decided = { ...grown, decision: desk.inspector.decide(grown) };
    const { action } = decided.decision;
    if (desk.state.foreign || desk.state.policy?.observe || action === "allow" || action === "coach") return this.settled(this.decide(asked, false, false, true));
    const bodies = asked.pieces.map(({ name, text, type, fixed }) => unpack(text, type, fixed, name));
    const cut = action === "mask" && withoutPart(bodies.flatMap((body) => body.leaves), part);
    // One value is told of once, however many letters of it waited.
    if (this.toldOf !== text) desk[cut ? "masked" : "stopped"](decided, "request", "page");
    this.toldOf = text;
    if (!cut) return { verdict: "stop" };
    const texts = bodies.map((body) => (body.leaves.some(({ changed }) => changed !== undefined) ? body.pack() : null));
    const pieces = asked.pieces.map((piece, place) => ({ ...piece, text: texts[place] ?? piece.text }));
    const rest = await this.settled(this.decide({ ...asked, pieces }, false, false, true));
    return rest.verdict === "stop" ? rest : { verdict: "rewrite", texts: texts.map((one, place) => (rest.verdict === "rewrite" ? rest.texts[place] : null) ?? one) };
  }

  private toldOf = "";

  private decide(asked: Asked, sure = false, finished = false, written = false): Told {
    const { desk } = this;
    const { state, inspector } = desk;
    const url = address(asked.url);
    if (asked.headers) state.sent(asked.headers);
    const pass: Told = { verdict: "pass", ...(url && state.wants(url) ? { read: true } : {}) };
    if (url && state.quiet(url)) return pass;
    const bodies = asked.pieces.map(({ name, text, type, fixed }) => unpack(text, type, fixed, name));
    const leaves = bodies.flatMap((body) => body.leaves);
    // What fields are called, and a method of the page's own, are sent as they are.
    const names = [...asked.pieces.map(({ name }) => name).filter((name) => tellingName.test(name)), ...(asked.method.length > methodCharsMax ? [asked.method] : [])];
    if (url && asked.via !== "clipboard" && asked.via !== "link") this.desk.trace.left(asked.method, url.pathname, leaves);
    const beside = [...names.map((text): Leaf => ({ path: [], text, fixed: true })), ...[asked.url, ...(asked.also ?? [])].flatMap(addressLeaves)];
    const sheet = new Sheet([...leaves, ...seams(leaves), ...beside, ...headerLeaves(asked.headers ?? {}, state.ownHeaders)].filter((leaf) => !isToken(leaf)));
    if (asked.waits && inspector.takesLong(sheet.text)) {
      return this.wait(async () => (await inspector.prepare(sheet.text), this.settled(this.decide(asked))));
    }
    const judged = inspector.judge(sheet.text);
    if (asked.waits && !finished && inspector.hurried(sheet.text)) {
      return this.wait(async () => (await inspector.finish(sheet.text), this.settled(this.decide(asked, sure, true))));
    }
    if (asked.unread && this.refuses()) {
      desk.stopped({ ...judged, decision: { ...judged.decision, action: "block" } }, "request", "page");
      return { verdict: "stop" };
    }
    if (judged.unsure.length && !sure && asked.waits && judged.decision.action !== "allow") {
      return this.wait(async () => (await inspector.confirmed(judged), this.settled(this.decide(asked, true))));
    }
    const part = asked.waits && !written ? desk.writing.heldBy(leaves) : "";
    if (part && judged.decision.action !== "block") return this.wait(() => this.whenWritten(asked, part));
    if (desk.passes(judged, "request", "page")) return pass;
    const { action } = judged.decision;
    if (action === "mask") {
      const texts = this.rewritten(bodies, sheet, judged);
      if (texts) {
        desk.masked(judged, "request", "page");
        return { verdict: "rewrite", texts };
      }
    }
    // A person waits for a prompt they just sent, and can say something to it; nobody waits for what a page sends by itself, as a draft.
    const prompt = asked.waits && !desk.writing.isGoingOn() && ((url && state.sends(asked.method, url)) || navigator.userActivation?.isActive);
    if (prompt && (judged.decision.cell.justifyMinutes ?? 0) > 0 && state.policy) {
      return this.wait(async () => {
        const act = await desk.ask(judged, "request", "page", false);
        return act.kind === "send" ? { verdict: "pass" } : { verdict: "stop" };
      });
    }
    desk.stopped(judged, "request", "page");
    return { verdict: "stop" };
  }

  /** What can't be read goes nowhere but to approved tools, unless the policy says otherwise. */
  private refuses(): boolean {
    const { policy, tool } = this.desk.state;
    return !policy || (!policy.observe && policy.failMode === "closed" && tool?.state !== "approved");
  }

  private rewritten(bodies: readonly Unpacked[], sheet: Sheet, judged: Judged): (string | null)[] | null {
    const dealt = judged.complete ? sheet.deal(judged.findings) : null;
    if (!dealt) return null;
    for (const [leaf, findings] of dealt) {
      const masked = this.desk.inspector.masked(leaf.text, findings);
      if (masked === null) return null;
      leaf.changed = masked;
    }
    return bodies.map((body) => (body.leaves.some(({ changed }) => changed !== undefined) ? body.pack() : null));
  }
}

function address(url: string): URL | null {
  try {
    return new URL(url);
  } catch {
    return null;
  }
}
