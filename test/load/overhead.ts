import {
  type AccountKey,
  createInProcessLimiter,
  createRedisLimiter,
  type Limiter,
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
    ...waysOf("Redis, without leases", shared, anotherAccount()),
    ...waysOf("Redis, on leases", shared, () => account),
    ...waysOf("in process", own, () => account),
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

const waysOf = (where: string, limiter: Limiter, next: () => AccountKey): Contender[] => {
  const open: Permit[] = [];
  return [
    {
      name: `admission, ${where}`,
      call: async () => open.push(await admit(limiter, next())),
      afterwards: () => Promise.all(open.splice(0).map((permit) => settle(limiter, permit))),
    },
    { name: `admission and settlement, ${where}`, call: async () => settle(limiter, await admit(limiter, next())) },
  ];
};

const account = { provider: "bench", subdomain: "acme" };

/** By turns so many that none is called again while a process would think of a lease for it. */
const anotherAccount = (): (() => AccountKey) => {
  let turn = 0;
  return () => ({ ...account, subdomain: `acme-${(turn += 1) % 20_000}` });
};

const terms = { limit: 1_000_000, windowMs: 60_000, source: "plan" as const };
const request = {
  tenant: "ten_1",
  connection: "con_1",
  budgets: { total: terms, tickets_list: terms },
  take: [
    { class: "total", credits: 1 },
    { class: "tickets_list", credits: 1 },
  ],
  waitMs: 0,
  lane: "interactive" as const,
};

const admit = async (limiter: Limiter, to: AccountKey): Promise<Permit> => {
  const admission = await limiter.acquire({ ...request, account: to });
  if (!admission.admitted) throw new Error("there was no room");
  return admission.permit;
};

const settle = (limiter: Limiter, permit: Permit): Promise<void> => limiter.settle(permit, { sent: true, classes: [] });

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
