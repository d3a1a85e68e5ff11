import { type AuditCheckpoint, checkpointText } from "@portico/model";
import { createPublicKey, verify } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Ctx } from "../context.ts";
import { openServices, type TestServices } from "../testing/open-services.ts";
import { checkpointMs, checkpointRows, createCheckpoints } from "./checkpoints.ts";

let world: TestServices;
let ctx: Ctx;
beforeAll(async () => {
  world = await openServices();
});
afterAll(() => world.close());
beforeEach(async () => {
  ctx = await world.openTenant("signed");
});

const told: AuditCheckpoint[] = [];
const work = () =>
  createCheckpoints({ ...world.deps, onCheckpoint: (checkpoint) => void told.push(checkpoint) }).work();
const own = (): AuditCheckpoint[] => told.filter(({ tenant_id }) => tenant_id === ctx.tenantId);

const entry = {
  actor: "a test",
  action: "ticket.create",
  decision: "allowed",
  reason: null,
  sentence: "a test created ticket 1.",
  connectionId: null,
  target: "1",
  requestId: "req_1",
} as const;
const append = (rows: number) =>
  world.deps.db.forTenant(ctx.tenantId).transaction(async ({ audit }) => {
    for (let count = 0; count < rows; count += 1) await audit.append(entry);
  });

test("a log is signed once there is something in it, and then after an hour with anything new", async () => {
  await work();
  expect(own()).toEqual([]);
  await append(2);
  await work();
  expect(own().map(({ seq }) => seq)).toEqual([2]);
  world.clock.ms += checkpointMs;
  await work();
  expect(own().map(({ seq }) => seq)).toEqual([2]);
  await append(1);
  await work();
  expect(own().map(({ seq }) => seq)).toEqual([2, 3]);
});

test("a log that grows fast is signed before the hour is over", async () => {
  await append(1);
  await work();
  await append(checkpointRows - 1);
  await work();
  expect(own()).toHaveLength(1);
  await append(1);
  await work();
  expect(own().map(({ seq }) => seq)).toEqual([1, checkpointRows + 1]);
});

test("of several processes one signs", async () => {
  await append(3);
  await Promise.all([work(), work(), work()]);
  expect(own()).toHaveLength(1);
});

test("a checkpoint holds for the log and under the published key, and for nothing else", async () => {
  await append(1);
  await work();
  const [checkpoint] = own();
  if (checkpoint === undefined) throw new Error("nothing was signed");
  const key = world.services.audit.key();
  const isSigned = (changed: Partial<AuditCheckpoint> = {}): boolean =>
    verify(
      null,
      Buffer.from(checkpointText({ ...checkpoint, ...changed })),
      createPublicKey({ key, format: "jwk" }),
      Buffer.from(checkpoint.signature, "base64url"),
    );
  const { data } = await world.services.audit.list(ctx, { limit: 1, seq: [checkpoint.seq] });
  expect(checkpoint).toMatchObject({ hash: data[0]?.hash, key_id: key.kid });
  expect(isSigned()).toBe(true);
  for (const changed of [{ tenant_id: "ten_b" }, { seq: 2 }, { hash: "0".repeat(64) }, { at: "2026-11-24T00:00:00Z" }])
    expect(isSigned(changed)).toBe(false);
});
