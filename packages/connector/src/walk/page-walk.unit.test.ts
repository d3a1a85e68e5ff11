import { PorticoError } from "@portico/model";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { List, WireRequest } from "../contract.ts";
import { accountWithoutFacts } from "../facts.ts";
import { errand, invented, tickets } from "../testing/invented.ts";
import { linkTarget } from "./native-list.ts";
import { type PagePosition, walkPages } from "./page-walk.ts";

const target = { origin: "https://acme.invented.example", basePath: "/acme", operatorSet: true };

interface Vendor {
  list?: List<"tickets">;
  rows: readonly unknown[];
  /** Whether the rows lie in an object, beside how many there are. */
  wrapped?: boolean;
  /** Answers before the rows do. */
  before?: (wire: WireRequest, asked: number) => void;
}

/** A walk over a vendor that pages by number, and every request it was sent. */
const walker = ({ list = tickets, rows, wrapped = false, before }: Vendor) => {
  const sent: WireRequest[] = [];
  const step = (query: { limit: number; status?: ("open" | "closed")[] }, from: PagePosition | null = null) =>
    walkPages(
      {
        provider: invented,
        target,
        list,
        query,
        account: accountWithoutFacts(invented, "acme"),
        errand: errand(),
        now: () => 0,
        fetch: async (wire) => {
          sent.push(wire);
          before?.(wire, sent.length);
          const size = Number(wire.query?.["size"] ?? list.paging.size.max);
          const first = (Number(wire.query?.["page"] ?? 1) - 1) * size;
          const page = rows.slice(first, first + size);
          return { body: wrapped ? { rows: page, meta: { count: rows.length } } : page, header: () => undefined };
        },
      },
      from,
    );
  return { step, sent };
};

const refusingTheThird = (_wire: WireRequest, asked: number): void => {
  if (asked === 3) throw new PorticoError("rate_limited", "");
};

const refusingStatus = (wire: WireRequest): void => {
  if (wire.query?.["status"] === undefined) return;
  const errors = [{ pointer: "/native/status", code: "invalid_field", message: "" }];
  throw new PorticoError("provider_validation", "", { errors });
};

const manyTickets = (count: number, statusOf: (index: number) => string = () => "open") =>
  Array.from({ length: count }, (_, index) => ({ id: String(index + 1), subject: "", status: statusOf(index) }));

test("any limits, one after the other, give each object once and in order", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat({ max: 400 }),
      fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 6 }),
      async (count, limits) => {
        const { step } = walker({ rows: manyTickets(count) });
        const seen: string[] = [];
        let from: PagePosition | null = null;
        let turn = 0;
        do {
          const limit = limits[turn % limits.length] ?? 1;
          const { items, next }: Awaited<ReturnType<typeof step>> = await step({ limit }, from);
          expect(items.length).toBeLessThanOrEqual(limit);
          expect(next === null || items.length === limit).toBe(true);
          seen.push(...items.map(({ id }) => id));
          from = next;
          turn += 1;
        } while (from !== null);
        expect(seen).toEqual(manyTickets(count).map(({ id }) => id));
      },
    ),
  );
});

test("a request asks for no more rows than it can use, and not for so few that a later one would come up short", async () => {
  const { step, sent } = walker({ rows: manyTickets(30) });
  await step({ limit: 20 });
  await step({ limit: 1 });
  expect(sent.map(({ query }) => query?.["size"])).toEqual(["20", "12"]);
});

test("where the vendor stops at some page, pages are full, whatever the limit", async () => {
  const list = { ...tickets, paging: { ...tickets.paging, ceiling: { pages: 2 } } };
  const { step, sent } = walker({ list, rows: manyTickets(100) });
  const first = await step({ limit: 40 });
  expect(sent.map(({ query }) => query?.["size"])).toEqual(["30", "30"]);
  expect(await step({ limit: 40 }, first.next)).toMatchObject({ next: null, cutBy: "provider_cap" });
});

test("a vendor's last page that is also the list's last is no cap", async () => {
  const list = { ...tickets, paging: { ...tickets.paging, ceiling: { pages: 2 } } };
  const { step } = walker({ list, rows: manyTickets(45) });
  expect(await step({ limit: 100 })).toMatchObject({ next: null, cutBy: null });
});

test("filters that the vendor lacks are applied to full pages, ten at most", async () => {
  const list: List<"tickets"> = { ...tickets, filters: [] };
  const { step, sent } = walker({ list, rows: manyTickets(500, (index) => (index === 400 ? "closed" : "open")) });
  const first = await step({ limit: 1, status: ["closed"] });
  expect(first.items).toEqual([]);
  expect(sent).toHaveLength(10);
  expect(sent.every(({ query }) => query?.["status"] === undefined && query?.["size"] === "30")).toBe(true);
  expect((await step({ limit: 1, status: ["closed"] }, first.next)).items.map(({ id }) => id)).toEqual(["401"]);
});

test("how many there are is told where the vendor does, and where nothing is left out here", async () => {
  const rows = manyTickets(45);
  const { step } = walker({ list: { ...tickets, at: "rows", total: "meta.count" }, rows, wrapped: true });
  const first = await step({ limit: 30 });
  expect([first.expected, (await step({ limit: 30 }, first.next)).expected]).toEqual([45, 45]);
  const untold = walker({ rows });
  expect((await untold.step({ limit: 30 })).expected).toBeNull();
  const list: List<"tickets"> = { ...tickets, at: "rows", total: "meta.count", filters: [] };
  const tested = walker({ list, rows, wrapped: true });
  expect((await tested.step({ limit: 30, status: ["open"] })).expected).toBeNull();
});

test("a budget that runs out on the way leaves what there is, and a place to go on from", async () => {
  const { step } = walker({ rows: manyTickets(150), before: refusingTheThird });
  const { items, next } = await step({ limit: 100 });
  expect(items).toHaveLength(60);
  expect((await step({ limit: 100 }, next)).items[0]?.id).toBe("61");
});

test("a budget that is empty from the start is the failure that it is", async () => {
  const { step } = walker({
    rows: [],
    before: () => {
      throw new PorticoError("rate_limited", "");
    },
  });
  await expect(step({ limit: 1 })).rejects.toMatchObject({ code: "rate_limited" });
});

test("what is no list is an answer that cannot be read", async () => {
  const list = { ...tickets, at: "rows" };
  await expect(walker({ list, rows: [] }).step({ limit: 1 })).rejects.toMatchObject({
    code: "provider_invalid_response",
  });
});

test("a name that this account spells otherwise is asked for again, once", async () => {
  const vendor: Vendor = {
    list: { ...tickets, respell: { status: "_status" } },
    rows: manyTickets(3),
    before: refusingStatus,
  };
  const { step, sent } = walker(vendor);
  expect((await step({ limit: 5, status: ["open"] })).items).toHaveLength(3);
  expect(sent.map(({ query }) => query?.["_status"])).toEqual([undefined, "open"]);
});

test.each([
  ['<https://acme.invented.example/acme/api/t?page=2&x=%20>; rel="next"', "/api/t?page=2&x=%20"],
  ["< https://acme.invented.example/acme/api/t?page=2>;rel=next", "/api/t?page=2"],
  ['</acme/api/t?page=2>; rel="next"', "/api/t?page=2"],
  ['<https://elsewhere.example/>; rel="prev", </acme/api/t.json?n>; rel="next"', "/api/t.json?n"],
  ['<https://elsewhere.example/>; rel="last"', null],
  ["", null],
  [undefined, null],
])("the next page of %s", (header, expected) => {
  expect(linkTarget(invented, target, "/api/t", header)).toBe(expected);
});

test.each([
  "<https://elsewhere.example/acme/api/t>; rel=next",
  "<//elsewhere.example/acme/api/t>; rel=next",
  "<http://acme.invented.example/acme/api/t>; rel=next",
  "<https://acme.invented.example/other/api/t>; rel=next",
  "<https://acme.invented.example/acme/../other/api/t>; rel=next",
  "<https://acme.invented.example/acmeother/api/t>; rel=next",
  "<mailto:a@b.example>; rel=next",
  "</acme/api/agents>; rel=next",
  "</acme/api/t/1>; rel=next",
  "</acme/api/%74%2Fx>; rel=next",
])("a link that leads elsewhere is a fault, on the same account too: %s", (header) => {
  expect(() => linkTarget(invented, target, "/api/t", header)).toThrow("another place");
});

/** A vendor whose pages, one ticket each, are linked as they are told. */
const linked = (nexts: readonly (number | null)[]) => {
  const sent: WireRequest[] = [];
  const list: List<"tickets"> = {
    ...tickets,
    filters: [],
    paging: { next: { style: "link" }, size: { max: 1 }, weakness: "page_numbers" },
    send: () => ({ method: "GET", path: "/api/t" }),
  };
  const step = (limit: number, from: PagePosition | null) =>
    walkPages(
      {
        provider: invented,
        target,
        list,
        query: { limit },
        account: accountWithoutFacts(invented, "acme"),
        errand: errand(),
        now: () => 0,
        fetch: async (wire) => {
          sent.push(wire);
          const page = Number([wire.query?.["page"]].flat()[0] ?? 0);
          const next = nexts[page] ?? null;
          const link = next === null ? undefined : `</acme/api/t?page=${next}&tag=a&tag=b>; rel="next"`;
          return { body: [{ id: String(page), subject: "" }], header: () => link };
        },
      },
      from,
    );
  return { step, sent };
};

test("a link's repeated names are kept", async () => {
  const { step, sent } = linked([1, null]);
  await step(10, null);
  expect(sent.map(({ query }) => query?.["tag"])).toEqual([undefined, ["a", "b"]]);
});

test("pages that lead round in a circle are a fault sooner or later, however long it is and whatever the limits", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 40 }),
      fc.nat({ max: 40 }),
      fc.integer({ min: 1, max: 12 }),
      async (length, backTo, limit) => {
        const nexts = Array.from({ length }, (_, page) => (page + 1 < length ? page + 1 : Math.min(backTo, page)));
        const { step, sent } = linked(nexts);
        const walkOn = async (): Promise<void> => {
          for (let from: PagePosition | null = null; sent.length < 1_000;) ({ next: from } = await step(limit, from));
        };
        await expect(walkOn()).rejects.toThrow("circle");
        expect(sent.length).toBeLessThanOrEqual(4 * length + 2);
      },
    ),
  );
});

test("pages that end are read to their end", async () => {
  const length = 100;
  const { step, sent } = linked(Array.from({ length }, (_, page) => (page + 1 < length ? page + 1 : null)));
  let from: PagePosition | null = null;
  do ({ next: from } = await step(7, from));
  while (from !== null);
  expect(sent).toHaveLength(length);
});
