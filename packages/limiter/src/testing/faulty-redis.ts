import { randomUUID } from "node:crypto";
import { Redis } from "ioredis";
import type { RedisClient } from "../redis-runner.ts";

/** A Redis that can lose what it was told. */
export interface FaultyStore {
  /** Starts again, and knows nothing. */
  forget: () => Promise<void>;
  /** A replica hears of everything up to now. */
  replicate: () => Promise<void>;
  /** The replica takes over: what happened since it last heard is lost. */
  failOver: () => Promise<void>;
}

/** One process's way to it. */
export interface FaultyLink {
  isWhole: () => boolean;
  /** Nothing arrives. */
  cut: () => void;
  /** All arrives and is done, and no answer comes back. */
  mute: () => void;
  mend: () => void;
}

/** Stores on one real Redis, each with keys of its own, and with faults that come when they are told to. */
export const createFaultyRedis = (url: string) => {
  const raw = new Redis(url);
  const clients = [raw];

  const openStore = (): FaultyStore & { openLink: OpenLink } => {
    const keyPrefix = `test:${randomUUID()}:`;
    let copy: { key: string; dump: Buffer }[] = [];

    const keys = (): Promise<string[]> => raw.keys(`${keyPrefix}*`);
    const forget = async (): Promise<void> => {
      const found = await keys();
      if (found.length > 0) await raw.del(...found);
    };
    return {
      forget,
      replicate: async () => {
        copy = await Promise.all((await keys()).map(async (key) => ({ key, dump: await raw.dumpBuffer(key) })));
      },
      failOver: async () => {
        await forget();
        await Promise.all(copy.map(({ key, dump }) => raw.restore(key, keptMs, dump)));
      },
      openLink: (count) => {
        const redis = new Redis(url, { keyPrefix });
        clients.push(redis);
        return toLink(redis, count);
      },
    };
  };

  return { openStore, close: () => clients.forEach((client) => client.disconnect()) };
};

type OpenLink = (count: (change: 1 | -1) => void) => { client: RedisClient; link: FaultyLink };

const keptMs = 3_600_000;

const toLink = (redis: Redis, count: (change: 1 | -1) => void): ReturnType<OpenLink> => {
  let state: "whole" | "cut" | "mute" = "whole";
  const send = async <Reply>(command: () => Promise<Reply>): Promise<Reply> => {
    if (state === "cut") throw new Error("the way is cut");
    count(1);
    const reply = await command().finally(() => count(-1));
    if (state === "mute") throw new Error("no answer came");
    return reply;
  };
  return {
    client: {
      evalsha: (...args) => send(() => redis.evalsha(...args)),
      eval: (...args) => send(() => redis.eval(...args)),
    },
    link: {
      isWhole: () => state === "whole",
      cut: () => void (state = "cut"),
      mute: () => void (state = "mute"),
      mend: () => void (state = "whole"),
    },
  };
};
