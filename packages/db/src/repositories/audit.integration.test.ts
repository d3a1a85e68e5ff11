import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type AuditLink, hashRow, origin } from "../audit-chain.ts";
import type { Database } from "../database.ts";
import { databases, type TestDatabase, toApiKey, toAuditEntry, toDataKey, toTenantId } from "../test-databases.ts";

describe.each(databases)("the audit log on $name", ({ open }) => {
  let database: TestDatabase;
  let db: Database;
  beforeAll(async () => {
    database = await open();
    ({ db } = database);
  });
  afterAll(() => database.dispose());

  /** A tenant whose log has this many rows. */
  const createLog = async (rows: number) => {
    const tenantId = toTenantId("audited");
    await db.forOperator().tenants.insert({ id: tenantId, name: "audited" }, toDataKey());
    const own = db.forTenant(tenantId);
    await own.transaction(async ({ audit }) => {
      for (let index = 1; index <= rows; index += 1) await audit.append(toAuditEntry({ target: `row ${index}` }));
    });
    return { tenantId, own, audit: own.audit };
  };
  /** As someone who got hold of the login, and whom no grant and no policy stops. */
  const tamper = (...statements: string[]) =>
    database.driver.transaction({ as: "deployment" }, async (run) => {
      await run("set local role none");
      for (const statement of statements) await run(statement);
    });

  describe("appending", () => {
    test("a row follows the one before it, and its hash is of its own content", async () => {
      const { audit } = await createLog(0);
      expect(await audit.head()).toBeUndefined();
      const refusal = toAuditEntry({ decision: "refused", reason: "grant contacts is read", connectionId: "con_1" });
      const first = await audit.append(refusal);
      database.clock.ms += 1500;
      const second = await audit.append(toAuditEntry());
      expect(first).toMatchObject({ ...refusal, seq: 1, prevHash: origin.hash });
      expect(second).toMatchObject({ seq: 2, at: new Date(database.clock.ms), prevHash: first.hash });
      const { rows } = await audit.list({ limit: 9 });
      expect(rows).toEqual([second, first]);
      expect(rows.map((row) => hashRow(row.prevHash, row))).toEqual([second.hash, first.hash]);
      expect(await audit.head()).toEqual({ seq: 2, hash: second.hash });
    });

    test("200 rows by 8 transactions at a time make one unbroken chain", async () => {
      const { own, audit } = await createLog(0);
      const keys = Array.from({ length: 200 }, () => toApiKey());
      const appendNext = async (): Promise<void> => {
        for (let key = keys.pop(); key !== undefined; key = keys.pop()) {
          const named = key;
          await own.transaction(async ({ apiKeys, ...rest }) => {
            await apiKeys.insert(named);
            await rest.audit.append(toAuditEntry({ target: named.id }));
          });
        }
      };
      await Promise.all(Array.from({ length: 8 }, appendNext));
      expect(await audit.verify()).toEqual({ ok: true, upTo: 200 });
      const { rows } = await audit.list({ limit: 500 });
      expect(new Set(rows.map((row) => row.target)).size).toBe(200);
    });

    test("a row is kept or undone together with what it tells of", async () => {
      const { own, audit } = await createLog(1);
      const undone = own.transaction(async (repositories) => {
        await repositories.audit.append(toAuditEntry());
        throw new Error("changed my mind");
      });
      await expect(undone).rejects.toThrow("changed my mind");
      expect(await audit.head()).toMatchObject({ seq: 1 });
      await audit.append(toAuditEntry());
      expect(await audit.verify()).toEqual({ ok: true, upTo: 2 });
    });

    test("a decision that there is no word for is refused", async () => {
      const { audit } = await createLog(0);
      const entry = Object.assign(toAuditEntry(), { decision: "perhaps" });
      await expect(audit.append(entry)).rejects.toMatchObject({ code: "invalid" });
    });
  });

  describe("lists", () => {
    test("pages run from the newest row to the oldest, each row once", async () => {
      const { audit } = await createLog(7);
      const seen: number[] = [];
      for (let before: number | undefined = 8; before !== undefined;) {
        const page = await audit.list({ limit: 3, before });
        seen.push(...page.rows.map((row) => row.seq));
        before = page.next;
      }
      expect(seen).toEqual([7, 6, 5, 4, 3, 2, 1]);
      expect((await audit.list({ limit: 9, after: 5 })).rows.map((row) => row.seq)).toEqual([7, 6]);
    });

    test("filters take any of their values and narrow each other", async () => {
      const { audit } = await createLog(0);
      await audit.append(toAuditEntry({ action: "a", decision: "refused", connectionId: "con_1" }));
      await audit.append(toAuditEntry({ action: "b", decision: "allowed", connectionId: "con_1" }));
      await audit.append(toAuditEntry({ action: "c", decision: "refused" }));
      const seqsOf = async (filter: object) => (await audit.list({ limit: 9, ...filter })).rows.map((row) => row.seq);
      expect(await seqsOf({ action: ["a", "c"] })).toEqual([3, 1]);
      expect(await seqsOf({ decision: ["refused"], connectionId: ["con_1"] })).toEqual([1]);
      expect(await seqsOf({ decision: ["failed"] })).toEqual([]);
    });
  });

  describe("verification", () => {
    test("a log as it was written is sound, an empty one and one of several batches too", async () => {
      expect(await (await createLog(0)).audit.verify()).toEqual({ ok: true, upTo: 0 });
      const { audit, own } = await createLog(510);
      expect(await audit.verify()).toEqual({ ok: true, upTo: 510 });
      expect(await own.transaction((repositories) => repositories.audit.verify())).toEqual({ ok: true, upTo: 510 });
    });

    test("a changed row is found, whichever column it was", async () => {
      for (const [column, value] of Object.entries(changes)) {
        const { tenantId, audit } = await createLog(6);
        await tamper(`update portico.audit_log set ${column} = ${value} where ${inLog(tenantId, 4)}`);
        expect([column, await audit.verify()]).toEqual([column, { ok: false, seq: 4, fault: "changed" }]);
      }
    });

    test.each([1, 4, 6])("a row written anew with a hash that fits is found: row %i of 6", async (seq) => {
      const { tenantId, audit } = await createLog(6);
      const row = (await audit.list({ limit: 1, before: seq + 1 })).rows[0];
      if (row === undefined) throw new Error("there is no such row");
      const hash = hashRow(row.prevHash, { ...row, actor: "someone else" });
      const forged = `actor = 'someone else', hash = ${hex(hash)}`;
      await tamper(`update portico.audit_log set ${forged} where ${inLog(tenantId, seq)}`);
      expect(await audit.verify()).toEqual({ ok: false, seq, fault: "changed" });
    });

    test.each([1, 4])("a dropped row leaves a gap: row %i of 6", async (seq) => {
      const { tenantId, audit } = await createLog(6);
      await tamper(remove(tenantId, seq, seq));
      expect(await audit.verify()).toEqual({ ok: false, seq, fault: "gap" });
    });

    test("a gap does not close by moving the rows behind it up", async () => {
      const { tenantId, audit } = await createLog(6);
      await tamper(remove(tenantId, 4, 4), move(tenantId, 5, 4), move(tenantId, 6, 5));
      expect(await audit.verify()).toEqual({ ok: false, seq: 4, fault: "changed" });
    });

    test.each([
      [1, 2],
      [3, 4],
      [2, 6],
    ])("swapped rows are found: rows %i and %i of 6", async (left, right) => {
      const { tenantId, audit } = await createLog(6);
      await tamper(move(tenantId, left, 99), move(tenantId, right, left), move(tenantId, 99, right));
      expect(await audit.verify()).toEqual({ ok: false, seq: left, fault: "reordered" });
    });

    test("a cut tail is found, however much of it", async () => {
      for (const from of [6, 4, 1]) {
        const { tenantId, audit } = await createLog(6);
        await tamper(remove(tenantId, from, 6));
        expect(await audit.verify()).toEqual({ ok: false, seq: from, fault: "cut" });
      }
    });

    test("rows that were never appended are found, and rows whose head was taken away", async () => {
      const { tenantId, audit } = await createLog(6);
      const copy = "select tenant_id, seq + 1, at, actor, action, decision, reason, sentence, connection_id, target";
      await tamper(
        `insert into portico.audit_log ${copy}, request_id, hash, hash from portico.audit_log
          where ${inLog(tenantId, 6)}`,
      );
      expect(await audit.verify()).toEqual({ ok: false, seq: 7, fault: "changed" });
      await tamper(`delete from portico.audit_heads where tenant_id = '${tenantId}'`);
      expect(await audit.verify()).toEqual({ ok: false, seq: 1, fault: "changed" });
    });

    test("a tail that is cut together with its head is found by the checkpoint behind it", async () => {
      const { tenantId, audit } = await createLog(6);
      const [sixth, fifth] = (await audit.list({ limit: 2 })).rows;
      if (sixth === undefined || fifth === undefined) throw new Error("there are no such rows");
      await audit.addCheckpoint({ ...sixth, after: 0, signature: Buffer.from("signed") });
      await tamper(
        remove(tenantId, 6, 6),
        `update portico.audit_heads set seq = 5, hash = ${hex(fifth.hash)} where tenant_id = '${tenantId}'`,
      );
      expect(await audit.verify()).toEqual({ ok: false, seq: 6, fault: "cut" });
    });

    test("a chain that is computed anew is found by the next checkpoint", async () => {
      const { tenantId, audit } = await createLog(6);
      const rows = (await audit.list({ limit: 6 })).rows.toReversed();
      const third = rows[2] ?? origin;
      await audit.addCheckpoint(toCheckpoint(third));
      let previous = origin.hash;
      const forgeries = rows.map((row) => {
        const hash = hashRow(previous, { ...row, actor: "someone else" });
        const columns = `actor = 'someone else', prev_hash = ${hex(previous)}, hash = ${hex(hash)}`;
        previous = hash;
        return `update portico.audit_log set ${columns} where ${inLog(tenantId, row.seq)}`;
      });
      const head = `update portico.audit_heads set hash = ${hex(previous)} where tenant_id = '${tenantId}'`;
      await tamper(...forgeries, head);
      expect(await audit.verify()).toEqual({ ok: false, seq: 3, fault: "changed" });
    });

    test("is not misled by rows that are appended meanwhile", async () => {
      const { audit } = await createLog(3);
      const [verdicts] = await Promise.all([
        Promise.all(Array.from({ length: 10 }, () => audit.verify())),
        Promise.all(Array.from({ length: 10 }, () => audit.append(toAuditEntry()))),
      ]);
      expect(verdicts.filter((verdict) => !verdict.ok)).toEqual([]);
    });
  });

  test("of several successors of a checkpoint one is kept, and the newest comes first", async () => {
    const { tenantId, audit } = await createLog(3);
    const [third = origin, second = origin, first = origin] = (await audit.list({ limit: 3 })).rows;
    expect(await audit.addCheckpoint(toCheckpoint(first))).toBe(true);
    const added = await Promise.all([second, third].map((link) => audit.addCheckpoint(toCheckpoint(link, 1))));
    expect(added.filter((isKept) => isKept)).toHaveLength(1);
    const kept = await audit.listCheckpoints({ limit: 1 });
    expect(kept).toMatchObject([{ tenantId, afterSeq: 1, signature: Buffer.from("signed") }]);
    expect(await audit.listCheckpoints({ limit: 9, before: kept[0]?.seq })).toMatchObject([{ seq: 1 }]);
  });

  test("a log is due for a checkpoint when it has grown by so much, or is that old, and not without anything new", async () => {
    const { tenantId, audit } = await createLog(2);
    const due = async (before = new Date(startMs - 1)) =>
      (await database.db.forWorker().audit.dueCheckpoints({ limit: 10_000, rows: 3, before })).find(
        (log) => log.tenantId === tenantId,
      );
    expect(await due()).toEqual({ tenantId, after: 0 });
    const [second = origin] = (await audit.list({ limit: 1 })).rows;
    await audit.addCheckpoint(toCheckpoint(second));
    expect(await due(new Date(startMs))).toBeUndefined();
    await audit.append(toAuditEntry());
    await audit.append(toAuditEntry());
    expect(await due()).toBeUndefined();
    expect(await due(new Date(startMs))).toEqual({ tenantId, after: 2 });
    await audit.append(toAuditEntry());
    expect(await due()).toEqual({ tenantId, after: 2 });
  });

  test("rows are found by their numbers", async () => {
    const { audit } = await createLog(4);
    expect((await audit.list({ limit: 9, seq: [1, 3, 8] })).rows.map(({ seq }) => seq)).toEqual([3, 1]);
  });
});

const startMs = Date.UTC(2026, 10, 24);
const toCheckpoint = ({ seq, hash }: AuditLink, after = 0) => ({
  seq,
  hash,
  after,
  at: new Date(startMs),
  signature: Buffer.from("signed"),
});
const inLog = (tenantId: string, seq: number) => `tenant_id = '${tenantId}' and seq = ${seq}`;
const move = (tenantId: string, from: number, to: number) =>
  `update portico.audit_log set seq = ${to} where ${inLog(tenantId, from)}`;
const remove = (tenantId: string, from: number, to: number) =>
  `delete from portico.audit_log where tenant_id = '${tenantId}' and seq between ${from} and ${to}`;
const hex = (bytes: Uint8Array) => `'\\x${Buffer.from(bytes).toString("hex")}'`;

/** Another value for each column. */
const changes = {
  at: "at + interval '1 millisecond'",
  actor: "'someone else'",
  action: "'tickets.list'",
  decision: "'refused'",
  reason: "''",
  sentence: "sentence || ' '",
  connection_id: "'con_2'",
  target: "null",
  request_id: "'req_2'",
  prev_hash: "sha256('x')",
  hash: "sha256('x')",
};
