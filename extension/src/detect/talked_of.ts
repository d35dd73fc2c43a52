/** Mirrors the second half of detectors/_alike.py. */
import * as data from "../gen/alike";
import { behind } from "./field_names";
import { finditer, search } from "./python";
import type { Candidate } from "./types";

/** Whether the nearest word against a number names it, rather than being what is talked of. */
export function namedOtherwise(candidate: Candidate): boolean {
  const said = candidate.against();
  if (said === null) return false;
  const word = said.endsWith("*") ? said.slice(0, -1) : said;
  const around = behind(candidate.text, candidate.start, word);
  if (around !== null) return names(around[1].replace(/^\p{L}{1,16}/u, ""));
  const after = candidate.text.slice(candidate.end, candidate.end + data.after_chars);
  const place = after.toLowerCase().indexOf(word);
  return place < 0 || names(after.slice(0, place));
}

function names(gap: string): boolean {
  if (search(data._CELLS, gap)) return true;
  const others = [...finditer(data._WORD, gap)].filter((match) => !data._SMALL.has(match[0].toLowerCase())).length;
  return others < (/[.?!:,\u2014]/.test(gap) ? 1 : data.other_words_min);
}
