import { chmod, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "../open-database.ts";
import { holdInChild } from "../test-child.ts";
import { createDataDir, type TestPlace, toDataKey } from "../test-databases.ts";

const indexModule = new URL("../index.ts", import.meta.url);

describe("the embedded database", () => {
  let place: TestPlace<{ dataDir: string }>;
  beforeEach(async () => {
    place = await createDataDir();
  });
  afterEach(() => place.remove());

  const open = () => openDatabase({ ...place.location, now: () => 0 });

  test("is opened by one process at a time, and by the next after a clean close with all that was stored", async () => {
    const first = await open();
    await expect(open()).rejects.toMatchObject({ code: "data_dir_in_use" });
    await first.forOperator().tenants.insert({ id: "ten_1", name: "kept" }, toDataKey());
    await first.close();
    const second = await open();
    expect(second.deploymentId).toBe(first.deploymentId);
    expect(await second.forTenant("ten_1").tenant.get()).toMatchObject({ name: "kept" });
    await second.close();
  });

  test("is taken over from a process that was killed, with all that had been acknowledged", async () => {
    const key = { ...toDataKey(), wrapped: undefined };
    const child = await holdInChild(`
      const { openDatabase } = await import(${JSON.stringify(indexModule)});
      const db = await openDatabase({ dataDir: ${JSON.stringify(place.location.dataDir)}, now: Date.now });
      const key = { ...${JSON.stringify(key)}, wrapped: Buffer.from("w") };
      await db.forOperator().tenants.insert({ id: "ten_1", name: "acknowledged" }, key);`);
    await expect(open()).rejects.toMatchObject({ code: "data_dir_in_use" });
    await child.kill();
    const db = await open();
    expect(await db.forTenant("ten_1").tenant.get()).toMatchObject({ name: "acknowledged" });
    expect(await db.forTenant("ten_1").dataKeys.active(null)).toMatchObject({ id: key.id });
    await db.close();
  });

  test("does what the README shows", async () => {
    const readme = await readFile(new URL("../../README.md", import.meta.url), "utf8");
    const example = /```ts\n(.*?)```/s.exec(readme)?.[1] ?? "";
    const steps = example.replace('"@portico/db"', JSON.stringify(indexModule));
    const child = await holdInChild(steps, place.location.dataDir);
    await child.kill();
    const db = await openDatabase({ dataDir: join(place.location.dataDir, ".portico"), now: () => 0 });
    expect(await db.forTenant("ten_1").tenant.get()).toMatchObject({ name: "Acme" });
    await db.close();
  });

  test("lets nobody else into its directory, also where that was there before", async () => {
    await chmod(place.location.dataDir, 0o755);
    const db = await open();
    expect((await stat(place.location.dataDir)).mode & 0o777).toBe(0o700);
    await db.close();
  });

  test("once closed answers every call with unavailable", async () => {
    const db = await open();
    await db.close();
    await expect(db.ping()).rejects.toMatchObject({ code: "unavailable" });
  });
});
