/** The golden corpus with what is found in it: golden.test.ts holds that the engine here says the same. */
import type { Finding } from "../src/detect/types";
import golden from "./golden.json";

type Row = [string, [string, number, number, Finding["confidence"], number][]];

export const known = (golden as unknown as Row[]).map(([text, rows]): [string, Finding[]] => [
  text,
  rows.map(([detector, start, end, confidence, count]) => ({ detector, category: "customer_pii", start, end, confidence, reasons: [], count })),
]);
