import type { ProviderView } from "@portico/model";
import { expect, test } from "vitest";
import { narrowed } from "./capabilities.ts";

const list = {
  filters: [],
  sorts: [],
  full_text: false,
  includes: [],
  expands: ["requester", "assignee"],
  guarantee: "exact" as const,
  reason: null,
  exact_sorts: [],
  delta: { available: false, notes: [] },
  excluded: ["spam"],
};
const resource = {
  operations: ["list", "get", "create", "update", "restore"],
  list,
  create_fields: ["subject"],
  update_fields: ["status"],
  action_fields: { restore: [] },
  files: { writes: ["create", "update"], most_bytes: 1_000, most_files: null, kinds: null },
  losses: [],
};
const view: ProviderView = {
  provider: "invented",
  title: "Invented",
  auth: [],
  subdomain: { pattern: "", host: "" },
  plans: [],
  flavours: [],
  classes: [],
  resources: { tickets: resource, users: { ...resource, list: { ...list, expands: [] } } },
  webhooks: false,
};
const blank = { who: "may do less", says: "There is less." };

test("a provider of which nothing is kept back is told of whole", () => {
  expect(narrowed(view, [])).toEqual(view);
});

test("what is refused is gone with its fields, and a resource of which nothing is left with it", () => {
  const refuses = { tickets: ["create", "restore"], users: resource.operations };
  const { resources } = narrowed(view, [{ ...blank, refuses }]);
  expect(resources).toEqual({
    tickets: {
      ...resource,
      operations: ["list", "get", "update"],
      list: { ...list, expands: ["requester"] },
      create_fields: [],
      action_fields: {},
      files: { ...resource.files, writes: ["update"] },
    },
  });
});

test("without its list a resource keeps the rest", () => {
  const { tickets } = narrowed(view, [{ ...blank, refuses: { tickets: ["list"] } }]).resources;
  expect(tickets).toEqual({ ...resource, operations: ["get", "create", "update", "restore"], list: null });
});

test("what is hidden is told among what a list leaves out, once however many reasons there are", () => {
  const hiding = { ...blank, hides: ["tickets" as const] };
  expect(narrowed(view, [hiding, hiding]).resources["tickets"]?.list?.excluded).toEqual(["spam", "out_of_scope"]);
});
