/** The signed policy's word on some findings: a look-up, since the server has already decided every case (design: one policy). */
import type { Account, Action, Cell, Policy, Tool } from "../protocol";

export interface Grant {
  tool: string;
  detectors: string[];
  /** Milliseconds since 1970. */
  until: number;
}

export interface Decision {
  action: Action;
  /** The strongest cell; its message is what the person reads. */
  cell: Cell;
  /** Ids of the policies whose cells were as strong. */
  policies: string[];
  /** A reason was given before and still counts. */
  granted: boolean;
}

const order: Action[] = ["allow", "coach", "mask", "block"];
export const strength = (action: Action): number => order.indexOf(action);

const missing = (category: string): Cell => ({ action: "block", policy: "", message: `No policy speaks of ${category} here.` });

/**
 * Decides for one text. `found` is what was found in it, each with its detector and category; without findings the
 * `none` cell decides. A tool or column the policy does not know blocks.
 */
export function decide(
  policy: Policy,
  tool: Tool | null,
  account: Account,
  found: readonly { detector: string; category: string }[],
  grants: readonly Grant[] = [],
  now = 0,
): Decision {
  const column = tool && policy.decisions[tool.columns[account] ?? ""];
  if (!tool || !column) return { action: "block", cell: missing("this tool"), policies: [], granted: false };
  const granted = (detector: string) =>
    grants.some((grant) => grant.tool === tool.id && grant.until > now && grant.detectors.includes(detector));
  let cell = column.none;
  let policies = new Set([cell.policy]);
  let wasGranted = false;
  for (const { detector, category } of found) {
    const own = column.detectors[detector] ?? column.categories[category] ?? missing(category);
    if ((own.justifyMinutes ?? 0) > 0 && granted(detector)) {
      wasGranted = true;
      continue;
    }
    const difference = strength(own.action) - strength(cell.action);
    if (difference > 0 || policies.has("")) [cell, policies] = [own, new Set()];
    if (difference >= 0) policies.add(own.policy);
  }
  policies.delete("");
  return { action: cell.action, cell, policies: [...policies], granted: wasGranted };
}
