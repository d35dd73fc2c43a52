/** What was reported about the person at this browser: what the server holds, and what still waits here. */
import type { Message, ReportedPage } from "../messages";
import type { Report } from "../protocol";
import { label, wordsFor } from "../words";
import { byId, make, moment, speak, word } from "./elements";

type Shown = Report & { received?: string };

const words = wordsFor([], [chrome.i18n.getUILanguage()]);
const ask = <T>(message: Message): Promise<T> => chrome.runtime.sendMessage(message);

function entry(report: Shown): HTMLElement {
  const item = make("li");
  const place = [report.site, report.tool].filter(Boolean).join(" · ");
  const did = report.outcome ? `outcome_${report.outcome}` : `kind_${report.kind}`;
  item.append(make("h3", { text: `${word(did)}${place ? `: ${place}` : ""}` }));
  item.append(make("p", { class: "quiet", text: [moment(report.time), report.account ? word(`account_${report.account}`) : "", report.layer ? word(`layer_${report.layer}`) : ""].filter(Boolean).join(" · ") }));
  const findings = make("ul");
  for (const { detector, count, samples } of report.findings ?? []) {
    const line = make("li", { text: `${label(words, detector)} × ${count} ` });
    for (const sample of samples) line.append(make("code", { text: sample }), " ");
    if (report.kind === "decision" && report.received !== undefined) line.append(doubt(report, detector));
    findings.append(line);
  }
  if (findings.childElementCount) item.append(findings);
  if (report.justification) item.append(make("p", { text: `${word("reportedReason")}: ${report.justification.text || report.justification.reason}` }));
  const said = report.detail?.["why"] ?? report.detail?.["what"];
  if (said) item.append(make("p", { text: String(said) }));
  return item;
}

/** "Something was stopped wrongly": says so of one kind in one report. */
function doubt(report: Report, detector: string): HTMLElement {
  const button = make("button", { text: word("reportedWrong") });
  button.type = "button";
  button.addEventListener("click", () => {
    button.disabled = true;
    const told: Message = { kind: "report", report: { kind: "falseAlarm", site: report.site, tool: report.tool, detail: { detector } } };
    void ask(told).then(() => button.replaceWith(make("span", { class: "quiet", text: word("reportedThanks") })));
  });
  return button;
}

async function show(cursor?: string): Promise<void> {
  const page = await ask<ReportedPage>(cursor ? { kind: "reported", cursor } : { kind: "reported" });
  byId("waiting").replaceChildren(...page.waiting.map(entry));
  byId("waitingPart").hidden = !page.waiting.length;
  const held = byId("held");
  if (!cursor) held.replaceChildren();
  held.append(...(page.events ?? []).map(entry));
  byId("heldPart").hidden = !held.childElementCount;
  byId("state").textContent = page.events === null ? word("reportedAway") : held.childElementCount ? "" : word("reportedNothing");
  const more = byId("more") as HTMLButtonElement;
  more.hidden = !page.next;
  more.onclick = () => void show(page.next!);
}

speak();
document.title = word("reportedTitle");
void show().then(() => {
  if (location.hash === "#wrong") byId("held").querySelector("button")?.focus();
});
