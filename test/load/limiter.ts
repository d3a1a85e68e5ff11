import type { HelpDeskAccount } from "../e2e/help-desks.ts";
import { toChart } from "./chart.ts";
import { writeChart } from "./write-chart.ts";
import { type Contender, library, naive, portico } from "./clients.ts";
import { type Figures, toFigures, toWaits, type Waits } from "./figures.ts";
import { drive, ticketsToRead } from "./traffic.ts";
import { openWorld, type World } from "./world.ts";

/** What a bench knows of its accounts. */
export const plan = { name: "pro", limit: 400 };

export interface Load {
  /** How many callers each tenant of the account has. */
  tenants: readonly number[];
  windows: number;
  phase: "first_call" | "clock";
  /** What happens to the account beside the load, from its begin on. */
  meanwhile?: (account: HelpDeskAccount) => Promise<unknown>;
}

export interface Result extends Figures {
  /** What a lone caller waited on a second account, which nobody else uses. */
  beside: Waits;
}

/** Drives a contender against an account of its own, with more callers than the account has room for. */
export const run = async (
  world: World,
  contender: Contender,
  { tenants, windows, phase, meanwhile = async () => {} }: Load,
): Promise<Result> => {
  const { windowMs } = world;
  const [account, second] = await Promise.all([openLoadedAccount(world, phase), openLoadedAccount(world, phase)]);
  const { openClient, close } = await contender.open(world);
  try {
    const clients = await Promise.all(tenants.map((_, tenant) => openClient(tenant, account, plan)));
    const loner = { client: await openClient(tenants.length, second, plan), callers: 1, pauseMs: 100 };
    const load = clients.map((client, tenant) => ({ client, callers: tenants[tenant] ?? 0 }));
    const begunAt = await account.now();
    const forMs = windows * windowMs;
    const [calls, beside] = await Promise.all([drive(load, forMs), drive([loner], forMs), meanwhile(account)]);
    const counted = (await account.windows()).filter(({ startedAt }) => startedAt + windowMs > begunAt);
    return {
      ...toFigures(counted, calls, { limit: plan.limit, tenants: tenants.length }),
      beside: toWaits(beside),
    };
  } finally {
    await close();
  }
};

/** An account with as many tickets as the mix of calls needs. */
export const openLoadedAccount = (
  { helpDesks, windowMs }: World,
  windowPhase: Load["phase"],
): Promise<HelpDeskAccount> =>
  helpDesks.openAccount({
    plan: plan.name,
    tickets: ticketsToRead,
    deletedTickets: 0,
    spamTickets: 0,
    archivedTickets: 0,
    windowMs,
    windowPhase,
  });

/** Side by side in one run: Portico with one, two and four processes, a client that retries, and a limiter library. */
export const benchLimiter = async ({ windows, windowMs }: { windows: number; windowMs: number }): Promise<void> => {
  const world = await openWorld(windowMs);
  try {
    const rows: { contender: Contender; figures: Result }[] = [];
    for (const contender of [portico(1), portico(2), portico(4), naive, library]) {
      const figures = await run(world, contender, { tenants: [20, 20, 20], windows, phase: "first_call" });
      rows.push({ contender, figures });
      console.log(lineOf(contender, figures));
    }
    console.table(Object.fromEntries(rows.map(({ contender, figures }) => [contender.name, toRow(figures)])));
    await draw(rows, windowMs);
  } finally {
    await world.close();
  }
};

const percent = (part: number): string => `${(part * 100).toFixed(1)} %`;

const lineOf = ({ name }: Contender, { utilisation, refused }: Figures): string =>
  `${name}: ${percent(utilisation)} of the budget used, ${refused} × 429`;

const toRow = (figures: Result) => ({
  "calls a window": figures.callsPerWindow.toFixed(1),
  utilisation: percent(figures.utilisation),
  "429s": figures.refused,
  "p50 wait ms": Math.round(figures.wait.p50Ms),
  "p99 wait ms": Math.round(figures.wait.p99Ms),
  "p99, second account": Math.round(figures.beside.p99Ms),
  fairness: figures.fairness.toFixed(4),
  failures: JSON.stringify(figures.failures),
});

const draw = async (rows: readonly { contender: Contender; figures: Figures }[], windowMs: number): Promise<void> => {
  const drawn = rows.map(({ contender, figures }) => ({
    title: contender.name,
    note: `${percent(figures.utilisation)} used, ${figures.refused} refused`,
    windows: figures.windows,
  }));
  await writeChart("limiter", toChart(drawn, { limit: plan.limit, windowMs }));
};
