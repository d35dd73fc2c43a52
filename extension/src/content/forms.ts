/** The card's second steps: a reason for sending a text as it is, and a request for a tool. */
import { fill, type Words } from "../words";
import type { Choice, Question } from "./face";
import { el } from "./host";
import type { View } from "./view";

const textMax = "500";
const reasons = ["task", "customer_asked", "not_sensitive", "other"] as const;

function submitted(form: HTMLFormElement, act: () => void): HTMLFormElement {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (event.isTrusted) act();
  });
  return form;
}

const foot = (confirm: string, back: HTMLElement) => el("div", { class: "foot" }, el("button", { type: "submit", class: "safe" }, confirm), back);

export function justifyForm(
  words: Words,
  question: Question,
  view: View,
  title: HTMLElement,
  back: HTMLElement,
  chosen: (choice: Choice) => void,
): HTMLFormElement {
  const { card } = words;
  const radios = reasons.map((reason, n) => el("input", { type: "radio", name: "reason", value: reason, ...(n ? {} : { "data-first": "" }) }));
  const text = el("textarea", { id: "text", maxlength: textMax, rows: "3" });
  const missing = el("p", { class: "said", role: "alert" });
  const counts = fill(card.justifyCounts, { n: question.cell.justifyMinutes ?? 0, tool: question.tool?.name ?? location.hostname });
  const form = el(
    "form",
    { novalidate: "" },
    el(
      "div",
      { class: "body" },
      title,
      el("p", { id: "what", class: "soft" }, counts),
      missing,
      el("fieldset", { "aria-labelledby": "title" }, ...radios.map((radio, n) => el("label", { class: "choice" }, radio, el("span", {}, card.justifyReasons[reasons[n]!])))),
      el("label", { class: "text", for: "text" }, card.justifyText),
      text,
    ),
    foot(view.offers.find(({ offer }) => offer === "send")?.text ?? card.asItIs[question.channel === "paste" || question.channel === "drop" ? "paste" : "send"], back),
  );
  return submitted(form, () => {
    const reason = reasons[radios.findIndex((radio) => radio.checked)];
    const said = text.value.trim();
    if (!reason || (reason === "other" && said.length < 3)) {
      missing.textContent = card.justifyMissing;
      (reason ? text : radios[0]!).focus();
      return;
    }
    chosen({ kind: "justify", reason, text: said });
  });
}

export function askForm(words: Words, title: HTMLElement, back: HTMLElement, send: (reason: string) => void): HTMLFormElement {
  const { card } = words;
  const text = el("textarea", { id: "text", maxlength: textMax, rows: "3", "data-first": "" });
  const form = el(
    "form",
    { novalidate: "" },
    el("div", { class: "body" }, title, el("div", { id: "what" }, el("label", { class: "text", for: "text" }, card.askText)), text),
    foot(card.askSend, back),
  );
  let sent = false;
  return submitted(form, () => {
    if (sent) return;
    sent = true;
    send(text.value.trim());
  });
}
