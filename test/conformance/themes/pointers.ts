import { capabilities, type Provider } from "@portico/connector";
import type { Resource } from "@portico/model";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Bench, openBench } from "../bench.ts";
import { completed, failing } from "../complete.ts";
import type { Counts } from "../counts.ts";
import { parentOf, resourcesOf } from "../definition.ts";
import type { Desk } from "../desk.ts";
import type { Body } from "../door.ts";
import { bodiesOf, valuesOf } from "../generate.ts";
import { operationsOf, someTarget } from "../operation.ts";
import { underFault } from "../under-fault.ts";

/** What the vendor complains of is named as the caller said it. */
export const pointers = (provider: Provider, desk: Desk, _counts: Counts): void => {
  const writes = operationsOf(provider).filter(({ isRead }) => !isRead);
  for (const operation of writes)
    test(`${operation.name}: a refusal that names no field is told all the same`, async () => {
      const { error } = await underFault(provider, desk, operation, { kind: "answer", status: 400, body: {} });
      expect(error.code).toBe("provider_validation");
      expect(error.details.errors).toBeUndefined();
    });

  const { complaint } = desk;
  if (complaint === undefined) return;

  for (const operation of writes)
    test(`${operation.name}: a complaint about a field that nobody knows points into native`, async () => {
      const body = complaint(["x~/y"]);
      const { error } = await underFault(provider, desk, operation, { kind: "answer", status: 400, body });
      expect(error).toMatchObject({
        code: "provider_validation",
        details: { errors: [{ pointer: "/native/x~0~1y" }] },
      });
    });

  for (const [resource, capability] of resourcesOf(provider))
    for (const kind of ["create", "update"] as const)
      for (const field of capability[`${kind}_fields`].filter((name) => !unspoken.has(name)))
        test(`${kind} ${resource}: what the vendor complains of in ${field} is named so`, async () => {
          await using bench = await openBench(provider, desk);
          const { body, keys } = await nativeKeysOf(bench, kind, resource, field);
          bench.account.faults.add({ kind: "answer", status: 400, body: complaint(keys), method: "POST|PUT|PATCH" });
          const { details } = await failing(bench.door[kind](resource, await targetOf(bench, kind, resource), body));
          const named = new Set(details.errors?.map(({ pointer }) => pointer.split("/")[1]));
          expect([field, spokenOf[field]]).toEqual(expect.arrayContaining([...named]));
          expect(named.size).toBeGreaterThan(0);
        });
};

/** What picks the call, and is no value in it. */
const unspoken: ReadonlySet<string> = new Set(["outbound"]);

/** A vendor cannot tell by which of two names we were given something. */
const spokenOf: Readonly<Record<string, string>> = {
  native_status_id: "status",
  native_priority_id: "priority",
  emails: "email",
};

/** A body that has the field, and the keys of the vendor's that change when its value does. */
const nativeKeysOf = async (bench: Bench, kind: "create" | "update", resource: Resource, field: string) => {
  const target = await targetOf(bench, kind, resource);
  const plan = kind === "create" ? bench.door.planCreate : bench.door.planUpdate;
  const samples = bench.samples[resource] ?? {};
  const fields = capabilities(bench.provider).resources[resource]?.[`${kind}_fields`] ?? [];
  const options = { seed: 7, numRuns: 60 };
  const bodies = fc.sample(bodiesOf(kind, resource, fields, samples), options);
  const others = fc.sample(valuesOf(kind, resource, field, samples), { ...options, seed: 8 });
  for (const [index, wished] of bodies.filter((body) => field in body).entries()) {
    const body = await completed(bench, kind, resource, target, wished);
    const changed = { ...body, [field]: others[index] };
    const [before, after] = await Promise.all([body, changed].map((one) => plan(resource, target, one).catch(nothing)));
    const keys = changedKeys(after?.requests[0]?.body, before?.requests[0]?.body);
    if (field in body && body[field] !== null && after !== undefined && keys.length > 0) return { body, keys };
  }
  throw new Error(`no value of ${field} is ever sent`);
};

const nothing = (): undefined => undefined;

const targetOf = async (bench: Bench, kind: "create" | "update", resource: Resource): Promise<Body> =>
  kind === "create" ? parentOf(bench, resource) : someTarget(bench, resource);

const changedKeys = (before: unknown, after: unknown): string[] => {
  const old = new Map(Object.entries({ ...asObject(before) }));
  return Object.entries({ ...asObject(after) }).flatMap(([key, value]: [string, unknown]) =>
    JSON.stringify(old.get(key)) === JSON.stringify(value) ? [] : [key],
  );
};

const asObject = (value: unknown): object => (typeof value === "object" && value !== null ? value : {});
