import { expect, test } from "vitest";
import { createFaultPlan } from "./faults.ts";

test("a fault meets as many matching calls as it says, and no other call", () => {
  const plan = createFaultPlan();
  plan.add({ kind: "reset", method: "POST", path: "/tickets$", times: 2 });
  expect(plan.take("GET", "/api/v2/tickets")).toBeUndefined();
  expect(plan.take("POST", "/api/v2/tickets/7/notes")).toBeUndefined();
  expect(plan.take("POST", "/api/v2/tickets")?.kind).toBe("reset");
  expect(plan.take("POST", "/api/v2/tickets")?.kind).toBe("reset");
  expect(plan.take("POST", "/api/v2/tickets")).toBeUndefined();
  expect(plan.pending()).toEqual([]);
});

test("a fault spares the first calls it is told to spare", () => {
  const plan = createFaultPlan();
  plan.add({ kind: "hang", spare: 2 });
  expect([1, 2, 3, 4].map(() => plan.take("GET", "/")?.kind)).toEqual([undefined, undefined, "hang", undefined]);
});
