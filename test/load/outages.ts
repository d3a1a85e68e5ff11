import { setTimeout as delay } from "node:timers/promises";
import type { HelpDeskAccount } from "../e2e/help-desks.ts";
import { portico } from "./clients.ts";
import { quantile, sum, toFigures } from "./figures.ts";
import { openLoadedAccount, plan } from "./limiter.ts";
import { drive } from "./traffic.ts";
import { openWorld, type World } from "./world.ts";

/** What can become of Redis under load, each for so long. */
export const outages = {
  stopped: async ({ redis }: World, forMs: number): Promise<void> => {
    process.kill(redis().pid, "SIGSTOP");
    await delay(forMs);
    process.kill(redis().pid, "SIGCONT");
  },
  killed: ({ restartRedis }: World, forMs: number): Promise<void> => restartRedis(forMs),
  restarted: ({ restartRedis }: World): Promise<void> => restartRedis(0),
} satisfies Record<string, (world: World, forMs: number) => Promise<void>>;

export type Outage = keyof typeof outages;

/** What an outage comes to, for those who call an account beyond its limit, and for one who calls another with room. */
export interface Damage {
  /** Statuses that are no success, and how often. */
  failures: Readonly<Record<string, number>>;
  /** 429s that the help desk sent, in the windows that the outage touches and in all others. */
  refused: { meanwhile: number; otherwise: number };
  /** Of the account's credits, in all windows but the first two and the last. */
  utilisation: number;
  /** How long the lone caller's calls took, from end to end. */
  took: { calmP99Ms: number; outageP99Ms: number };
}

/** The outage comes after six windows, lasts three, and is followed by six. */
const [before, during, after] = [6, 3, 6];

/** Four gateways with twenty callers for each of three tenants of one account, and Redis lost among them. */
export const runOutage = async (world: World, outage: Outage): Promise<Damage> => {
  const { windowMs } = world;
  const [account, second] = await Promise.all([
    openLoadedAccount(world, "first_call"),
    openLoadedAccount(world, "first_call"),
  ]);
  const { openClient, close } = await portico(4).open(world);
  try {
    const clients = await Promise.all([0, 1, 2].map((tenant) => openClient(tenant, account, plan)));
    const loner = await openClient(clients.length, second, plan);
    const forMs = (before + during + after) * windowMs;
    const load = clients.map((client) => ({ client, callers: 20 }));
    const [calls, laps, lost] = await Promise.all([
      drive(load, forMs),
      driveTimed(() => drive([{ client: loner, callers: 1 }], 1), forMs),
      loseRedis(world, outage, account),
    ]);
    const { windows, failures, utilisation } = toFigures(await account.windows(), calls, {
      limit: plan.limit,
      tenants: clients.length,
    });
    const isTouched = ({ startedAt }: { startedAt: number }): boolean =>
      startedAt + windowMs > lost.from && startedAt < lost.until + 2 * windowMs;
    const refusedIn = (counted: typeof windows): number => sum(counted.map((window) => window.refused));
    return {
      failures,
      utilisation,
      refused: {
        meanwhile: refusedIn(windows.filter(isTouched)),
        otherwise: refusedIn(windows.slice(2).filter((window) => !isTouched(window))),
      },
      took: {
        calmP99Ms: p99Of(laps.filter(({ at }) => at < before * windowMs)),
        outageP99Ms: p99Of(laps.filter(({ at }) => at >= before * windowMs && at < (before + during) * windowMs)),
      },
    };
  } finally {
    await close();
  }
};

/** On the account's clock. */
const loseRedis = async (
  world: World,
  outage: Outage,
  account: HelpDeskAccount,
): Promise<{ from: number; until: number }> => {
  await delay(before * world.windowMs);
  const from = await account.now();
  await outages[outage](world, during * world.windowMs);
  return { from, until: await account.now() };
};

interface Lap {
  /** Since the begin. */
  at: number;
  tookMs: number;
}

/** One call after the other, ten a second. */
const driveTimed = async (call: () => Promise<unknown>, forMs: number): Promise<readonly Lap[]> => {
  const laps: Lap[] = [];
  const begunAt = performance.now();
  for (let at = 0; at < forMs; at = performance.now() - begunAt) {
    await call();
    laps.push({ at, tookMs: performance.now() - begunAt - at });
    await delay(100);
  }
  return laps;
};

const p99Of = (laps: readonly Lap[]): number => {
  const sorted = laps.map(({ tookMs }) => tookMs).toSorted((a, b) => a - b);
  return quantile(sorted, 0.99);
};

/** Each outage in a run of its own: what it costs beside the same calls in calm. */
export const benchOutages = async ({ windowMs }: { windowMs: number }): Promise<void> => {
  const world = await openWorld(windowMs);
  try {
    const rows: Record<string, object> = {};
    for (const outage of Object.keys(outages) as Outage[]) rows[outage] = toRow(await runOutage(world, outage));
    console.table(rows);
  } finally {
    await world.close();
  }
};

const toRow = ({ failures, refused, utilisation, took }: Damage) => ({
  failures: JSON.stringify(failures),
  "429s meanwhile": refused.meanwhile,
  "429s otherwise": refused.otherwise,
  utilisation: `${(utilisation * 100).toFixed(1)} %`,
  "p99 in calm, ms": Math.round(took.calmP99Ms),
  "added at p99, ms": Math.round(took.outageP99Ms - took.calmP99Ms),
});
