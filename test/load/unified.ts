import { countAsked } from "./speed/asking.ts";
import type { Calls } from "./speed/drive.ts";
import { type Line, type Race, run, type Settings } from "./speed/race.ts";
import { machine, report } from "./speed/report.ts";
import { type Door, type GatewayDoor, openStage, type Stage } from "./speed/stage.ts";

/** A kind of call, as Portico spells it, and as a help desk does that is asked for the same. */
interface Kind {
  method: Calls["method"];
  unified: (turn: number) => string;
  native: (turn: number) => string;
  unifiedBody?: object;
  nativeBody?: object;
}

const ticketOf = (turn: number): number => 1 + (turn % 200);
const secondOf = (turn: number): string =>
  new Date(Date.UTC(2020) + (turn % 86_400) * 1_000).toISOString().replace(".000", "");
const subject = "The invoice shows the wrong address";
const text = "Could you correct it?";
const email = "ines@example.com";

const kinds: Readonly<Record<string, Kind>> = {
  get: {
    method: "GET",
    unified: (turn) => `/tickets/${ticketOf(turn)}`,
    native: (turn) => `/tickets/${ticketOf(turn)}?include=stats`,
  },
  "list of 100": {
    method: "GET",
    unified: (turn) => `/tickets?limit=100&updated_after=${secondOf(turn)}`,
    native: (turn) => `/tickets?updated_since=${secondOf(turn)}&order_by=updated_at&order_type=asc&per_page=100`,
  },
  create: {
    method: "POST",
    unified: () => "/tickets",
    native: () => "/tickets",
    unifiedBody: { subject, description: { text }, requester: { email } },
    nativeBody: { subject, description: text, email, status: 2, priority: 1 },
  },
};

/** What one schema for all costs, against bare Node that passes the help desk's own answer on. */
export const benchUnified = async ({ rounds, nodeArgs }: Settings): Promise<void> => {
  const machines = [machine()];
  const stage = await openStage(nodeArgs);
  try {
    const lines: Line[] = [];
    for (const race of racesOn(stage)) lines.push(...(await run(race, rounds)));
    const asked = Object.entries(kinds).map(([name, kind]): [string, Calls] => [
      name,
      unifiedCalls(stage.shared, kind),
    ]);
    const tables = [await countAsked(stage, Object.fromEntries(asked))];
    machines.push(machine());
    await report("unified", { lines, tables, machines });
  } finally {
    await stage.close();
  }
};

const racesOn = ({ direct, bare, bareAgain, embedded, shared }: Stage): Race[] => {
  const entrantsOf = (kind: Kind): Race["entrants"] => [
    { door: bare, calls: nativeCalls(bare, kind) },
    { door: bareAgain, calls: nativeCalls(bareAgain, kind) },
    ...[embedded, shared].map((door) => ({ door, calls: unifiedCalls(door, kind) })),
  ];
  return Object.entries(kinds).flatMap(([name, kind]) => [
    { title: `${name}, 16 connections: answers`, pace: { connections: 16 }, entrants: entrantsOf(kind) },
    {
      title: `${name}, now and then: latency added`,
      pace: { connections: 1, pauseMs: 5 },
      entrants: entrantsOf(kind),
      direct: { door: direct, calls: nativeCalls(direct, kind) },
    },
  ]);
};

const nativeCalls = ({ origin, headers, native }: Door, { method, native: path, nativeBody }: Kind): Calls => ({
  origin,
  method,
  path: (turn) => native(turn) + path(turn),
  ...withBody(headers, nativeBody),
});

const unifiedCalls = (
  { origin, headers, unified }: GatewayDoor,
  { method, unified: path, unifiedBody }: Kind,
): Calls => ({
  origin,
  method,
  path: (turn) => unified(turn) + path(turn),
  ...withBody(headers, unifiedBody),
});

const withBody = (headers: Calls["headers"], body: object | undefined): Pick<Calls, "headers" | "body"> =>
  body === undefined
    ? { headers }
    : { headers: { ...headers, "content-type": "application/json" }, body: JSON.stringify(body) };
