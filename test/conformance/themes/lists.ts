import { priceOf, type Provider } from "@portico/connector";
import { PorticoError, type Resource } from "@portico/model";
import { describe, expect, test } from "vitest";
import { openBench } from "../bench.ts";
import { refusalOf } from "../complete.ts";
import type { Counts } from "../counts.ts";
import { listedOf, parentOf } from "../definition.ts";
import type { Desk } from "../desk.ts";
import type { Row } from "../door.ts";
import { idsOf, walked } from "../walked.ts";

/** Every filter gives exactly the objects whose fields match it, whoever applies it; every order orders. */
export const lists = (provider: Provider, desk: Desk, _counts: Counts): void => {
  for (const [resource, list] of listedOf(provider))
    describe(resource, () => {
      for (const { name, applied_by } of list.filters)
        test(`the filter ${name}, applied by the ${applied_by}, gives exactly what matches`, async () => {
          await using bench = await openBench(provider, desk, { objects: 120 });
          const { rows } = await walked(bench, resource, { include: list.testable });
          // On some accounts the list does not hold what the filter looks at: then it is refused, and loses nothing unsaid.
          if (rows.some((row) => row.not_loaded.includes(fieldOf(resource, name)))) {
            await expect(walked(bench, resource, { [name]: ["x"] })).rejects.toMatchObject({
              code: "unsupported_operation",
              details: { errors: [expect.objectContaining({ pointer: `/${name}` })] },
            });
            return;
          }
          for (const wanted of wantedOf(name, rows)) {
            const expected = rows.filter((row) => matches(resource, name, row, wanted));
            expect(expected.length, `${name} ${String(wanted)} narrows nothing`).toBeLessThan(rows.length);
            const { rows: given } = await walked(bench, resource, { [name]: wanted });
            expect(idsOf(given), `${name} ${String(wanted)}`).toEqual(idsOf(expected));
          }
        });

      test("several filters hold together", async () => {
        await using bench = await openBench(provider, desk, { objects: 120 });
        const { rows } = await walked(bench, resource, { include: list.testable });
        const query = Object.fromEntries(list.filters.slice(0, 3).map(({ name }) => [name, wantedOf(name, rows)[0]]));
        const { rows: given } = await walked(bench, resource, query);
        const names = Object.entries(query);
        expect(idsOf(given)).toEqual(
          idsOf(rows.filter((row) => names.every(([name, wanted]) => matches(resource, name, row, wanted)))),
        );
      });

      test("how many there are is told on every page where the vendor tells, and of nothing that is tested here", async () => {
        await using bench = await openBench(provider, desk, { objects: 40 });
        const { rows, steps } = await walked(bench, resource, {}, [7]);
        const told = list.total === undefined ? null : rows.length;
        expect(steps.map(({ expected }) => expected)).toEqual(steps.map(() => told));
        for (const { name } of list.filters.filter(({ applied_by }) => applied_by === "gateway")) {
          const filtered = await walked(bench, resource, {
            [name]: isTime(name) ? "2020-01-01T00:00:00Z" : ["9"],
          }).catch(refusalOf);
          if (!(filtered instanceof PorticoError))
            expect(filtered.steps.every(({ expected }) => expected === null)).toBe(true);
        }
      });

      test("each extra is loaded where it is asked for, and costs what the vendor charges", async () => {
        await using bench = await openBench(provider, desk);
        await bench.door.list(resource, parentOf(bench, resource));
        for (const extra of list.includes) {
          bench.forgetCalls();
          const errand = bench.errand();
          const query = { ...parentOf(bench, resource), include: [extra] };
          const { items } = await bench.door.list(resource, query, null, errand);
          for (const row of items)
            for (const field of loadedBy[extra] ?? []) expect(row.not_loaded, extra).not.toContain(field);
          const charged = bench.calls().reduce((sum, { credits }) => sum + credits, 0);
          expect(errand.meter).toMatchObject({ calls: bench.calls().length, credits: charged });
          const priced = bench
            .calls()
            .map(({ method, path, query }) => priceOf(provider.limits, method, path, new URLSearchParams(query)));
          expect(
            priced.reduce((sum, [total]) => sum + (total?.credits ?? 0), 0),
            extra,
          ).toBe(charged);
        }
      });

      for (const [from, to] of Object.entries(list.respell))
        test(`an account that knows ${from} as ${to} is asked by that name`, async () => {
          await using bench = await openBench(provider, desk);
          // A time is what accounts differ on; any filter that is one will do.
          const filter = list.filters.find(({ name, applied_by }) => applied_by === "provider" && isTime(name))?.name;
          bench.account.faults.add({ kind: "answer", status: 400, body: desk.complaint?.([from]) });
          const { rows } = await walked(bench, resource, { [filter ?? ""]: "2020-01-01T00:00:00Z" });
          expect(rows.length).toBeGreaterThan(0);
          const [refused, served] = bench.calls().map(({ query }) => new URLSearchParams(query));
          expect(served?.get(to)).toBe(refused?.get(from));
          expect(served?.has(from)).toBe(false);
        });

      for (const sort of list.sorts)
        test(`the order ${sort} orders, and leaves nothing out`, async () => {
          await using bench = await openBench(provider, desk, { objects: 120 });
          const { rows } = await walked(bench, resource, { sort }, [37]);
          const field = sort.replace("-", "");
          const times = rows
            .filter((row) => !row.not_loaded.includes(field))
            .map((row) => Date.parse(String(row[field])));
          const inOrder = times.toSorted((one, other) => (sort.startsWith("-") ? other - one : one - other));
          expect(times).toEqual(inOrder);
          expect(idsOf(rows)).toEqual(idsOf((await walked(bench, resource)).rows));
        });
    });
};

const secondAfter = (time: string): string => new Date(Date.parse(time) + 1_000).toISOString().replace(".000Z", "Z");

/** The fields that each extra of a list brings. */
const loadedBy: Readonly<Record<string, readonly string[]>> = {
  description: ["description"],
  stats: ["resolved_at", "closed_at"],
  tags: ["tags"],
  attachments: ["attachments"],
};

const isTime = (filter: string): boolean => /_(?:after|before)$/.test(filter);

/** What a filter looks at. */
const fieldOf = (resource: Resource, name: string): string => {
  if (name === "tag") return "tags";
  if (name === "phone") return "phones";
  if (name === "domain") return "domains";
  if (name === "company_id" && resource === "contacts") return "company_ids";
  return name.replace(/_(?:after|before)$/, "_at");
};

/** The values of a row that a filter can name. Of a contact's companies it is the primary one. */
const valuesIn = (resource: Resource, name: string, row: Row): unknown[] => {
  const value = row[fieldOf(resource, name)];
  const all = Array.isArray(value) ? (name === "company_id" ? value.slice(0, 1) : value) : [value];
  return all.map((one: unknown) => (typeof one === "object" && one !== null && "value" in one ? one.value : one));
};

const matches = (resource: Resource, name: string, row: Row, wanted: unknown): boolean => {
  if (Array.isArray(wanted)) return valuesIn(resource, name, row).some((value) => wanted.includes(value));
  const time = Date.parse(String(row[fieldOf(resource, name)]));
  const bound = Date.parse(String(wanted));
  return name.endsWith("_after") ? time >= bound : time < bound;
};

/** Values worth asking for: a time that lies on an object, one a second later, a word that some objects have, two words, and one that none has. */
const wantedOf = (name: string, rows: readonly Row[]): unknown[] => {
  const resource: Resource = rows.some((row) => "company_ids" in row) ? "contacts" : "tickets";
  const values = rows.flatMap((row) => valuesIn(resource, name, row)).filter((value) => value !== null);
  const middle = values.map(String).toSorted()[values.length >> 1] ?? "";
  if (isTime(name)) return [middle, secondAfter(middle)];
  const distinct = [...new Set(values)].filter((value) =>
    rows.some((row) => !valuesIn(resource, name, row).includes(value)),
  );
  const [one, other] = distinct;
  const nobody = ["999999999999"];
  if (one === undefined) return [nobody];
  return other === undefined || distinct.length < 3 ? [[one], nobody] : [[one], [one, other], nobody];
};
