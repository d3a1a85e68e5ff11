import * as fc from "fast-check";
import { expect, test } from "vitest";
import { toPage } from "./page.ts";

const rowsOf = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `row_${index}`, createdAt: new Date(index) }));

test("a page never exceeds its limit, and has a next one exactly where a row was left over", () => {
  fc.assert(
    fc.property(fc.nat(20), fc.integer({ min: 1, max: 20 }), (count, limit) => {
      const { rows, next } = toPage(rowsOf(count).slice(0, limit + 1), limit);
      expect(rows).toEqual(rowsOf(Math.min(count, limit)));
      expect(next).toEqual(count > limit ? rows.at(-1) : undefined);
    }),
  );
});
