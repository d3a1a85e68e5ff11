import { expect, test } from "vitest";
import { isOperators, shownOf } from "./credential.ts";

const [id, secret] = ["0123456789ab", "s3cret".repeat(8)];

test.each(["live", "test"] as const)("of a %s key what names it is shown", (mode) => {
  expect(shownOf(`ptk_${mode}_${id}_${secret}`)).toEqual({ name: `ptk_${mode}_${id}`, mode });
});

test.each([
  `pto_${id}_${secret}`,
  `eyJhbGciOiJFZERTQSJ9.${secret}.${secret}`,
  `eyJ_live_${id}_${secret}`,
  `ptk_live_${secret}`,
  `ptk_live_${id}`,
  ` ptk_live_${id}_${secret}`,
])("of %s nothing is shown", (credential) => {
  expect(shownOf(credential)).toEqual({ name: "a token", mode: null });
});

test("an operator's token is told from what a tenant signs in with", () => {
  expect(isOperators(`pto_${id}_${secret}`)).toBe(true);
  expect(isOperators(`ptk_live_${id}_${secret}`)).toBe(false);
});
