import type { Provider } from "@portico/connector";
import { Buffer } from "node:buffer";
import { inspect } from "node:util";
import { expect, test } from "vitest";
import { type Bench, canary, credentialsOf, openBench } from "../bench.ts";
import type { Counts } from "../counts.ts";
import { listedOf, parentOf, resourcesOf } from "../definition.ts";
import type { Desk } from "../desk.ts";
import { operationsOf, smallest } from "../operation.ts";
import { walked } from "../walked.ts";

/** The stored credential reaches the vendor, and nothing else, however the vendor throws it back. */
export const secrets = (provider: Provider, desk: Desk, _counts: Counts): void => {
  for (const status of [400, 401, 403, 404, 405, 409, 418, 422, 500, 502, 503, 504])
    test(`a ${status} that quotes the credential in every form shows it in none`, async () => {
      for (const quote of quotesOf(provider)) {
        await using bench = await openBench(provider, desk);
        for (const attempt of await attemptsOn(bench)) {
          bench.account.faults.clear();
          for (const body of bodiesWith(quote, desk))
            bench.account.faults.add({ kind: "answer", status, body, headers: { "x-debug": quote }, times: 3 });
          const error = await attempt().then(() => expect.unreachable(), identity);
          expectSilent(error);
        }
      }
    });

  test("an answer that cannot be read is not quoted", async () => {
    await using bench = await openBench(provider, desk);
    const attempts = await attemptsOn(bench);
    for (const attempt of attempts) {
      bench.account.faults.add({ kind: "answer", status: 200, contentType: canary, body: `<p>${canary}` });
      expectSilent(await attempt().then(nothing, identity));
    }
  });

  for (const kind of ["reset", "hang", "cut"] as const)
    test(`the error of a connection that is ${kind} does not tell what was sent`, async () => {
      await using bench = await openBench(provider, desk, { limits: { headersMs: 100, totalMs: 300 } });
      for (const attempt of await attemptsOn(bench)) {
        bench.account.faults.clear();
        bench.account.faults.add({ kind, times: 3 });
        expectSilent(await attempt().then(nothing, identity));
      }
    });

  for (const [resource] of listedOf(provider))
    test(`${resource}: where a walk stands does not tell the credential`, async () => {
      await using bench = await openBench(provider, desk);
      const { steps } = await walked(bench, resource, {}, [1, 7]);
      for (const step of steps) expectSilent(step.next);
    });

  for (const [resource, { operations }] of resourcesOf(provider))
    if (operations.includes("create"))
      test(`${resource}: a plan does not tell the credential`, async () => {
        await using bench = await openBench(provider, desk);
        const parent = parentOf(bench, resource);
        expectSilent(await bench.door.planCreate(resource, parent, await smallest(bench, resource)));
      });
};

const identity = (error: unknown): unknown => error;
const nothing = (): undefined => undefined;
/** A read and a write. */
const attemptsOn = async (bench: Bench): Promise<(() => Promise<unknown>)[]> => {
  const operations = operationsOf(bench.provider);
  const some = [operations.find(({ isRead }) => isRead), operations.find(({ isRead }) => !isRead)];
  const runs = await Promise.all(some.flatMap((operation) => operation?.prepare(bench) ?? []));
  return runs.map((run) => () => run(bench));
};

const headersOf = (provider: Provider): string[] => Object.values(provider.auth[0].apply(credentialsOf(provider)));

/** All the ways in which a server may give back what it was sent. */
const quotesOf = (provider: Provider): string[] => [
  ...new Set([
    ...headersOf(provider),
    ...headersOf(provider).flatMap((value) => value.split(" ").slice(1)),
    ...["", "a", "ab"].flatMap((before) => [
      Buffer.from(`${before}${canary}`).toString("base64"),
      Buffer.from(`${before}${canary}:X`).toString("base64url"),
    ]),
    Buffer.from(canary).toString("hex"),
    Buffer.from(canary).toString("hex").toUpperCase(),
    encodeURIComponent(canary),
    canary,
  ]),
];

const bodiesWith = (quote: string, { complaint }: Desk): unknown[] => [
  { code: quote, message: `You sent ${quote}`, description: quote, error: quote },
  `plain ${quote} text`,
  ...(complaint === undefined ? [] : [complaint([quote, `custom_fields.${quote}`])]),
];

/** Forms that would give the credential away; of base64 the part that every neighbour leaves alone. */
const tells: readonly RegExp[] = [
  new RegExp(canary, "i"),
  new RegExp(Buffer.from(canary).toString("hex"), "i"),
  ...[0, 1, 2].map((shift) => {
    const text = Buffer.from("~".repeat(shift) + canary).toString("base64url");
    return new RegExp(text.slice(shift === 0 ? 0 : shift + 1, -2).replace(/[-_]/g, "."));
  }),
];

const expectSilent = (value: unknown): void => {
  const seen = `${inspect(value, { depth: Infinity, showHidden: true, maxArrayLength: null, maxStringLength: null })} ${JSON.stringify(value)}`;
  for (const tell of tells) expect(seen).not.toMatch(tell);
};
