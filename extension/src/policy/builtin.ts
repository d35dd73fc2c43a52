/** What holds before a server has spoken: the AI tools everybody knows, secrets and cards stopped, the rest said. */
import { CATALOGUE } from "../gen/catalogue";
import type { Cell, Policy } from "../protocol";

export interface Words {
  block: string;
  coach: string;
}

const blocked = ["credentials", "payment_data"];
const coached = ["customer_pii", "order_history", "internal_pricing", "supplier_contract"];

/** Version 0: every policy a server signs is newer. */
export function builtin(words: Words): Policy {
  const cell = (action: Cell["action"], message: string): Cell => ({ action, policy: "built-in", message });
  const cells = (names: string[], made: Cell) => names.map((name) => [name, made] as const);
  return {
    format: 1,
    version: 0,
    issued: "1970-01-01T00:00:00Z",
    expires: "1970-01-01T00:00:00Z",
    organisation: "",
    observe: false,
    failMode: "open",
    pollSeconds: 300,
    languages: [],
    work: { domains: [], orgs: [] },
    tools: CATALOGUE.map(([id, name, hosts]) => ({
      id,
      name,
      vendor: "",
      hosts: hosts.split(" ").flatMap((host) => [host, `*.${host}`]),
      state: "unlisted",
      grade: "unknown",
      columns: { work: "any", personal: "any", unknown: "any" },
      facts: [{ topic: "training", text: "unknown", source: "", date: "" }],
    })),
    decisions: {
      any: {
        none: cell("allow", ""),
        categories: Object.fromEntries([...cells(blocked, cell("block", words.block)), ...cells(coached, cell("coach", words.coach))]),
        detectors: {},
      },
    },
    sites: [],
    tenantHeaders: [],
  };
}
