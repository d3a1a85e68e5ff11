import fc from "fast-check";
import type { History, Journey, Telling } from "./history.ts";
import { windowMs } from "./ledger.ts";
import type { Asked, Waiter } from "./ledger.ts";

export type Command = fc.AsyncCommand<History, History>;

/** Something that may be done while `isPossible`; `index` picks one of what it may be done to. */
const command = <Given>(
  name: string,
  given: fc.Arbitrary<Given>,
  run: (history: History, given: Given) => Promise<void> | void,
  isPossible: (history: History) => boolean = () => true,
): fc.Arbitrary<Command> =>
  given.map((drawn) => ({
    check: isPossible,
    run: async (_, history) => run(history, drawn),
    toString: () => `${name}(${JSON.stringify(drawn)})`,
  }));

const credits = fc.oneof({ weight: 6, arbitrary: fc.constant(1) }, fc.constantFrom(2, 3));
const take = fc.tuple(credits, fc.boolean()).map(([cost, isListing]) => {
  const total = { class: "total", credits: cost };
  return isListing ? [{ class: "list", credits: cost }, total] : [total];
});
/** Few leave something to other apps, since one that does binds all. */
const caller = fc.oneof(
  {
    weight: 30,
    arbitrary: fc.record({
      tenant: fc.constantFrom("one", "two"),
      connection: fc.constantFrom("a", "b"),
      share: fc.constant(1),
      backgroundShare: fc.constant(1),
    }),
  },
  fc.constantFrom(
    { tenant: "one", connection: "c", share: 0.8, backgroundShare: 0.5 },
    { tenant: "three", connection: "a", share: 0.5, backgroundShare: 1 },
  ),
);
const request: fc.Arbitrary<Asked> = fc
  .record({
    take,
    lane: fc.constantFrom("interactive", "background"),
    waitMs: fc.constantFrom(0, windowMs, 3 * windowMs, 10 * windowMs),
    caller,
  })
  .map(({ caller: from, ...asked }) => Object.assign(asked, from));
const process = fc.nat(2);
const telling: fc.Arbitrary<Telling> = fc.oneof(
  { weight: 12, arbitrary: fc.constant<Telling>("all") },
  fc.constantFrom<Telling>("total", "nothing", "overloaded"),
);
const ms = fc.oneof(
  { weight: 4, arbitrary: fc.nat(400) },
  { weight: 4, arbitrary: fc.integer({ min: 2_000, max: windowMs }) },
  { weight: 1, arbitrary: fc.integer({ min: windowMs, max: 4 * windowMs }) },
);

const waiterAt = ({ ledger }: History, index: number): Waiter => at(ledger.waiting, index);
const isUnderWay = ({ verdict }: Journey): boolean => verdict === undefined;
const hasArrived = ({ verdict }: Journey): boolean => verdict !== undefined;
const at = <Item>(items: readonly Item[], index: number): Item => {
  const item = items[index % items.length];
  if (item === undefined) throw new Error("a command was run that is not possible");
  return item;
};

/** One journey after the other that `isFit`, wherever it is in the line: many calls overtake each other. */
const travel = <Given>(
  name: string,
  isFit: (journey: Journey) => boolean,
  given: fc.Arbitrary<readonly Given[]>,
  act: (history: History, journey: Journey, given: Given) => Promise<void> | void,
) =>
  command(
    name,
    fc.tuple(fc.nat(), given),
    async (history, [index, each]) => {
      for (const one of each) {
        const fit = history.journeys.filter(isFit);
        if (fit.length > 0) await act(history, at(fit, index), one);
      }
    },
    ({ journeys }) => journeys.some(isFit),
  );
const once = fc.constant([null]);
const some = fc.array(fc.constant(null), { minLength: 1, maxLength: 8 });

const weighted = (weight: number, made: fc.Arbitrary<Command>): fc.Arbitrary<Command>[] =>
  Array.from({ length: weight }, () => made);

const requests = fc.array(request, { minLength: 1, maxLength: 6 });
const tellings = fc.array(telling, { minLength: 1, maxLength: 8 });

/** What callers, providers and other apps do. */
const ordinary: fc.Arbitrary<Command>[] = [
  ...weighted(
    8,
    command("ask", fc.tuple(process, requests), async (history, [from, asked]) => {
      for (const one of asked) await history.ask(from, one);
    }),
  ),
  ...weighted(
    8,
    travel("arrive", isUnderWay, some, (history, journey) => history.arrive(journey)),
  ),
  ...weighted(
    8,
    travel("answer", hasArrived, tellings, (history, journey, told) => history.answer(journey, told)),
  ),
  ...weighted(
    8,
    command("pass", ms, (history, given) => history.pass(given)),
  ),
  ...weighted(
    2,
    travel("giveBack", isUnderWay, once, (history, journey) => history.giveBack(journey)),
  ),
  travel("abandon", isUnderWay, once, (history, journey) => history.abandon(journey)),
  command(
    "leave",
    fc.nat(),
    (history, index) => history.leave(waiterAt(history, index)),
    ({ ledger }) => ledger.waiting.length > 0,
  ),
  command("intrude", fc.integer({ min: 1, max: 6 }), (history, given) => history.intrude(given)),
  command("relimit", fc.tuple(fc.constantFrom("total", "list"), fc.integer({ min: 3, max: 20 })), (history, given) =>
    history.relimit(...given),
  ),
];

const fault = (name: "cut" | "mute" | "mend" | "forget" | "failOver"): fc.Arbitrary<Command> =>
  command(name, process, (history, index) => history.disturb((store, link) => ({ ...store, ...link })[name](), index));

const crash = command(
  "crash",
  process,
  (history, index) => history.crash(index),
  (history) => !history.isDoubtful(),
);

/** In one process. */
export const ordinaryCommands = ordinary;
/** In several over one store, any of which may end. */
export const sharedCommands = [...ordinary, crash];
/** And where the store may be lost. */
export const faultyCommands = [
  ...sharedCommands,
  ...(["cut", "mute", "forget", "failOver"] as const).map(fault),
  ...weighted(3, fault("mend")),
];
