import { PorticoError } from "@portico/model";
import { describe, expect, test } from "vitest";
import type { Ctx } from "../context.ts";
import { onNewDays, type TestWrites } from "../testing/open-writes.ts";
import { operatorCtx } from "./ledger.ts";
import type { WriteRequest } from "./once.ts";
import type { Outcome } from "./outcome.ts";

let world: TestWrites;
let ctx: Ctx;
let serial = 0;
onNewDays((day) => {
  ({ world, ctx } = day);
  serial += 1;
});

const create = { verb: "create", object: "tenant", id: null, isLocal: true } as const;
const write = (work: () => Promise<Outcome>, given: Partial<WriteRequest> = {}) =>
  world.services.once(
    operatorCtx("req_op"),
    {
      idempotencyKey: `operator-${serial}`,
      method: "POST",
      target: "/v1/tenants",
      body: "{}",
      route: "/v1/tenants",
      deed: create,
      connectionId: null,
      ...given,
    },
    work,
  );
const none = async (): Promise<Outcome> => ({ kind: "none" });
const notice = { event: "operator_write", what: "tenant.create", code: "allowed", request_id: "req_op" };
const log = async () => (await world.services.audit.list(ctx, { limit: 100 })).data;

describe("what the operator writes", () => {
  test("is carried out once for each key too, and told in the log of the tenant concerned and in the process's", async () => {
    const outcome: Outcome = { kind: "created", value: { id: ctx.tenantId }, location: "/x" };
    expect(await write(async () => outcome)).toEqual({ outcome, replayed: false });
    expect(await write(() => Promise.reject(new Error("again")))).toEqual({ outcome, replayed: true });
    expect(world.notices).toEqual([{ ...notice, tenant_id: ctx.tenantId }]);
    expect(await log()).toMatchObject([{ sentence: `the operator created tenant ${ctx.tenantId}.` }]);
  });

  test("is told in the process's log alone where there is no tenant any more", async () => {
    await write(none, { deed: { ...create, verb: "delete", id: ctx.tenantId } });
    expect(world.notices).toEqual([{ ...notice, what: "tenant.delete", tenant_id: ctx.tenantId }]);
    expect(await log()).toEqual([]);
  });

  test("is told without a tenant where it concerns none", async () => {
    await write(none, { deed: { ...create, verb: "start", object: "rotation", id: "rot_1" } });
    expect(world.notices).toEqual([{ ...notice, what: "rotation.start" }]);
  });

  test("is told nowhere where it changed nothing", async () => {
    await write(() => Promise.reject(new PorticoError("conflict", "No.")), { deed: { ...create, isLocal: false } });
    expect(world.notices).toEqual([]);
    expect(await log()).toEqual([]);
  });

  test("is told nowhere where the process died before anything was done, and can be sent again", async () => {
    world.hooks.at = (point) => {
      if (point === "after_begin") throw new Error("killed");
    };
    await expect(write(none)).rejects.toThrow("killed");
    world.hooks.at = () => {};
    world.clock.ms += 60_000;
    expect(await world.work()).toBe(1);
    expect([world.notices, world.lateFailures]).toEqual([[], []]);
    expect(await write(none)).toMatchObject({ replayed: false });
  });
});
