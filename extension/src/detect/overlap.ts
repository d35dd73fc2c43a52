/** Which of several findings on the same characters stands. Mirrors src/seawall/detect/overlap.py. */
import { after } from "./text";
import type { Confidence, Found } from "./types";

export const RANK: Record<Confidence, number> = { possible: 0, likely: 1, very_likely: 2 };

export function settle(found: Found[]): Found[] {
  const pool = [...found].sort((a, b) => a.judgement.start - b.judgement.start || b.judgement.end - a.judgement.end);
  const kept: Found[] = [];
  let cluster: Found[] = [];
  let reach = -1;
  for (const item of pool) {
    if (item.judgement.covers) continue;
    if (item.judgement.start >= reach) {
      kept.push(...winners(cluster));
      cluster = [];
    }
    cluster.push(item);
    reach = Math.max(reach, item.judgement.end);
  }
  kept.push(...winners(cluster));
  const covering = pool.filter((item) => item.judgement.covers);
  for (const name of new Set(covering.map((item) => item.detector)))
    kept.push(...winners(covering.filter((item) => item.detector === name)));
  return kept.sort(
    (a, b) => a.judgement.start - b.judgement.start || b.judgement.end - a.judgement.end || compare(a.detector, b.detector),
  );
}

/** Greedy by evidence over findings that touch one another. */
function winners(cluster: Found[]): Found[] {
  if (cluster.length < 2) return cluster;
  const starts: number[] = [];
  const ends: number[] = [];
  const taken: Found[] = [];
  for (const item of [...cluster].sort(byEvidence)) {
    const { start, end } = item.judgement;
    // What is taken never overlaps, so only the one that begins last before this item's end could be in its way.
    const at = after(starts, end - 1);
    if (at > 0 && ends[at - 1]! > start) continue;
    starts.splice(at, 0, start);
    ends.splice(at, 0, end);
    taken.push(item);
  }
  return taken;
}

function byEvidence(a: Found, b: Found): number {
  const x = a.judgement;
  const y = b.judgement;
  return (
    RANK[y.confidence] - RANK[x.confidence] ||
    y.weight - x.weight ||
    x.start - x.end - (y.start - y.end) ||
    compare(a.detector, b.detector) ||
    x.start - y.start
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
