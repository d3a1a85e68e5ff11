import { randomUUID } from "node:crypto";
import type postgres from "postgres";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "../open-database.ts";
import { asSuperuser, createPostgresDatabase, type TestPlace, toDataKey } from "../test-databases.ts";
import { createPostgresDriver } from "./postgres.ts";

describe("a PostgreSQL server", () => {
  let place: TestPlace<{ url: string }>;
  beforeEach(async () => {
    place = await createPostgresDatabase();
  });
  afterEach(() => place.remove());

  const open = (url = place.location.url) => openDatabase({ url, now: () => 0 });
  const asAdmin = (work: (sql: postgres.Sql) => PromiseLike<unknown>) => asSuperuser(work, place.location.url);
  const openAndClose = async (url?: string) => {
    const db = await open(url);
    await db.close();
    return db.deploymentId;
  };

  test("is migrated once, however many processes start together", async () => {
    const ids = await Promise.all(Array.from({ length: 4 }, () => openAndClose()));
    expect(new Set(ids).size).toBe(1);
    expect(await asAdmin((sql) => sql`select count(*)::int as count from portico.deployment`)).toEqual([{ count: 1 }]);
  });

  test("holds each session to its deadlines", async () => {
    await openAndClose();
    const driver = createPostgresDriver(place.location.url);
    const names = ["statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"];
    const rows = await driver.transaction({ as: "deployment" }, (run) =>
      run("select current_setting($1), current_setting($2), current_setting($3)", names),
    );
    expect(rows).toEqual([["5s", "2s", "10s"]]);
    await driver.close();
  });

  test("that has stopped running is unavailable, and serves again once it goes on", async () => {
    await openAndClose();
    const driver = createPostgresDriver(place.location.url, 500);
    const backendOf = () =>
      driver
        .transaction({ as: "deployment" }, (run) => run("select pg_backend_pid()"))
        .then(([row]) => Number(row?.[0]));
    const backends = new Set(await Promise.all(Array.from({ length: 20 }, backendOf)));
    for (const pid of backends) process.kill(pid, "SIGSTOP");
    try {
      await expect(Promise.all(Array.from({ length: 11 }, backendOf))).rejects.toMatchObject({ code: "unavailable" });
    } finally {
      for (const pid of backends) process.kill(pid, "SIGCONT");
    }
    expect(backends).toContain(await backendOf());
    await driver.close();
  });

  describe("with a login that is no superuser", () => {
    let login: string;
    let url: string;
    beforeEach(async () => {
      await openAndClose(); // so that the roles exist, as on a server that others use too
      await asAdmin((sql) => sql`drop schema portico cascade`);
      login = `login_${randomUUID().replaceAll("-", "")}`;
      const its = new URL(place.location.url);
      its.username = login;
      url = its.href;
      const database = its.pathname.slice(1);
      await asAdmin((sql) => sql`create role ${sql(login)} login`);
      await asAdmin((sql) => sql`grant create on database ${sql(database)} to ${sql(login)}`);
    });
    afterEach(async () => {
      await asAdmin((sql) => sql`drop owned by ${sql(login)}`);
      await asAdmin((sql) => sql`drop role ${sql(login)}`);
    });

    test("the start says what to grant where it may not take its roles", async () => {
      await expect(open(url)).rejects.toMatchObject({
        code: "roles_missing",
        message: expect.stringContaining("grant portico_app, portico_operator, portico_worker to"),
      });
    });

    test("everything works once it may, and the login itself sees no row although it owns the tables", async () => {
      await asAdmin((sql) => sql`grant portico_app, portico_operator, portico_worker to ${sql(login)}`);
      const db = await open(url);
      await db.forOperator().tenants.insert({ id: "ten_1", name: "t" }, toDataKey());
      expect(await db.forTenant("ten_1").tenant.get()).toMatchObject({ name: "t" });
      expect(await asSuperuser((sql) => sql`select * from portico.tenants`, url)).toEqual([]);
      await db.close();
    });
  });

  test("is refused where a table lets tenants see each other", async () => {
    await openAndClose();
    await asAdmin((sql) => sql`alter table portico.tenants disable row level security`);
    await expect(open()).rejects.toMatchObject({ code: "isolation_broken" });
  });

  test("is refused where a table does not force its policies on the owner", async () => {
    await openAndClose();
    await asAdmin((sql) => sql`alter table portico.api_keys no force row level security`);
    await expect(open()).rejects.toMatchObject({
      code: "isolation_broken",
      message: expect.stringContaining("api_keys"),
    });
  });

  test("is refused where a policy lets everything through", async () => {
    await openAndClose();
    await asAdmin((sql) => sql`create policy leak on portico.tenants to portico_app using (true)`);
    await expect(open()).rejects.toMatchObject({ code: "isolation_broken" });
  });

  test("keeps no trace of the start-up probe", async () => {
    await openAndClose();
    expect(await asAdmin((sql) => sql`select * from portico.tenants`)).toEqual([]);
  });

  test("is refused where a migration was edited after it had been applied", async () => {
    await openAndClose();
    await asAdmin((sql) => sql`update portico.migrations set sha256 = 'another'`);
    await expect(open()).rejects.toMatchObject({ code: "migration_failed" });
  });

  test("is not started on half a schema: a migration that fails leaves nothing behind", async () => {
    await asAdmin((sql) => sql`create schema portico`);
    await asAdmin((sql) => sql`create table portico.data_keys (in_the_way text)`);
    await expect(open()).rejects.toMatchObject({ code: "migration_failed" });
    const left = await asAdmin((sql) => sql`select tablename from pg_tables where schemaname = 'portico'`);
    expect(left).toEqual([{ tablename: "data_keys" }]);
  });

  test("that does not answer is unavailable", async () => {
    await expect(open("postgres://nobody@127.0.0.1:1/none")).rejects.toMatchObject({ code: "unavailable" });
  });

  test("that drops every session is used again as soon as it answers, and meanwhile unavailable", async () => {
    const db = await open();
    await db.ping();
    await asAdmin(
      (sql) => sql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`,
    );
    await expect
      .poll(
        () =>
          db.ping().then(
            () => "answers",
            (error: { code?: string }) => error.code,
          ),
        { timeout: 20_000 },
      )
      .toBe("answers");
    await db.close();
    await expect(db.ping()).rejects.toMatchObject({ code: "unavailable" });
  });
});
