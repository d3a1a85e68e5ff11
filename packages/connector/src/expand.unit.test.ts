import type { HttpClient } from "@portico/http";
import type { Company, QueryOf } from "@portico/model";
import fc from "fast-check";
import { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { createConnector } from "./connector.ts";
import { list, type Provider, shape } from "./contract.ts";
import { besides } from "./errand.ts";
import { errand as newErrand, invented, tickets, toTicket } from "./testing/invented.ts";

const wireTicket = z.object({
  id: z.string(),
  company: z.string().nullable().optional(),
  requester: z.string().optional(),
});
const ticket = shape(wireTicket, ({ id, company, requester }) => ({
  ...toTicket({ id, subject: "Hello", status: "open" }),
  requester_id: requester ?? "7",
  company_id: company ?? null,
  not_loaded: company === undefined ? ["company_id"] : [],
}));
const companyOf = (id: string): Company => ({
  id,
  name: `Company ${id}`,
  domains: [],
  description: null,
  external_id: null,
  custom_fields: {},
  created_at: "2026-03-14T09:26:53Z",
  updated_at: "2026-03-14T09:26:53Z",
  not_loaded: [],
});
const answers = shape(z.object({ id: z.string() }), ({ id }) => companyOf(id));
const size = 10;

/** Its list shows requesters along; companies it has one by one, and page by page too where it lists them. */
const desk = (listsAll: boolean): Provider => ({
  ...invented,
  resources: {
    tickets: {
      ...invented.resources.tickets,
      list: list<"tickets">()({
        ...tickets,
        filters: ["requester_id"],
        single: ["requester_id"],
        embeds: { requester: "requester" },
        send: ({ expand = [] }) => ({
          method: "GET",
          path: "/api/tickets",
          query: { with: expand.join() || undefined },
        }),
        answers: ticket,
      }),
      get: { send: ({ id }) => ({ method: "GET", path: `/api/tickets/${id}` }), answers: ticket },
    },
  },
  lookups: {
    companies: {
      one: (id) => ({ method: "GET", path: `/api/companies/${id}` }),
      ...(listsAll
        ? { all: { page: (page) => ({ method: "GET", path: "/api/companies", query: { page: String(page) } }), size } }
        : {}),
      answers,
    },
  },
});

type Expand = NonNullable<QueryOf<"tickets">["expand"]>;

interface World {
  rows: readonly object[];
  companies: readonly string[];
  listsAll?: boolean;
  /** What is answered instead. */
  fault?: (path: string) => number | undefined;
}

const open = ({ rows, companies, listsAll = false, fault = () => undefined }: World) => {
  const paths: string[] = [];
  const serve = (path: string, page: number): [number, unknown] => {
    const failed = fault(path);
    if (failed !== undefined) return [failed, {}];
    if (path === "/api/tickets") return [200, page === 1 ? rows : []];
    if (path === "/api/companies") return [200, companies.slice((page - 1) * size, page * size).map((id) => ({ id }))];
    const [, , kind, id = ""] = path.split("/");
    if (kind === "tickets") return [200, rows[Number(id) - 1]];
    return companies.includes(id) ? [200, { id }] : [404, {}];
  };
  const http: HttpClient = {
    send: async (request) => {
      paths.push(request.path);
      const { pathname, searchParams } = new URL(request.path, "http://desk.invalid");
      const [status, body] = serve(pathname, Number(searchParams.get("page") ?? "1"));
      return { status, headers: [], header: () => undefined, body: Readable.from([Buffer.from(JSON.stringify(body))]) };
    },
    close: async () => {},
  };
  const connector = createConnector({ http, now: () => 0, random: () => 0, sleep: async () => {} });
  const adapter = connector.bind(
    desk(listsAll),
    { origin: "https://acme.invented.example", basePath: "", operatorSet: false },
    {
      connectionId: "con_1",
      subdomain: "acme",
      plan: null,
      flavour: null,
      mappings: null,
      sharing: "con_1",
      credentials: async () => ({ api_key: "secret" }),
      gate: { admit: async () => ({ admitted: true, waitedMs: 0, settle: async () => {}, release: () => {} }) },
    },
  );
  const errand = newErrand();
  return {
    paths,
    errand,
    show: async (expand: Expand, more: object = {}) =>
      (await adapter.list(errand, "tickets", { limit: 100, expand, ...more }, null)).items,
    get: (id: string, expand: Expand) => adapter.get(errand, "tickets", { id }, { include: [], expand }),
  };
};

const rowsOf = (companies: readonly (string | null)[]) =>
  companies.map((company, index) => ({ id: String(index + 1), company }));

describe("what a ticket names", () => {
  test("is asked for once, however many name it, and not where none is named", async () => {
    const { show, paths, errand } = open({ rows: rowsOf(["1", "2", "1", null, "1"]), companies: ["1", "2"] });
    const shown = await show(["company"]);
    expect(shown.map(({ company }) => company?.name ?? null)).toEqual([
      "Company 1",
      "Company 2",
      "Company 1",
      null,
      "Company 1",
    ]);
    expect(shown.flatMap(({ not_loaded }) => not_loaded)).toEqual([]);
    expect(paths.toSorted()).toEqual(["/api/companies/1", "/api/companies/2", "/api/tickets?size=30"]);
    expect(errand.meter).toMatchObject({ calls: 3, credits: 3 });
  });

  test("is null where the help desk has no such object, and in not_loaded where it says no more than that", async () => {
    const { show } = open({ rows: [...rowsOf(["1", "9"]), { id: "3" }], companies: ["1"] });
    const shown = await show(["company"]);
    expect(shown.map(({ company }) => company?.id ?? null)).toEqual(["1", null, null]);
    expect(shown.map(({ not_loaded }) => not_loaded)).toEqual([[], [], ["company_id", "company"]]);
  });

  test.each([403, 500, 401])(
    "is in not_loaded after an answer of %d, which ends the search for all",
    async (status) => {
      const many = Array.from({ length: 30 }, (_, index) => String(index + 1));
      const fault = (path: string) => (path.startsWith("/api/companies/") ? status : undefined);
      const { show, paths } = open({ rows: rowsOf(many), companies: many, fault });
      const shown = await show(["company"]);
      expect(shown).toHaveLength(30);
      for (const row of shown) expect(row).toMatchObject({ company: null, not_loaded: ["company"] });
      expect(new Set(paths.filter((path) => path.includes("companies"))).size).toBeLessThanOrEqual(4);
    },
  );

  test("is in not_loaded where the help desk has no way to it", async () => {
    const { show, paths } = open({ rows: rowsOf([null]), companies: [] });
    expect(await show(["assignee", "company"])).toMatchObject([{ assignee: null, company: null, not_loaded: [] }]);
    expect(await open({ rows: rowsOf(["1"]), companies: [] }).get("1", ["requester"])).toMatchObject({
      requester: null,
      not_loaded: ["requester"],
    });
    expect(paths).toHaveLength(1);
  });

  test("is shown of a single ticket too", async () => {
    const { get, paths } = open({ rows: rowsOf(["1"]), companies: ["1"] });
    expect(await get("1", ["company"])).toMatchObject({ id: "1", company: { name: "Company 1" } });
    expect(await get("1", [])).not.toHaveProperty("company");
    expect(paths).toEqual(["/api/tickets/1", "/api/companies/1", "/api/tickets/1"]);
  });

  test("comes along with the list, but not where most of what is read falls through", async () => {
    const { show, paths } = open({ rows: rowsOf([null]), companies: [] });
    await show(["requester", "requester"]);
    await show(["requester"], { requester_id: ["7"] });
    await show(["requester"], { status: ["open"] });
    expect(paths.map((path) => path.includes("with=requester&"))).toEqual([true, true, false]);
  });

  test("takes at most one call more than there are names, wherever they lie among all there are", () =>
    fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 25 }),
        fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 60 }),
        async (named, known) => {
          const companies = known.map(String);
          const { show, paths } = open({ rows: rowsOf(named.map(String)), companies, listsAll: true });
          const shown = await show(["company"]);
          expect(shown.map(({ company }) => company?.id ?? null)).toEqual(
            named.map((id) => (known.includes(id) ? String(id) : null)),
          );
          expect(shown.flatMap(({ not_loaded }) => not_loaded)).toEqual([]);
          const calls = paths.filter((path) => path.startsWith("/api/companies"));
          expect(new Set(calls).size).toBe(calls.length);
          expect(calls.length).toBeLessThanOrEqual(named.length + 1);
        },
      ),
      { numRuns: 60 },
    ));

  test("is found by a page of all there are, where that takes fewer calls than one for each", async () => {
    const { show, paths } = open({ rows: rowsOf(["1", "2", "3"]), companies: ["1", "2", "3", "4"], listsAll: true });
    expect((await show(["company"])).map(({ company }) => company?.id)).toEqual(["1", "2", "3"]);
    expect(paths).toEqual(["/api/tickets?size=30", "/api/companies?page=1"]);
  });
});

test("what is waited for at the same time is waited once, and every call is counted", async () => {
  const errand = newErrand({ meter: { calls: 1, credits: 2, waitedMs: 100, skewMs: null } });
  const work = (waitedMs: number) =>
    besides(errand, async ({ meter }) => {
      meter.calls += 1;
      meter.credits += 3;
      meter.waitedMs += waitedMs;
      if (waitedMs === 50) throw new Error("one of them fails");
    });
  await Promise.allSettled([work(40), work(50), work(10)]);
  expect(errand.meter).toEqual({ calls: 4, credits: 11, waitedMs: 150, skewMs: null });
});
