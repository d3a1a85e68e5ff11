import type { Provider } from "@portico/connector";
import { ticketSearchSchema } from "@portico/model";
import { describe, expect, test } from "vitest";
import { type Bench, openBench } from "../bench.ts";
import type { Counts } from "../counts.ts";
import { listedOf, parentOf } from "../definition.ts";
import type { Desk } from "../desk.ts";
import type { Body } from "../door.ts";

/** What a list would send is told without sending it, and is what it sends. */
export const plans = (provider: Provider, desk: Desk, _counts: Counts): void => {
  for (const [resource, list] of listedOf(provider))
    describe(resource, () => {
      const hidden = list.includes.filter((name) => name === "deleted" || name === "spam");
      const shown = hidden.length === 0 ? [] : [{ include: hidden }];
      const queries: Body[] = [{}, { limit: 1 }, ...list.sorts.map((sort) => ({ sort })), ...shown];
      test.each(queries)("the plan of %o costs no call, and is kept to", async (query) => {
        await using bench = await openBench(provider, desk);
        const asked = { ...parentOf(bench, resource), ...query };
        // The account's own facts are asked for once.
        await bench.door.list(resource, { ...asked, limit: 1 });
        bench.forgetCalls();
        const { plan } = await bench.door.explain(resource, asked);
        expect(bench.calls()).toEqual([]);
        expect(plan).toMatchObject({ by: "list", counting_calls: 0 });
        await bench.door.list(resource, asked);
        const [first] = plan.requests;
        const sent = sentTo(bench, first?.path);
        expect(sent[0]).toEqual(first?.query);
        expect(sent).toEqual(expect.arrayContaining(plan.requests.map((request) => request.query)));
      });

      test("each filter is told with who applies it", async () => {
        await using bench = await openBench(provider, desk);
        const values = list.filters.map(({ name }) => [name, /_(?:after|before)$/.test(name) ? time : ["9"]] as const);
        const { plan } = await bench.door.explain(resource, {
          ...parentOf(bench, resource),
          ...Object.fromEntries(values),
        });
        expect(plan.filters).toEqual(expect.arrayContaining(list.filters));
        expect(plan.filters).toHaveLength(list.filters.length);
      });
    });

  if (provider.resources.tickets?.list?.search === undefined) return;
  const wanted = { priority: ["urgent"], status: ["pending"] };
  test.each<[string, Body]>([
    ["a search", { filter: ticketSearchSchema.parse({ filter: wanted }).filter }],
    ["a list with filters", wanted],
  ])("%s is planned by counting, and done as it was planned", async (_, asked) => {
    await using bench = await openBench(provider, desk, { objects: 1_200 });
    await bench.door.get("tickets", { id: "1" });
    bench.forgetCalls();
    const { plan, weakness } = await bench.door.explain("tickets", asked);
    const [search, list] = plan.requests;
    expect({ by: plan.by, weakness, filters: plan.filters }).toEqual({
      by: "search",
      weakness: null,
      filters: ["priority", "status"].map((name) => ({ name, applied_by: "gateway" })),
    });
    expect(plan.notes).toEqual([
      expect.stringMatching(/read first/),
      expect.stringMatching(/search finds/),
      expect.any(String),
    ]);
    expect(bench.calls()).toHaveLength(plan.counting_calls);
    bench.forgetCalls();
    await bench.door.list("tickets", asked);
    const days = /updated_at:>'[^']+'/;
    const texts = (queries: readonly object[]): string[] =>
      queries.map((query) => JSON.stringify(query).replace(days, ""));
    expect(texts(sentTo(bench, search?.path))).toEqual(expect.arrayContaining(texts([search?.query ?? {}])));
    expect(sentTo(bench, list?.path).length).toBeGreaterThan(0);
  });

  test("nothing is counted for a page of a list that holds as much as is wanted", async () => {
    await using bench = await openBench(provider, desk, { objects: 1_200 });
    await bench.door.get("tickets", { id: "1" });
    bench.forgetCalls();
    const { items } = await bench.door.list("tickets", { status: ["open"], limit: 5 });
    expect(items).toHaveLength(5);
    expect(bench.calls()).toHaveLength(1);
  });
};

const time = "2026-03-14T09:26:53Z";

/** The queries that a path was called with. */
const sentTo = (bench: Bench, path: string | undefined): object[] =>
  bench
    .calls()
    .filter((call) => call.path.endsWith(path ?? "nowhere"))
    .map(({ query }) => Object.fromEntries(new URLSearchParams(query)));
