import { ticketSearchSchema } from "@portico/model";
import { describe, expect, test } from "vitest";
import { openBench } from "../conformance/bench.ts";
import { full } from "../conformance/counts.ts";
import { freshdeskDesk } from "../conformance/desks/freshdesk.ts";
import { providerNamed } from "../conformance/provider-named.ts";
import { filters } from "../conformance/themes/filters.ts";
import { search } from "../conformance/themes/search.ts";
import { holds } from "../conformance/expressions.ts";
import { idsOf, walked } from "../conformance/walked.ts";

const freshdesk = providerNamed("freshdesk");
const asked = (filter: object) => ({ filter: ticketSearchSchema.parse({ filter }).filter });

describe("searches", () => {
  describe("of an index that is up to date", () => {
    filters(freshdesk, freshdeskDesk(), full);
    search(freshdesk, freshdeskDesk(), full);
  });
  describe("of an index that lags and finds deleted tickets", () => {
    const lagging = freshdeskDesk({ searchLagMs: 20 * 60_000, searchFindsHidden: true });
    filters(freshdesk, lagging, full);
    search(freshdesk, lagging, full);
  });

  test("few hits among 20,000 tickets take a fraction of the calls that the list would", async () => {
    await using bench = await openBench(freshdesk, freshdeskDesk(), { objects: 20_000 });
    const filter = { priority: "urgent", status: "on_hold", created_at: { lt: "2026-09-01T00:00:00Z" } };
    const { rows, steps } = await walked(bench, "tickets", asked(filter));
    const truth = await walked(bench, "tickets");
    const expected = truth.rows.filter((row) => holds(filter, row));
    expect(idsOf(rows)).toEqual(idsOf(expected));
    const calls = (walk: typeof truth): number => walk.steps.reduce((sum, { errand }) => sum + errand.meter.calls, 0);
    expect(calls({ rows, steps })).toBeLessThan(calls(truth) / 3);
  });
});
