import { expect, test } from "vitest";
import type { Provider, WireRequest } from "./contract.ts";
import { spelled, unspelled } from "./spelling.ts";
import { invented } from "./testing/invented.ts";

const provider: Provider = {
  ...invented,
  apiPrefix: "/api",
  flavours: { itsm: {}, msp: { words: { people: "contacts", person: "contact" } } },
};
const wire = (path: string): WireRequest => ({ method: "GET", path });

test.each([
  ["/api/people", "/api/contacts"],
  ["/api/people/17/merge", "/api/contacts/17/merge"],
  ["/api/tickets/people", "/api/tickets/people"],
  ["/api/contacts", "/api/contacts"],
  ["/api/toString", "/api/toString"],
  ["/people", "/people"],
])("%s is %s where people are contacts, and itself elsewhere", (path, own) => {
  expect(spelled(provider, { flavour: "msp" }, wire(path)).path).toBe(own);
  for (const flavour of ["itsm", "business", null] as const)
    expect(spelled(provider, { flavour }, wire(path)).path).toBe(path);
});

test("an answer is unwrapped by the definition's words, and what lies within stays as it is", () => {
  const said = { contact: { contact: 1 }, meta: 2 };
  expect(unspelled(provider, { flavour: "msp" }, said)).toEqual({ person: { contact: 1 }, meta: 2 });
  expect(unspelled(provider, { flavour: "itsm" }, said)).toBe(said);
  for (const body of [undefined, null, "x", [{ contact: 1 }]])
    expect(unspelled(provider, { flavour: "msp" }, body)).toBe(body);
});
