import { countAsked } from "./speed/asking.ts";
import type { Calls } from "./speed/drive.ts";
import { measureMemory } from "./speed/memory.ts";
import { type Entrant, type Line, type Race, run, type Settings } from "./speed/race.ts";
import { machine, report } from "./speed/report.ts";
import { type Door, openStage, type Stage } from "./speed/stage.ts";

const sizes = { "2 KB": 2_048, "200 KB": 200_000 };

/** What passing a call on costs with all that Portico does beside it, against proxies that do nothing else. */
export const benchProxy = async ({ rounds, nodeArgs }: Settings): Promise<void> => {
  const machines = [machine()];
  const stage = await openStage(nodeArgs);
  try {
    const lines: Line[] = [];
    for (const race of racesOn(stage)) lines.push(...(await run(race, rounds)));
    const { embedded, shared, bare } = stage;
    const tables = [
      await countAsked(stage, { "proxy, 2 KB": callsFor(shared, 2_048) }),
      await measureMemory([bare, embedded, shared]),
    ];
    machines.push(machine());
    await report("proxy", { lines, tables, machines });
  } finally {
    await stage.close();
  }
};

const racesOn = (stage: Stage): Race[] => {
  const { direct, bare, bareAgain, fastify, embedded, shared } = stage;
  const throughput = Object.entries(sizes).flatMap(([size, bytes]) =>
    [16, 64].map((connections): Race => ({
      title: `${size}, ${connections} connections: answers`,
      pace: { connections },
      entrants: [entering(bytes)(bare), ...[bareAgain, direct, fastify, embedded, shared].map(entering(bytes))],
    })),
  );
  const added: Race = {
    title: "2 KB, now and then: latency added",
    pace: { connections: 1, pauseMs: 5 },
    entrants: [entering(2_048)(bare), ...[bareAgain, fastify, embedded, shared].map(entering(2_048))],
    direct: entering(2_048)(direct),
  };
  return [...throughput, added];
};

const entering =
  (bytes: number) =>
  (door: Door): Entrant => ({ door, calls: callsFor(door, bytes) });

const callsFor = ({ origin, native, headers }: Door, bytes: number): Calls => ({
  origin,
  headers,
  method: "GET",
  path: (turn) => `${native(turn)}/tickets?bytes=${bytes}`,
});
