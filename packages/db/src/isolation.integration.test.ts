import { getTableConfig } from "drizzle-orm/pg-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Run, Scope } from "./driver.ts";
import * as schema from "./schema.ts";
import { databases, type Populated, populateTenant, type TestDatabase, toApiKey, toDataKey } from "./test-databases.ts";

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
  const quote = (name: string) => `portico."${name}"`;
  const owned = () => tables.flatMap(({ name, tenantColumn }) => (tenantColumn ? [{ name, tenantColumn }] : []));

  beforeAll(async () => {
    database = await open();
    mine = await populateTenant(database.db, "mine");
    theirs = await populateTenant(database.db, "theirs");
    const rows = await inScope({ as: "deployment" }, (run) => run(tablesOfSchema));
    tables = rows.map(([name, hasTenant]) => ({
      name: String(name),
      tenantColumn: name === "tenants" ? "id" : hasTenant === true ? "tenant_id" : undefined,
    }));
  });
  afterAll(() => database.dispose());

  test("every table forces row-level security and has a policy, or is out of both roles' reach", async () => {
    const rows = await inScope({ as: "deployment" }, (run) => run(protectionOfTables));
    expect(rows.length).toBeGreaterThanOrEqual(6);
    expect(rows.filter(([, isForced, isReachable]) => isReachable === true && isForced !== true)).toEqual([]);
    expect(rows.filter(([, , isReachable]) => isReachable === false).map(([name]) => name)).toEqual(["migrations"]);
  });

  test("each unique index of a tenant's table starts with the tenant, but for the look-up of a key", async () => {
    const rows = await inScope({ as: "deployment" }, (run) => run(firstColumnsOfUniqueIndexes));
    const owners = new Set(owned().map(({ name }) => name));
    const others = rows.filter(([table, , column]) => owners.has(String(table)) && column !== "tenant_id");
    expect(others.map(([, index]) => index).toSorted()).toEqual(["api_keys_lookup", "tenants_pkey"]);
  });

  test("a tenant sees its own rows in every table it owns rows in, and no other's", async () => {
    expect(owned().length).toBeGreaterThanOrEqual(4);
    for (const { name, tenantColumn } of owned()) {
      const visible = await asMe((run) => run(`select distinct "${tenantColumn}" from ${quote(name)}`));
      expect(visible, name).toEqual([[mine.tenantId]]);
    }
  });

  test("without a tenant, or with an unknown one, no row is seen", async () => {
    const scopes: Scope[] = [
      { as: "deployment" },
      { as: "tenant", tenantId: "" },
      { as: "tenant", tenantId: "ten_none" },
      { as: "lookup", lookupId: "" },
    ];
    for (const scope of scopes) {
      for (const { name } of owned()) {
        expect(await inScope(scope, (run) => run(`select 1 from ${quote(name)}`)), name).toEqual([]);
      }
    }
  });

  test("a tenant changes no other's row, in any table", async () => {
    for (const { name, tenantColumn } of owned()) {
      const column = `"${tenantColumn}"`;
      const read = () => asThem((run) => run(`select to_jsonb(t)::text from ${quote(name)} t`));
      const before = await read();
      const changes = [
        `update ${quote(name)} set ${column} = ${column} where ${column} = $1 returning 1`,
        `delete from ${quote(name)} where ${column} = $1 returning 1`,
      ];
      for (const change of changes) expect(await attempt(change, theirs.tenantId), change).toBeOneOf([[], "42501"]);
      expect(await read(), name).toEqual(before);
    }
  });

  test("a tenant gives no other a row, and adds none in its name", async () => {
    for (const { name, tenantColumn } of owned()) {
      const give = `update ${quote(name)} set "${tenantColumn}" = $1 returning 1`;
      expect(await attempt(give, theirs.tenantId), name).toBe("42501");
      const [row] = await asThem((run) => run(`select to_jsonb(t)::text from ${quote(name)} t`));
      const add = `insert into ${quote(name)} select * from jsonb_populate_record(null::${quote(name)}, $1::text::jsonb)`;
      expect(await attempt(add, row?.[0]), name).toBe("42501");
    }
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
    const { apiKeys, connections, dataKeys } = database.db.forTenant(mine.tenantId);
    const { apiKey, connection, tenantKeyId } = theirs;
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
    await dataKeys.destroy(connection.id);
    await connections.touch(connection.id, new Date(1));
    await apiKeys.touch(apiKey.id, new Date(1));
    const own = database.db.forTenant(theirs.tenantId);
    expect(await own.apiKeys.get(apiKey.id)).toEqual(apiKey);
    expect(await own.connections.get(connection.id)).toEqual(connection);
    expect(await own.dataKeys.active(connection.id)).toBeDefined();
  });

  test("a look-up reads the one key, changes nothing, and sees no other table", async () => {
    const scope: Scope = { as: "lookup", lookupId: theirs.apiKey.lookupId };
    expect(await inScope(scope, (run) => run("select id from portico.api_keys"))).toEqual([[theirs.apiKey.id]]);
    for (const change of [
      "update portico.api_keys set name = 'x' returning 1",
      "delete from portico.api_keys returning 1",
    ]) {
      expect(await inScope(scope, (run) => run(change))).toEqual([]);
    }
    for (const { name } of owned().filter((table) => table.name !== "api_keys")) {
      expect(await inScope(scope, (run) => run(`select 1 from ${quote(name)}`)), name).toEqual([]);
    }
  });

  test("the operator's role reaches tenants and nothing they own", async () => {
    for (const { name } of tables) {
      const read = inScope({ as: "operator" }, (run) => run(`select 1 from ${quote(name)}`));
      if (name === "tenants") expect((await read).length).toBeGreaterThanOrEqual(2);
      else await expect(read, name).rejects.toMatchObject({ code: "42501" });
    }
  });

  test("neither role may truncate, own, or be more than the policies allow", async () => {
    for (const as of ["deployment", "operator"] as const) {
      for (const { name } of tables) {
        const truncated = inScope({ as }, (run) => run(`truncate ${quote(name)} cascade`));
        await expect(truncated, name).rejects.toMatchObject({ code: "42501" });
      }
    }
    expect(await inScope({ as: "deployment" }, (run) => run(attributesOfRoles))).toEqual([
      ["portico_app", false, false, false, false],
      ["portico_operator", false, false, false, false],
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
    const known = [schema.deployment, schema.tenants, schema.apiKeys, schema.connections, schema.dataKeys].flatMap(
      (table) => {
        const { name, columns } = getTableConfig(table);
        return columns.map((column) => {
          const type = column.getSQLType().replace(" (", "(");
          return [name, column.name, type, column.notNull, column.hasDefault];
        });
      },
    );
    expect(known.toSorted(byText)).toEqual(stored.toSorted(byText));
  });

  /** Tries a statement as the one tenant: its rows, or the SQLSTATE it is refused with. */
  const attempt = (text: string, param: unknown) =>
    asMe((run) => run(text, [param])).catch((error: { code?: string }) => error.code);
});

const byText = (left: unknown[], right: unknown[]) => (left.join() < right.join() ? -1 : 1);

const tablesOfSchema = `
  select c.relname::text, exists (
    select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id'
  ) from pg_class c where c.relnamespace = 'portico'::regnamespace and c.relkind in ('r', 'p')`;

const protectionOfTables = `
  select c.relname::text,
    c.relrowsecurity and c.relforcerowsecurity and exists (select from pg_policy where polrelid = c.oid),
    has_any_column_privilege('portico_app', c.oid, 'select, insert, update, references')
      or has_table_privilege('portico_app', c.oid, 'delete, truncate')
      or has_any_column_privilege('portico_operator', c.oid, 'select, insert, update, references')
      or has_table_privilege('portico_operator', c.oid, 'delete, truncate')
  from pg_class c where c.relnamespace = 'portico'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')`;

const firstColumnsOfUniqueIndexes = `
  select t.relname::text, x.relname::text, a.attname::text
  from pg_index i join pg_class x on x.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
  left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
  where i.indisunique and x.relnamespace = 'portico'::regnamespace`;

const attributesOfRoles = `
  select r.rolname::text, rolsuper, rolbypassrls, rolcanlogin, exists (select from pg_class where relowner = r.oid)
  from pg_roles r where rolname in ('portico_app', 'portico_operator') order by 1`;

const columnsOfTables = `
  select c.relname::text, a.attname::text, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.atthasdef
  from pg_attribute a join pg_class c on c.oid = a.attrelid
  where c.relnamespace = 'portico'::regnamespace and c.relkind = 'r' and c.relname <> 'migrations' and a.attnum > 0`;
