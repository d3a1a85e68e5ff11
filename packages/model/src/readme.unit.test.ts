import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseJson, ticketCreateSchema } from "./index.ts";

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), "utf8");

test("the README shows an example that runs", () => {
  const body = ticketCreateSchema.parse(
    parseJson('{"subject": "Help", "custom_fields": {"cf_ref": 12345678901234567890}}'),
  );
  expect(JSON.stringify(body.custom_fields)).toBe('{"cf_ref":12345678901234567890}');
  expect(read("../README.md")).toContain('custom_fields": {"cf_ref": 12345678901234567890}}');
});
