import type { Provider } from "@portico/connector";
import { type Expansion, expansions, type Resource } from "@portico/model";
import { describe, expect, test } from "vitest";
import { type Bench, openBench } from "../bench.ts";
import type { Counts } from "../counts.ts";
import { listedOf, parentOf } from "../definition.ts";
import type { Desk } from "../desk.ts";
import type { Row } from "../door.ts";
import { walked } from "../walked.ts";

/** Whom an object names is shown beside it, looked up once, paid for, and never in the way of the object. */
export const expands = (provider: Provider, desk: Desk, _counts: Counts): void => {
  for (const [resource, list] of listedOf(provider)) {
    const names = list.expands.filter(isExpansion);
    const others = expansions[resource].filter((name) => !names.some((known) => known === name));
    if (others.length > 0)
      test(`${resource}: ${others.join(", ")} cannot be shown, which costs no call and withholds no row`, async () => {
        await using bench = await openBench(provider, desk);
        const { rows } = await walked(bench, resource);
        const spent = bench.calls().length;
        const wished = await walked(bench, resource, { expand: others });
        expect(wished.rows.map(plainOf)).toEqual(rows.map(plainOf));
        expect(bench.calls().length - spent).toBeLessThanOrEqual(spent);
        for (const row of wished.rows) for (const name of others) expect(nameOf(row, name)).toBeNull();
      });
    if (names.length === 0) continue;
    describe(resource, () => {
      test.each(names)("%s: each row shows whom it names, in a list and alone", async (name) => {
        await using bench = await openBench(provider, desk, { objects: 120 });
        const { rows } = await walked(bench, resource);
        const wished = await walked(bench, resource, { expand: [name] }, [37]);
        expect(wished.rows.map(plainOf)).toEqual(rows.map(plainOf));
        expect(wished.rows.some((row) => nameOf(row, name) !== null)).toBe(true);
        for (const row of wished.rows) expectShown(row, name);
        for (const row of oneOfEach(wished.rows, name)) {
          const target = { ...parentOf(bench, resource), id: row.id };
          expectShown(await bench.door.get(resource, target, [], bench.errand(), [name]), name);
        }
      });

      test("all together, every call is counted, and none is made twice", async () => {
        await using bench = await openBench(provider, desk);
        // The account's own facts are asked for once.
        await bench.door.list(resource, { ...parentOf(bench, resource), limit: 1 });
        bench.forgetCalls();
        const errand = bench.errand();
        const { items } = await bench.door.list(
          resource,
          { ...parentOf(bench, resource), expand: names },
          null,
          errand,
        );
        const calls = bench.calls();
        expect(errand.meter.calls).toBe(calls.length);
        expect(errand.meter.credits).toBe(calls.reduce((sum, { credits }) => sum + credits, 0));
        const asked = calls.map(({ path, query }) => `${path}?${query}`);
        expect(new Set(asked).size).toBe(asked.length);
        const named = new Set(names.flatMap((name) => items.map((row) => `${name} ${String(namedBy(row, name))}`)));
        expect(calls.length).toBeLessThanOrEqual(2 + named.size);
        expect(bench.account.log.all().filter(({ status }) => status === 429)).toEqual([]);
      });

      if (list.paging.changes !== undefined && provider.resources.contacts?.update !== undefined)
        test("whoever changes without the object that names them makes no new version of it", async () => {
          await using bench = await openBench(provider, desk);
          const { steps, rows } = await walked(bench, resource, { expand: names });
          const id = rows.map((row) => namedBy(row, "requester")).find((one) => typeof one === "string");
          await bench.door.update("contacts", { id }, { name: "Renamed meanwhile" });
          const later = await bench.door.list(resource, { expand: names }, steps.at(-1)?.resume);
          expect(later.items).toEqual([]);
          const [again] = (await walked(bench, resource, { expand: ["requester"], requester_id: [id] })).rows;
          expect(again?.["requester"]).toMatchObject({ name: "Renamed meanwhile" });
        });

      test.each([403, 500])(
        "a lookup that is answered %d withholds no row, and is told in not_loaded",
        async (status) => {
          await using bench = await openBench(provider, desk);
          const { rows } = await walked(bench, resource);
          const own = new Set(bench.calls().map(({ path }) => path));
          bench.forgetCalls();
          for (const path of await lookupPaths(bench, resource, names, own))
            bench.account.faults.add({ kind: "answer", status, body: {}, path, times: 1_000 });
          const wished = await walked(bench, resource, { expand: names });
          expect(wished.rows.map(plainOf)).toEqual(rows.map(plainOf));
          const unknown = wished.rows.flatMap((row) => names.filter((name) => isUnknown(row, name)));
          expect(unknown.length).toBeGreaterThan(0);
          for (const row of wished.rows)
            for (const name of names) if (isUnknown(row, name)) expect(nameOf(row, name)).toBeNull();
        },
      );

      test("a plan tells what would be asked for, and asks for nothing", async () => {
        await using bench = await openBench(provider, desk);
        const query = { ...parentOf(bench, resource), expand: names };
        // The account's own facts are asked for once.
        await bench.door.list(resource, parentOf(bench, resource));
        bench.forgetCalls();
        const { plan } = await bench.door.explain(resource, query);
        expect(bench.calls()).toEqual([]);
        await bench.door.list(resource, query);
        const planned = plan.requests.map(({ path }) => new RegExp(`${path.replace("{id}", "[^/]+")}$`));
        for (const { path } of bench.calls())
          expect(
            planned.some((one) => one.test(path)),
            path,
          ).toBe(true);
        const listed = bench.calls().find(({ path }) => planned[0]?.test(path));
        expect(Object.fromEntries(new URLSearchParams(listed?.query))).toEqual(plan.requests[0]?.query);
      });
    });
  }
};

const isExpansion = (name: string): name is Expansion => name in targets;

/** Which field names the id of what is shown. */
const targets: Readonly<Record<Expansion, (row: Row) => unknown>> = {
  requester: (row) => row["requester_id"],
  assignee: (row) => row["assignee_id"],
  company: (row) => row["company_id"],
  author: (row) => authorOf(row)["id"],
};
const authorOf = (row: Row): Record<string, unknown> => Object(row["author"]) as Record<string, unknown>;
const namedBy = (row: Row, name: Expansion): unknown => targets[name](row);

/** What is shown, by its name or address. Null: nobody. */
const nameOf = (row: Row, name: Expansion): unknown => {
  const shown = name === "author" ? authorOf(row) : (row[name] as Record<string, unknown> | null | undefined);
  return shown?.["name"] ?? shown?.["email"] ?? null;
};

const isUnknown = (row: Row, name: Expansion): boolean => row.not_loaded.some((field) => field.split(".")[0] === name);

const expectShown = (row: Row, name: Expansion): void => {
  const id = namedBy(row, name);
  expect(isUnknown(row, name), `${name} of ${row.id}`).toBe(false);
  if (id === null || name === "author") expect(nameOf(row, name) === null, `${name} of ${row.id}`).toBe(id === null);
  else expect(row[name], `${name} of ${row.id}`).toMatchObject({ id });
};

/** The row without what `expand` adds. */
const plainOf = ({ author, not_loaded, ...row }: Row): object => ({
  ...Object.fromEntries(Object.entries(row).filter(([field]) => !isExpansion(field))),
  ...(author === undefined ? {} : { author: { ...Object(author), name: null, email: null } }),
  not_loaded: not_loaded.filter((field) => !isExpansion(field.split(".")[0] ?? "")),
});

/** One row that names somebody, and one that names nobody, where there are such. */
const oneOfEach = (rows: readonly Row[], name: Expansion): Row[] =>
  [rows.find((row) => namedBy(row, name) !== null), rows.find((row) => namedBy(row, name) === null)].filter(
    (row) => row !== undefined,
  );

/** The paths that are called for what `expand` shows, beside those of the list itself. */
const lookupPaths = async (
  bench: Bench,
  resource: Resource,
  names: readonly Expansion[],
  own: ReadonlySet<string>,
): Promise<string[]> => {
  await walked(bench, resource, { expand: names });
  const paths = bench.calls().map(({ path }) => path);
  bench.forgetCalls();
  return [...new Set(paths)].filter((path) => !own.has(path)).map((path) => `${path.replace(/\/\d+$/, "")}(?:/|$)`);
};
