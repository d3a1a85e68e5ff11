import { parseJson } from "@portico/model";
import { expect, test } from "vitest";
import { attachmentsUpTo } from "./form.ts";

const { toForm } = attachmentsUpTo(1);
const said = (json: string) => toForm(parseJson(json) as Record<string, unknown>);

test("a body is said field by field, numerals as they were written", () => {
  const json = '{"subject":"A","status":2,"requester_id":12345678901234567890,"private":false,"due_by":1.50}';
  expect(said(json)).toEqual({
    fields: [
      ["subject", "A"],
      ["status", "2"],
      ["requester_id", "12345678901234567890"],
      ["private", "false"],
      ["due_by", "1.50"],
    ],
    unsayable: [],
  });
});

test("lists and objects have a field for each of their values", () => {
  expect(said('{"tags":["a","b"],"custom_fields":{"cf_x":"y","cf_n":7}}').fields).toEqual([
    ["tags[]", "a"],
    ["tags[]", "b"],
    ["custom_fields[cf_x]", "y"],
    ["custom_fields[cf_n]", "7"],
  ]);
});

test.each([
  ["null", '{"type":null}', "type"],
  ["an empty list", '{"tags":[]}', "tags"],
  ["a list of objects", '{"other_companies":[{"company_id":1}]}', "other_companies"],
  ["an object within an object", '{"custom_fields":{"cf_x":["y"]}}', "custom_fields"],
])("%s cannot be said", (_, json, key) => {
  expect(said(json)).toEqual({ fields: [], unsayable: [key] });
});
