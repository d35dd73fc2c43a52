/** The other half of a credential: the id beside a secret, the user beside a password. Mirrors src/seawall/detect/pairs.py. */
import * as data from "../gen/pairs";
import { finditer, fullmatch, search, type Written } from "./python";
import type { Judgement } from "./types";

interface Shape {
  says: string;
  secret: Written;
  other: Written;
}

/** Which pair the secret at `start`:`end` is half of; empty when its other half is nowhere near. */
export function otherHalf(text: string, start: number, end: number, password = false): string {
  const before = text.slice(Math.max(0, start - data.reach_chars), start).split("\n").slice(-data.lines_max).join("\n");
  const after = text.slice(end, end + data.reach_chars).split("\n").slice(0, data.lines_max).join("\n");
  const near = (regex: Written): boolean => search(regex, before) !== null || search(regex, after) !== null;
  if (password) return near(data._user_named) ? "user and password" : "";
  const value = text.slice(start, Math.min(end, start + 120));
  for (const shape of data._shapes as Shape[]) if (fullmatch(shape.secret, value) && near(shape.other)) return shape.says;
  const named = search(data._secret_named, before.slice(-64));
  if (named === null) return "";
  const word = named.groups!["word"]!.toLowerCase();
  for (const side of [before.slice(0, before.length - named[0].length), after])
    for (const match of finditer(data._id_named, side)) if (match.groups!["word"]!.toLowerCase() === word) return `${word} id and secret`;
  return "";
}

/** The judgement, one level higher and with its pair named, where its other half is near. */
export function paired(text: string, found: Judgement, password = false): Judgement {
  const says = otherHalf(text, found.start, found.end, password);
  if (!says) return found;
  return { ...found, confidence: found.confidence === "possible" ? "likely" : "very_likely", reasons: [...found.reasons, `pair: ${says}`] };
}
