import { capabilities, type Given, narrowed, type Provider, type Restriction } from "@portico/connector";
import { type Resource, resources } from "@portico/model";
import { describe, expect, test } from "vitest";
import { type Bench, openBench } from "../bench.ts";
import { refusalOf } from "../complete.ts";
import type { Counts } from "../counts.ts";
import { listedOf, parentOf } from "../definition.ts";
import type { Desk } from "../desk.ts";
import { operationsOf } from "../operation.ts";

/** What a connection can do less than its provider is found out by few reads, and is what the vendor refuses: no more, and no less. */
export const rights = (provider: Provider, desk: Desk, _counts: Counts): void => {
  const accounts = Object.entries({ "an account of which nothing is kept back": desk.open, ...desk.others });
  for (const [name, open] of accounts)
    describe(name, () => {
      test("is found out by a few reads, and fewer where its kind is said", async () => {
        await using bench = await openBench(provider, { ...desk, open });
        bench.restrict?.();
        const { examined, calls } = await examining(bench, { flavour: null });
        expect(calls.map(({ method }) => method)).toEqual(calls.map(() => "GET"));
        expect(calls.length).toBeLessThanOrEqual(mostCalls);
        expect(examined.flavour).toBe(bench.flavour ?? null);
        if (bench.flavour === undefined) return;
        const spared = await examining(bench, { flavour: bench.flavour });
        expect(spared.examined).toEqual(examined);
        expect(spared.calls.length).toBeLessThan(calls.length);
      });

      test("does what is left to it, and is refused all else", async () => {
        await using bench = await openBench(provider, { ...desk, open });
        const prepared = [];
        for (const operation of operationsOf(provider))
          prepared.push([operation, await operation.prepare(bench)] as const);
        bench.restrict?.();
        const restrictions = await restrictionsOf(bench);
        const left = narrowed(capabilities(provider), restrictions).resources;
        const hidden = new Set(restrictions.flatMap(({ hides = [] }) => hides));
        for (const [{ name, verb, resource }, run] of prepared) {
          const ended = await run(bench).then(
            () => "done",
            (error: unknown) => refusalOf(error).code,
          );
          // What is done to one object tells nothing where that is hidden.
          const isTold = verb === "list" && resource !== "comments";
          if (hidden.has(aboveOf(resource)) && !isTold) continue;
          const isLeft = left[resource]?.operations.includes(verb) === true;
          expect([name, ended]).toEqual([name, isLeft ? "done" : "provider_forbidden"]);
        }
      });

      test("is shown all there is, unless that is said", async () => {
        await using bench = await openBench(provider, { ...desk, open });
        const everything = await countsIn(bench, resources);
        bench.restrict?.();
        const restrictions = await restrictionsOf(bench);
        const left = narrowed(capabilities(provider), restrictions).resources;
        const isShown = (resource: Resource) => left[resource]?.list?.excluded.includes("out_of_scope") === false;
        const shown = resources.filter((resource) => isShown(resource) && isShown(aboveOf(resource)));
        expect(await countsIn(bench, shown)).toEqual(new Map([...everything].filter(([name]) => shown.includes(name))));
      });
    });
};

/** Whose key it is, what it may do, and three tries for the kind of account. */
const mostCalls = 5;

const examining = async (bench: Bench, given: Given) => {
  bench.forgetCalls();
  const examined = await bench.adapter.examine(bench.errand(), given);
  return { examined, calls: bench.calls() };
};

const restrictionsOf = async (bench: Bench): Promise<Restriction[]> => {
  const { restrictions } = await bench.adapter.examine(bench.errand(), { flavour: null });
  return restrictions.map(
    (name) => bench.provider.restrictions?.[name] ?? expect.unreachable(`${name} is not told of`),
  );
};

/** What lies on a ticket is hidden with it. */
const aboveOf = (resource: Resource): Resource => (resource === "comments" ? "tickets" : resource);

const countsIn = async (bench: Bench, wanted: readonly Resource[]): Promise<Map<Resource, number>> => {
  const counts = new Map<Resource, number>();
  for (const [resource] of listedOf(bench.provider).filter(([name]) => wanted.includes(name))) {
    let from = null;
    let count = 0;
    do {
      const page = await bench.door.list(resource, { ...parentOf(bench, resource), limit: 25 }, from);
      count += page.items.length;
      from = page.next;
    } while (from !== null);
    counts.set(resource, count);
  }
  return counts;
};
