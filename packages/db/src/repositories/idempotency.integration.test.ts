import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { databases, populateTenant, type TestDatabase, toIdempotencyKey } from "../test-databases.ts";
import type { Idempotency } from "./idempotency.ts";
import type { IdempotencyClaim, IdempotencyWork } from "./idempotency-work.ts";

const day = 86_400_000;
const sealed = Buffer.from("sealed answer");

describe.each(databases)("idempotency keys on $name", ({ open }) => {
  let database: TestDatabase;
  let tenantId: string;
  let own: Idempotency;
  let work: IdempotencyWork;
  beforeAll(async () => {
    database = await open();
    ({ tenantId } = await populateTenant(database.db, "mine"));
    own = database.db.forTenant(tenantId).idempotency;
    work = database.db.forWorker().idempotency;
  });
  afterAll(() => database.dispose());

  const inMs = (ms: number) => new Date(database.clock.ms + ms);
  const pass = (ms: number) => {
    database.clock.ms += ms;
  };
  const toRequest = () => toIdempotencyKey({ expiresAt: inMs(day) });
  /** A request that holds its key. */
  const begin = async () => {
    const request = toRequest();
    await own.begin(request);
    return request;
  };
  /** A request that ended as unknown, to be looked into at once. */
  const leaveUnknown = async () => {
    const { key, requestId } = await begin();
    await own.finish(key, requestId, { state: "unknown", status: 504, answer: sealed, claimAt: inMs(0) });
    return { key, requestId };
  };
  /** Claims all there is to claim; gives the claim of one key. */
  const claim = async (key: string): Promise<IdempotencyClaim> => {
    const claims = await work.claimUnsettled({ limit: 1000, leaseMs: 60_000 });
    const found = claims.find((each) => each.key === key);
    if (found === undefined) throw new Error("it was not claimed");
    return found;
  };
  const beginAgain = async (key: string) => Object.keys(await own.begin({ ...toRequest(), key }))[0];

  describe("beginning", () => {
    test("of several requests that take one key at once, one begins and the others are told which", async () => {
      const requests = Array.from({ length: 8 }, () => ({ ...toRequest(), key: "contended" }));
      const answers = await Promise.all(requests.map((request) => own.begin(request)));
      const [winner, ...others] = answers.flatMap((answer) => ("begun" in answer ? [answer.begun] : []));
      expect(others).toEqual([]);
      const told = answers.flatMap((answer) => ("exists" in answer ? [answer.exists] : []));
      expect(told).toHaveLength(7);
      expect(told.every((row) => row.requestId === winner?.requestId)).toBe(true);
    });

    test("two tenants may use the same key", async () => {
      const other = await populateTenant(database.db, "other");
      const { key } = await begin();
      const request = { ...toRequest(), key };
      expect(await database.db.forTenant(other.tenantId).idempotency.begin(request)).toHaveProperty("begun");
    });

    test("a key that ended is found as it ended, however long after the lease", async () => {
      const { key, requestId } = await begin();
      const fingerprint = Buffer.from("with the body");
      expect(await own.finish(key, requestId, { state: "done", status: 201, answer: sealed, fingerprint })).toBe(true);
      pass(day - 1);
      const answer = await own.begin({ ...toRequest(), key });
      expect(answer).toMatchObject({ exists: { requestId, state: "done", status: 201, answer: sealed, fingerprint } });
    });

    test("an expired key is free, and its row begins afresh", async () => {
      const { key, requestId } = await begin();
      await own.noteIntent(key, requestId, { marker: "m" }, 1);
      await own.finish(key, requestId, { state: "done", status: 201, answer: sealed });
      pass(day);
      const again = { ...toRequest(), key };
      await own.begin(again);
      const expected = { requestId: again.requestId, state: "running", intent: null, status: null, answer: null };
      expect(await own.get(key)).toMatchObject({ ...expected, createdAt: inMs(0), leaseUntil: inMs(60_000) });
    });

    test("a key whose request stopped before it intended anything is free once its lease has lapsed", async () => {
      const { key, requestId } = await begin();
      pass(59_999);
      expect(await beginAgain(key)).toBe("exists");
      pass(1);
      expect(await beginAgain(key)).toBe("begun");
      expect(await own.noteIntent(key, requestId, {}, 1)).toBe(false);
      expect(await own.finish(key, requestId, { state: "done", status: 200, answer: null })).toBe(false);
      expect(await own.abandon(key, requestId)).toBe(false);
    });

    test("a key whose request had noted an intent stays taken, and the intent renews the lease", async () => {
      const { key, requestId } = await begin();
      pass(59_000);
      expect(await own.noteIntent(key, requestId, { marker: "m" }, 60_000)).toBe(true);
      expect(await own.get(key)).toMatchObject({ intent: { marker: "m" }, leaseUntil: inMs(60_000) });
      pass(day / 2);
      expect(await beginAgain(key)).toBe("exists");
    });

    test("a request that was refused before it was sent leaves its key free", async () => {
      const { key, requestId } = await begin();
      expect(await own.abandon(key, "req_another")).toBe(false);
      expect(await own.abandon(key, requestId)).toBe(true);
      expect(await own.get(key)).toBeUndefined();
    });

    test("what has ended is not abandoned, and done is not finished again", async () => {
      const { key, requestId } = await begin();
      await own.finish(key, requestId, { state: "done", status: 500, answer: null });
      expect(await own.abandon(key, requestId)).toBe(false);
      expect(await own.finish(key, requestId, { state: "done", status: 200, answer: null })).toBe(false);
      expect(await own.get(key)).toMatchObject({ status: 500 });
    });

    test("an end is kept or undone together with what else its transaction did", async () => {
      const { key, requestId } = await begin();
      const undone = database.db.forTenant(tenantId).transaction(async ({ idempotency }) => {
        await idempotency.finish(key, requestId, { state: "done", status: 200, answer: null });
        throw new Error("changed my mind");
      });
      await expect(undone).rejects.toThrow("changed my mind");
      expect(await own.get(key)).toMatchObject({ state: "running" });
    });
  });

  describe("settling", () => {
    test("each row is claimed by one of many, and by the next once the lease has lapsed", async () => {
      const left = await Promise.all(Array.from({ length: 12 }, leaveUnknown));
      const keys = new Set(left.map(({ key }) => key));
      const claimAll = async () => {
        const rounds = Array.from({ length: 8 }, () => work.claimUnsettled({ limit: 4, leaseMs: 60_000 }));
        return (await Promise.all(rounds)).flat().filter(({ key }) => keys.has(key));
      };
      const first = await claimAll();
      expect(first.map(({ key }) => key).toSorted()).toEqual([...keys].toSorted());
      expect(await claimAll()).toEqual([]);
      pass(60_000);
      const second = await claimAll();
      expect(second.map(({ key }) => key).toSorted()).toEqual([...keys].toSorted());
    });

    test("a claim names tenant, key and request, is bounded, and takes what waits longest", async () => {
      await work.claimUnsettled({ limit: 1000, leaseMs: 1000 * day });
      const early = await leaveUnknown();
      pass(1);
      const late = await leaveUnknown();
      const claimed = await work.claimUnsettled({ limit: 1, leaseMs: 60_000 });
      expect(claimed).toEqual([{ ownerId: tenantId, ...early, leaseUntil: inMs(60_000) }]);
      expect(await work.claimUnsettled({ limit: 9, leaseMs: 60_000 })).toMatchObject([late]);
    });

    test("a request whose process died is claimed when its lease lapses, and may then intend nothing more", async () => {
      const { key, requestId } = await begin();
      await own.noteIntent(key, requestId, { marker: "m" }, 60_000);
      pass(60_000);
      expect(await claim(key)).toMatchObject({ ownerId: tenantId, requestId });
      expect(await own.get(key)).toMatchObject({ state: "unknown", intent: { marker: "m" } });
      expect(await own.noteIntent(key, requestId, {}, 1)).toBe(false);
      expect(await own.abandon(key, requestId)).toBe(false);
      expect(await beginAgain(key)).toBe("exists");
    });

    test("what turns out to be done is done, and one claim settles once", async () => {
      const { key } = await leaveUnknown();
      const claimed = await claim(key);
      expect(await own.settle(claimed, { state: "done", status: 201, answer: sealed })).toBe(true);
      expect(await own.settle(claimed, { state: "not_sent" })).toBe(false);
      expect(await own.get(key)).toMatchObject({ state: "done", status: 201, leaseUntil: null });
    });

    test("what was never sent frees its key", async () => {
      const { key } = await leaveUnknown();
      expect(await own.settle(await claim(key), { state: "not_sent" })).toBe(true);
      expect(await own.get(key)).toMatchObject({ state: "not_sent" });
      expect(await beginAgain(key)).toBe("begun");
    });

    test("what stays unknown is looked into later, or never again", async () => {
      const { key } = await leaveUnknown();
      await own.settle(await claim(key), { state: "unknown", claimAt: inMs(500_000) });
      await expect(claim(key)).rejects.toThrow("not claimed");
      pass(500_000);
      await own.settle(await claim(key), { state: "unknown", claimAt: null });
      pass(day / 2);
      await expect(claim(key)).rejects.toThrow("not claimed");
      expect(await beginAgain(key)).toBe("exists");
    });

    test("a claim that has lapsed settles nothing once another has taken the row", async () => {
      const { key } = await leaveUnknown();
      const lapsed = await claim(key);
      pass(60_000);
      const valid = await claim(key);
      expect(await own.settle(lapsed, { state: "not_sent" })).toBe(false);
      expect(await own.settle(valid, { state: "done", status: 200, answer: null })).toBe(true);
    });

    test("a slow request may still say how it ended, and its word stands against the claim", async () => {
      const { key, requestId } = await leaveUnknown();
      const claimed = await claim(key);
      expect(await own.finish(key, requestId, { state: "done", status: 201, answer: sealed })).toBe(true);
      expect(await own.settle(claimed, { state: "not_sent" })).toBe(false);
    });

    test("a request that was settled as not sent can no longer end otherwise", async () => {
      const { key, requestId } = await leaveUnknown();
      await own.settle(await claim(key), { state: "not_sent" });
      expect(await own.finish(key, requestId, { state: "done", status: 201, answer: sealed })).toBe(false);
    });
  });

  test("expired rows are purged, so many at a time, and no others", async () => {
    const { key: kept } = await begin();
    pass(1);
    await Promise.all(Array.from({ length: 5 }, begin));
    pass(day - 1);
    for (let purged = 1; purged > 0;) purged = await work.purgeExpired(1000);
    pass(1);
    expect(await own.get(kept)).toBeUndefined();
    expect(await work.purgeExpired(3)).toBe(3);
    expect(await work.purgeExpired(3)).toBe(2);
  });
});
