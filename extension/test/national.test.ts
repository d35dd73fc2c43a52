import assert from "node:assert/strict";
import { test } from "node:test";
import { CHECKS } from "../src/detect/national_checks";
import { SCHEMES } from "../src/gen/national_schemes";

test("every scheme has its check here, but for those named", () => {
  const missing = SCHEMES.filter((scheme: { check: string }) => !(scheme.check in CHECKS)).map((scheme: { label: string }) => scheme.label);
  assert.deepEqual(missing, [
    "Portugal cartão de cidadão",
    "Mexico RFC",
    "Colombia NIT",
    "Pakistan CNIC",
    "Malaysia NRIC",
    "Indonesia NIK",
  ]);
});
