import type { KeysetSource, Row, Sheet } from "../walk/keyset.ts";
import { markOf } from "../walk/versions.ts";

/** How an invented vendor lists what was changed since a time, where the documentation does not say. */
export interface ListHabits {
  pageSize: number;
  /** Whether `since` names the first second that counts, or the last that does not. */
  inclusive: boolean;
  /** Whether times have milliseconds that are not shown. */
  subseconds: boolean;
  /** How objects with the same time are ordered: for ever, or anew with each request. */
  ties: "id" | "reverse" | "shuffled";
  random: () => number;
}

export interface Listed {
  id: number;
  changedAtMs: number;
  content: number;
}

/** A list whose objects move to its end as they change, while somebody walks over it. */
export const createShiftingList = (habits: ListHabits) => {
  const objects = new Map<number, Listed>();
  let nowMs = 1_000_000_000;
  let lastId = 0;
  let content = 0;

  const instant = (): number => (habits.subseconds ? nowMs : Math.floor(nowMs / 1_000) * 1_000);
  const sheet = (since: number, page: number, size: number): Sheet<Listed> => {
    const bound = since * 1_000;
    const found = [...objects.values()].filter(({ changedAtMs }) =>
      habits.inclusive ? changedAtMs >= bound : changedAtMs > bound,
    );
    const tie = new Map(found.map(({ id }) => [id, tieOf(habits, id)]));
    const ordered = found.toSorted(
      (a, b) => a.changedAtMs - b.changedAtMs || (tie.get(a.id) ?? 0) - (tie.get(b.id) ?? 0),
    );
    const begin = (page - 1) * size;
    const rows = ordered.slice(begin, begin + size).map(toRow);
    return { rows, isLast: begin + size >= ordered.length };
  };

  return {
    objects,
    pageSize: habits.pageSize,
    now: () => Math.floor(nowMs / 1_000),
    pass: (ms: number) => {
      nowMs += ms;
    },
    create: () => {
      lastId += 1;
      objects.set(lastId, { id: lastId, changedAtMs: instant(), content: (content += 1) });
    },
    /** One that was changed so many seconds ago appears among what was changed then. */
    comeBack: (secondsAgo: number) => {
      lastId += 1;
      objects.set(lastId, { id: lastId, changedAtMs: instant() - secondsAgo * 1_000, content: (content += 1) });
    },
    change: (id: number) => {
      if (objects.has(id)) objects.set(id, { id, changedAtMs: instant(), content: (content += 1) });
    },
    remove: (id: number) => objects.delete(id),
    versionOf: (id: number) => {
      const listed = objects.get(id);
      return listed === undefined ? undefined : toRow(listed).mark;
    },
    read: async (since: number, page: number, size = habits.pageSize): ReturnType<KeysetSource<Listed>["read"]> =>
      sheet(since, page, size),
  };
};

const toRow = (listed: Listed): Row<Listed> => ({
  at: Math.floor(listed.changedAtMs / 1_000),
  mark: markOf(String(listed.id), listed),
  object: markOf(String(listed.id), null),
  value: listed,
});

const tieOf = ({ ties, random }: ListHabits, id: number): number => {
  if (ties === "shuffled") return random();
  return ties === "id" ? id : -id;
};
