import { PorticoError, type Ticket } from "@portico/model";
import { z } from "zod";
import { expect, test } from "vitest";
import { list, shape, type WireRequest } from "../contract.ts";
import { accountWithoutFacts } from "../facts.ts";
import { errand, invented, toTicket } from "../testing/invented.ts";
import { type Ahead, excludedFrom, type Position, walk } from "./walk.ts";

const wire = z.object({ id: z.string(), subject: z.string(), status: z.enum(["open", "closed"]), changed: z.number() });
type Row = z.output<typeof wire> & { bin?: boolean };

const instant = (second: number): string => new Date(second * 1_000).toISOString();
const asTicket = (row: z.output<typeof wire>): Ticket => ({ ...toTicket(row), updated_at: instant(row.changed) });

const byChange = list<"tickets">()({
  filters: ["updated_after"],
  sorts: ["updated_at", "created_at"],
  includes: ["deleted"],
  excludes: ["deleted"],
  paging: {
    next: { style: "page", at: "query.page" },
    size: { at: "query.size", max: 5 },
    ceiling: { pages: 4 },
    weakness: "page_numbers",
    changes: {
      sort: "updated_at",
      page: "query.page",
      lagSeconds: 2,
      views: { deleted: { query: { bin: "1" }, marks: { is_deleted: true } } },
      notes: [],
    },
  },
  send: ({ updated_after, sort }) => ({ method: "GET", path: "/api/tickets", query: { since: updated_after, sort } }),
  answers: shape(wire, asTicket),
});

const start = 1_700_000_000;
const rowsOf = (count: number, more: (index: number) => Partial<Row> = () => ({})): Row[] =>
  Array.from({ length: count }, (_, index) => ({
    id: String(index + 1),
    subject: "",
    status: "open",
    changed: start + index * 10,
    ...more(index),
  }));

/** A vendor that lists by the time of change, and every request it was sent. */
const vendor = (rows: Row[], before: (asked: number) => void = () => {}) => {
  const sent: WireRequest[] = [];
  const clock = { ms: (start + 10_000) * 1_000 };
  const answer = (query: NonNullable<WireRequest["query"]>): Row[] => {
    if (Number(query["page"] ?? 1) > 4) throw new PorticoError("provider_validation", "There is no such page.");
    const since = query["since"] === undefined ? 0 : Date.parse(String(query["since"])) / 1_000;
    const found = rows.filter((row) => row.changed >= since && (row.bin === true) === (query["bin"] === "1"));
    const first = (Number(query["page"] ?? 1) - 1) * 5;
    return found.toSorted((a, b) => a.changed - b.changed || Number(a.id) - Number(b.id)).slice(first, first + 5);
  };
  const step = (query: object, from: Position | null = null, ahead: Ahead<Ticket> | null = null) =>
    walk<"tickets">(
      {
        provider: invented,
        target: { origin: "https://acme.invented.example", basePath: "/acme", operatorSet: true },
        list: byChange,
        query: { limit: 100, ...query },
        account: accountWithoutFacts(invented, "acme"),
        errand: errand(),
        now: () => clock.ms,
        fetch: async (request) => {
          sent.push(request);
          before(sent.length);
          return { body: answer(request.query ?? {}), header: () => undefined };
        },
      },
      from,
      ahead,
    );
  const all = async (query: object, from: Position | null = null) => {
    const items: Ticket[] = [];
    for (let position = from; ;) {
      const walked = await step(query, position);
      items.push(...walked.items);
      if (walked.next === null) return { ...walked, items };
      position = JSON.parse(JSON.stringify(walked.next));
    }
  };
  return { step, all, sent, clock, rows };
};

const ids = (items: readonly Ticket[]): number[] => items.map(({ id }) => Number(id));
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

test("goes past the last page that the vendor serves, in the order of change", async () => {
  const { all } = vendor(rowsOf(60));
  const walked = await all({ limit: 7 });
  expect(ids(walked.items)).toEqual(upTo(60));
  expect(walked).toMatchObject({ cutBy: null, weakness: null });
});

test("a request stops after ten pages, and after the last that its caller still waits for", async () => {
  const { step, sent } = vendor(rowsOf(200, () => ({ status: "closed" })));
  const first = await step({ status: ["open"] });
  expect(first.items).toEqual([]);
  expect(sent.length).toBeLessThanOrEqual(10);
  expect(first.next).not.toBeNull();
});

test("what was read beyond the limit is given next without asking, and asked for again where it was lost", async () => {
  const { step, sent } = vendor(rowsOf(5));
  const first = await step({ limit: 2 });
  expect(sent).toHaveLength(1);
  const kept = await step({ limit: 2 }, first.next, first.ahead);
  expect(sent).toHaveLength(1);
  const lost = await step({ limit: 2 }, first.next, null);
  expect(sent).toHaveLength(2);
  expect(ids(kept.items)).toEqual([3, 4]);
  expect(lost.items).toEqual(kept.items);
});

const refusing = (from: number) => (asked: number) => {
  if (asked >= from) throw new PorticoError("rate_limited", "");
};

test("a budget that ends in the middle gives what there is; at the begin it is told", async () => {
  const partly = await vendor(rowsOf(30), refusing(3)).step({});
  expect(partly.items.length).toBeGreaterThan(0);
  expect(partly.next).not.toBeNull();
  await expect(vendor(rowsOf(30), refusing(1)).step({})).rejects.toMatchObject({ code: "rate_limited" });
});

test("begins and ends with the span that is asked for, and has no delta where that is closed", async () => {
  const { all, sent } = vendor(rowsOf(100));
  const span = { updated_after: instant(start + 300), updated_before: instant(start + 400) };
  const walked = await all(span);
  expect(ids(walked.items)).toEqual(upTo(40).slice(30));
  expect(walked.resume).toBeNull();
  expect(sent.length).toBeLessThanOrEqual(5);
});

test("shows what is hidden before the rest where it is asked for, marked as what it is", async () => {
  const { all } = vendor(rowsOf(12, (index) => (index % 3 === 0 ? { bin: true } : {})));
  expect(ids((await all({})).items)).toEqual([2, 3, 5, 6, 8, 9, 11, 12]);
  const { items } = await all({ include: ["deleted"] });
  expect(ids(items)).toEqual([1, 4, 7, 10, 2, 3, 5, 6, 8, 9, 11, 12]);
  expect(items.filter((item) => item.is_deleted).map(({ id }) => Number(id))).toEqual([1, 4, 7, 10]);
});

test("a delta gives what changed, and what was hidden since the walk began, once", async () => {
  const { all, rows, clock } = vendor(rowsOf(12));
  const first = await all({ limit: 3 });
  clock.ms += 60_000;
  const now = Math.floor(clock.ms / 1_000);
  Object.assign(rows[3] ?? {}, { changed: now, subject: "changed" });
  Object.assign(rows[5] ?? {}, { changed: now, bin: true });
  const second = await all({ limit: 3 }, first.resume);
  expect(second.items.map(({ id, is_deleted }) => [id, is_deleted])).toEqual([
    ["4", false],
    ["6", true],
  ]);
  clock.ms += 60_000;
  expect((await all({ limit: 3 }, second.resume)).items).toEqual([]);
});

const told = ({ items }: { items: Ticket[] }) => items.map(({ id, is_deleted }) => [id, is_deleted]);

test("where what is hidden is asked for, a delta tells it and what was restored though no time was moved, once each", async () => {
  const { all, rows, clock, sent } = vendor(rowsOf(12, (index) => (index === 1 ? { bin: true } : {})));
  const include = ["deleted"];
  const first = await all({ include });
  expect(told(first)[0]).toEqual(["2", true]);

  clock.ms += 60_000;
  Object.assign(rows[1] ?? {}, { bin: false });
  Object.assign(rows[4] ?? {}, { bin: true });
  const second = await all({ include, limit: 1 }, first.resume);
  expect(told(second)).toEqual([
    ["5", true],
    ["2", false],
  ]);
  Object.assign(rows[1] ?? {}, { bin: true });
  rows.splice(4, 1);
  const third = await all({ include }, second.resume);
  expect(told(third)).toEqual([["2", true]]);
  const before = sent.length;
  const fourth = await all({ include }, third.resume);
  expect((await all({ include }, fourth.resume)).items).toEqual([]);
  // The one that is gone for good is looked for once more.
  expect(sent.length - before).toBe(3 + 2);
});

test("what is hidden again just while a delta looks for it, and shown after that, is told by the next one", async () => {
  const meanwhile: boolean[] = [];
  const { all, rows, clock } = vendor(
    rowsOf(12, (index) => (index === 1 ? { bin: true } : {})),
    () => Object.assign(rows[1] ?? {}, { bin: meanwhile.shift() ?? rows[1]?.bin }),
  );
  const include = ["deleted"];
  const first = await all({ include });
  clock.ms += 60_000;
  // While what is deleted is read, while it is looked for among the rest, and while changes are.
  meanwhile.push(false, true, false);
  const second = await all({ include }, first.resume);
  expect(second.items).toEqual([]);
  const third = await all({ include }, second.resume);
  expect(told(third)).toEqual([["2", false]]);
  meanwhile.push(true);
  const fourth = await all({ include }, third.resume);
  expect(told(fourth)).toEqual([["2", true]]);
  expect((await all({ include }, fourth.resume)).items).toEqual([]);
});

test("what a delta failed to meet where it lies hidden, and found nowhere else, is no news when the next one meets it", async () => {
  const meanwhile: boolean[] = [];
  const { all, rows, clock } = vendor(
    rowsOf(12, (index) => (index === 1 ? { bin: true } : {})),
    () => Object.assign(rows[1] ?? {}, { bin: meanwhile.shift() ?? rows[1]?.bin }),
  );
  const include = ["deleted"];
  const first = await all({ include });
  clock.ms += 60_000;
  meanwhile.push(false, true);
  const second = await all({ include }, first.resume);
  expect(second.items).toEqual([]);
  const third = await all({ include }, second.resume);
  expect(third.items).toEqual([]);
  // And its restore is.
  meanwhile.push(false);
  expect(told(await all({ include }, third.resume))).toEqual([["2", false]]);
});

test("a change that becomes visible late is in the next delta", async () => {
  const { all, rows, clock } = vendor(rowsOf(3));
  clock.ms = (start + 21) * 1_000;
  const first = await all({});
  rows.push({ id: "late", subject: "", status: "open", changed: start + 19 });
  expect((await all({}, first.resume)).items.map(({ id }) => id)).toEqual(["late"]);
});

test("so it is where the walk took pages, the last of which began later", async () => {
  const { all, rows, clock } = vendor(rowsOf(14, (index) => ({ changed: start + index })));
  clock.ms = (start + 14) * 1_000;
  const first = await all({});
  rows.push({ id: "late", subject: "", status: "open", changed: start + 11 });
  expect((await all({}, first.resume)).items.map(({ id }) => id)).toEqual(["late"]);
});

test("a crowd beyond the last page is given as far as it can be read, and the walk says so", async () => {
  const { all } = vendor(rowsOf(40, (index) => (index < 30 ? { changed: start } : { changed: start + index })));
  const walked = await all({});
  expect(walked.cutBy).toBe("provider_cap");
  expect(ids(walked.items).filter((id) => id > 30)).toEqual(upTo(40).slice(30));
});

test("positions of cursors that were handed out stay good", async () => {
  const { all } = vendor(rowsOf(12));
  const byTime: Position = JSON.parse(
    `{"turn":"ordinary","walks":{"ordinary":{"at":${start + 50},"given":"","window":{"since":${start + 50},"page":1}}},"begunAt":0,"isCut":false}`,
  );
  expect(ids((await all({}, byTime)).items)).toEqual([6, 7, 8, 9, 10, 11, 12]);
  const byPage: Position = JSON.parse('{"at":"2","skip":1,"page":2,"size":5}');
  expect(ids((await all({ sort: "created_at" }, byPage)).items)).toEqual([7, 8, 9, 10, 11, 12]);
});

test("what is hidden is left out but where it is asked for, in the order in which it can be walked", async () => {
  const { all } = vendor(rowsOf(6, (index) => (index === 5 ? { bin: true } : {})));
  const include = ["deleted"] as const;
  for (const [query, excluded] of [
    [{}, ["deleted"]],
    [{ include }, []],
    [{ include, sort: "updated_at" }, []],
    [{ include, sort: "created_at" }, ["deleted"]],
  ] as const) {
    const { items } = await all(query);
    expect(items).toHaveLength(6 - excluded.length);
    expect(excludedFrom(byChange, { limit: 100, ...query, include: [...("include" in query ? include : [])] })).toEqual(
      excluded,
    );
  }
});
