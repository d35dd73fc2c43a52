/** Mirrors detectors/_alike.py. */
import * as data from "../gen/alike";

const forms = new Map<string, RegExp>();

/** Whether more than this share of the values of the same form nearby fail what the one at `start` holds. */
export function byChance(text: string, start: number, end: number, share: number, holds: (value: string) => boolean): boolean {
  const form = formOf(text.slice(start, end));
  const before = text.slice(Math.max(0, start - data.near_chars), start).match(form) ?? [];
  const after = text.slice(end, end + data.near_chars).match(form) ?? [];
  const others = [...before.slice(-data.others_max), ...after.slice(0, data.others_max)];
  if (others.length < data.others_min) return false;
  const failing = others.filter((other) => !holds(other)).length;
  return failing >= data.others_min && failing > share * others.length;
}

function formOf(value: string): RegExp {
  const shape = (value.match(/[0-9]{1,40}|[A-Za-z]{1,40}|[^0-9A-Za-z]/g) ?? [])
    .map((run) => (/[0-9]/.test(run) ? `[0-9]{${run.length}}` : /[A-Za-z]/.test(run) ? `[A-Za-z]{${run.length}}` : run.replace(/[\\^$.*+?()[\]{}|/-]/, "\\$&")))
    .join("");
  let form = forms.get(shape);
  if (form === undefined) {
    if (forms.size > 255) forms.clear();
    forms.set(shape, (form = new RegExp(`(?<![\\w.-])${shape}(?![\\w-])`, "g")));
  }
  return form;
}
