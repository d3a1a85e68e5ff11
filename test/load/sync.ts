import { setTimeout as delay } from "node:timers/promises";
import type { HelpDeskAccount } from "../e2e/help-desks.ts";
import { sum } from "./figures.ts";
import { pagesOf } from "./pages.ts";
import { openWorld } from "./world.ts";

/** Calls of the list's class a window, on the Growth plan. */
const listsAWindow = 20;

export interface Synced {
  tickets: number;
  /** Of the list's class. */
  calls: number;
  tookMs: number;
  /** The least time in which so many calls fit into the windows. */
  leastMs: number;
}

/** Walks a whole account, page by page, as fast as its plan allows. */
export const sync = async ({ tickets, windowMs }: { tickets: number; windowMs: number }): Promise<Synced> => {
  const world = await openWorld(windowMs);
  const gateways = await world.openGateways(1);
  try {
    const account = await world.helpDesks.openAccount({ plan: "growth", tickets, windowMs });
    const send = (await gateways.connect(account, "growth"))(0);
    // What the connecting took of the first window is none of the walk's.
    await delay(windowMs);
    const seen = new Set<unknown>();
    const before = await listCalls(account);
    const startedAt = performance.now();
    for await (const rows of pagesOf(send)) for (const { id } of rows) seen.add(id);
    const tookMs = performance.now() - startedAt;
    const calls = (await listCalls(account)) - before;
    return { tickets: seen.size, calls, tookMs, leastMs: (Math.ceil(calls / listsAWindow) - 1) * windowMs };
  } finally {
    await gateways.stop();
    await world.close();
  }
};

const listCalls = async ({ windows }: HelpDeskAccount): Promise<number> =>
  sum((await windows()).map(({ used }) => used["tickets_list"] ?? 0));

/** How close a full walk comes to the time that its calls must take. */
export const benchSync = async ({ tickets, windowMs }: { tickets: number; windowMs: number }): Promise<void> => {
  const synced = await sync({ tickets, windowMs });
  console.table({
    "a full walk on the Growth plan": {
      tickets: synced.tickets,
      calls: synced.calls,
      "took, windows": (synced.tookMs / windowMs).toFixed(2),
      "least, windows": synced.leastMs / windowMs,
      "over it": `${((synced.tookMs / synced.leastMs - 1) * 100).toFixed(1)} %`,
    },
  });
};
