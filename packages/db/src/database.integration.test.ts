import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DbError } from "./errors.ts";
import {
  databases,
  insertConnection,
  insertTokenIssuer,
  populateTenant,
  type TestDatabase,
  toApiKey,
  toConnection,
  toDataKey,
  toTenantId,
  toTokenIssuer,
} from "./test-databases.ts";

const failureOf = (work: Promise<unknown>): Promise<DbError> =>
  work.then(
    () => Promise.reject(new Error("it did not fail")),
    (error: DbError) => error,
  );

describe.each(databases)("the database on $name", ({ open }) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.dispose());

  const insertTenant = async () => {
    const id = toTenantId("t");
    const key = toDataKey();
    await database.db.forOperator().tenants.insert({ id, name: "t" }, key);
    return { id, key, own: database.db.forTenant(id) };
  };

  describe("tenants", () => {
    test("a new tenant has its data key and can be read by the operator and by itself", async () => {
      const { id, key, own } = await insertTenant();
      const row = { id, name: "t", metadata: {}, returnOrigins: [] };
      expect(await database.db.forOperator().tenants.get(id)).toMatchObject(row);
      expect(await own.tenant.get()).toMatchObject(row);
      expect(await own.dataKeys.active(null)).toMatchObject({ id: key.id, wrapped: key.wrapped, seals: 0 });
    });

    test("a tenant whose key cannot be stored is not stored either", async () => {
      const id = toTenantId("t");
      const { tenants } = database.db.forOperator();
      const halfKey = { ...toDataKey(), kekRef: null };
      expect(await failureOf(tenants.insert({ id, name: "t" }, halfKey))).toMatchObject({
        code: "invalid",
        constraint: "data_keys_wrapping",
      });
      expect(await tenants.get(id)).toBeUndefined();
    });

    test("deleting a tenant removes every row it owns, and says whether there was one", async () => {
      const { tenantId, connection, apiKey } = await populateTenant(database.db, "gone");
      const { tenants } = database.db.forOperator();
      expect(await tenants.delete(tenantId)).toBe(true);
      expect(await tenants.delete(tenantId)).toBe(false);
      const own = database.db.forTenant(tenantId);
      expect(await own.tenant.get()).toBeUndefined();
      expect(await own.connections.get(connection.id)).toBeUndefined();
      expect(await own.dataKeys.active(null)).toBeUndefined();
      expect(await database.db.findApiKey(apiKey.lookupId)).toBeUndefined();
    });

    test("a patch changes what it names and the time of the change, nothing else", async () => {
      const { id } = await insertTenant();
      database.clock.ms += 1000;
      const updated = await database.db.forOperator().tenants.update(id, { returnOrigins: ["https://a.example"] });
      expect(updated).toMatchObject({ name: "t", returnOrigins: ["https://a.example"] });
      expect(updated?.updatedAt).toEqual(new Date(database.clock.ms));
      expect(updated?.createdAt).toEqual(new Date(database.clock.ms - 1000));
      expect(await database.db.forOperator().tenants.update("ten_none", { name: "x" })).toBeUndefined();
    });

    test("JSON and lists of text come back as they were stored", async () => {
      const { id, own } = await insertTenant();
      const text = fc.string({ unit: "grapheme" }).filter((value) => !value.includes("\0"));
      const json = fc.dictionary(text, fc.jsonValue({ stringUnit: "grapheme-composite" }));
      await fc.assert(
        fc.asyncProperty(json, fc.array(text), async (given, returnOrigins) => {
          const serialised = JSON.stringify(given);
          fc.pre(!serialised.includes(String.raw`\u0000`));
          const metadata: Record<string, unknown> = JSON.parse(serialised);
          await database.db.forOperator().tenants.update(id, { metadata, returnOrigins });
          expect(await own.tenant.get()).toMatchObject({ metadata, returnOrigins });
        }),
        { numRuns: 60, examples: [[{}, ["\\", '"', "", "NULL", ",{}", String.raw`\"\\`, " a ", "\n"]]] },
      );
    });
  });

  describe("lists", () => {
    test("pages by creation cover every row once and in order, also rows of the same instant", async () => {
      const { id, key, own } = await insertTenant();
      for (let index = 0; index < 7; index += 1) {
        if (index % 3 === 0) database.clock.ms += 1;
        await insertConnection(database.db, id, key.id, { id: `con_${index}` });
      }
      const seen: string[] = [];
      let page = await own.connections.list({ limit: 2 });
      for (;;) {
        seen.push(...page.rows.map((row) => row.id));
        if (page.next === undefined) break;
        page = await own.connections.list({ limit: 2, after: page.next });
      }
      expect(seen).toEqual(["con_0", "con_1", "con_2", "con_3", "con_4", "con_5", "con_6"]);
    });

    test("a page that ends with the last row has no next one", async () => {
      const { own } = await insertTenant();
      await own.apiKeys.insert(toApiKey());
      const page = await own.apiKeys.list({ limit: 1 });
      expect(page.rows).toHaveLength(1);
      expect(page.next).toBeUndefined();
    });

    test("a filter with several values takes any of them, and filters narrow each other", async () => {
      const { id, key, own } = await insertTenant();
      await insertConnection(database.db, id, key.id, { id: "con_a", provider: "acme", externalId: "1" });
      await insertConnection(database.db, id, key.id, { id: "con_b", provider: "other", externalId: "2" });
      await insertConnection(database.db, id, key.id, { id: "con_c", provider: "third", status: "disabled" });
      const idsOf = async (filter: object) =>
        (await own.connections.list({ limit: 10, ...filter })).rows.map((row) => row.id);
      expect(await idsOf({ provider: ["acme", "third"] })).toEqual(["con_a", "con_c"]);
      expect(await idsOf({ externalId: ["2"] })).toEqual(["con_b"]);
      expect(await idsOf({ id: ["con_c", "con_b", "con_nope"] })).toEqual(["con_b", "con_c"]);
      expect(await idsOf({ id: [] })).toEqual([]);
      expect(await idsOf({ provider: ["acme", "third"], status: ["disabled"] })).toEqual(["con_c"]);
      expect(await idsOf({ status: ["needs_reauth"] })).toEqual([]);
    });
  });

  describe("API keys", () => {
    test("a key is found by its public id together with its tenant", async () => {
      const { id, own } = await insertTenant();
      const inserted = await own.apiKeys.insert(
        toApiKey({
          connectionIds: ["con_1"],
          grants: [{ tickets: "read" }],
          expiresAt: new Date(5),
          cidrs: ["192.0.2.0/24"],
        }),
      );
      expect(inserted).toMatchObject({
        tenantId: id,
        cidrs: ["192.0.2.0/24"],
        grants: [{ tickets: "read" }],
        expiresAt: new Date(5),
      });
      expect(await database.db.findApiKey(inserted.lookupId)).toEqual(inserted);
      expect(await own.apiKeys.get(inserted.id)).toEqual(inserted);
      expect(await database.db.findApiKey("nobody's")).toBeUndefined();
      expect(await database.db.findApiKey("")).toBeUndefined();
    });

    test("of several successors that leave a key no time, one is stored", async () => {
      const { own } = await insertTenant();
      const { id } = await own.apiKeys.insert(toApiKey());
      const at = new Date(database.clock.ms);
      const stored = await Promise.all([1, 2, 3, 4].map(() => own.apiKeys.replace(id, toApiKey(), at)));
      expect(stored.filter((row) => row !== undefined)).toHaveLength(1);
      expect((await own.apiKeys.list({ limit: 10 })).rows).toHaveLength(2);
    });

    test("a list can be of keys alone that are good for nothing but some connections", async () => {
      const { own } = await insertTenant();
      for (const connectionIds of [["con_a"], ["con_c"], ["con_b", "con_a"], ["con_a", "con_c"], null])
        await own.apiKeys.insert(toApiKey({ name: String(connectionIds), connectionIds }));
      const namesOf = async (withinConnections: string[]) =>
        (await own.apiKeys.list({ limit: 10, withinConnections })).rows.map(({ name }) => name).toSorted();
      expect(await namesOf(["con_a", "con_b"])).toEqual(["con_a", "con_b,con_a"]);
      expect(await namesOf(["con_b"])).toEqual([]);
      expect(await namesOf([String.raw`con_\"a,{}`])).toEqual([]);
    });

    test("the operator's first key needs a tenant that exists", async () => {
      const { id } = await insertTenant();
      const { apiKeys } = database.db.forOperator();
      expect(await apiKeys.insert(id, toApiKey())).toMatchObject({ tenantId: id });
      expect(await apiKeys.insert("ten_none", toApiKey())).toBeUndefined();
    });

    test("a replaced key lives on until the overlap ends, and never longer than before", async () => {
      const { own } = await insertTenant();
      const lasting = await own.apiKeys.insert(toApiKey());
      const ending = await own.apiKeys.insert(toApiKey({ expiresAt: new Date(10) }));
      const successor = await own.apiKeys.replace(lasting.id, toApiKey(), new Date(100));
      await own.apiKeys.replace(ending.id, toApiKey(), new Date(100));
      expect(await own.apiKeys.get(successor?.id ?? "")).toEqual(successor);
      expect(await own.apiKeys.get(lasting.id)).toMatchObject({ expiresAt: new Date(100) });
      expect(await own.apiKeys.get(ending.id)).toMatchObject({ expiresAt: new Date(10) });
      expect(await own.apiKeys.replace("key_none", toApiKey(), new Date(1))).toBeUndefined();
    });

    test("the last use never moves backwards", async () => {
      const { own } = await insertTenant();
      const { id } = await own.apiKeys.insert(toApiKey());
      await own.apiKeys.touch(id, new Date(2000));
      await own.apiKeys.touch(id, new Date(1000));
      expect(await own.apiKeys.get(id)).toMatchObject({ lastUsedAt: new Date(2000) });
    });

    test("a deleted key is gone, and a second delete says so", async () => {
      const { own } = await insertTenant();
      const { id, lookupId } = await own.apiKeys.insert(toApiKey());
      expect(await own.apiKeys.delete(id)).toBe(true);
      expect(await own.apiKeys.delete(id)).toBe(false);
      expect(await database.db.findApiKey(lookupId)).toBeUndefined();
    });
  });

  describe("connections", () => {
    test("the same account under the same external id, or none, names the one that is there", async () => {
      const { id, key, own } = await insertTenant();
      const there = await insertConnection(database.db, id, key.id, { subdomain: "acme" });
      const again = toConnection({ subdomain: "acme" });
      const itsKey = toDataKey({ connectionId: again.id, parentId: key.id });
      expect(await own.connections.insert(again, itsKey)).toEqual({ clash: there.id });
      expect(await own.connections.get(again.id)).toBeUndefined();
      expect(await own.dataKeys.byId(itsKey.id)).toBeUndefined();
      await insertConnection(database.db, id, key.id, { subdomain: "acme", externalId: "customer-1" });
    });

    test("an update that would take another's account is refused the same way", async () => {
      const { id, key, own } = await insertTenant();
      const first = await insertConnection(database.db, id, key.id, { subdomain: "acme", externalId: "1" });
      const second = await insertConnection(database.db, id, key.id, { subdomain: "acme", externalId: "2" });
      expect(await own.connections.update(second.id, { externalId: "1" })).toEqual({ clash: first.id });
      expect(await own.connections.update(second.id, { externalId: "2", label: "x" })).toMatchObject({
        updated: { label: "x" },
      });
      expect(await own.connections.update("con_none", { externalId: "1" })).toBeUndefined();
    });

    test("two tenants may hold the same account", async () => {
      const [first, second] = [await insertTenant(), await insertTenant()];
      await insertConnection(database.db, first.id, first.key.id, { subdomain: "shared" });
      const row = await insertConnection(database.db, second.id, second.key.id, { subdomain: "shared" });
      expect(row.tenantId).toBe(second.id);
    });

    test("a connection whose key cannot be stored is not stored either", async () => {
      const { own } = await insertTenant();
      const connection = toConnection();
      const orphan = toDataKey({ connectionId: connection.id, parentId: "00000000-0000-4000-8000-000000000000" });
      expect((await failureOf(own.connections.insert(connection, orphan))).code).toBe("missing_reference");
      expect(await own.connections.get(connection.id)).toBeUndefined();
    });

    test("of several that replace one generation of credentials, one succeeds", async () => {
      const { id, key, own } = await insertTenant();
      const { id: connectionId } = await insertConnection(database.db, id, key.id);
      const attempts = await Promise.all(
        ["a", "b", "c", "d"].map((sealed) =>
          own.connections.replaceCredentials(connectionId, { sealedCredentials: Buffer.from(sealed), generation: 2 }),
        ),
      );
      const [winner, ...others] = attempts.filter((row) => row !== undefined);
      expect(others).toEqual([]);
      expect(await own.connections.get(connectionId)).toEqual(winner);
    });

    test("what a help desk says of credentials holds for those alone, and leaves disabled what somebody disabled", async () => {
      const { id, key, own } = await insertTenant();
      const { id: connectionId } = await insertConnection(database.db, id, key.id);
      const { connections } = own;
      const status = async () => (await connections.get(connectionId))?.status;
      const told = { agent: { id: "7" }, probed: { at: "2026-11-24T00:00:00Z" } };

      await connections.noteRefused(connectionId, 2);
      expect(await status()).toBe("active");
      await connections.noteRefused(connectionId, 1);
      expect(await status()).toBe("needs_reauth");
      expect(await connections.noteAccepted(connectionId, 2, told)).toBeUndefined();
      expect(await status()).toBe("needs_reauth");
      expect(await connections.noteAccepted(connectionId, 1, told)).toMatchObject({ ...told, status: "active" });

      await connections.update(connectionId, { status: "disabled" });
      await connections.noteRefused(connectionId, 1);
      expect(await status()).toBe("disabled");
      expect(await connections.noteAccepted(connectionId, 1, { ...told, agent: null })).toMatchObject({
        agent: null,
        status: "disabled",
      });
      expect(await connections.noteAccepted("con_none", 1, told)).toBeUndefined();
    });

    test("deleting a connection shreds its keys and leaves the tenant's own", async () => {
      const { id, key, own } = await insertTenant();
      const connection = await insertConnection(database.db, id, key.id);
      const itsKey = await own.dataKeys.active(connection.id);
      expect(await own.connections.delete(connection.id)).toBe(true);
      expect(await own.connections.delete(connection.id)).toBe(false);
      expect(await own.dataKeys.byId(itsKey?.id ?? "")).toMatchObject({ state: "destroyed", wrapped: null });
      expect(await own.dataKeys.active(null)).toMatchObject({ id: key.id });
    });

    test("a connection cannot be deleted from under a key that still opens something", async () => {
      const { id, key } = await insertTenant();
      const connection = await insertConnection(database.db, id, key.id);
      const bare = database.driver.transaction({ as: "tenant", tenantId: id }, (run) =>
        run("delete from portico.connections where id = $1", [connection.id]),
      );
      await expect(bare).rejects.toMatchObject({ code: "23514" });
    });
  });

  describe("data keys", () => {
    test("there is one active key for a tenant and one for each of its connections", async () => {
      const { id, key, own } = await insertTenant();
      const connection = await insertConnection(database.db, id, key.id);
      const second = { connectionId: connection.id, parentId: key.id, version: 2 };
      expect((await failureOf(own.dataKeys.insert(toDataKey()))).code).toBe("conflict");
      expect((await failureOf(own.dataKeys.insert(toDataKey(second)))).code).toBe("conflict");
      await own.dataKeys.insert(toDataKey({ ...second, state: "decrypt_only" }));
    });

    test("destroying the tenant's keys destroys those of its connections", async () => {
      const { tenantId, connection } = await populateTenant(database.db, "shredded");
      const { dataKeys } = database.db.forTenant(tenantId);
      await dataKeys.destroy(null);
      expect(await dataKeys.active(null)).toBeUndefined();
      expect(await dataKeys.active(connection.id)).toBeUndefined();
    });
  });

  describe("token issuers", () => {
    test("an issuer is found by its id and by its name, and is gone once deleted", async () => {
      const { id, own } = await insertTenant();
      const row = await insertTokenIssuer(database.db, id, { algorithms: ["EdDSA", "ES256"], scopes: ["*"] });
      expect(row).toMatchObject({ tenantId: id, algorithms: ["EdDSA", "ES256"], scopes: ["*"] });
      expect(await own.tokenIssuers.get(row.id)).toEqual(row);
      expect(await own.tokenIssuers.findByIssuer(row.issuer)).toEqual(row);
      expect(await own.tokenIssuers.findByIssuer(`${row.issuer}/`)).toBeUndefined();
      expect(await own.tokenIssuers.list({ limit: 1 })).toEqual({ rows: [row], next: undefined });
      expect(await own.tokenIssuers.delete(row.id)).toBe(true);
      expect(await own.tokenIssuers.delete(row.id)).toBe(false);
    });

    test("a tenant names an issuer once, whoever is first, and another tenant may name it too", async () => {
      const [first, second] = [await insertTenant(), await insertTenant()];
      const given = Array.from({ length: 4 }, () => toTokenIssuer({ issuer: "https://shared.example" }));
      const answers = await Promise.all(given.map((each) => first.own.tokenIssuers.insert(each)));
      const winner = await first.own.tokenIssuers.findByIssuer("https://shared.example");
      expect(answers).toContainEqual({ inserted: winner });
      expect(answers.filter((answer) => "clash" in answer && answer.clash === winner?.id)).toHaveLength(3);
      await insertTokenIssuer(database.db, second.id, { issuer: "https://shared.example" });
    });
  });

  describe("transactions", () => {
    test("what several calls did is undone together, and the caller's own error comes back as it was", async () => {
      const { own } = await insertTenant();
      const mine = new Error("changed my mind");
      const key = toApiKey();
      const undone = own.transaction(async (repositories) => {
        await repositories.apiKeys.insert(key);
        expect(await repositories.apiKeys.get(key.id)).toMatchObject({ id: key.id });
        throw mine;
      });
      await expect(undone).rejects.toBe(mine);
      expect(await own.apiKeys.get(key.id)).toBeUndefined();
    });

    test("what several calls did is kept together", async () => {
      const { own } = await insertTenant();
      const key = toApiKey();
      const result = await own.transaction(async ({ apiKeys, tenant }) => {
        await apiKeys.insert(key);
        return tenant.get();
      });
      expect(result).toEqual(await own.tenant.get());
      expect(await own.apiKeys.get(key.id)).toMatchObject({ id: key.id });
    });
  });

  test("a clash with another tenant's row says nothing about that row", async () => {
    const [mine, other] = [await insertTenant(), await populateTenant(database.db, "other")];
    const error = await failureOf(mine.own.apiKeys.insert(toApiKey({ lookupId: other.apiKey.lookupId })));
    expect(error).toMatchObject({ code: "conflict", constraint: "api_keys_lookup", sqlState: "23505" });
    const shown = [error.message, error.stack, String(error.cause), JSON.stringify(error.cause)].join("\n");
    expect(shown).not.toContain(other.apiKey.lookupId);
    expect(shown).not.toContain(other.tenantId);
  });

  test("the canary keeps the first value offered", async () => {
    expect(await database.db.canary.read()).toBeUndefined();
    const first = Buffer.from("first");
    expect(await database.db.canary.offer(first)).toEqual(first);
    expect(await database.db.canary.offer(Buffer.from("second"))).toEqual(first);
    expect(await database.db.canary.read()).toEqual(first);
  });

  test("it answers a ping", async () => {
    await expect(database.db.ping()).resolves.toBeUndefined();
  });
});
