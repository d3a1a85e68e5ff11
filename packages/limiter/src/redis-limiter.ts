import { randomUUID } from "node:crypto";
import { Redis } from "ioredis";
import type { Cluster, RedisOptions } from "ioredis";
import { createLimiter } from "./create-limiter.ts";
import { scheduleTimer, steadyNow } from "./in-process-limiter.ts";
import type { InProcessLimiterOptions } from "./in-process-limiter.ts";
import type { Limiter } from "./limiter.ts";
import { createRedisStore } from "./redis-store.ts";

/**
 * How a connection for the limiter must be set: a Redis that is gone or hangs costs a call 50 ms at most, where the
 * defaults would queue it for seconds. No automatic pipelining either: it waits for the batch in flight.
 */
export const limiterRedisOptions = {
  enableOfflineQueue: false,
  maxRetriesPerRequest: 0,
  commandTimeout: 50,
  connectTimeout: 500,
} as const satisfies RedisOptions;

export interface RedisLimiterOptions extends InProcessLimiterOptions {
  /** The URL of one server, or what opens a client (Sentinel, Cluster) with `limiterRedisOptions`. */
  redis: string | (() => Redis | Cluster);
  /** Told whenever Redis fails and the budgets of this process stand in. */
  onFailure?: (error: unknown) => void;
  /** In tests only: a clock in place of the server's. */
  serverNow?: () => number;
}

/**
 * A limiter shared by all processes on one Redis, kept on the server's clock. Resolves when Redis is ready, or after
 * half a second without it. Never fails because of Redis: without it, each process goes on with what it knows.
 */
export const createRedisLimiter = async (options: RedisLimiterOptions): Promise<Limiter> => {
  const { redis, now = steadyNow, random = Math.random, schedule = scheduleTimer, serverNow, slots } = options;
  const onFailure = options.onFailure ?? (() => {});
  const client = typeof redis === "string" ? new Redis(redis, limiterRedisOptions) : redis();
  client.on("error", onFailure);
  await readiness(client);
  const store = createRedisStore({ client, now, random, onFailure, serverNow });
  return createLimiter({
    store: {
      ...store,
      close: async () => {
        await store.close();
        client.disconnect();
      },
    },
    now,
    createId: randomUUID,
    schedule,
    slots,
  });
};

const readiness = async (client: Redis | Cluster): Promise<void> => {
  if (client.status === "ready") return;
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, limiterRedisOptions.connectTimeout);
  client.once("ready", resolve);
  await promise;
  clearTimeout(timer);
  client.off("ready", resolve);
};
