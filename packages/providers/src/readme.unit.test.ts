import { capabilities } from "@portico/connector";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { example, providers } from "./index.ts";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

test("the README's example shows what the example vendor can do", () => {
  const { tickets } = capabilities(example).resources;
  expect(readme).toContain("const { tickets } = capabilities(example).resources;");
  expect(tickets?.operations).toEqual(["list", "get", "create"]);
  expect(tickets?.list?.filters).toContainEqual({ name: "updated_after", applied_by: "provider" });
});

test("every provider has a name of its own, and the example is never offered", () => {
  const names = providers.map(({ id }) => id);
  expect(new Set(names).size).toBe(names.length);
  expect(names).not.toContain(example.id);
});
