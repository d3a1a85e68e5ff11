import { Redis } from "ioredis";
import { randomBytes } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import postgres from "postgres";
import { inject } from "vitest";
import { createDatabase } from "../harness/postgres.ts";
import type { Storage } from "./deployment.ts";

/** All in the data directory: what a single node starts with. */
export const openEmbedded = async (): Promise<Storage> => ({
  environment: {},
  dump: filesIn,
  remove: async () => {},
});

/** What replicas share: PostgreSQL, Redis and a master key of the environment. */
export const openShared = async (): Promise<Storage> => {
  const database = await createDatabase(inject("postgresUrl"));
  const redisUrl = `${inject("redisUrl")}/7`;
  return {
    environment: {
      DATABASE_URL: database.url,
      REDIS_URL: redisUrl,
      PORTICO_MASTER_KEY: randomBytes(32).toString("base64"),
    },
    dump: async (dataDir) =>
      Buffer.concat([await rowsIn(database.url), await valuesIn(redisUrl), await filesIn(dataDir)]),
    remove: database.drop,
  };
};

const filesIn = async (dir: string): Promise<Buffer> => {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Buffer.concat(await Promise.all(files.map((file) => readFile(join(file.parentPath, file.name)))));
};

/** Every row of every table, as a superuser sees it: bytes are in hexadecimal. */
const rowsIn = async (url: string): Promise<Buffer> => {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const tables = await sql<
      { name: string }[]
    >`select table_name as name from information_schema.tables where table_schema = 'portico'`;
    const rows = await Promise.all(tables.map(({ name }) => sql`select t::text as row from portico.${sql(name)} t`));
    return Buffer.from(JSON.stringify(rows));
  } finally {
    await sql.end();
  }
};

const valuesIn = async (url: string): Promise<Buffer> => {
  const redis = new Redis(url);
  try {
    const keys = await redis.keys("*");
    const values = await Promise.all(
      keys.map(async (key) => ((await redis.type(key)) === "zset" ? redis.zrange(key, "0", "-1") : redis.get(key))),
    );
    return Buffer.from(JSON.stringify([keys, values]));
  } finally {
    redis.disconnect();
  }
};
