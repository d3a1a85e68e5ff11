import { PorticoError } from "@portico/model";
import { describe, expect, test } from "vitest";
import type { Ctx } from "../context.ts";
import { createServices } from "../services.ts";
import { codeOf } from "../testing/open-services.ts";
import { onNewDays, type TestConnection, type TestWrites } from "../testing/open-writes.ts";
import type { Attempt } from "./admit.ts";

let world: TestWrites;
let ctx: Ctx;
let connection: TestConnection;
onNewDays((day) => ({ world, ctx, connection } = day));

const reader = (): Ctx => ({ ...ctx, actor: { ...ctx.actor, scopes: ["tickets:read"] } });
const admit = (attempt: () => Attempt | undefined, by = reader()) =>
  codeOf(world.services.admit(by, "tickets:write", attempt));
const attempt = (): Attempt => ({
  deed: { verb: "create", object: "ticket", id: null, isLocal: false },
  connectionId: connection.id,
});
const failing = (error: Error) => (): never => {
  throw error;
};
const log = async () => (await world.services.audit.list(ctx, { limit: 100 })).data;

describe("a call that the credential's scopes do not cover is refused", () => {
  test("and what it meant to write goes on record", async () => {
    expect(await admit(attempt)).toBe("insufficient_scope");
    expect(await log()).toMatchObject([
      {
        decision: "refused",
        sentence: expect.stringContaining(`was not allowed to create a ticket on ${connection.host}`),
        connection_id: connection.id,
      },
    ]);
  });

  test("and nothing of what it meant to read, or of what cannot be understood", async () => {
    expect(await admit(() => undefined)).toBe("insufficient_scope");
    expect(await admit(failing(new PorticoError("invalid_request", "No.")))).toBe("insufficient_scope");
    expect(await log()).toEqual([]);
    expect(world.lateFailures).toEqual([]);
  });

  test("and the log does not name an account that it may not know of", async () => {
    const by = reader();
    expect(await admit(attempt, { ...by, actor: { ...by.actor, connectionIds: ["con_other"] } })).toBe(
      "insufficient_scope",
    );
    expect(await log()).toMatchObject([{ sentence: expect.stringContaining("create a ticket: the credential") }]);
  });

  test("and goes on record without an account whose provider is offered no more", async () => {
    const { admit } = createServices({ ...world.deps, providers: [] });
    expect(await codeOf(admit(reader(), "tickets:write", attempt))).toBe("insufficient_scope");
    expect(await log()).toMatchObject([{ sentence: expect.stringContaining("create a ticket: the credential") }]);
  });

  test("whether that can be noted or not, and what is in the way is reported", async () => {
    const bang = new Error("bang");
    expect(await admit(failing(bang))).toBe("insufficient_scope");
    expect(world.lateFailures).toEqual([["audit.append", bang]]);
  });

  test("and nothing goes on record that would leave out an account that could not be read", async () => {
    const { deps } = world;
    const unreadable = new Error("unreadable");
    const forTenant = (tenantId: string) => {
      const tenant = deps.db.forTenant(tenantId);
      return { ...tenant, connections: { ...tenant.connections, get: () => Promise.reject(unreadable) } };
    };
    const services = createServices({ ...deps, db: { ...deps.db, forTenant } });
    expect(await codeOf(services.admit(reader(), "tickets:write", attempt))).toBe("insufficient_scope");
    expect(await log()).toEqual([]);
    expect(world.lateFailures).toEqual([["audit.append", unreadable]]);
  });
});

test("a call that they cover, or that needs none, is let through and leaves no trace", async () => {
  await world.services.admit(ctx, "tickets:write", attempt);
  await world.services.admit({ ...ctx, actor: { ...ctx.actor, scopes: [] } }, null, attempt);
  expect(await log()).toEqual([]);
});
