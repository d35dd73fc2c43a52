/** Mirrors detectors/bulk_records.py. */
import * as data from "../gen/bulk_records";
import { findRecords } from "./records";
import { kindsOf, type Table } from "./tables";
import type { Judgement, Page } from "./types";

const PERSONAL = data._PERSONAL as Record<string, string>;
const PERSONAL_KINDS = new Set(Object.values(PERSONAL));

export function* sweepBulk(page: Page): Generator<Judgement | null> {
  const covered: [number, number][] = [];
  const records = page.findings.length >= data.rows_min ? yield* findRecords(page.text, page.due) : [];
  for (const table of [...(yield* page.tables()), ...records]) {
    if (table.count < data.rows_min || covered.some(([a, b]) => a < table.end && table.start < b)) continue;
    const kinds = columns(page, table);
    if (!aboutPeople(table, kinds)) continue;
    covered.push([table.start, table.end]);
    yield {
      start: table.start,
      end: table.end,
      confidence: kinds.size > 1 ? "very_likely" : "likely",
      reasons: [`rows: ${table.count}`, `columns: ${[...kinds].sort().join(", ")}`, `layout: ${table.layout}`],
      weight: 0,
      count: table.count,
      covers: true,
    };
  }
  yield* manyValues(page, covered);
}

/** Kinds of personal columns: named so and filled, or holding findings in most rows. */
function columns(page: Page, table: Table): Set<string> {
  const telling = new Set([...PERSONAL_KINDS, "order", "money", "secret"]);
  const kinds = new Set(kindsOf(table).filter((kind) => telling.has(kind)));
  const inside = new Map<string, number>();
  for (const [name, start] of page.findings) {
    const kind = PERSONAL[name];
    if (kind !== undefined && table.start <= start && start < table.end) inside.set(kind, (inside.get(kind) ?? 0) + 1);
  }
  if (!table.header.length) for (const kind of [...kinds]) if (data._STRONG.has(kind)) kinds.delete(kind);
  for (const [kind, seen] of inside) if (seen * 2 >= table.count) kinds.add(kind);
  return kinds;
}

function aboutPeople(table: Table, kinds: Set<string>): boolean {
  const named = new Set(kindsOf(table));
  const personal = [...kinds].filter((kind) => PERSONAL_KINDS.has(kind));
  if (!personal.length) return false;
  if (personal.some((kind) => data._STRONG.has(kind))) {
    if (personal.length === 1 && personal[0] === "card") return true;
    return !named.has("product") || personal.length > 1 || kinds.has("order") || personal.includes("email");
  }
  return personal.length > 1 || (personal.includes("name") && kinds.has("order") && (kinds.has("money") || named.has("product")));
}

/** A list without table form: enough different values of one kind, close together. */
function* manyValues(page: Page, covered: [number, number][]): Generator<Judgement | null> {
  const byKind = new Map<string, Map<string, [number, number]>>();
  for (const [name, start, end] of page.findings) {
    const kind = PERSONAL[name] ?? "";
    if (!(data._STRONG.has(kind) || kind === "address") || covered.some(([a, b]) => a <= start && start < b)) continue;
    let values = byKind.get(kind);
    if (values === undefined) byKind.set(kind, (values = new Map()));
    values.set(page.text.slice(start, end).toLowerCase(), [start, end]);
  }
  let best = new Map<string, [number, number]>();
  for (const values of byKind.values()) if (values.size > best.size) best = values;
  if (best.size < data._values_min) return;
  const kinds = [...byKind].filter(([, values]) => values.size * 2 >= best.size).map(([kind]) => kind);
  let start = Infinity;
  let end = 0;
  for (const [a, b] of best.values()) {
    start = Math.min(start, a);
    end = Math.max(end, b);
  }
  yield {
    start,
    end,
    confidence: "likely",
    reasons: [`rows: ${best.size}`, `values: ${kinds.sort().join(", ")}`, "layout: list"],
    weight: 0,
    count: best.size,
    covers: true,
  };
}
