import { type AcquireRequest, createRedisLimiter, type Limiter } from "@portico/limiter";
import { Redis } from "ioredis";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { describeMissing, findRedis } from "../harness/find-servers.ts";
import { findFreePort, startProcess } from "../harness/processes.ts";

const host = "127.0.0.1";

/** Starts a Redis with these settings, in a directory of its own that goes with the test. */
const startServer = async (settings: Readonly<Record<string, string>>, args: readonly string[] = []) => {
  const command = await findRedis();
  if (command === undefined) throw new Error(describeMissing(["redis"]));
  const port = await findFreePort();
  const dir = await mkdtemp(join(tmpdir(), "portico-redis-"));
  const file = join(dir, "redis.conf");
  const all = { port: String(port), bind: host, dir, ...settings };
  await writeFile(
    file,
    Object.entries(all)
      .map(([name, value]) => `${name} ${value}\n`)
      .join(""),
  );
  const server = await startProcess({
    command,
    args: [file, ...args],
    cwd: dir,
    ready: /ready to accept connections|Sentinel ID is/i,
  });
  onTestFinished(async () => {
    await server.kill();
    await rm(dir, { recursive: true, force: true });
  });
  return { port, kill: server.kill };
};

const inMemory = { save: '""', appendonly: "no" };

const open = async (redis: string): Promise<Limiter> => {
  const limiter = await createRedisLimiter({ redis });
  onTestFinished(() => limiter.close());
  return limiter;
};

const request = (subdomain: string): AcquireRequest => ({
  account: { provider: "example", subdomain },
  take: [
    { class: "total", credits: 1 },
    { class: "list", credits: 1 },
  ],
  budgets: {
    total: { limit: 8, windowMs: 3_600_000, source: "plan" },
    list: { limit: 6, windowMs: 3_600_000, source: "plan" },
  },
  waitMs: 0,
  lane: "interactive",
  tenant: "one",
  connection: "a",
});

const admitted = async (limiter: Limiter, asked: AcquireRequest, tries: number): Promise<number> => {
  let count = 0;
  for (let index = 0; index < tries; index += 1) if ((await limiter.acquire(asked)).admitted) count += 1;
  return count;
};

const usedOf = async (limiter: Limiter, { account, budgets }: AcquireRequest): Promise<number | undefined> =>
  (await limiter.view(account, budgets)).classes[0]?.used;

const clustered = async () => ({
  ...inMemory,
  "cluster-enabled": "yes",
  "cluster-port": String(await findFreePort()),
});

test("on a Cluster of three, all classes of an account are taken together, whichever server holds it", async () => {
  const configured = await Promise.all([clustered(), clustered(), clustered()]);
  const servers = await Promise.all(configured.map((entry) => startServer(entry)));
  const clients = servers.map(({ port }) => new Redis({ host, port }));
  onTestFinished(() => clients.forEach((client) => client.disconnect()));
  const slots = [0, 5_461, 10_923, 16_384];
  for (const [index, client] of clients.entries()) {
    await client.call("CLUSTER", "ADDSLOTSRANGE", slots[index] ?? 0, (slots[index + 1] ?? 0) - 1);
    await client.call("CLUSTER", "SET-CONFIG-EPOCH", index + 1);
  }
  for (const [index, { port }] of servers.entries()) {
    await clients[0]?.call("CLUSTER", "MEET", host, port, configured[index]?.["cluster-port"] ?? "");
  }
  await vi.waitFor(
    async () => {
      for (const client of clients) expect(await client.call("CLUSTER", "INFO")).toContain("cluster_state:ok");
    },
    { timeout: 30_000, interval: 100 },
  );

  const url = `redis+cluster://${servers.map(({ port }) => `${host}:${port}`).join(",")}`;
  const [left, right] = [await open(url), await open(url)];
  for (const account of ["a", "b", "c", "d", "e", "f"]) {
    expect(await admitted(left, request(account), 4)).toBe(4);
    expect(await admitted(right, request(account), 4)).toBe(2);
  }
  const keys = await Promise.all(clients.map(async (client) => client.dbsize()));
  expect(Math.min(...keys)).toBeGreaterThan(0);
}, 60_000);

test("behind Sentinels, a replica takes the place of a master that is lost, with what this process knows", async () => {
  const master = await startServer(inMemory);
  await startServer({ ...inMemory, replicaof: `${host} ${master.port}` });
  const monitor = {
    "sentinel monitor": `main ${host} ${master.port} 1`,
    "sentinel down-after-milliseconds": "main 500",
  };
  const sentinel = await startServer({ ...monitor, "sentinel failover-timeout": "main 2000" }, ["--sentinel"]);
  const watcher = new Redis({ host, port: sentinel.port });
  onTestFinished(() => watcher.disconnect());
  await vi.waitFor(async () => expect(await watcher.call("SENTINEL", "REPLICAS", "main")).toHaveLength(1), {
    timeout: 30_000,
    interval: 100,
  });

  const url = `redis+sentinel://${host}:${sentinel.port}/main`;
  const limiter = await open(url);
  const asked = request("acme");
  expect(await admitted(limiter, asked, 3)).toBe(3);
  await master.kill();
  expect(await admitted(limiter, asked, 1)).toBe(1);
  const other = await vi.waitFor(
    async () => {
      const found = await createRedisLimiter({ redis: url });
      onTestFinished(() => found.close());
      await limiter.acquire(asked);
      expect(await usedOf(found, asked)).toBeGreaterThanOrEqual(4);
      return found;
    },
    { timeout: 40_000, interval: 500 },
  );
  await admitted(limiter, asked, 6);
  await admitted(other, asked, 6);
  expect(await usedOf(other, asked)).toBe(6);
}, 90_000);
