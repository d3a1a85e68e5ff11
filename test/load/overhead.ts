import {
  createInProcessLimiter,
  createRedisLimiter,
  type Limiter,
  type Observation,
  type Permit,
} from "@portico/limiter";
import { Redis } from "ioredis";
import { createHash } from "node:crypto";
import { startRedis } from "../harness/redis.ts";

const rounds = 9;
const calls = 2_000;

/**
 * What an admission costs when nobody waits, beside one `EVALSHA` of a script that does nothing: by turns in one run, one
 * call after the other, medians of the rounds. What is done after each call is not counted.
 */
export const benchOverhead = async (): Promise<void> => {
  const redis = await startRedis();
  const client = new Redis(redis.url);
  const script = "return 0";
  await client.script("LOAD", script);
  const digest = createHash("sha1").update(script).digest("hex");
  const shared = await createRedisLimiter({ redis: redis.url });
  const own = createInProcessLimiter();
  const contenders: readonly Contender[] = [
    { name: "EVALSHA of an empty script", call: () => client.evalsha(digest, 1, "rl:{bench}:total") },
    ...waysOf("Redis, without leases", shared, narrow),
    ...waysOf("Redis, on leases", shared, wide),
    ...waysOf("in process", own, wide),
  ];
  try {
    const tookUs = contenders.map((): number[] => []);
    for (let round = 0; round < rounds; round += 1) {
      for (const [index, contender] of contenders.entries()) tookUs[index]?.push(await timeUs(contender));
    }
    const medians = tookUs.map(median);
    const rows = contenders.map(({ name }, index) => {
      const us = medians[index] ?? Number.NaN;
      return [name, { µs: us.toFixed(1), "of an EVALSHA": (us / (medians[0] ?? Number.NaN)).toFixed(2) }] as const;
    });
    console.table(Object.fromEntries(rows));
  } finally {
    await shared.close();
    await own.close();
    client.disconnect();
    await redis.stop();
  }
};

interface Contender {
  name: string;
  call: () => Promise<unknown>;
  /** Not counted. */
  afterwards?: () => Promise<unknown>;
}

const waysOf = (where: string, limiter: Limiter, account: Account): Contender[] => {
  const open: Permit[] = [];
  const settle = (permit: Permit): Promise<void> => limiter.settle(permit, account.outcome);
  return [
    {
      name: `admission, ${where}`,
      call: async () => open.push(await admit(limiter, account)),
      afterwards: () => Promise.all(open.splice(0).map(settle)),
    },
    { name: `admission and settlement, ${where}`, call: async () => settle(await admit(limiter, account)) },
  ];
};

interface Account {
  subdomain: string;
  /** Credits a window, in each class. */
  limit: number;
  outcome: Observation;
}

const wide: Account = { subdomain: "wide", limit: 1_000_000, outcome: { sent: true, classes: [] } };
/** Too narrow for leases, and never used up: every call gives back what it took. */
const narrow: Account = { subdomain: "narrow", limit: 30, outcome: { sent: false } };

const admit = async (limiter: Limiter, { subdomain, limit }: Account): Promise<Permit> => {
  const terms = { limit, windowMs: 60_000, source: "plan" as const };
  const admission = await limiter.acquire({
    account: { provider: "bench", subdomain },
    budgets: { total: terms, tickets_list: terms },
    take: [
      { class: "total", credits: 1 },
      { class: "tickets_list", credits: 1 },
    ],
    tenant: "ten_1",
    connection: "con_1",
    lane: "interactive",
    waitMs: 0,
  });
  if (!admission.admitted) throw new Error("there was no room");
  return admission.permit;
};

const timeUs = async ({ call, afterwards }: Contender): Promise<number> => {
  let tookMs = 0;
  for (let index = 0; index < calls; index += 1) {
    const startedAt = performance.now();
    await call();
    tookMs += performance.now() - startedAt;
    await afterwards?.();
  }
  return (tookMs * 1_000) / calls;
};

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
