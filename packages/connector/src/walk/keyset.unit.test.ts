import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createShiftingList, type ListHabits } from "../testing/shifting-list.ts";
import { advance, interrupt, type KeysetPosition, type KeysetSource, startOfWalk } from "./keyset.ts";
import { smallerSizes } from "./native-list.ts";

/** What happens to the list between two readings. */
type Event =
  | { kind: "pass"; ms: number }
  | { kind: "create"; times: number }
  | { kind: "change"; which: number; times: number }
  | { kind: "remove"; which: number };

const event: fc.Arbitrary<Event> = fc.oneof(
  fc.record({ kind: fc.constant("pass" as const), ms: fc.integer({ min: 0, max: 2_500 }) }),
  fc.record({ kind: fc.constant("create" as const), times: fc.integer({ min: 1, max: 12 }) }),
  fc.record({
    kind: fc.constant("change" as const),
    which: fc.nat({ max: 200 }),
    times: fc.integer({ min: 1, max: 9 }),
  }),
  fc.record({ kind: fc.constant("remove" as const), which: fc.nat({ max: 200 }) }),
);

const habits = fc.record({
  pageSize: fc.integer({ min: 2, max: 7 }),
  inclusive: fc.boolean(),
  subseconds: fc.boolean(),
  ties: fc.constantFrom("id" as const, "reverse" as const, "shuffled" as const),
});

/** Numbers from 0 to just below 1 that look random, the same for the same seed. */
const chance = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};

type List = ReturnType<typeof createShiftingList>;

const happen = (list: List, what: Event): void => {
  const ids = [...list.objects.keys()];
  const pick = (which: number): number => ids[which % Math.max(1, ids.length)] ?? 0;
  if (what.kind === "pass") list.pass(what.ms);
  if (what.kind === "create") for (let index = 0; index < what.times; index += 1) list.create();
  if (what.kind === "change") for (let index = 0; index < what.times; index += 1) list.change(pick(what.which + index));
  if (what.kind === "remove") list.remove(pick(what.which));
};

/** A whole walk: what it gave, in order, and where a later one goes on. Events happen before each reading. */
const walk = async (
  list: List,
  from: KeysetPosition,
  {
    events,
    limits,
    beforeRead = () => {},
  }: { events: readonly Event[]; limits: readonly number[]; beforeRead?: () => void },
) => {
  const queue = [...events];
  let reads = 0;
  const source: KeysetSource<{ id: number }> = {
    read: (since, page, size) => {
      reads += 1;
      if (reads > 5_000) throw new Error("the walk does not end");
      const next = queue.shift();
      if (next !== undefined) happen(list, next);
      beforeRead();
      list.pass(130);
      return list.read(since - 1, page, size); // as an adapter asks that does not know whether the very second counts
    },
    pageSize: list.pageSize,
    smallerSizes: smallerSizes(list.pageSize),
    lastPage: 1_000,
    isOpen: (second) => second >= list.now(),
    keepFrom: (second) => second - 5,
  };
  const given: { id: number; version: string }[] = [];
  let position = from;
  let isCut = false;
  for (let turn = 0; ; turn += 1) {
    // What a cursor carries is text.
    position = JSON.parse(JSON.stringify(position));
    const step = await advance(source, position);
    isCut ||= step.isCut;
    const limit = limits[turn % Math.max(1, limits.length)] ?? Infinity;
    const taken = step.rows.slice(0, limit);
    given.push(...taken.map(({ value, at, mark }) => ({ id: value.id, version: `${at}:${mark}` })));
    if (taken.length < step.rows.length) position = interrupt(position, taken);
    else if (step.next === null) return { given, resume: step.resume ?? from, reads, isCut };
    else position = step.next;
  }
};

const open = (given: Omit<ListHabits, "random">, past: readonly Event[], random = chance(1)): List => {
  const list = createShiftingList({ ...given, random });
  for (const what of past) happen(list, what);
  return list;
};

const events = (maxLength: number) => fc.array(event, { maxLength });
const limits = fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 6 });

describe("a walk over what was changed since", () => {
  test("gives all that lives throughout, no version twice, and goes on later with what has changed", () =>
    fc.assert(
      fc.asyncProperty(habits, events(60), events(40), limits, events(30), async (given, past, during, cuts, after) => {
        const list = open(given, past);
        const throughout = new Set(list.objects.keys());
        const first = await walk(list, startOfWalk(0), { events: during, limits: cuts });
        for (const id of throughout) if (!list.objects.has(id)) throughout.delete(id);
        const met = new Set(first.given.map(({ id }) => id));
        expect([...throughout].filter((id) => !met.has(id))).toEqual([]);
        expect(new Set(first.given.map(({ version }) => version)).size).toBe(first.given.length);

        for (const what of after) happen(list, what);
        const second = await walk(list, first.resume, { events: [], limits: cuts });
        const known = new Set([...first.given, ...second.given].map(({ version }) => version.split(":")[1]));
        expect([...list.objects.keys()].filter((id) => !known.has(list.versionOf(id)))).toEqual([]);
        const both = [...first.given, ...second.given].map(({ version }) => version);
        expect(new Set(both).size).toBe(both.length);
      }),
      { numRuns: 500 },
    ));

  test("finds all of a second whose objects come in another order each time", () =>
    fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 5, max: 40 }),
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        async (count, stream) => {
          const random = (): number => stream.next().value ?? 0;
          const list = open(
            { pageSize: 4, inclusive: true, subseconds: false, ties: "shuffled" },
            [{ kind: "create", times: count }],
            random,
          );
          list.pass(3_000);
          list.create();
          const { given } = await walk(list, startOfWalk(0), { events: [], limits: [] });
          expect(new Set(given.map(({ id }) => id)).size).toBe(count + 1);
        },
      ),
      { numRuns: 100 },
    ));

  // The page behind a crowd is read while it lacks what stands before it by then; the one below, when that has left it again.
  const edgeCrossed: [Omit<ListHabits, "random">, number, number, ("go" | "come" | "stay")[]] = [
    { pageSize: 5, inclusive: false, subseconds: false, ties: "id" },
    5,
    8,
    ["stay", "go", "go", "go", "go", "stay", "come"],
  ];

  test("what comes and goes in a crowded second hides nothing that was changed later, whenever it does", () => {
    const coming = fc.constantFrom("go" as const, "go" as const, "come" as const, "stay" as const);
    return fc.assert(
      fc.asyncProperty(
        habits,
        // Of such sizes that one of them lays a page across the begin of any other.
        fc.integer({ min: 5, max: 7 }),
        fc.integer({ min: 4, max: 24 }),
        fc.array(coming, { maxLength: 60 }),
        async (given, pageSize, crowd, moves) => {
          const list = open({ ...given, pageSize, subseconds: false }, [{ kind: "create", times: crowd }]);
          const begin = list.now();
          const later = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((index) => {
            list.pass(7_000);
            list.create();
            return crowd + index;
          });
          list.pass(7_000);
          const queue = [...moves];
          const beforeRead = (): void => {
            const move = queue.shift();
            const [first] = list.objects.keys();
            if (move === "go" && first !== undefined && !later.includes(first)) list.remove(first);
            if (move === "come") list.comeBack(list.now() - begin);
          };
          const met = await walk(list, startOfWalk(0), { events: [], limits: [], beforeRead });
          const ids = new Set(met.given.map(({ id }) => id));
          expect(later.filter((id) => !ids.has(id))).toEqual([]);
          expect(met.isCut).toBe(false);
        },
      ),
      { numRuns: 1_000, examples: [edgeCrossed] },
    );
  });

  test("spends one reading a page where seconds are not shared", async () => {
    const list = open({ pageSize: 100, inclusive: true, subseconds: true, ties: "id" }, []);
    for (let index = 0; index < 10_000; index += 1) {
      list.create();
      list.pass(7_000);
    }
    const { given, reads } = await walk(list, startOfWalk(0), { events: [], limits: [] });
    expect(given).toHaveLength(10_000);
    expect(reads).toBeLessThanOrEqual(103);
  });

  test("stays where it is while nothing changes, and remembers what it gave there", async () => {
    const list = open({ pageSize: 5, inclusive: true, subseconds: false, ties: "id" }, []);
    happen(list, { kind: "create", times: 3 });
    list.pass(60_000);
    const { resume } = await walk(list, startOfWalk(list.now() - 5), { events: [], limits: [] });
    let at = resume;
    for (let turn = 0; turn < 20; turn += 1) {
      const again = await walk(list, at, { events: [], limits: [] });
      expect(again.given).toEqual([]);
      at = again.resume;
    }
    expect(at.at).toBe(resume.at);
  });

  test("walks through five thousand objects of one second", async () => {
    const list = open({ pageSize: 100, inclusive: false, subseconds: false, ties: "id" }, []);
    for (const times of [150, 5_000, 150]) {
      happen(list, { kind: "create", times });
      list.pass(60_000);
    }
    const { given, reads } = await walk(list, startOfWalk(0), { events: [], limits: [] });
    expect(new Set(given.map(({ id }) => id)).size).toBe(5_300);
    expect(given).toHaveLength(5_300);
    expect(reads).toBeLessThan(130);
  });
});
