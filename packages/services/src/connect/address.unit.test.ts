import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { goldenDesk } from "../testing/golden-desk.ts";
import { readAddress } from "./address.ts";

const desk = {
  ...goldenDesk,
  origin: "https://{subdomain}.desk.example",
  subdomain: /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
} as const;
const other = { ...desk, id: "other", origin: "https://{subdomain}.other.example" } as const;
const read = (typed: string) => readAddress(desk, [desk, other], typed);

test.each([
  "acme",
  "ACME",
  "  acme.desk.example  ",
  "Acme.Desk.Example",
  "acme.desk.example.",
  "acme.desk.example:443",
  "acme.desk.example/",
  "https://acme.desk.example",
  "HTTPS://ACME.DESK.EXAMPLE/",
  "http://acme.desk.example/a/tickets/17?tab=1#top",
  "https:/acme.desk.example/a",
  "acme.desk.example/a/admin",
])("%j is the account acme", (typed) => {
  expect(read(typed)).toEqual({ is: "understood", subdomain: "acme", host: "acme.desk.example" });
});

test.each([
  ["", "missing"],
  ["   ", "missing"],
  ["desk.example", "malformed"],
  ["https://desk.example/login", "malformed"],
  ["support.acme.desk.example", "malformed"],
  ["acme.other.example", "malformed"],
  ["sam@acme.com", "malformed"],
  ["https://sam:key@acme.desk.example", "malformed"],
  ["acme desk", "malformed"],
  ["xn--acme-9la", "malformed"],
  ["äcme.desk.example", "malformed"],
  ["\u212Aacme", "malformed"],
  ["127.0.0.1", "malformed"],
  ["localhost:8080/x", "understood"],
  ["support.acme.com", "own_domain"],
  ["https://Support.Acme.com/hc/en-us", "own_domain"],
  ["acme.desk.example.evil.com", "own_domain"],
  [`${"a.".repeat(125)}com`, "own_domain"],
  [`${"a.".repeat(126)}com`, "malformed"],
  ["a.".repeat(450_000), "malformed"],
])("%j is %s", (typed, is) => {
  expect(read(typed).is).toBe(is);
});

describe("whatever is typed", () => {
  test("leads to an account of this help desk or to none", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "grapheme" }), fc.webUrl()), (typed) => {
        const address = read(typed);
        if (address.is !== "understood") return;
        expect(new URL(`https://${address.host}`).host).toBe(`${address.subdomain}.desk.example`);
        expect(typed.toLowerCase()).toContain(address.subdomain);
      }),
    );
  });
});
