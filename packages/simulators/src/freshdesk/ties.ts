import { createChance } from "../random.ts";
import type { Call } from "./call.ts";

/** Rows in the order of a list, those with equal keys in an order of this call's own where the account's lists have none. */
export const inTieOrder = <Row>(call: Call, rows: Iterable<Row>, keyOf: (row: Row) => unknown): Iterable<Row> =>
  call.account.settings().tieOrder === "id" ? rows : shuffled(rows, keyOf, call.account.log.counts().calls);

function* shuffled<Row>(rows: Iterable<Row>, keyOf: (row: Row) => unknown, seed: number): Iterable<Row> {
  const chance = createChance(seed);
  let equal: Row[] = [];
  for (const row of rows) {
    if (equal[0] !== undefined && keyOf(equal[0]) !== keyOf(row)) {
      yield* drawnFrom(equal);
      equal = [];
    }
    equal.push(row);
  }
  yield* drawnFrom(equal);

  function* drawnFrom(left: Row[]): Iterable<Row> {
    for (; left.length > 0; left.pop()) {
      const place = chance.below(left.length);
      const drawn = left[place] as Row;
      left[place] = left.at(-1) as Row;
      yield drawn;
    }
  }
}
