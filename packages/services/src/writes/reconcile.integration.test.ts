import { PorticoError } from "@portico/model";
import { beforeEach, describe, expect, test } from "vitest";
import type { Ctx, WriteIntent } from "../context.ts";
import { lagSeconds, lateSeconds, ticketOf } from "../testing/invented-desk.ts";
import { codeOf } from "../testing/open-services.ts";
import { createServices } from "../services.ts";
import { onNewDays, type TestConnection, type TestWrites } from "../testing/open-writes.ts";
import { operatorCtx } from "./ledger.ts";

let world: TestWrites;
let ctx: Ctx;
let connection: TestConnection;
let begunMs: number;
onNewDays((day) => {
  ({ world, ctx, connection } = day);
  begunMs = world.clock.ms;
});

/** Looks into what is due at each of these times, in seconds since the test began. */
const workAt = async (...seconds: number[]): Promise<number[]> => {
  const due = [];
  for (const second of seconds) {
    world.clock.ms = begunMs + second * 1_000;
    due.push(await world.work());
  }
  return due;
};
const everySecond = (upTo: number): number[] => Array.from({ length: upTo + 1 }, (_, second) => second);
/** Until nothing late can come any more. */
const toTheEnd = () => workAt(10, 20, 40, 80, 120);

const entries = async () => (await world.services.audit.list(ctx, { limit: 10 })).data;

describe("a create whose answer was lost", () => {
  test("is looked for once the help desk knows of it, then ever more seldom, and a last time when nothing late can come", async () => {
    const looks: number[] = [];
    world.desk.onLook = () => looks.push((world.clock.ms - begunMs) / 1_000);
    await connection.lose("seldom");
    await workAt(...everySecond(200));
    expect(looks).toEqual([lagSeconds, 20, 40, 80, lateSeconds]);
  });

  test("is first taken up after a second, and every three until the help desk can know of it", async () => {
    await connection.lose("early");
    expect(await workAt(0, 0.999, 1, 3.999, 4, 7, 9.999)).toEqual([0, 0, 1, 0, 1, 1, 0]);
  });

  test("is looked for from when it was sent", async () => {
    const since: string[] = [];
    world.desk.onLook = (from) => since.push(from);
    await connection.lose("since");
    await workAt(10);
    expect(since).toEqual([new Date(begunMs - 5_000).toISOString().replace(".000Z", "Z")]);
  });

  test("is answered with what is found, as if nothing had been lost, and that goes on record", async () => {
    await connection.lose("found");
    world.desk.tickets = [ticketOf("a/1")];
    await workAt(10);
    const location = `/v1/connections/${connection.id}/tickets/a%2F1`;
    expect(await connection.ask("found")).toEqual({
      outcome: { kind: "created", value: ticketOf("a/1"), location },
      replayed: true,
    });
    expect(await connection.row("found")).toMatchObject({ state: "done", status: 201, leaseUntil: null });
    const { requestId } = (await connection.row("found")) ?? {};
    expect((await entries())[0]).toMatchObject({
      actor: "portico",
      action: "write.settle",
      decision: "allowed",
      reason: null,
      sentence: `portico found that the write of request ${requestId} had been carried out, whose answer was lost.`,
      connection_id: connection.id,
      target: "/v1/connections/{id}/tickets",
      request_id: requestId,
    });
  });

  test("frees its key where nothing has come by the end, and nothing more is on record", async () => {
    await connection.lose("nothing");
    const before = await entries();
    await workAt(10, 20, 40, 80, 119.999);
    expect(await codeOf(connection.ask("nothing"))).toBe("idempotency_in_progress");
    await workAt(120);
    expect(await connection.row("nothing")).toMatchObject({ state: "not_sent" });
    expect((await connection.send("nothing", ticketOf("2"))).replayed).toBe(false);
    expect((await entries())[1]).toEqual(before[0]);
  });

  test("is not given up by a look that began before the end and ended after it", async () => {
    await connection.lose("slow");
    await workAt(10, 20, 40, 80);
    world.desk.onLook = () => (world.clock.ms = begunMs + 130_000);
    await workAt(119.999);
    expect(await connection.row("slow")).toMatchObject({ state: "unknown", leaseUntil: new Date(begunMs + 120_000) });
  });

  test("that comes late is found by the last look", async () => {
    await connection.lose("late");
    await workAt(10, 20, 40, 80);
    world.desk.tickets = [ticketOf("1")];
    await workAt(120);
    expect((await connection.ask("late")).outcome).toMatchObject({ kind: "created", value: { id: "1" } });
  });

  test("stays unknown for good where what is there may be it, or another", async () => {
    await connection.lose("changed");
    world.desk.tickets = [ticketOf("1", { tags: ["changed"] })];
    const before = await entries();
    await toTheEnd();
    expect(await connection.row("changed")).toMatchObject({ state: "unknown", leaseUntil: null });
    expect(await connection.ask("changed")).toMatchObject({ outcome: { code: "outcome_unknown" }, replayed: true });
    // Its caller was told, and so was the log.
    expect(await entries()).toEqual(before);
  });

  test.each<[string, () => Promise<unknown>, Partial<WriteIntent>]>([
    ["its connection is gone", () => world.deps.db.forTenant(ctx.tenantId).connections.delete(connection.id), {}],
    ["that resource leaves no trace", async () => {}, { resource: "contacts" }],
  ])("stays unknown for good at once where %s", async (_why, lack, given) => {
    await connection.lose("lacking", "Fire", given);
    await lack();
    await workAt(10);
    expect(await connection.row("lacking")).toMatchObject({ state: "unknown", leaseUntil: null });
    expect(world.lateFailures).toEqual([]);
  });
});

describe("a help desk that cannot be asked", () => {
  const away = new PorticoError("provider_unavailable", "Away.");
  beforeEach(() => {
    world.desk.onLook = () => Promise.reject(away);
  });

  test("is asked again every half minute, and the reason reported", async () => {
    await connection.lose("away");
    expect(await workAt(10, 39.999, 40, 69.999, 70)).toEqual([1, 0, 1, 0, 1]);
    expect(world.lateFailures).toEqual(Array.from({ length: 3 }, () => ["idempotency.look", away]));
  });

  test("is asked for an hour from the first try on, however long nobody tried before", async () => {
    await connection.lose("patience");
    expect(await workAt(7_000, 7_000 + 3_600)).toEqual([1, 1]);
    expect(await connection.row("patience")).toMatchObject({ leaseUntil: new Date(begunMs + 10_630_000) });
    await workAt(10_630);
    expect(await connection.row("patience")).toMatchObject({ state: "unknown", leaseUntil: null });
  });

  test("wears out nobody's patience with another write", async () => {
    await connection.lose("first");
    await workAt(10);
    world.clock.ms = begunMs + 3_500_000;
    await connection.lose("second");
    world.clock.ms = begunMs + 3_620_000;
    await world.work();
    expect(await connection.row("first")).toMatchObject({ leaseUntil: null });
    expect(await connection.row("second")).toMatchObject({ leaseUntil: new Date(world.clock.ms + 30_000) });
  });

  test("that can be asked again within the hour is believed", async () => {
    await connection.lose("back");
    await workAt(10);
    world.desk.onLook = () => {};
    world.desk.tickets = [ticketOf("1")];
    await workAt(3_000);
    expect((await connection.ask("back")).outcome).toMatchObject({ kind: "created" });
  });
});

const idempotency = () => world.deps.db.forTenant(ctx.tenantId).idempotency;

const begin = () =>
  idempotency().begin({
    key: "dead",
    fingerprint: Buffer.alloc(32),
    route: "/x",
    connectionId: connection.id,
    requestId: "req_dead",
    leaseMs: 60_000,
    expiresAt: new Date(begunMs + 86_400_000),
  });

describe("a process that ended in the middle", () => {
  test("before it had noted anything has sent nothing: its key is free", async () => {
    await begin();
    const before = await entries();
    expect(await workAt(59.999, 60)).toEqual([0, 1]);
    expect(await connection.row("dead")).toMatchObject({ state: "not_sent" });
    expect(await entries()).toEqual(before);
  });

  test("after it had noted what cannot be looked for leaves it unknown for good, and on record as that", async () => {
    await begin();
    await idempotency().noteIntent("dead", "req_dead", {}, 60_000);
    await workAt(60);
    expect(await connection.row("dead")).toMatchObject({ state: "unknown", leaseUntil: null, status: null });
    expect((await entries())[0]).toMatchObject({
      actor: "portico",
      action: "write.settle",
      decision: "unknown",
      sentence:
        "portico could not find out whether the write of request req_dead was carried out: its process ended in the middle.",
      target: "/x",
      request_id: "req_dead",
    });
  });

  test("and cannot be told of yet is on record once that is for good, and not before", async () => {
    await begin();
    await idempotency().noteIntent("dead", "req_dead", { sealed: "AAAA" }, 60_000);
    const before = await entries();
    await workAt(60);
    expect(world.lateFailures).toMatchObject([["idempotency.look", { name: "VaultError" }]]);
    expect(await entries()).toEqual(before);
    await workAt(3_661);
    expect((await entries())[0]).toMatchObject({ decision: "unknown", request_id: "req_dead" });
  });
});

test("no more than twenty are taken up at once, the rest right after", async () => {
  for (let count = 0; count < 21; count += 1) await connection.lose(`many-${count}`, `Subject ${count}`);
  world.clock.ms += 1_000;
  const { reconciler } = world.services;
  expect([await reconciler.work(), await reconciler.work(), await reconciler.work()]).toEqual([20, 1, 0]);
});

test("one that fails keeps no other from being settled, is reported, and is taken up again a minute later", async () => {
  await connection.lose("one", "One");
  await connection.lose("two", "Two");
  await workAt(10, 20, 40, 80);
  const bang = new Error("bang");
  world.hooks.at = (point) => {
    if (point !== "before_settle") return;
    world.hooks.at = () => {};
    throw bang;
  };
  expect(await workAt(120, 179.999)).toEqual([2, 0]);
  expect(world.lateFailures).toEqual([["idempotency.settle", bang]]);
  const settled = async () => {
    const rows = await Promise.all([connection.row("one"), connection.row("two")]);
    return rows.filter((row) => row?.state === "not_sent").length;
  };
  expect(await settled()).toBe(1);
  await workAt(180);
  expect(await settled()).toBe(2);
});

test("the points of a settling are passed in their order", async () => {
  const passed: string[] = [];
  await connection.lose("points");
  world.hooks.at = (point) => void passed.push(point);
  await workAt(10);
  expect(passed).toEqual(["before_settle", "after_look", "in_settle", "after_settle"]);
});

test("a row that is gone meanwhile is left alone", async () => {
  await connection.lose("gone", "Gone");
  await connection.lose("next", "Next");
  world.hooks.at = (point) => {
    if (point !== "before_settle") return;
    world.hooks.at = () => {};
    // What the first of them waits for lasts until the second one's row has expired.
    world.clock.ms += 86_400_000;
  };
  world.desk.onLook = () => world.deps.db.forWorker().idempotency.purgeExpired(100);
  await workAt(10);
  expect(world.lateFailures).toEqual([]);
  expect([await connection.row("gone"), await connection.row("next")]).toEqual([undefined, undefined]);
});

test("a verdict is noted only if what it stands on is still so: else all is looked at again in three seconds", async () => {
  await connection.lose("mine");
  await connection.lose("rival");
  await connection.lose("other");
  world.desk.tickets = [ticketOf("1"), ticketOf("2"), ticketOf("3")];
  const { db, vault } = world.deps;
  const rival = await connection.row("rival");
  // In another process, whose rival is told of by its help desk after all, once both were found.
  const seal: typeof vault.seal = async (...given) => {
    const sealed = await vault.seal(...given);
    const { idempotency } = db.forTenant(ctx.tenantId);
    await idempotency.finish("rival", rival?.requestId ?? "", { state: "done", status: 201, answer: null });
    return sealed;
  };
  world.clock.ms += 10_000;
  const { reconciler } = createServices({ ...world.deps, vault: { ...vault, seal } });
  await reconciler.work();
  const mine = await connection.row("mine");
  expect(mine).toMatchObject({ state: "unknown", leaseUntil: new Date(world.clock.ms + 3_000) });
  const onRecord = (await entries()).filter(({ action }) => action === "write.settle");
  expect(onRecord.map((entry) => entry.request_id)).not.toContain(mine?.requestId);
});

describe("a write of the operator's that nobody can tell the end of", () => {
  test("is settled like any other, and told to the process's log", async () => {
    const request = {
      idempotencyKey: "operator",
      method: "POST",
      target: "/v1/tenants",
      body: "{}",
      route: "/v1/tenants",
      deed: { verb: "create" as const, object: "tenant", id: null, isLocal: true },
      connectionId: null,
    };
    world.hooks.at = (point) => {
      if (point === "before_work") throw new Error("killed");
    };
    await expect(
      world.services.once(operatorCtx("req_operator"), request, async () => ({ kind: "none" })),
    ).rejects.toThrow("killed");
    world.hooks.at = () => {};
    expect(await workAt(179.999, 180)).toEqual([0, 1]);
    expect(world.notices.at(-1)).toEqual({
      event: "operator_write",
      what: "write.settle",
      code: "unknown",
      request_id: "req_operator",
    });
  });
});
