import { Redis } from "ioredis";
import postgres from "postgres";
import { expect, inject, test } from "vitest";
import { createDatabase } from "./postgres.ts";
import { startRedis } from "./redis.ts";

test("the run's PostgreSQL gives a test file an empty database of its own, and takes it back", async () => {
  const database = await createDatabase(inject("postgresUrl"));
  const sql = postgres(database.url, { max: 1 });
  expect(await sql`select count(*)::int as tables from pg_tables where schemaname = 'public'`).toEqual([{ tables: 0 }]);
  await sql.end();
  await database.drop();
  await expect(postgres(database.url, { max: 1 })`select 1`).rejects.toMatchObject({ code: "3D000" });
});

test("the run's Redis answers", async () => {
  const redis = new Redis(inject("redisUrl"));
  expect(await redis.ping()).toBe("PONG");
  redis.disconnect();
});

test("a killed Redis comes back empty under the same address", async () => {
  const first = await startRedis();
  await first.kill();
  const second = await startRedis({ port: Number(new URL(first.url).port) });
  expect(second.url).toBe(first.url);
  await Promise.all([first.stop(), second.stop()]);
});
