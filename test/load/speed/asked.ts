import { Redis } from "ioredis";
import { setTimeout as delay } from "node:timers/promises";
import postgres from "postgres";
import { made, createSend } from "../../e2e/http.ts";
import { sum } from "../figures.ts";

/** How often each has been asked since it was started. */
export interface Asked {
  /** Transactions: a statement alone is one. */
  database: number;
  /** Commands and scripts; what a script calls is part of it. */
  redis: number;
  kms: number;
}

/** PostgreSQL's sessions tell what they did when they have been idle for ten seconds. */
const untilToldMs = 11_000;

/** Asks the servers themselves, and not the gateway. */
export const createCounts =
  ({ databaseUrl, redisUrl, kmsUrl }: Record<"databaseUrl" | "redisUrl" | "kmsUrl", string>) =>
  async (): Promise<Asked> => {
    await delay(untilToldMs);
    return {
      database: await transactionsOf(databaseUrl),
      redis: await commandsOf(redisUrl),
      kms: sum(Object.values(made(await createSend(() => kmsUrl)("GET", "/counts"))).map(Number)),
    };
  };

const transactionsOf = async (url: string): Promise<number> => {
  const sql = postgres(url, { max: 1 });
  try {
    const rows = await sql`
      select xact_commit + xact_rollback as count from pg_stat_database where datname = current_database()`;
    return Number(rows[0]?.["count"]);
  } finally {
    await sql.end();
  }
};

const commandsOf = async (url: string): Promise<number> => {
  const redis = new Redis(url);
  try {
    const scripts = /^cmdstat_evalsha:calls=(\d+)/m.exec(await redis.info("commandstats"))?.[1];
    return Number(scripts ?? 0);
  } finally {
    redis.disconnect();
  }
};
