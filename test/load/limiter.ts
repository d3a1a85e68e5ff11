import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { repositoryDir } from "../harness/processes.ts";
import { toChart } from "./chart.ts";
import { type Contender, library, naive, portico } from "./clients.ts";
import { type Figures, toFigures } from "./figures.ts";
import { drive, ticketsToRead } from "./traffic.ts";
import { openWorld, type World } from "./world.ts";

const plan = { name: "pro", limit: 400 };

export interface Load {
  /** How many callers each tenant has. */
  tenants: readonly number[];
  windows: number;
  phase: "first_call" | "clock";
}

/** Drives a contender against an account of its own, with more callers than the account has room for. */
export const run = async (world: World, contender: Contender, { tenants, windows, phase }: Load): Promise<Figures> => {
  const { windowMs } = world;
  const account = await world.helpDesks.openAccount({
    plan: plan.name,
    tickets: ticketsToRead,
    deletedTickets: 0,
    spamTickets: 0,
    archivedTickets: 0,
    windowMs,
    windowPhase: phase,
  });
  const { openClient, close } = await contender.open(world, account, plan);
  try {
    const clients = await Promise.all(tenants.map((_, tenant) => openClient(tenant)));
    const load = clients.map((client, tenant) => ({ client, callers: tenants[tenant] ?? 0 }));
    const begunAt = await account.now();
    const calls = await drive(load, windows * windowMs);
    const counted = (await account.windows()).filter(({ startedAt }) => startedAt + windowMs > begunAt);
    return toFigures(counted, calls, { limit: plan.limit, tenants: tenants.length });
  } finally {
    await close();
  }
};

/** Side by side in one run: Portico with one, two and four processes, a client that retries, and a limiter library. */
export const benchLimiter = async ({ windows, windowMs }: { windows: number; windowMs: number }): Promise<void> => {
  const world = await openWorld(windowMs);
  try {
    const rows: { contender: Contender; figures: Figures }[] = [];
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

const toRow = (figures: Figures) => ({
  "calls a window": figures.callsPerWindow.toFixed(1),
  utilisation: percent(figures.utilisation),
  "429s": figures.refused,
  "p50 ms": Math.round(figures.p50Ms),
  "p99 ms": Math.round(figures.p99Ms),
  fairness: figures.fairness.toFixed(4),
  failures: JSON.stringify(figures.failures),
});

const draw = async (rows: readonly { contender: Contender; figures: Figures }[], windowMs: number): Promise<void> => {
  const dir = join(repositoryDir, ".bench");
  await mkdir(dir, { recursive: true });
  const file = join(dir, "limiter.svg");
  const drawn = rows.map(({ contender, figures }) => ({
    title: contender.name,
    note: `${percent(figures.utilisation)} used, ${figures.refused} refused`,
    windows: figures.windows,
  }));
  await writeFile(file, toChart(drawn, { limit: plan.limit, windowMs }));
  console.log(`The chart is in ${file}`);
};
