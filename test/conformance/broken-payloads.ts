import type { Provider } from "@portico/connector";
import { PorticoError } from "@portico/model";
import fc from "fast-check";
import { expect, test } from "vitest";
import { openBench } from "./bench.ts";
import { refusalOf } from "./complete.ts";
import type { Desk } from "./desk.ts";
import { mutationsOf } from "./mutations.ts";
import { type Answering, expectLegal, payloadsOf, readAs } from "./payloads.ts";

/** Breaks payloads in `count` ways: each is read as an object of ours, or refused as what it is. */
export const brokenPayloads = (
  provider: Provider,
  desk: Desk,
  table: readonly Answering[],
  count: number,
  timeoutMs?: number,
): void => {
  test(
    `whatever is broken in a payload of ${provider.title}, it is read as an object of ours or said to be unreadable`,
    async () => {
      await using bench = await openBench(provider, desk);
      const { ours, captured } = payloadsOf(provider);
      const cases = [...ours, ...captured].flatMap(({ name, text }) => {
        const row = table.find(({ files, operation }) => operation !== "search" && files.test(name));
        return row === undefined ? [] : [{ row, text }];
      });
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...cases).chain(({ row, text }) => fc.tuple(fc.constant(row), mutationsOf(text))),
          async ([row, text]) => {
            const outcome = await readAs(bench, row, text).catch(refusalOf);
            bench.account.faults.clear();
            if (outcome instanceof PorticoError) expect(outcome.code).toBe("provider_invalid_response");
            else expectLegal(row, outcome, text);
          },
        ),
        { numRuns: count },
      );
    },
    timeoutMs,
  );
};
