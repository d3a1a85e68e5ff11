import type { TestProject } from "vitest/node";
import { makeEmbeddedDatabase } from "./embedded-database.ts";
import { startPostgres } from "./postgres.ts";
import { startRedis } from "./redis.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** A PostgreSQL for the whole run, with a superuser's rights; a test file makes its own database in it. */
    postgresUrl: string;
    /** A Redis for the whole run; a test file keeps to keys, or a database number, of its own. */
    redisUrl: string;
    /** How many inputs each parser of a stranger's bytes is tried with. */
    parserCases: number;
    /** How many random histories of an account a limiter is led through on Redis; in process, ten times as many. */
    histories: number;
  }
}

/** Runs before the tests of each project that needs servers; the first one starts them, the last one stops them. */
// eslint-disable-next-line import/no-default-export -- vitest asks for it
export default async (project: TestProject): Promise<() => Promise<void>> => {
  const run = currentRun();
  run.users += 1;
  run.servers ??= startServers();
  const { postgres, redis, embedded } = await run.servers;
  project.provide("postgresUrl", postgres.url);
  project.provide("redisUrl", redis.url);
  project.provide("embeddedDatabase", embedded.dataDir);
  return async () => {
    run.users -= 1;
    if (run.users > 0) return;
    delete run.servers;
    await Promise.all([postgres.stop(), redis.stop(), embedded.remove()]);
  };
};

const runKey: unique symbol = Symbol.for("portico.test.servers");

type Servers = Awaited<ReturnType<typeof startServers>>;

const startServers = async () => {
  const [postgres, redis, embedded] = await Promise.all([startPostgres(), startRedis(), makeEmbeddedDatabase()]);
  return { postgres, redis, embedded };
};

interface Run {
  users: number;
  servers?: Promise<Servers>;
}

/** vitest loads this file once per project, all in one process: only the global object is the same for all of them. */
const currentRun = (): Run => {
  const held: typeof globalThis & { [runKey]?: Run } = globalThis;
  return (held[runKey] ??= { users: 0 });
};
