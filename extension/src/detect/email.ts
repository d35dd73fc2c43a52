/** Mirrors detectors/email.py. */
import * as data from "../gen/email";
import { find, lstrip, matches, search } from "./python";
import type { Candidate, Judgement } from "./types";

export function validateEmail(candidate: Candidate): Judgement | null {
  if (candidate.pattern.name) return spelled(candidate);
  const { text, end, value } = candidate;
  const at = value.lastIndexOf("@");
  const local = value.slice(0, at);
  const domain = value.slice(at + 1);
  const stripped = lstrip(local, "'*/{|=?&$!#%^~`+-_");
  if (!stripped || local.includes("..") || (local.endsWith(".") && !local.startsWith('"'))) return null;
  let start = candidate.start + local.length - stripped.length;
  start += Math.max(stripped.lastIndexOf("="), stripped.lastIndexOf("/"), stripped.lastIndexOf("|")) + 1;
  if (data._FILE_ENDINGS.has(domain.slice(domain.lastIndexOf(".") + 1).toLowerCase())) return null;
  if (text[end] === "(") return null;
  const low = Math.max(0, start - data._line_chars_max);
  const line = text.slice(Math.max(low, lastNewline(text, low, start) + 1), start);
  if (local === "git" || matches(data._COPY_PATH, text, end, end + 70) || ofUrl(text.slice(Math.max(0, start - 98), start)))
    return null;
  if (search(data._CREDIT, line) || search(data._MESSAGE_ID, line)) return null;
  if (search(data._HEADING, text.slice(Math.max(0, start - data._heading_reach_chars), start))) return null;
  const word = candidate.context();
  const reasons = word ? [`context word: ${word}`] : [];
  return candidate.accept(["address form", ...reasons], { confidence: "very_likely", start, weight: 1 });
}

const ofUrl = (before: string) => before.includes("://") && search(data._ADDRESS_OF_URL, before);

function lastNewline(text: string, low: number, high: number): number {
  if (find(text, "\n", low, high) < 0) return -1;
  return text.lastIndexOf("\n", high - 1);
}

/** `ana (at) shop (dot) example`; with bare words only next to a word for e-mail. */
function spelled(candidate: Candidate): Judgement | null {
  if (!/[[({]/.test(candidate.value) && candidate.context() === null) return null;
  return candidate.accept(["address spelled out"], { confidence: "likely" });
}
