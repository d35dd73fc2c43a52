/** A finding in its surroundings, with every finding there covered: what a row of the card shows. */
import type { Finding } from "../detect/types";
import { cover, maskedSample } from "../detect/sample";
import { read, type Reading } from "../detect/text";

export interface Piece {
  text: string;
  /** This piece stands for a value; `own` when it is the row's own. */
  covered: boolean;
  own: boolean;
}

const around = 32;
const sampleMax = 40;

/** Code point offsets as offsets in the string. */
export function offsetsOf(text: string, findings: readonly Finding[]): [start: number, end: number][] {
  const wanted = [...new Set(findings.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  const at = new Map<number, number>();
  let points = 0;
  let next = 0;
  for (let unit = 0; next < wanted.length; unit++, points++) {
    while (next < wanted.length && wanted[next]! <= points) at.set(wanted[next++]!, Math.min(unit, text.length));
    if (unit >= text.length) {
      while (next < wanted.length) at.set(wanted[next++]!, text.length);
      break;
    }
    if (text.codePointAt(unit)! > 0xffff) unit++;
  }
  return findings.map(({ start, end }) => [at.get(start) ?? 0, at.get(end) ?? 0]);
}

/**
 * The row of `findings[index]`. A value is never shown, also not one that begins before or ends after what is shown; a finding
 * inside another (a number in a list) is covered with it.
 */
export function excerpt(text: string, findings: readonly Finding[], index: number, spans = offsetsOf(text, findings), reading = read(text)): Piece[] {
  const own = spans[index]!;
  const from = Math.max(0, own[0] - around);
  const to = Math.min(text.length, own[1] + around);
  const near = spans.map((span, n) => ({ span, n })).filter(({ span, n }) => n !== index && span[1] > from && span[0] < to);
  const before = gaps(text, from, own[0], near, findings, reading);
  const after = gaps(text, own[1], to, near, findings, reading);
  const sample = maskedSample(text, findings[index]!, reading);
  if (from > 0 && before[0] && !before[0].covered) before[0].text = before[0].text.replace(/^\S*\s/u, "");
  const last = after.at(-1);
  if (to < text.length && last && !last.covered) last.text = last.text.replace(/\s\S*$/u, " ");
  const pieces = [
    ...(from > 0 ? [plain("…")] : []),
    ...before,
    { text: sample.length > sampleMax ? cover : sample, covered: true, own: true },
    ...after,
    ...(to < text.length ? [plain("…")] : []),
  ];
  return pieces.map((piece) => ({ ...piece, text: piece.text.replace(/\s+/gu, " ") })).filter((piece) => piece.text);
}

const plain = (text: string): Piece => ({ text, covered: false, own: false });

function gaps(text: string, from: number, to: number, near: { span: [number, number]; n: number }[], findings: readonly Finding[], reading: Reading): Piece[] {
  const pieces: Piece[] = [];
  let at = from;
  const sorted = near.filter(({ span }) => span[1] > from && span[0] < to).sort((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1]);
  for (const { span, n } of sorted) {
    if (span[0] > at) pieces.push(plain(whole(text, at, Math.min(span[0], to))));
    if (span[1] <= at) continue;
    const inside = span[0] >= from && span[1] <= to && span[0] >= at;
    const sample = inside ? maskedSample(text, findings[n]!, reading) : cover;
    pieces.push({ text: sample.length > sampleMax ? cover : sample, covered: true, own: false });
    at = Math.min(span[1], to);
  }
  if (at < to) pieces.push(plain(whole(text, at, to)));
  return pieces;
}

/** Never half of a character. */
function whole(text: string, from: number, to: number): string {
  return text.slice(from, to).replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/gu, "");
}
