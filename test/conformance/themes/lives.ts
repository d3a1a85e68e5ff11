import type { Provider } from "@portico/connector";
import { PorticoError, type Resource } from "@portico/model";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Bench, openBench } from "../bench.ts";
import type { Counts } from "../counts.ts";
import { parentOf, resourcesOf } from "../definition.ts";
import type { Desk } from "../desk.ts";
import type { Body, Row } from "../door.ts";
import { completed, refusalOf } from "../complete.ts";
import { bodiesOf } from "../generate.ts";
import { expectReadBack, type Look } from "../read-back.ts";

/** What is declared works: objects are made, read, changed and deleted, and every field that a write names reads back. */
export const lives = (provider: Provider, desk: Desk, counts: Counts): void => {
  for (const [resource, { operations, create_fields, update_fields, losses }] of resourcesOf(provider)) {
    if (!operations.includes("create")) continue;
    test(`${resource}: what is written reads back, costs what was announced, and is gone when deleted`, async () => {
      await using bench = await openBench(provider, desk);
      const written = new Set<string>();
      const life = lifeOf(bench, resource, operations, new Set(losses.map(({ field }) => field)), written);
      const samples = bench.samples[resource] ?? {};
      const property = fc.asyncProperty(
        bodiesOf("create", resource, create_fields, samples),
        bodiesOf("update", resource, update_fields, samples),
        life,
      );
      const wanted = [
        ...create_fields.map((field) => `create ${field}`),
        ...update_fields.map((field) => `update ${field}`),
      ];
      const unwritten = (): string[] => wanted.filter((name) => !written.has(name));
      await fc.assert(property, { numRuns: counts.lives });
      // What chance has left out comes sooner or later.
      for (let more = 0; more < mostMore && unwritten().length > 0; more += 1)
        await fc.assert(property, { numRuns: counts.lives });
      expect(unwritten()).toEqual([]);
    });
  }
};

const mostMore = 20;

const lifeOf = (
  bench: Bench,
  resource: Resource,
  operations: readonly string[],
  lost: ReadonlySet<string>,
  written: Set<string>,
) => {
  const { door, account } = bench;
  const look: Look = async (of, id) =>
    bench.provider.resources[of]?.get === undefined ? undefined : door.get(of, { ...parentOf(bench, of), id });

  /** The object as the vendor shows it once all has settled. Only a published loss may be missing then. */
  const readAgain = async (target: Body, said: Body): Promise<void> => {
    if (!operations.includes("get")) return;
    account.clock.advance(60_000);
    const row = await door.get(resource, target);
    for (const field of Object.keys(said))
      if (row.not_loaded.includes(field)) expect([...lost], field).toContain(field);
    await expectReadBack(row, said, look);
  };

  return async (wished: Body, change: Body): Promise<void> => {
    const parent = parentOf(bench, resource);
    const body = await completed(bench, "create", resource, parent, wished);
    const made = await asPlanned(
      bench,
      () => door.planCreate(resource, parent, body),
      () => door.create(resource, parent, body),
    );
    await expectReadBack(made, body, look);
    note(written, "create", body);
    const target = { ...parent, id: made.id };
    await readAgain(target, body);

    if (operations.includes("update")) {
      const patch = await completed(bench, "update", resource, target, change);
      const changed = await asPlanned(
        bench,
        () => door.planUpdate(resource, target, patch),
        () => door.update(resource, target, patch),
      ).catch((error: unknown) => refusedByState(error, patch, lost));
      if (changed !== null) {
        expect(changed.id).toBe(made.id);
        await readAgain(target, patch);
        note(written, "update", patch);
      }
    }
    if (operations.includes("delete")) await dies(bench, resource, target, operations);
  };
};

/** The vendor may refuse a change by the state of the object (what was sent), where that is a published loss. */
const refusedByState = (error: unknown, patch: Body, lost: ReadonlySet<string>): null => {
  const { code, details } = refusalOf(error);
  expect(code).toBeOneOf(["provider_conflict", "provider_validation"]);
  for (const field of details.errors?.map(({ pointer }) => pointer.slice(1)) ?? Object.keys(patch))
    expect([...lost], `a change of ${field} was refused`).toContain(field);
  return null;
};

const note = (written: Set<string>, kind: string, body: Body): void => {
  for (const [field, value] of Object.entries(body)) if (value !== null) written.add(`${kind} ${field}`);
};

/** What is planned is what is sent, bar what is read on the way, and what the vendor charges for it is what the plan says. */
const asPlanned = async (
  bench: Bench,
  planned: () => Promise<{
    requests: readonly { method: string; path: string; query: object; body: unknown; credits: object }[];
  }>,
  act: () => Promise<Row>,
): Promise<Row> => {
  const { requests } = await planned();
  bench.forgetCalls();
  const row = await act();
  const writes = bench.recorded.filter(({ request: { method } }) => method !== "GET");
  const sent = writes.map(({ request: { method, path, body } }) => {
    const url = new URL(path, bench.target.origin);
    return {
      method,
      path: url.pathname.slice(bench.target.basePath.length),
      query: Object.fromEntries(url.searchParams),
      body: typeof body === "string" ? body : "null",
    };
  });
  expect(sent).toEqual(
    requests.map(({ method, path, query, body }) => ({ method, path, query, body: JSON.stringify(body) })),
  );
  expect(requests.map(({ credits }) => Object.entries(credits).find(([name]) => name === "total")?.[1])).toEqual(
    writesIn(bench).map(({ credits }) => credits),
  );
  return row;
};

const writesIn = (bench: Bench) => bench.calls().filter(({ method }) => method !== "GET");

/** A deleted object is gone, or says that it is deleted; deleting it again finds nothing. */
const dies = async (bench: Bench, resource: Resource, target: Body, operations: readonly string[]): Promise<void> => {
  const { door } = bench;
  const [planned] = door.planDelete(resource, target).requests;
  bench.forgetCalls();
  await door.delete(resource, target);
  expect(writesIn(bench).map(({ method, path }) => ({ method, path }))).toEqual([
    { method: planned?.method, path: planned?.path },
  ]);
  if (operations.includes("get")) {
    const after = await door.get(resource, target).catch(refusalOf);
    if (after instanceof PorticoError) expect(after.code).toBe("not_found");
    else expect(after["is_deleted"]).toBe(true);
  }
  await expect(door.delete(resource, target)).rejects.toMatchObject({ code: "not_found" });
};
