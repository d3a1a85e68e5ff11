import { expect, test } from "vitest";
import { toField, wireField } from "./fields.ts";

const fieldOf = (more: object) =>
  toField(
    "tickets",
    wireField.parse({ id: 1, name: "serial", required_for_agents: true, required_for_closure: true, ...more }),
    { type: "custom_text", isDefault: false, options: null, raw: {} },
  );

test("what a form asks for is asked for, but not what lies in a section that may not show", () => {
  expect(fieldOf({})).toMatchObject({ is_required: true, isRequiredToClose: true });
  expect(fieldOf({ belongs_to_section: true })).toMatchObject({ is_required: false, isRequiredToClose: false });
});
