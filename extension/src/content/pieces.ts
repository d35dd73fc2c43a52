import type { Leaf } from "./leaves";

/**
 * A value that stands in pieces in one body: a word of which a part is bold is two texts of a rich editor's, and edits sent together
 * are texts of a letter each. Where one text goes on in the next without a blank between, what stands round the seam is a text too.
 */
const reach = 64;
const lettersMax = 2;
const lettersReach = 500;
const seamsMin = 5;
/** What rich editors and their edits call a text. */
const named = /^(?:text|insert|inserted|chars?|content|data|delta|string|str|s|t|v|value|ins|c)$/i;

const address = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;

interface Run {
  text: string;
  /** Where one text ends and the next begins. */
  seams: number[];
  /** All of them are of a letter or two. */
  letters: boolean;
  /** One has a whole address: it is found where it stands, and masked there. */
  whole: boolean;
}

/** Texts over seams, which can't be changed where they stand. */
export function seams(leaves: readonly Leaf[]): Leaf[] {
  const found: string[] = [];
  const runs = new Map<string, Run>();
  const end = ({ text, seams, letters, whole }: Run): void => {
    if (letters && seams.length >= seamsMin && text.includes(" ")) found.push(text);
    else if (seams.length && !whole && text.includes("@"))
      for (const { 0: one, index } of text.matchAll(address)) if (seams.some((at) => at > index && at < index + one.length)) found.push(one);
  };
  for (const { path, text, fixed } of leaves) {
    const shape = fixed ? null : shapeOf(path, text);
    if (shape === null) continue;
    const run = runs.get(shape);
    const letters = text.length <= lettersMax;
    const whole = text.search(address) >= 0;
    if (run && (letters && run.letters ? run.text.length < lettersReach : goesOn(run.text, text))) {
      run.seams.push(run.text.length);
      Object.assign(run, { text: run.text + text.slice(0, reach), letters: run.letters && letters, whole: run.whole || whole });
      if (text.length <= reach) continue;
    }
    if (run) end(run);
    runs.set(shape, { text: text.slice(-reach), seams: [], letters, whole });
  }
  for (const run of runs.values()) end(run);
  return found.map((text) => ({ path: [], text, fixed: true }));
}

/** Where a text stands but for its place in lists; null where no piece of another would. */
function shapeOf(path: readonly string[], text: string): string | null {
  const last = path.at(-1) ?? "";
  const listed = /^[0-9]+$/.test(last);
  if (!(listed ? text.length <= lettersMax : named.test(last)) || !path.some((one) => /^[0-9]+$/.test(one))) return null;
  return path.map((one) => (/^[0-9]+$/.test(one) ? "*" : one)).join("\n");
}

const goesOn = (before: string, after: string): boolean => /[\w.@+-]$/.test(before) && /^[\w.@+-]/.test(after);
