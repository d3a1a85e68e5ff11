import { ticketSearchSchema } from "@portico/model";
import { expect, test } from "vitest";
import { openBench } from "./bench.ts";
import { freshdeskDesk } from "./desks/freshdesk.ts";
import { onOneDay } from "./one-day.ts";
import { providerNamed } from "./provider-named.ts";
import { walked } from "./walked.ts";

/** More of one day than the vendor's search shows, at the figures that are the vendor's own. */
const alike = { status: 3, priority: 4, type: "Incident", group_id: null, responder_id: null };
const filter = { status: "pending", created_at: { gte: "2020-01-01T00:00:00Z" } };

test.each<[string, (at: number) => object]>([
  ["one status", (at) => ({ ...alike, priority: 1 + (at % 4), type: at % 2 === 0 ? "Question" : "Incident" })],
  ["one status, priority, type, group and agent", () => alike],
])("5,000 hits of one day that have %s in common are 5,000", async (_, changeOf) => {
  await using bench = await openBench(providerNamed("freshdesk"), freshdeskDesk(), { objects: 5_600 });
  onOneDay(bench, (at) => (at < 5_000 ? changeOf(at) : { status: 2 }));
  const { rows, steps } = await walked(
    bench,
    "tickets",
    { filter: ticketSearchSchema.parse({ filter }).filter },
    [100],
    () => true,
  );
  expect(new Set(rows.map(({ id }) => id)).size).toBe(5_000);
  expect(rows).toHaveLength(5_000);
  expect(steps.at(-1)).toMatchObject({ next: null, cutBy: null });
});

test("1,400 hits of one day are found part by part, where that day holds far more", async () => {
  await using bench = await openBench(providerNamed("freshdesk"), freshdeskDesk(), { objects: 9_000 });
  onOneDay(bench, (at) => ({
    status: at < 1_400 ? 3 : 2,
    priority: 1 + (at % 4),
    type: at % 3 === 0 ? "Incident" : null,
  }));
  const { rows, steps } = await walked(bench, "tickets", { status: ["pending"] }, [100], () => true);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(1_400);
  expect(rows).toHaveLength(1_400);
  expect(steps.reduce((sum, { errand }) => sum + errand.meter.calls, 0)).toBeLessThan(80);
});
