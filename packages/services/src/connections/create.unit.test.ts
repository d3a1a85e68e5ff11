import { expect, test } from "vitest";
import { goldenDesk } from "../testing/golden-desk.ts";
import { presetFaults } from "./create.ts";

const desk = { ...goldenDesk, limits: { ...goldenDesk.limits, plans: { growth: { total: 100 } } } };

test.each<[string, object, object, unknown[]]>([
  ["nothing", {}, {}, []],
  ["null for whatever is not known", {}, { plan: null, flavour: null }, []],
  ["a plan and a flavour that there are", { flavours: { msp: {} } }, { plan: "growth", flavour: "msp" }, []],
  ["a plan that there is not", {}, { plan: "pro" }, [{ pointer: "/plan", code: "unknown_plan" }]],
  [
    "another flavour",
    { flavours: { msp: {} } },
    { flavour: "itsm" },
    [{ pointer: "/flavour", code: "unknown_flavour" }],
  ],
  ["a flavour where there are none", {}, { flavour: "itsm" }, [{ pointer: "/flavour", code: "unknown_flavour" }]],
])("%s is judged by what the provider has", (_, provider, given, faults) => {
  expect(presetFaults({ ...desk, ...provider }, given)).toEqual(
    faults.map((fault) => expect.objectContaining(fault as object)),
  );
});
