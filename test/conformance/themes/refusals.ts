import type { Provider } from "@portico/connector";
import { type Resource, resources } from "@portico/model";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Bench, openBench } from "../bench.ts";
import { completed, failing, refusalOf } from "../complete.ts";
import type { Counts } from "../counts.ts";
import { listedOf, parentOf, resourcesOf } from "../definition.ts";
import type { Desk } from "../desk.ts";
import type { Body, Row } from "../door.ts";
import { demanded, othersOf } from "../operation.ts";
import { fieldsOf, valuesOf, wordsOf } from "../generate.ts";

/** No vendor's id looks like this. */
const foreign = "¿id?";
const kinds = ["create", "update"] as const;

/** What is not declared is refused by name, and the vendor never hears of it. */
export const refusals = (provider: Provider, desk: Desk, _counts: Counts): void => {
  for (const resource of resources) {
    test(`${resource}: an operation that is not declared is refused unasked`, async () => {
      await using bench = await openBench(provider, desk);
      const declared = resourcesOf(provider).find(([name]) => name === resource)?.[1].operations ?? [];
      const target = { ...parentOf(bench, resource), id: "1" };
      const operations: Record<string, () => Promise<unknown>> = {
        list: () => bench.door.list(resource, target),
        get: () => bench.door.get(resource, target),
        create: () => bench.door.create(resource, parentOf(bench, resource), {}),
        update: () => bench.door.update(resource, target, {}),
        delete: () => bench.door.delete(resource, target),
        restore: () => bench.door.act(resource, "restore", target, {}),
        erase: () => bench.door.act(resource, "erase", target, {}),
        forward: () => bench.door.act(resource, "forward", target, {}),
        merge: () => bench.door.act(resource, "merge", target, { [othersOf(resource)]: ["2"] }),
      };
      const others = Object.entries(operations).filter(([operation]) => !declared.includes(operation));
      for (const [, attempt] of others) await expectRefused(bench, attempt, "unsupported_operation");
      expect(others.length + declared.length).toBe(Object.keys(operations).length);
    });
  }

  for (const [resource, { operations }] of resourcesOf(provider).filter(([name]) => name === "comments"))
    test(`${resource}: what lies on another ticket is not found, read, changed or deleted`, async () => {
      await using bench = await openBench(provider, desk);
      const { id } = await bench.door.create(resource, parentOf(bench, resource), demanded(resource));
      const other = (await bench.door.list("tickets", {})).items.find((ticket) => ticket.id !== bench.ticketId);
      const target = { ticket_id: other?.id, id };
      const attempts: Record<string, () => Promise<unknown>> = {
        get: () => bench.door.get(resource, target),
        update: () => bench.door.update(resource, target, { body: { text: "Changed" } }),
        delete: () => bench.door.delete(resource, target),
      };
      bench.forgetCalls();
      for (const [operation, attempt] of Object.entries(attempts))
        if (operations.includes(operation)) expect((await failing(attempt())).code).toBe("not_found");
      expect(bench.calls().filter(({ method }) => method !== "GET")).toEqual([]);
    });

  for (const [resource, capability] of resourcesOf(provider))
    for (const kind of kinds.filter((name) => capability.operations.includes(name))) {
      const declared = kind === "create" ? capability.create_fields : capability.update_fields;
      describe(`${kind} ${resource}`, () => {
        test("a field that is not declared is refused unasked, by pointer", async () => {
          await using bench = await openBench(provider, desk);
          for (const field of fieldsOf(kind, resource).filter((name) => !declared.includes(name))) {
            const [value] = fc.sample(valuesOf(kind, resource, field), 1);
            await expectRefused(
              bench,
              write(bench, kind, resource, { [field]: value }),
              "unsupported_field",
              `/${field}`,
            );
          }
        });

        test("an id that the vendor cannot have given out is refused unasked, by pointer", async () => {
          await using bench = await openBench(provider, desk);
          for (const [field, value, pointer] of foreignIds.filter(([name]) => declared.includes(name)))
            await expectRefused(bench, write(bench, kind, resource, { [field]: value }), "validation_failed", pointer);
        });

        test("a word that the vendor has not is refused before the write, and every other goes through", async () => {
          await using bench = await openBench(provider, desk);
          const target = kind === "create" ? parentOf(bench, resource) : targetOf(bench, resource);
          for (const field of declared.filter((name) => wordsOf(kind, resource, name).length > 0)) {
            const taken: unknown[] = [];
            for (const word of wordsOf(kind, resource, field)) {
              const wished = { ...demanded(resource), [field]: word };
              const body = await completed(bench, kind, resource, target, wished);
              if (body[field] === word) taken.push(word);
            }
            expect(taken, `no word for ${field}`).not.toEqual([]);
          }
        });
      });
    }

  for (const [resource, capability] of resourcesOf(provider)) {
    test(`${resource}: an id that the vendor cannot have given out names nothing`, async () => {
      await using bench = await openBench(provider, desk);
      const target = { ...parentOf(bench, resource), id: foreign };
      const attempts: Record<string, () => Promise<unknown>> = {
        get: () => bench.door.get(resource, target),
        update: () => bench.door.update(resource, target, {}),
        delete: () => bench.door.delete(resource, target),
        restore: () => bench.door.act(resource, "restore", target, {}),
        erase: () => bench.door.act(resource, "erase", target, {}),
        forward: () => bench.door.act(resource, "forward", target, {}),
        merge: () => bench.door.act(resource, "merge", target, { [othersOf(resource)]: ["2"] }),
      };
      for (const operation of capability.operations.filter((name) => name in attempts))
        await expectRefused(bench, attempts[operation], "not_found");
    });
  }

  for (const [resource, list] of listedOf(provider)) {
    test(`${resource}: an order or filter that nobody can give is refused unasked, by pointer`, async () => {
      await using bench = await openBench(provider, desk);
      const ask = (query: Body) => () => bench.door.list(resource, { ...parentOf(bench, resource), ...query });
      for (const sort of ["updated_at", "-updated_at", "created_at", "-created_at"])
        if (!list.sorts.includes(sort)) await expectRefused(bench, ask({ sort }), "unsupported_operation", "/sort");
      for (const name of list.untestable)
        await expectRefused(bench, ask({ [name]: ["x"] }), "unsupported_operation", `/${name}`);
      for (const { name } of list.filters)
        if (name.endsWith("_id") && name !== "external_id")
          await expectRefused(bench, ask({ [name]: [foreign] }), "invalid_request", `/${name}`);
    });
  }
};

const foreignIds: readonly (readonly [field: string, value: unknown, pointer: string])[] = [
  ...["requester_id", "assignee_id", "group_id", "company_id", "collection_id", "parent_id"].map(
    (name) => [name, foreign, `/${name}`] as const,
  ),
  ["company_ids", [foreign], "/company_ids"],
  ["author", { id: foreign }, "/author/id"],
];

const targetOf = (bench: Bench, resource: Resource): Body => ({ ...parentOf(bench, resource), id: bench.ticketId });

const write = (bench: Bench, kind: (typeof kinds)[number], resource: Resource, body: Body) => (): Promise<Row> => {
  const full = { ...demanded(resource), ...body };
  return kind === "create"
    ? bench.door.create(resource, parentOf(bench, resource), full)
    : bench.door.update(resource, targetOf(bench, resource), kind === "update" ? body : full);
};

const expectRefused = async (
  bench: Bench,
  attempt: (() => Promise<unknown>) | undefined,
  code: string,
  pointer?: string,
): Promise<void> => {
  bench.forgetCalls();
  const refusal = await attempt?.().then(
    () => expect.unreachable(`${code} was due`),
    (error: unknown) => refusalOf(error),
  );
  expect(refusal?.code).toBe(code);
  if (pointer !== undefined) expect(refusal?.details.errors?.map((error) => error.pointer)).toContain(pointer);
  expect(bench.calls()).toEqual([]);
};
