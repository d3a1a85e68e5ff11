import { randomUUID } from "node:crypto";
import type { Cluster, Redis } from "ioredis";
import { createLimiter } from "./create-limiter.ts";
import { createCounter, scheduleTimer, steadyNow } from "./in-process-limiter.ts";
import type { InProcessLimiterOptions } from "./in-process-limiter.ts";
import type { Limiter } from "./limiter.ts";
import { limiterRedisOptions, openRedis } from "./open-redis.ts";
import { frozenChannel } from "./redis-scripts.ts";
import { createRedisStore } from "./redis-store.ts";

export interface RedisLimiterOptions extends InProcessLimiterOptions {
  /** A URL as `openRedis` takes it, or what opens a client with `limiterRedisOptions`. */
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
  const open = (): Redis | Cluster => (typeof redis === "string" ? openRedis(redis) : redis());
  const client = open();
  client.on("error", onFailure);
  await readiness(client);
  const listener = openListener(open, onFailure);
  const onFrozen = listener.listen;
  const store = createRedisStore({ client, now, random, schedule, onFailure, serverNow, onFrozen });
  return createLimiter({
    store: {
      ...store,
      close: async () => {
        await store.close();
        client.disconnect();
        listener.close();
      },
    },
    now,
    createId: createIds(),
    schedule,
    slots,
  });
};

/** A connection of its own: one that listens can do nothing else. While it is away, leases end when they are due. */
const openListener = (open: () => Redis | Cluster, onFailure: (error: unknown) => void) => {
  const listener = open();
  let isOver = false;
  // One that is let go while it connects calls that an error.
  const fail = (error: unknown): void => void (isOver || onFailure(error));
  const subscribe = (): void => void listener.subscribe(frozenChannel).catch(fail);
  listener.on("error", fail);
  listener.on("ready", subscribe);
  return {
    listen: (hear: (name: string) => void) =>
      void listener.on("message", (_channel: string, name: string) => hear(name)),
    close: () => {
      isOver = true;
      listener.disconnect();
    },
  };
};

/** Ids that no other process makes. */
const createIds = (): (() => string) => {
  const [process, count] = [randomUUID(), createCounter()];
  return () => `${process}-${count()}`;
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
