import { randomUUID } from "node:crypto";
import { Redis } from "ioredis";
import { createLimiter } from "../create-limiter.ts";
import { createRedisStore } from "../redis-store.ts";
import type { RedisClient } from "../redis-runner.ts";
import { manySlots } from "./limiter-cases.ts";
import type { World } from "./limiter-cases.ts";
import { createVirtualClock } from "./virtual-clock.ts";

/** Worlds on a real Redis, each with keys of its own and on virtual time. */
export const createRedisWorlds = (url: string) => {
  const clients: Redis[] = [];

  const createClient = (count: (change: 1 | -1) => void = () => {}): RedisClient => {
    const redis = new Redis(url, { keyPrefix: `test:${randomUUID()}:` });
    clients.push(redis);
    return countingClient(redis, count);
  };

  const createWorld = async (): Promise<World> => {
    let unanswered = 0;
    const client = createClient((change) => (unanswered += change));
    const clock = createVirtualClock(() => unanswered > 0);
    const jitter = 0.37;
    const failures: unknown[] = [];
    const { now, schedule } = clock;
    return {
      clock,
      jitter,
      createLimiter: async () => {
        const store = createRedisStore({
          client,
          now,
          schedule,
          random: () => jitter,
          serverNow: now,
          onFailure: (error) => failures.push(error),
        });
        return createLimiter({ store, now, schedule, createId: randomUUID, slots: manySlots });
      },
      failures,
    };
  };

  return { createWorld, createClient, close: () => clients.forEach((client) => client.disconnect()) };
};

const countingClient = (redis: Redis, count: (change: 1 | -1) => void): RedisClient => {
  const counted = async <Reply>(reply: Promise<Reply>): Promise<Reply> => {
    count(1);
    return reply.finally(() => count(-1));
  };
  return {
    evalsha: (...args) => counted(redis.evalsha(...args)),
    eval: (...args) => counted(redis.eval(...args)),
  };
};
