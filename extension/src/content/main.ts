/** In the extension's world on an AI tool's page: inspects, decides by the signed policy, asks the person. */
import { theEngine } from "../detect";
import type { Kept } from "../messages";
import type { Asked, Told } from "../page/ask";
import { decide } from "../policy/decide";
import { toolFor } from "../policy/tools";
import { openLine } from "../wire";

let kept: Kept = {};
openLine((question) => {
  const asked = question as Asked;
  const findings = theEngine().scan(asked.body ?? "");
  if (!kept.policy) return { verdict: findings.length ? "stop" : "pass" } satisfies Told;
  const decision = decide(kept.policy, toolFor(kept.policy.tools, location.hostname), "unknown", findings);
  return { verdict: decision.action === "block" ? "stop" : "pass" } satisfies Told;
});
void chrome.storage.local.get<Kept>(["policy", "grants", "customers"]).then((now) => (kept = now));

window.addEventListener(
  "paste",
  (event) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!theEngine().scan(text).length) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  },
  true,
);
