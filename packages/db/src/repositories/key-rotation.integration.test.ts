import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database, TenantDb } from "../database.ts";
import type { NewDataKey, RotationRow } from "../schema.ts";
import {
  databases,
  insertConnection,
  populateTenant,
  type TestDatabase,
  toConnectSession,
  toDataKey,
  toIdempotencyKey,
  toJob,
  toJobItem,
} from "../test-databases.ts";

/** A record that is sealed by this key, as far as the place of the key's id in it goes. */
const sealedBy = (keyId: string) => Buffer.concat([Buffer.from("PTS1.."), toBytes(keyId), Buffer.alloc(92)]);
const toBytes = (keyId: string) => Buffer.from(keyId.replaceAll("-", ""), "hex");

describe.each(databases)("keys in rotation on $name", ({ open }) => {
  let database: TestDatabase;
  let db: Database;
  beforeAll(async () => {
    database = await open();
    ({ db } = database);
  });
  afterAll(() => database.dispose());

  /** A tenant with a key, and a connection with one below it. */
  const createTenant = async () => {
    const { tenantId, tenantKeyId, connection } = await populateTenant(db, "rotated");
    const own = db.forTenant(tenantId);
    const connectionKey = await own.dataKeys.active(connection.id);
    return { own, tenantId, tenantKeyId, connection, connectionKeyId: connectionKey?.id ?? "" };
  };
  /** Puts a new key in the place of the tenant's own. */
  const replace = async (own: TenantDb, tenantKeyId: string) => {
    const successor = toDataKey({ version: 2 });
    await own.dataKeys.rotate(tenantKeyId, successor);
    database.clock.ms += 1;
    return successor;
  };
  const insertRotation = async (): Promise<RotationRow> => {
    database.clock.ms += 1;
    const rotation = { id: `rot_${randomUUID()}`, kind: "tenant_key" as const, tenantId: null, connectionId: null };
    return db.forOperator().rotations.insert(rotation);
  };
  const later = () => new Date(database.clock.ms);

  describe("replacing a key", () => {
    test("the new key seals, the old one only opens, and says since when", async () => {
      const { own, tenantKeyId } = await createTenant();
      const successor = toDataKey({ version: 2 });
      const row = await own.dataKeys.rotate(tenantKeyId, successor);
      expect(row).toMatchObject({ ...successor, createdAt: later(), retiredAt: null });
      expect(await own.dataKeys.active(null)).toEqual(row);
      expect(await own.dataKeys.byId(tenantKeyId)).toMatchObject({ state: "decrypt_only", retiredAt: later() });
    });

    test("of several that replace one key at once, one succeeds", async () => {
      const { own, connection, connectionKeyId, tenantKeyId } = await createTenant();
      const before = await db.keyEpoch();
      const given = { connectionId: connection.id, parentId: tenantKeyId, version: 2 };
      const successors = Array.from({ length: 4 }, () => toDataKey(given));
      const rows = await Promise.all(successors.map((each) => own.dataKeys.rotate(connectionKeyId, each)));
      const stored = rows.filter((row) => row !== undefined);
      expect(stored).toEqual([await own.dataKeys.active(connection.id)]);
      expect(await db.keyEpoch()).toBe(before + 1);
    });

    test("a key is replaced by one of the same owner only, and not by one that cannot be stored", async () => {
      const { own, connection, tenantKeyId } = await createTenant();
      const foreign = toDataKey({ connectionId: connection.id, parentId: tenantKeyId });
      expect(await own.dataKeys.rotate(tenantKeyId, foreign)).toBeUndefined();
      await expect(own.dataKeys.rotate(tenantKeyId, { ...toDataKey(), kekRef: null })).rejects.toMatchObject({
        code: "invalid",
      });
      expect(await own.dataKeys.active(null)).toMatchObject({ id: tenantKeyId });
    });
  });

  describe("wrapping a key anew", () => {
    test("a tenant's key goes to another key outside, a connection's to another of its tenant's", async () => {
      const { own, tenantKeyId, connectionKeyId } = await createTenant();
      const successor = await replace(own, tenantKeyId);
      const [from, wrapped] = [Buffer.from("wrapped"), Buffer.from("wrapped anew")];
      expect(await own.dataKeys.rewrap(successor.id, { from, wrapped, kekRef: "kms:new" })).toBe(true);
      expect(await own.dataKeys.rewrap(connectionKeyId, { from, wrapped, parentId: successor.id })).toBe(true);
      expect(await own.dataKeys.byId(successor.id)).toMatchObject({ wrapped, kekRef: "kms:new", state: "active" });
      expect(await own.dataKeys.byId(connectionKeyId)).toMatchObject({ wrapped, parentId: successor.id });
    });

    test("what was wrapped anew meanwhile, or destroyed, stays as it is", async () => {
      const { own, tenantKeyId, connection, connectionKeyId } = await createTenant();
      const rewrapping = { from: Buffer.from("wrapped"), wrapped: Buffer.from("late"), parentId: tenantKeyId };
      const first = { ...rewrapping, wrapped: Buffer.from("first") };
      expect(await own.dataKeys.rewrap(connectionKeyId, first)).toBe(true);
      expect(await own.dataKeys.rewrap(connectionKeyId, rewrapping)).toBe(false);
      expect(await own.dataKeys.byId(connectionKeyId)).toMatchObject({ wrapped: first.wrapped });
      await own.dataKeys.destroy(connection.id);
      expect(await own.dataKeys.rewrap(connectionKeyId, { ...rewrapping, from: first.wrapped })).toBe(false);
      expect(await own.dataKeys.byId(connectionKeyId)).toMatchObject({ state: "destroyed", wrapped: null });
    });

    test("keys are listed by owner, by parent and by state, page by page", async () => {
      const { own, tenantKeyId, connection, connectionKeyId } = await createTenant();
      const successor = await replace(own, tenantKeyId);
      const idsOf = async (filter: object) =>
        (await own.dataKeys.list({ limit: 10, ...filter })).rows.map(({ id }) => id);
      expect(await idsOf({ parentId: tenantKeyId })).toEqual([connectionKeyId]);
      expect(await idsOf({ parentId: successor.id })).toEqual([]);
      expect(await idsOf({ connectionId: null, state: ["decrypt_only"] })).toEqual([tenantKeyId]);
      expect(await idsOf({ connectionId: connection.id })).toEqual([connectionKeyId]);
      const first = await own.dataKeys.list({ limit: 2 });
      const second = await own.dataKeys.list({ limit: 2, after: first.next });
      const all = [...first.rows, ...second.rows].map(({ id }) => id);
      expect(new Set(all)).toEqual(new Set([tenantKeyId, connectionKeyId, successor.id]));
    });
  });

  describe("shredding a key that was replaced", () => {
    test("it goes once nothing hangs on it any more: keys below it, answers, fingerprints, items of jobs, pasted keys", async () => {
      const { own, tenantKeyId, connectionKeyId, connection } = await createTenant();
      const expiresAt = new Date(database.clock.ms + 1);
      await own.jobs.insert(toJob(connection.id, { expiresAt }), [toJobItem({ changes: sealedBy(tenantKeyId) })], 9);
      const { id: link } = await own.connectSessions.insert(toConnectSession());
      const pasted = { held: sealedBy(tenantKeyId), heldUntil: expiresAt };
      await own.connectSessions.note(link, { provider: "acme", address: "acme", fault: null, ...pasted });
      const answered = toIdempotencyKey({ expiresAt });
      const marked = { ...answered, key: randomUUID(), fingerprint: toBytes(tenantKeyId) };
      await own.idempotency.begin(answered);
      await own.idempotency.finish(answered.key, answered.requestId, {
        state: "done",
        status: 201,
        answer: sealedBy(tenantKeyId),
      });
      await own.idempotency.begin(marked);
      const successor = await replace(own, tenantKeyId);
      expect(await own.dataKeys.references(tenantKeyId)).toBe(5);
      expect(await own.dataKeys.references(successor.id)).toBe(0);

      const wrapped = Buffer.from("wrapped");
      await own.dataKeys.rewrap(connectionKeyId, { from: wrapped, wrapped, parentId: successor.id });
      expect(await own.dataKeys.references(tenantKeyId)).toBe(4);
      expect(await own.dataKeys.destroyRetired(tenantKeyId, later())).toBe(false);
      await db.forWorker().idempotency.purgeExpired(100);
      expect(await own.dataKeys.references(tenantKeyId)).toBe(2);
      await db.forWorker().connectSessions.dropHeld();
      await db.forWorker().jobs.purgeExpired(100);
      expect(await own.dataKeys.references(tenantKeyId)).toBe(0);
      expect(await own.dataKeys.destroyRetired(tenantKeyId, later())).toBe(true);
      expect(await own.dataKeys.byId(tenantKeyId)).toMatchObject({ state: "destroyed", wrapped: null });
    });

    test("a connection's key goes once the credentials are sealed by its successor", async () => {
      const { own, tenantId, tenantKeyId } = await createTenant();
      const id = `con_${randomUUID()}`;
      await insertConnection(db, tenantId, tenantKeyId, { id });
      const old = (await own.dataKeys.active(id))?.id ?? "";
      await own.connections.replaceCredentials(id, { sealedCredentials: sealedBy(old), generation: 2 });
      const successor = toDataKey({ connectionId: id, parentId: tenantKeyId, version: 2 });
      await own.dataKeys.rotate(old, successor);
      database.clock.ms += 1;
      expect(await own.dataKeys.destroyRetired(old, later())).toBe(false);
      await own.connections.replaceCredentials(id, { sealedCredentials: sealedBy(successor.id), generation: 3 });
      expect(await own.dataKeys.destroyRetired(old, later())).toBe(true);
    });

    test("a key that still seals, or has not been retired for long enough, stays", async () => {
      const { own, tenantKeyId, connection, connectionKeyId } = await createTenant();
      const aDayAgo = new Date(database.clock.ms - 86_400_000);
      expect(await own.dataKeys.destroyRetired(connectionKeyId, later())).toBe(false);
      const successor: NewDataKey = toDataKey({ connectionId: connection.id, parentId: tenantKeyId, version: 2 });
      await own.dataKeys.rotate(connectionKeyId, successor);
      expect(await own.dataKeys.destroyRetired(connectionKeyId, aDayAgo)).toBe(false);
      expect(await own.dataKeys.byId(connectionKeyId)).toMatchObject({ state: "decrypt_only" });
    });
  });

  describe("the key epoch", () => {
    test.each<[string, (tenant: Awaited<ReturnType<typeof createTenant>>) => Promise<unknown>]>([
      ["a replaced key", ({ own, tenantKeyId }) => own.dataKeys.rotate(tenantKeyId, toDataKey())],
      ["destroyed keys", ({ own }) => own.dataKeys.destroy(null)],
      ["a deleted connection", ({ own, connection }) => own.connections.delete(connection.id)],
      ["a deleted tenant", ({ tenantId }) => db.forOperator().tenants.delete(tenantId)],
    ])("moves with %s, and not when there was nothing to do", async (_, change) => {
      const tenant = await createTenant();
      const before = await db.keyEpoch();
      await change(tenant);
      expect(await db.keyEpoch()).toBe(before + 1);
      await change(tenant);
      expect(await db.keyEpoch()).toBe(before + 1);
    });

    test("moves with the transaction that changes the keys, or not at all", async () => {
      const { own } = await createTenant();
      const before = await db.keyEpoch();
      const undone = own.transaction(async ({ dataKeys }) => {
        await dataKeys.destroy(null);
        throw new Error("changed my mind");
      });
      await expect(undone).rejects.toThrow("changed my mind");
      expect(await db.keyEpoch()).toBe(before);
    });
  });

  test("the canary is replaced by whoever knows the one that is stored", async () => {
    const first = await db.canary.offer(Buffer.from("first"));
    expect(await db.canary.replace(first, Buffer.from("second"))).toBe(true);
    expect(await db.canary.replace(first, Buffer.from("third"))).toBe(false);
    expect(await db.canary.read()).toEqual(Buffer.from("second"));
  });

  describe("the operator's rotations", () => {
    test("each is worked on by one process, the oldest first, and by another once its lease has lapsed", async () => {
      const { rotations } = db.forOperator();
      const [first, second] = [await insertRotation(), await insertRotation()];
      const claims = await Promise.all(Array.from({ length: 4 }, () => rotations.claim(60_000)));
      const claimed = claims.flatMap((row) => (row === undefined ? [] : [row.id]));
      expect(claimed.toSorted()).toEqual([first.id, second.id].toSorted());
      database.clock.ms += 60_000;
      expect(await rotations.claim(60_000)).toMatchObject({ id: first.id, state: "running" });
      await rotations.progress(first.id, { state: "done" });
      await rotations.progress(second.id, { state: "failed", error: "the key is gone" });
      database.clock.ms += 60_000;
      expect(await rotations.claim(60_000)).toBeUndefined();
    });

    test("progress is kept while it runs, and its end is final", async () => {
      const { rotations } = db.forOperator();
      const { id } = await insertRotation();
      const leaseUntil = later();
      expect(await rotations.progress(id, { total: 9, done: 4, leaseUntil })).toMatchObject({ total: 9, leaseUntil });
      await rotations.progress(id, { state: "done", done: 9 });
      expect(await rotations.progress(id, { state: "running" })).toBeUndefined();
      expect(await rotations.get(id)).toMatchObject({ state: "done", total: 9, done: 9, error: null });
      expect((await rotations.list({ limit: 100 })).rows.map((row) => row.id)).toContain(id);
    });
  });
});
