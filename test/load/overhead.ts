import { createInProcessLimiter, createRedisLimiter, type Limiter } from "@portico/limiter";
import { Redis } from "ioredis";
import { createHash } from "node:crypto";
import { startRedis } from "../harness/redis.ts";

const rounds = 9;
const calls = 2_000;

/**
 * What an admission costs when nobody waits, beside one `EVALSHA` of a script that does nothing: by turns in one run, one
 * call after the other, medians of the rounds.
 */
export const benchOverhead = async (): Promise<void> => {
  const redis = await startRedis();
  const client = new Redis(redis.url);
  const script = "return 0";
  await client.script("LOAD", script);
  const digest = createHash("sha1").update(script).digest("hex");
  const shared = await createRedisLimiter({ redis: redis.url, slots });
  const own = createInProcessLimiter({ slots });
  const contenders = {
    "EVALSHA of an empty script": () => client.evalsha(digest, 1, "rl:{bench}:total"),
    "admission, Redis": () => admit(shared),
    "admission and settlement, Redis": () => admitAndSettle(shared),
    "admission, in process": () => admit(own),
    "admission and settlement, in process": () => admitAndSettle(own),
  };
  try {
    const tookUs = new Map<string, number[]>();
    for (let round = 0; round < rounds; round += 1) {
      for (const [name, call] of Object.entries(contenders)) {
        tookUs.set(name, [...(tookUs.get(name) ?? []), await timeUs(call)]);
      }
    }
    const baseUs = median(tookUs.get("EVALSHA of an empty script") ?? []);
    const rows = [...tookUs].map(([name, times]) => {
      const us = median(times);
      return [name, { µs: us.toFixed(1), "of an EVALSHA": (us / baseUs).toFixed(2) }] as const;
    });
    console.table(Object.fromEntries(rows));
  } finally {
    await shared.close();
    await own.close();
    client.disconnect();
    await redis.stop();
  }
};

/** Admissions that are never settled hold theirs. */
const slots = { first: Infinity, account: Infinity, provider: Infinity, all: Infinity };

const account = { provider: "bench", subdomain: "acme" };
const terms = { limit: 1_000_000, windowMs: 60_000, source: "plan" as const };
const request = {
  account,
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

const admit = async (limiter: Limiter) => {
  const admission = await limiter.acquire(request);
  if (!admission.admitted) throw new Error("there was no room");
  return admission.permit;
};

const admitAndSettle = async (limiter: Limiter): Promise<void> =>
  limiter.settle(await admit(limiter), { sent: true, classes: [] });

const timeUs = async (call: () => Promise<unknown>): Promise<number> => {
  const startedAt = performance.now();
  for (let index = 0; index < calls; index += 1) await call();
  return ((performance.now() - startedAt) * 1_000) / calls;
};

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
