/** Keeps records in an order while they come, change and go. Removal and insertion cost a binary search and a memory move. */
export interface SortedIndex<Item> {
  readonly size: number;
  at(position: number): Item | undefined;
  insert(item: Item): void;
  /** The item must still hold the values it was inserted with: take it out before changing it. */
  remove(item: Item): void;
  /** The first position whose item is not before `goal`, where `before` says whether an item lies before it. */
  firstPosition(before: (item: Item) => boolean): number;
}

/** `compare` must be a total order (end with the id), or removal cannot find its item. */
export const createSortedIndex = <Item>(
  items: Iterable<Item>,
  compare: (left: Item, right: Item) => number,
): SortedIndex<Item> => {
  const sorted = [...items].toSorted(compare);
  const firstPosition = (before: (item: Item) => boolean): number => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (before(sorted[middle] as Item)) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const positionOf = (item: Item): number => firstPosition((other) => compare(other, item) < 0);
  return {
    get size() {
      return sorted.length;
    },
    at: (position) => sorted[position],
    insert: (item) => {
      sorted.splice(positionOf(item), 0, item);
    },
    remove: (item) => {
      const position = positionOf(item);
      if (sorted[position] === item) sorted.splice(position, 1);
    },
    firstPosition,
  };
};
