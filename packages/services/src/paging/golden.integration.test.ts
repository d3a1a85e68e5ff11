import { createConnector } from "@portico/connector";
import { isId, type Listing } from "@portico/model";
import { createVault, parseMasterKeys, toLocalWrapper } from "@portico/vault";
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Ctx } from "../context.ts";
import { createServices, type Services } from "../services.ts";
import { goldenAccount, goldenDesk, goldenHttp } from "../testing/golden-desk.ts";
import { ctxOf, openServices, type TestServices } from "../testing/open-services.ts";
import { openPlain } from "./operator-cursor.ts";

// Issued by an earlier version of this code. They are never regenerated: a change that fails here breaks off the walks of
// those who hold such cursors.
const golden = JSON.parse(readFileSync(new URL("../../golden/cursors.json", import.meta.url), "utf8")) as Golden;

interface Golden {
  deploymentId: string;
  masterKey: string;
  tenantKey: { id: string; tenantId: string; kekRef: string; version: number; wrapped: string };
  connectionId: string;
  /** Each with the ids that it gives, in order, until the end. */
  walks: { kind: string; list: "tickets" | "contacts" | "search"; cursor: string; gives: string[] }[];
  own: { list: "connections" | "auditLog"; cursor: string; gives: number }[];
  operator: { tokenHash: string; cursor: string; createdAt: string; id: string };
  /** What lies in the database for the one that is too long. */
  kept: { id: string; sealed: string };
}

let world: TestServices;
let services: Services;
let ctx: Ctx;

beforeAll(async () => {
  world = await openServices();
  const { db, now, newId } = world.deps;
  const { deploymentId, masterKey, tenantKey, connectionId, kept } = golden;
  const wrapper = toLocalWrapper(parseMasterKeys(masterKey, "golden"), randomBytes);
  const keys: Parameters<typeof createVault>[0]["keys"] = {
    active: (tenantId, id) => db.forTenant(tenantId).dataKeys.active(id),
    byId: (tenantId, id) => db.forTenant(tenantId).dataKeys.byId(id),
  };
  const { tenantId } = tenantKey;
  const record = { ...tenantKey, connectionId: null, parentId: null, state: "active" as const };
  await db
    .forOperator()
    .tenants.insert(
      { id: tenantId, name: "Golden", metadata: {}, returnOrigins: [] },
      { ...record, wrapped: Buffer.from(tenantKey.wrapped, "base64") },
    );
  await db
    .forTenant(tenantId)
    .cursors.keep({ id: kept.id, sealed: Buffer.from(kept.sealed, "base64"), expiresAt: new Date(now() + 60_000) });
  services = createServices({
    ...world.deps,
    vault: createVault({ deploymentId, keys, wrapper, now, random: randomBytes }),
    wrapper,
    connector: createConnector({ http: goldenHttp, now, random: () => 0, sleep: async () => {} }),
    providers: [goldenDesk],
    newId: (kind) => (isId(kind, connectionId) ? connectionId : newId(kind)),
  });
  ctx = ctxOf(tenantId);
  await services.connections.create(ctx, goldenAccount);
});
afterAll(() => world.close());

describe("a cursor that was issued long ago goes on", () => {
  test.each(golden.walks)("$kind", async ({ list, cursor, gives }) => {
    const { tickets, contacts } = services;
    const { connectionId } = golden;
    const read = {
      tickets: (next: string) => tickets.list(ctx, connectionId, {}, { limit: 100, cursor: next }),
      search: (next: string) => tickets.search(ctx, connectionId, { limit: 100, cursor: next }),
      contacts: (next: string) => contacts.list(ctx, connectionId, {}, { limit: 100, cursor: next }),
    };
    const given: string[] = [];
    for (let next: string | null = cursor; next !== null;) {
      const page: Listing<{ id: string }> = await read[list](next);
      given.push(...page.data.map(({ id }) => id));
      next = page.next_cursor;
    }
    expect(given).toEqual(gives);
  });

  test.each(golden.own)("in the list $list", async ({ list, cursor, gives }) => {
    const lists = { connections: services.connections, auditLog: services.audit };
    const { data } = await lists[list].list(ctx, { limit: 100, cursor });
    expect(data).toHaveLength(gives);
  });

  test("in a list of the operator's", () => {
    const { tokenHash, cursor, createdAt, id } = golden.operator;
    const place = openPlain({ operatorTokenHash: Buffer.from(tokenHash, "base64") }, cursor);
    expect(place).toEqual({ createdAt: new Date(createdAt), id });
  });
});
