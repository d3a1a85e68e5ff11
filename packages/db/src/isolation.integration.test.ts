import { getTableConfig } from "drizzle-orm/pg-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Run, Scope } from "./driver.ts";
import * as schema from "./schema.ts";
import {
  databases,
  type Populated,
  populateTenant,
  type TestDatabase,
  toApiKey,
  toDataKey,
  toIdempotencyKey,
  toJob,
  toJobItem,
} from "./test-databases.ts";

describe.each(databases)("isolation on $name", ({ open }) => {
  let database: TestDatabase;
  let mine: Populated;
  let theirs: Populated;
  let tables: { name: string; tenantColumn: string | undefined }[];

  const inScope = <Result>(scope: Scope, work: (run: Run) => Promise<Result>) =>
    database.driver.transaction(scope, work);
  const asMe = <Result>(work: (run: Run) => Promise<Result>) =>
    inScope({ as: "tenant", tenantId: mine.tenantId }, work);
  const asThem = <Result>(work: (run: Run) => Promise<Result>) =>
    inScope({ as: "tenant", tenantId: theirs.tenantId }, work);
  /** The tables whose rows belong to tenants. */
  const owned = () => tables.flatMap(({ name, tenantColumn }) => (tenantColumn ? [{ name, tenantColumn }] : []));

  beforeAll(async () => {
    database = await open();
    mine = await populateTenant(database.db, "mine");
    theirs = await populateTenant(database.db, "theirs");
    const rotation = { id: "rot_1", kind: "kek" as const, tenantId: null, connectionId: null };
    await database.db.forOperator().rotations.insert(rotation);
    await database.db.forOperator().idempotency.begin(toIdempotencyKey());
    const rows = await inScope({ as: "deployment" }, (run) => run(tablesOfSchema));
    tables = rows.map(([name, hasTenant]) => ({
      name: String(name),
      tenantColumn: name === "tenants" ? "id" : hasTenant === true ? "tenant_id" : undefined,
    }));
  });
  afterAll(() => database.dispose());

  test("every table forces row-level security and has a policy, or is out of the roles' reach", async () => {
    const rows = await inScope({ as: "deployment" }, (run) => run(protectionOfTables));
    expect(rows.length).toBeGreaterThanOrEqual(6);
    expect(rows.filter(([, isForced, isReachable]) => isReachable === true && isForced !== true)).toEqual([]);
    expect(rows.filter(([, , isReachable]) => isReachable === false).map(([name]) => name)).toEqual(["migrations"]);
  });

  test("each unique index of a tenant's table starts with the tenant, but for the look-up of a key", async () => {
    const rows = await inScope({ as: "deployment" }, (run) => run(firstColumnsOfUniqueIndexes));
    const owners = new Set(owned().map(({ name }) => name));
    const others = rows.filter(([table, , column]) => owners.has(String(table)) && column !== "tenant_id");
    expect(new Set(others.map(([, index]) => index))).toEqual(new Set(["api_keys_lookup", "tenants_pkey"]));
  });

  test("a tenant sees its own rows in every table it owns rows in, and no other's", async () => {
    const seen = await onEach(owned(), ({ name, tenantColumn }) =>
      asMe((run) => run(`select distinct "${tenantColumn}" from ${quote(name)}`)),
    );
    expect(Object.keys(seen).length).toBeGreaterThanOrEqual(4);
    expect(seen).toEqual(same(owned(), [[mine.tenantId]]));
  });

  test.each<Scope>([
    { as: "deployment" },
    { as: "tenant", tenantId: "" },
    { as: "tenant", tenantId: "ten_none" },
    { as: "lookup", lookupId: "" },
  ])("no row is seen in the scope %o", async (scope) => {
    const seen = await onEach(owned(), ({ name }) => inScope(scope, (run) => run(`select 1 from ${quote(name)}`)));
    expect(seen).toEqual(same(owned(), []));
  });

  test("a tenant changes no other's row, in any table", async () => {
    const read = () =>
      onEach(owned(), ({ name }) => asThem((run) => run(`select to_jsonb(t)::text from ${quote(name)} t`)));
    const before = await read();
    const updated = await onEach(owned(), ({ name, tenantColumn: column }) =>
      attempt(
        `update ${quote(name)} set "${column}" = "${column}" where "${column}" = $1 returning 1`,
        theirs.tenantId,
      ),
    );
    const deleted = await onEach(owned(), ({ name, tenantColumn: column }) =>
      attempt(`delete from ${quote(name)} where "${column}" = $1 returning 1`, theirs.tenantId),
    );
    expect(updated).toEqual({
      ...same(owned(), []),
      ...refused(
        "tenants",
        "token_issuers",
        "cursors",
        "audit_log",
        "audit_checkpoints",
        "jobs",
        "job_items",
        "requests",
      ),
    });
    expect(deleted).toEqual({
      ...same(owned(), []),
      ...refused(
        "tenants",
        "data_keys",
        "cursors",
        "audit_log",
        "audit_heads",
        "audit_checkpoints",
        "connect_sessions",
        "jobs",
        "job_items",
        "requests",
      ),
    });
    expect(await read()).toEqual(before);
  });

  test("a tenant gives no other a row, and adds none in its name", async () => {
    const given = await onEach(owned(), ({ name, tenantColumn }) =>
      attempt(`update ${quote(name)} set "${tenantColumn}" = $1 returning 1`, theirs.tenantId),
    );
    const added = await onEach(owned(), async ({ name }) => {
      const [row] = await asThem((run) => run(`select to_jsonb(t)::text from ${quote(name)} t`));
      const copy = `select * from jsonb_populate_record(null::${quote(name)}, $1::text::jsonb)`;
      return attempt(`insert into ${quote(name)} ${copy}`, row?.[0]);
    });
    expect(given).toEqual(same(owned(), "42501"));
    expect(added).toEqual(same(owned(), "42501"));
  });

  test("a reference to another tenant's row is refused like one to a missing row", async () => {
    const { dataKeys } = database.db.forTenant(mine.tenantId);
    const foreignParent = toDataKey({ connectionId: mine.connection.id, parentId: theirs.tenantKeyId });
    const foreignOwner = toDataKey({ connectionId: theirs.connection.id, parentId: mine.tenantKeyId });
    const retired = { state: "decrypt_only" as const };
    await expect(dataKeys.insert({ ...foreignParent, ...retired })).rejects.toMatchObject({
      code: "missing_reference",
    });
    await expect(dataKeys.insert({ ...foreignOwner, ...retired })).rejects.toMatchObject({ code: "missing_reference" });
  });

  test("through the door another tenant's ids are as good as missing", async () => {
    const { apiKeys, connections, dataKeys, idempotency, tokenIssuers, audit, jobs, requests } = database.db.forTenant(
      mine.tenantId,
    );
    const { apiKey, connection, tenantKeyId, idempotencyKey, tokenIssuer, job } = theirs;
    const { key, requestId } = idempotencyKey;
    expect(await apiKeys.get(apiKey.id)).toBeUndefined();
    expect(await apiKeys.delete(apiKey.id)).toBe(false);
    expect(await apiKeys.replace(apiKey.id, toApiKey(), new Date(0))).toBeUndefined();
    expect(await connections.get(connection.id)).toBeUndefined();
    expect(await connections.update(connection.id, { label: "mine" })).toBeUndefined();
    const credentials = { sealedCredentials: Buffer.from("x"), generation: 2 };
    expect(await connections.replaceCredentials(connection.id, credentials)).toBeUndefined();
    expect(await connections.delete(connection.id)).toBe(false);
    expect(await dataKeys.byId(tenantKeyId)).toBeUndefined();
    expect(await dataKeys.active(connection.id)).toBeUndefined();
    expect(await idempotency.get(key)).toBeUndefined();
    expect(await idempotency.noteIntent(key, requestId, {}, 1)).toBe(false);
    expect(await idempotency.finish(key, requestId, { state: "done", status: 200, answer: null })).toBe(false);
    expect(await idempotency.abandon(key, requestId)).toBe(false);
    expect(await tokenIssuers.get(tokenIssuer.id)).toBeUndefined();
    expect(await tokenIssuers.findByIssuer(tokenIssuer.issuer)).toBeUndefined();
    expect(await tokenIssuers.delete(tokenIssuer.id)).toBe(false);
    expect(await jobs.get(job.id)).toBeUndefined();
    expect(await jobs.items(job.id)).toEqual([]);
    expect(await jobs.finishItem(job, 0, { state: "done" }, 1)).toBe(false);
    expect(await jobs.release(job, null)).toBe(false);
    await expect(jobs.insert(toJob(connection.id), [toJobItem()], 9)).rejects.toMatchObject({
      code: "missing_reference",
    });
    expect((await requests.list({ limit: 9 })).rows.map((row) => row.tenantId)).toEqual([mine.tenantId]);
    expect((await audit.list({ limit: 9 })).rows.map((row) => row.tenantId)).toEqual([mine.tenantId]);
    expect(await dataKeys.references(tenantKeyId)).toBe(0);
    expect(await dataKeys.destroyRetired(tenantKeyId, new Date("2999-01-01"))).toBe(false);
    const rewrapping = { from: Buffer.from("wrapped"), wrapped: Buffer.from("x"), kekRef: "mine" };
    expect(await dataKeys.rewrap(tenantKeyId, rewrapping)).toBe(false);
    expect(await dataKeys.rotate(tenantKeyId, toDataKey())).toBeUndefined();
    await dataKeys.destroy(connection.id);
    await connections.touch(connection.id, new Date(1));
    await apiKeys.touch(apiKey.id, new Date(1));
    const own = database.db.forTenant(theirs.tenantId);
    expect(await own.apiKeys.get(apiKey.id)).toEqual(apiKey);
    expect(await own.connections.get(connection.id)).toEqual(connection);
    expect(await own.dataKeys.active(connection.id)).toBeDefined();
    expect(await own.idempotency.get(key)).toEqual(idempotencyKey);
    expect(await own.tokenIssuers.get(tokenIssuer.id)).toEqual(tokenIssuer);
    expect(await own.jobs.get(job.id)).toEqual(job);
    expect(await own.jobs.items(job.id)).toMatchObject([{ state: "waiting" }]);
  });

  test("a look-up reads the one key, changes nothing, and sees no other table", async () => {
    const scope: Scope = { as: "lookup", lookupId: theirs.apiKey.lookupId };
    expect(await inScope(scope, (run) => run("select id from portico.api_keys"))).toEqual([[theirs.apiKey.id]]);
    expect(await inScope(scope, (run) => run("update portico.api_keys set name = 'x' returning 1"))).toEqual([]);
    expect(await inScope(scope, (run) => run("delete from portico.api_keys returning 1"))).toEqual([]);
    const others = owned().filter(({ name }) => name !== "api_keys");
    const seen = await onEach(others, ({ name }) => inScope(scope, (run) => run(`select 1 from ${quote(name)}`)));
    expect(seen).toEqual(same(others, []));
  });

  test("the operator's role reaches tenants, its rotations, its own keys, and nothing that tenants own", async () => {
    const counted = await onEach(tables, ({ name }) =>
      inScope({ as: "operator" }, (run) => run(`select count(*) >= 1 from ${quote(name)}`)).catch(sqlStateOf),
    );
    expect(counted).toEqual({
      ...same(tables, "42501"),
      tenants: [[true]],
      rotations: [[true]],
      operator_idempotency_keys: [[true]],
    });
    const { tenants } = database.db.forOperator();
    expect(await tenants.get(mine.tenantId)).toBeDefined();
    expect(await tenants.get(theirs.tenantId)).toBeDefined();
  });

  test("the worker's role reaches what waits, of every tenant, and of that not what it says", async () => {
    const reachable = await inScope({ as: "worker" }, (run) => run(columnsOfTheWorker));
    expect(reachable.map(([column, right]) => `${String(right)} ${String(column)}`)).toEqual([
      "delete connect_sessions",
      "delete cursors",
      "delete idempotency_keys",
      "delete jobs",
      "delete requests",
      "select audit_checkpoints.at",
      "select audit_checkpoints.seq",
      "select audit_checkpoints.tenant_id",
      "select audit_heads.seq",
      "select audit_heads.tenant_id",
      "select connect_sessions.expires_at",
      "select connect_sessions.held_until",
      "select connect_sessions.id",
      "select connect_sessions.tenant_id",
      "select cursors.expires_at",
      "select cursors.id",
      "select cursors.tenant_id",
      "select idempotency_keys.expires_at",
      "select idempotency_keys.key",
      "select idempotency_keys.lease_until",
      "select idempotency_keys.request_id",
      "select idempotency_keys.state",
      "select idempotency_keys.tenant_id",
      "select jobs.claims",
      "select jobs.expires_at",
      "select jobs.id",
      "select jobs.lease_until",
      "select jobs.state",
      "select jobs.tenant_id",
      "select requests.expires_at",
      "select requests.id",
      "select requests.tenant_id",
      "update connect_sessions.held",
      "update connect_sessions.held_until",
      "update idempotency_keys.lease_until",
      "update idempotency_keys.state",
      "update idempotency_keys.updated_at",
      "update jobs.claims",
      "update jobs.lease_until",
      "update jobs.updated_at",
    ]);
    const seen = await inScope({ as: "worker" }, (run) =>
      run("select count(distinct tenant_id) >= 2 from portico.idempotency_keys"),
    );
    expect(seen).toEqual([[true]]);
  });

  test.each(["deployment", "operator", "worker"] as const)("in the %s's scope nothing can be truncated", async (as) => {
    const truncated = await onEach(tables, ({ name }) =>
      inScope({ as }, (run) => run(`truncate ${quote(name)} cascade`)).catch(sqlStateOf),
    );
    expect(truncated).toEqual(same(tables, "42501"));
  });

  test("no role can log in, own anything, or pass over policies", async () => {
    expect(await inScope({ as: "deployment" }, (run) => run(attributesOfRoles))).toEqual([
      ["portico_app", false, false, false, false],
      ["portico_operator", false, false, false, false],
      ["portico_worker", false, false, false, false],
    ]);
  });

  test("a transaction leaves its tenant to no other, however many run at once", async () => {
    const tenants = [
      mine,
      theirs,
      await populateTenant(database.db, "third"),
      await populateTenant(database.db, "fourth"),
    ];
    const seen = await Promise.all(
      Array.from({ length: 120 }, async (_, index) => {
        const { tenantId } = tenants[index % tenants.length] ?? mine;
        const scope: Scope = index % 5 === 4 ? { as: "deployment" } : { as: "tenant", tenantId };
        const rows = await inScope(scope, async (run) => [
          ...(await run("select id from portico.tenants")),
          ...(await run("select distinct tenant_id from portico.connections")),
        ]);
        return { rows, expected: scope.as === "tenant" ? [[tenantId], [tenantId]] : [] };
      }),
    );
    for (const { rows, expected } of seen) expect(rows).toEqual(expected);
  });

  test("the code's columns are those of the migrations", async () => {
    const stored = await inScope({ as: "deployment" }, (run) => run(columnsOfTables));
    const known = Object.values(schema).flatMap((table) => {
      const { name, columns } = getTableConfig(table);
      return columns.map((column) => {
        const type = column.getSQLType().replace(" (", "(");
        return [name, column.name, type, column.notNull, column.hasDefault];
      });
    });
    expect(known.toSorted(byText)).toEqual(stored.toSorted(byText));
  });

  /** Tries a statement as the one tenant: its rows, or the SQLSTATE it is refused with. */
  const attempt = (text: string, param: unknown) => asMe((run) => run(text, [param])).catch(sqlStateOf);
});

/** What a probe comes to on each of these tables, by the table's name. */
const onEach = async <Table extends { name: string }>(all: Table[], probe: (table: Table) => Promise<unknown>) => {
  const outcomes: Record<string, unknown> = {};
  for (const table of all) outcomes[table.name] = await probe(table);
  return outcomes;
};

/** The same outcome for each of these tables. */
const same = (all: { name: string }[], outcome: unknown) => Object.fromEntries(all.map(({ name }) => [name, outcome]));

const refused = (...names: string[]) =>
  same(
    names.map((name) => ({ name })),
    "42501",
  );

const quote = (table: string) => `portico."${table}"`;

const sqlStateOf = (error: { code?: string }) => error.code;

const byText = (left: unknown[], right: unknown[]) => (left.join() < right.join() ? -1 : 1);

const tablesOfSchema = `
  select c.relname::text, exists (
    select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and a.attnotnull
  ) from pg_class c where c.relnamespace = 'portico'::regnamespace and c.relkind in ('r', 'p')`;

const protectionOfTables = `
  select c.relname::text,
    c.relrowsecurity and c.relforcerowsecurity and exists (select from pg_policy where polrelid = c.oid),
    exists (
      select from unnest(array['portico_app', 'portico_operator', 'portico_worker']) role
      where has_any_column_privilege(role, c.oid, 'select, insert, update, references')
        or has_table_privilege(role, c.oid, 'delete, truncate')
    )
  from pg_class c where c.relnamespace = 'portico'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')`;

const firstColumnsOfUniqueIndexes = `
  select t.relname::text, x.relname::text, a.attname::text
  from pg_index i join pg_class x on x.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
  left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
  where i.indisunique and x.relnamespace = 'portico'::regnamespace`;

const attributesOfRoles = `
  select r.rolname::text, rolsuper, rolbypassrls, rolcanlogin, exists (select from pg_class where relowner = r.oid)
  from pg_roles r
  where rolname in ('portico_app', 'portico_operator', 'portico_worker') order by 1`;

const columnsOfTables = `
  select c.relname::text, a.attname::text, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.atthasdef
  from pg_attribute a join pg_class c on c.oid = a.attrelid
  where c.relnamespace = 'portico'::regnamespace and c.relkind = 'r' and c.relname <> 'migrations' and a.attnum > 0`;

const columnsOfTheWorker = `
  select table_name || '.' || column_name, lower(privilege_type) from information_schema.column_privileges
  where table_schema = 'portico' and grantee = 'portico_worker'
  union all
  select table_name, lower(privilege_type) from information_schema.table_privileges
  where table_schema = 'portico' and grantee = 'portico_worker'
  order by 2, 1`;
