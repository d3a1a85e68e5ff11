import { Redis } from "ioredis";
import { RateLimiterQueue, RateLimiterRedis } from "rate-limiter-flexible";
import { setTimeout as delay } from "node:timers/promises";
import type { HelpDeskAccount } from "../e2e/help-desks.ts";
import { createSend, type Send } from "../e2e/http.ts";
import type { Gateways, World } from "./world.ts";

/** One kind of call, as Portico and as the help desk spell it. */
export interface Job {
  unified: { method: string; path: string; json?: object };
  native: { method: string; path: string; json?: object };
  /** What the help desk charges for it. */
  credits: number;
}

/** Makes calls for one tenant, and makes each of them until it is not answered with 429. */
export type Client = (job: Job, caller: number) => Promise<Made>;

export interface Made {
  status: number;
  /** How long the call was held, or tried in vain, before the one that was answered left for the help desk. */
  waitedMs: number;
}

/** How calls may be kept within an account's limits: what is compared. */
export interface Contender {
  name: string;
  open: (world: World) => Promise<OpenContender>;
}

export interface OpenContender {
  openClient: (tenant: number, account: HelpDeskAccount, plan: Plan) => Promise<Client>;
  close: () => Promise<void>;
}

/** What is known of the account's plan. */
export interface Plan {
  name: string;
  /** Credits a window. */
  limit: number;
}

/** Callers go through all processes by turns, or each tenant through one of its own. */
export type Spread = "spread" | "pinned";

export const portico = (processes: number, spread: Spread = "spread"): Contender => ({
  name: `Portico, ${processes} ${processes === 1 ? "gateway" : "gateways"}${spread === "pinned" ? ", one a tenant" : ""}`,
  open: async (world) => {
    const gateways = await world.openGateways(processes);
    return { openClient: porticoClients(gateways, spread), close: gateways.stop };
  },
});

/** Longer than any call should have to wait, and the most that may be asked for. */
const wait = { prefer: "wait=120" };

const porticoClients =
  (gateways: Gateways, spread: Spread): OpenContender["openClient"] =>
  async (tenant, account, plan) => {
    const connected = await gateways.connect(account, plan.name);
    return async ({ unified: { method, path, json } }, caller) => {
      const send = connected(spread === "pinned" ? tenant : caller);
      const waiting = stopwatch();
      for (;;) {
        const triedInVainMs = waiting();
        const { status, headers, json: said } = await send(method, path, { headers: wait, ...(json && { json }) });
        // A gateway without a processor to run on sheds load: that says nothing of budgets, and is to be waited for alike.
        if (status !== 429 && said["code"] !== "overloaded")
          return { status, waitedMs: triedInVainMs + Number(headers.get("portico-upstream-wait-ms")) };
        await delay(Number(headers.get("retry-after")) * 1_000);
      }
    };
  };

/** Calls at once, and where that was too much, again after a pause that doubles. */
export const naive: Contender = {
  name: "Retry on 429 with backoff",
  open: async ({ windowMs }) => ({
    openClient: async (_, account) => {
      const call = nativeCaller(account);
      return async (job) => {
        const waiting = stopwatch();
        for (let attempt = 0; ; attempt += 1) {
          const waitedMs = waiting();
          const { status } = await call(job);
          if (status !== 429) return { status, waitedMs };
          await delay(Math.random() * Math.min(windowMs, (windowMs / 60) * 2 ** attempt));
        }
      };
    },
    close: async () => {},
  }),
};

/** A queue of `rate-limiter-flexible` over Redis for each tenant, all of them on one key: the account's total, no classes. */
export const library: Contender = {
  name: "rate-limiter-flexible",
  open: async ({ redis, windowMs }) => {
    const storeClient = new Redis(redis().url);
    return {
      openClient: async (_, account, plan) => {
        const settings = { storeClient, keyPrefix: account.subdomain, points: plan.limit, duration: windowMs / 1_000 };
        const queue = new RateLimiterQueue(new RateLimiterRedis(settings));
        const call = nativeCaller(account);
        return async (job) => {
          const waiting = stopwatch();
          for (;;) {
            await queue.removeTokens(job.credits, "account");
            const waitedMs = waiting();
            const { status, headers } = await call(job);
            if (status !== 429) return { status, waitedMs };
            await delay(Number(headers.get("retry-after")) * 1_000);
          }
        };
      },
      close: async () => storeClient.disconnect(),
    };
  },
};

const stopwatch = (): (() => number) => {
  const startedAt = performance.now();
  return () => performance.now() - startedAt;
};

/** Calls below the account's own origin, with its key. */
export const nativeSend = ({ url, apiKey }: HelpDeskAccount): Send => {
  const send = createSend(() => url);
  const headers = { authorization: `Basic ${btoa(`${apiKey}:X`)}` };
  return (method, path, parts = {}) => send(method, path, { ...parts, headers });
};

const nativeCaller = (account: HelpDeskAccount): ((job: Job) => ReturnType<Send>) => {
  const send = nativeSend(account);
  return ({ native: { method, path, json } }) => send(method, path, { ...(json && { json }) });
};
