import fc from "fast-check";
import { expect, test } from "vitest";
import { createSortedIndex } from "./sorted-index.ts";

interface Item {
  id: number;
  at: number;
}
const compare = (left: Item, right: Item): number => left.at - right.at || left.id - right.id;
const all = (index: { size: number; at(position: number): Item | undefined }) =>
  Array.from({ length: index.size }, (_, position) => index.at(position));

test("an index that is changed item by item is in the same order as one sorted afresh", () => {
  const change = fc.record({ id: fc.nat(9), at: fc.nat(5) });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 60 }), (changes) => {
      const items = Array.from({ length: 10 }, (_, id) => ({ id, at: 0 }));
      const index = createSortedIndex(items, compare);
      for (const { id, at } of changes) {
        const item = items[id] as Item;
        index.remove(item);
        item.at = at;
        index.insert(item);
      }
      expect(all(index)).toEqual(items.toSorted(compare));
    }),
  );
});

test("removing what is not there removes nothing", () => {
  const index = createSortedIndex([{ id: 1, at: 1 }], compare);
  index.remove({ id: 1, at: 1 });
  expect(index.size).toBe(1);
});
