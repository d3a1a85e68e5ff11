import { describe, expect, test } from "vitest";
import type { Budgets } from "./errand.ts";
import { createKnownLimits } from "./known-limits.ts";
import { plainPath } from "./plain-path.ts";
import { classesOf, priceOf, rowOfTotal } from "./price.ts";
import { invented } from "./testing/invented.ts";

const price = (method: string, path: string, query = "") =>
  Object.fromEntries(
    priceOf(invented.limits, method, path, new URLSearchParams(query)).map((cost) => [cost.class, cost.credits]),
  );

const limitsOf = (budgets: Budgets) =>
  Object.fromEntries(Object.entries(budgets).map(([name, { limit }]) => [name, limit]));

test("every call draws on the total, and on the class of the first row that it matches", () => {
  expect(price("GET", "/api/tickets")).toEqual({ total: 1, lists: 1 });
  expect(price("GET", "/api/tickets", "include=stats")).toEqual({ total: 3, lists: 3 });
  expect(price("POST", "/api/tickets")).toEqual({ total: 1, creates: 1 });
  expect(price("GET", "/api/tickets/17")).toEqual({ total: 1 });
});

test("a HEAD costs what its GET costs", () => {
  expect(price("HEAD", "/api/tickets")).toEqual({ total: 1, lists: 1 });
});

test.each([
  "/api/%74ickets",
  "/API/Tickets",
  "/api/tickets/",
  "/api/tickets.json",
  "/api/tickets.csv/",
  "/api/tickets/.x.y",
  "/api/tickets;v=1",
])("%s is paid for as the endpoint that it is", (path) => {
  expect(price("GET", path)).toEqual({ total: 1, lists: 1 });
});

test("a path that cannot be decoded stands as it is", () => {
  expect(plainPath("/api/%E0%A4%A")).toBe("/api/%e0%a4%a");
});

test("the classes are the total and those that calls are priced by", () => {
  expect(classesOf(invented.limits)).toEqual(["total", "lists", "creates"]);
});

test("of several rows with the same total the lowest figures hold", () => {
  expect(rowOfTotal(invented.limits, 400)).toEqual({ total: 400, lists: 60, creates: 100 });
  expect(rowOfTotal(invented.limits, 7)).toEqual({});
});

describe("the terms to call on", () => {
  test("are the safe assumption where nothing is known; a class without a figure is bounded by the total", () => {
    const budgets = createKnownLimits().budgets(invented, "acme", null, 1_000);
    expect(limitsOf(budgets)).toEqual({ total: 50, lists: 10, creates: 50 });
    expect(budgets["total"]).toMatchObject({ windowMs: 1_000, source: "assumed" });
  });

  test("are the plan's where one is named, and the assumption's where its name is not known", () => {
    const known = createKnownLimits();
    expect(limitsOf(known.budgets(invented, "acme", "large", 1))).toEqual({ total: 400, lists: 80, creates: 100 });
    expect(limitsOf(known.budgets(invented, "acme", "golden", 1))).toEqual({ total: 50, lists: 10, creates: 50 });
  });

  test("follow the total that the vendor told, of this account and no other", () => {
    const known = createKnownLimits();
    known.learn(invented, "acme", 400);
    expect(limitsOf(known.budgets(invented, "acme", "small", 1))).toEqual({ total: 400, lists: 60, creates: 100 });
    expect(limitsOf(known.budgets(invented, "other", "small", 1))).toEqual({ total: 100, lists: 20, creates: 100 });
  });
});
