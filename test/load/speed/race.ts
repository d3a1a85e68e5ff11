import { type Calls, drive, type Pace } from "./drive.ts";
import { cpuMsOf } from "./process-figures.ts";
import { showSpread, type Spread, takeTurns, toDifferences, toRatios, toSpread } from "./pairs.ts";
import type { Door } from "./stage.ts";

/** One way of calling, and those who are called so. */
export interface Race {
  title: string;
  pace: Omit<Pace, "forMs">;
  /** The first is what all others are compared with. */
  entrants: readonly [Entrant, ...Entrant[]];
  /** Where nothing is in between; present: what the others add to its latency is compared, and not how much they can do. */
  direct?: Entrant;
}

export interface Entrant {
  door: Door;
  calls: Calls;
}

/** How a bench of races runs. */
export interface Settings {
  rounds: number;
  /** For the gateways' Node. */
  nodeArgs: readonly string[];
}

/** A line of the table: ratios to the first of its race. */
export interface Line {
  race: string;
  name: string;
  /** Of answers a second, or of the latency added. */
  ratio: Spread;
  /** Of processor time for each answer. */
  cpu: Spread;
  /** In absolute figures, of this machine at this hour. */
  note: string;
}

interface Measured {
  perSecond: number;
  cpuUs: number;
  p50Ms: number;
  failures: string;
}

const warmUpMs = 200;
const forMs = 1_000;

/** Lets each warm up, and then measures all of them in turn for so many rounds. */
export const run = async ({ title, pace, entrants, direct }: Race, rounds: number): Promise<readonly Line[]> => {
  const all = direct === undefined ? entrants : [...entrants, direct];
  await takeTurns(all, 2, ({ calls }) => drive(calls, { ...pace, forMs }));
  const measured = await takeTurns(all, rounds, (entrant) => measure(entrant, pace));
  const of = ({ door }: Entrant): readonly Measured[] => measured.get(door.name) ?? [];
  const latenciesMs = (entrant: Entrant): number[] => of(entrant).map(({ p50Ms }) => p50Ms);
  const scores = (entrant: Entrant): number[] =>
    direct === undefined
      ? of(entrant).map(({ perSecond }) => perSecond)
      : toDifferences(latenciesMs(entrant), latenciesMs(direct));
  const cpu = (entrant: Entrant): number[] => of(entrant).map(({ cpuUs }) => cpuUs);
  const [first] = entrants;
  return entrants.map((entrant) => ({
    race: title,
    name: entrant.door.name,
    ratio: toRatios(scores(entrant), scores(first)),
    cpu: toRatios(cpu(entrant), cpu(first)),
    note: [
      direct === undefined
        ? `${showSpread(toSpread(scores(entrant)), 0)} a second`
        : `adds ${showSpread(toSpread(scores(entrant)))} ms`,
      `${showSpread(toSpread(cpu(entrant)), 0)} µs`,
      ...new Set(of(entrant).flatMap(({ failures }) => (failures === "{}" ? [] : [`failed: ${failures}`]))),
    ].join(", "),
  }));
};

const measure = async ({ door, calls }: Entrant, pace: Race["pace"]): Promise<Measured> => {
  await drive(calls, { ...pace, forMs: warmUpMs });
  const before = await cpuMsOf(door.pid);
  const { answered, tookMs, p50Ms, failures } = await drive(calls, { ...pace, forMs });
  const cpuUs = (((await cpuMsOf(door.pid)) - before) * 1_000) / answered;
  return { perSecond: (answered / tookMs) * 1_000, cpuUs, p50Ms, failures: JSON.stringify(failures) };
};
