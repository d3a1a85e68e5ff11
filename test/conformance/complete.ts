import { PorticoError, type Resource } from "@portico/model";
import fc from "fast-check";
import { expect } from "vitest";
import type { Bench } from "./bench.ts";
import type { Body } from "./door.ts";
import { valuesOf, withoutRivalsOf } from "./generate.ts";

/**
 * A body that the adapter lets pass. What it refuses, it refuses before a call and by pointer: a field that is missing is
 * added, one that this account or vendor cannot take is left out, and nothing else may be wrong.
 */
export const completed = async (
  bench: Bench,
  kind: "create" | "update",
  resource: Resource,
  target: Body,
  wished: Body,
): Promise<Body> => {
  const plan = kind === "create" ? bench.door.planCreate : bench.door.planUpdate;
  let body = distinctIn(wished, resource);
  for (let round = 0; round < 8; round += 1) {
    const sent = body;
    bench.forgetCalls();
    const refusal = await plan(resource, target, body).then(nothing, refusalOf);
    if (refusal === undefined) return body;
    expect(refusal.code).toBe("validation_failed");
    expect(refusal.details.errors?.length).toBeGreaterThan(0);
    expect(bench.calls().filter(({ method }) => method !== "GET")).toEqual([]);
    for (const { pointer, code } of refusal.details.errors ?? []) {
      const [, field = "", part] = pointer.split("/");
      if (code === "missing")
        body = {
          ...withoutRivalsOf(field, body),
          ...distinctIn({ [field]: sampleOf(bench, kind, resource, field) }, resource),
        };
      else {
        expect(Object.keys(sent), `${pointer} was never sent`).toContain(field);
        body = { ...without(field, body), ...restOf(body[field], field, part) };
      }
    }
  }
  throw new Error(`no body of ${resource} is ever complete`);
};

const without = (name: string, body: object): Body =>
  Object.fromEntries(Object.entries(body).filter(([other]) => other !== name));

/** What stays of a field of which one part is refused: where it is an object, the others. */
const restOf = (value: unknown, field: string, part: string | undefined): Body =>
  part === undefined || typeof value !== "object" || value === null || Array.isArray(value)
    ? {}
    : { [field]: without(part, value) };

/** The error of a refusal. Anything else was not foreseen, and is thrown on. */
export const refusalOf = (error: unknown): PorticoError => {
  if (error instanceof PorticoError) return error;
  throw error;
};

/** The error of what must not succeed. */
export const failing = (running: Promise<unknown>): Promise<PorticoError> =>
  running.then(() => expect.unreachable("the call went through"), refusalOf);

const nothing = (): undefined => undefined;

const sampleOf = (bench: Bench, kind: "create" | "update", resource: Resource, field: string): unknown =>
  fc.sample(
    valuesOf(kind, resource, field, bench.samples[resource]).filter((value) => value !== null),
    { seed: 1, numRuns: 1 },
  )[0];

let number = 0;
const next = (): number => (number += 1);

/** E-mail addresses are unique at a vendor, and names of companies: each that was generated becomes one that nobody had. */
const distinctIn = (body: Body, resource: Resource): Body => ({
  ...distinctWithin(body),
  ...(resource === "companies" && typeof body["name"] === "string" ? { name: `${body["name"]} ${next()}` } : {}),
});

const distinct = (value: unknown): unknown => {
  if (typeof value === "string") return value.replace(/^([^@\s]+)@mail\.example$/, freshAddress);
  if (Array.isArray(value)) return value.map(distinct);
  return typeof value === "object" && value !== null ? distinctWithin(value) : value;
};
const distinctWithin = (body: object): Body =>
  Object.fromEntries(Object.entries(body).map(([key, value]: [string, unknown]) => [key, distinct(value)]));

const freshAddress = (_whole: string, name: string): string => `${name}.${next()}@mail.example`;
