import type { CallMade } from "@portico/connector";
import { PorticoError, requestLogQuerySchema } from "@portico/model";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Ctx } from "../context.ts";
import { codeOf, openServices, type TestServices } from "../testing/open-services.ts";
import { createRequestLog, type EndedRequest } from "./request-log.ts";
import { createTrail } from "./trail.ts";

let world: TestServices;
let ctx: Ctx;
let failures: string[];
beforeAll(async () => {
  world = await openServices({ onLateFailure: (what) => void failures.push(what) });
});
afterAll(() => world.close());
beforeEach(async () => {
  failures = [];
  ctx = await world.openTenant("logged");
});

const startedMs = Date.UTC(2026, 10, 24);
const ended = (given: Partial<EndedRequest> = {}): EndedRequest => ({
  method: "GET",
  route: "/v1/connections/{connection_id}/tickets",
  status: 200,
  code: null,
  startedMs,
  durationMs: 4_312.4,
  ...given,
});
const listing: CallMade = {
  method: "GET",
  path: "/api/v2/tickets",
  status: 200,
  class: "tickets_list",
  credits: 3,
  askedMs: startedMs + 12,
  waitedMs: 4_200,
  waitedFor: "tickets_list",
  tookMs: 88,
};
/** A request of the tenant's, with an id of its own, to one of its connections. */
const request = (id: string, connectionId: string | null = "con_1", calls: readonly CallMade[] = []): Ctx => {
  const trail = createTrail();
  if (connectionId !== null) trail.connection = { id: connectionId, provider: "acme", subdomain: "globex" };
  for (const call of calls) trail.onCall(call);
  return { ...ctx, requestId: id, trail };
};
const all = requestLogQuerySchema.parse({});
const idsIn = async (log: ReturnType<typeof createRequestLog>, caller: Ctx = ctx) =>
  (await log.list(caller, all)).data.map(({ id }) => id);

test("a request is in the log once it is flushed, with its calls and what each waited for", async () => {
  const log = createRequestLog(world.deps);
  const made = request("req_1", "con_1", [listing]);
  log.note({ ...made, meter: { calls: 1, credits: 3, waitedMs: 4_200, skewMs: null } }, ended());
  expect(await idsIn(log)).toEqual([]);
  await log.flush();
  expect(await log.get(ctx, "req_1")).toEqual({
    id: "req_1",
    at: "2026-11-24T00:00:00Z",
    method: "GET",
    route: "/v1/connections/{connection_id}/tickets",
    status: 200,
    code: null,
    api_key_id: "key_test",
    connection_id: "con_1",
    account: { provider: "acme", subdomain: "globex" },
    duration_ms: 4_312,
    waited_ms: 4_200,
    upstream_calls: 1,
    upstream_credits: 3,
    calls: [
      {
        asked_after_ms: 12,
        method: "GET",
        path: "/api/v2/tickets",
        status: 200,
        class: "tickets_list",
        credits: 3,
        waited_ms: 4_200,
        waited_for: "tickets_list",
        took_ms: 88,
      },
    ],
  });
});

test("a token is known by its issuer, never by its subject", async () => {
  const log = createRequestLog(world.deps);
  log.note({ ...request("req_1"), actor: { ...ctx.actor, apiKeyId: "iss_1/ines@example.com" } }, ended());
  await log.flush();
  expect(await log.get(ctx, "req_1")).toMatchObject({ api_key_id: "iss_1" });
});

test.each([
  ["/api/v2/tickets/1042/conversations", "/api/v2/tickets/1042/conversations"],
  ["/api/v2/contacts/ines%40example.com", "/api/v2/contacts/…"],
  ["/api/v2/search/Ines-Duarte/x7", "/api/v2/search/…/…"],
])("of the path %s stands %s: what could be a name does not", async (path, shown) => {
  const log = createRequestLog(world.deps);
  log.note(request("req_1", "con_1", [{ ...listing, path }]), ended());
  await log.flush();
  expect((await log.get(ctx, "req_1")).calls.map((call) => call.path)).toEqual([shown]);
});

test("of very many calls the first are told", async () => {
  const log = createRequestLog(world.deps);
  log.note(
    request(
      "req_1",
      "con_1",
      Array.from({ length: 80 }, () => listing),
    ),
    ended(),
  );
  await log.flush();
  expect((await log.get(ctx, "req_1")).calls).toHaveLength(50);
});

test("a narrowed credential sees what concerned its connections, and of the rest not that it exists", async () => {
  const log = createRequestLog(world.deps);
  for (const [id, connectionId] of [
    ["req_1", "con_1"],
    ["req_2", "con_2"],
    ["req_3", null],
  ] as const)
    log.note(request(id, connectionId), ended());
  await log.flush();
  const narrowed = { ...ctx, actor: { ...ctx.actor, connectionIds: ["con_2"] } };
  expect(await idsIn(log, narrowed)).toEqual(["req_2"]);
  expect(await codeOf(log.get(narrowed, "req_1"))).toBe("not_found");
  expect(await codeOf(log.get(narrowed, "req_3"))).toBe("not_found");
  expect(await codeOf(log.get(await world.openTenant("another"), "req_1"))).toBe("not_found");
});

test("it is walked with its filters in the cursor", async () => {
  const log = createRequestLog(world.deps);
  for (const [id, status] of [
    ["req_1", 404],
    ["req_2", 200],
    ["req_3", 502],
    ["req_4", 422],
  ] as const)
    log.note(request(id), ended({ status }));
  await log.flush();
  const first = await log.list(ctx, requestLogQuerySchema.parse({ status: "4xx,502", limit: "2" }));
  expect(first.data.map(({ id }) => id)).toEqual(["req_4", "req_3"]);
  const rest = await log.list(ctx, requestLogQuerySchema.parse({ cursor: first.next_cursor, limit: "2" }));
  expect([rest.data.map(({ id }) => id), rest.next_cursor]).toEqual([["req_1"], null]);
});

test("requests of a tenant that is gone keep no other's out", async () => {
  const log = createRequestLog(world.deps);
  const gone = await world.openTenant("gone");
  log.note({ ...request("req_0"), tenantId: gone.tenantId }, ended());
  log.note(request("req_1"), ended());
  await world.deps.db.forOperator().tenants.delete(gone.tenantId);
  await log.flush();
  expect(await idsIn(log)).toEqual(["req_1"]);
});

test("while the database is away the newest are kept, up to a bound, and those lost are told of", async () => {
  let isAway = true;
  const { db } = world.deps;
  const deps = {
    ...world.deps,
    db: {
      ...db,
      forTenant: (tenantId: string) => {
        if (isAway) throw new PorticoError("storage_unavailable", "away");
        return db.forTenant(tenantId);
      },
    },
  };
  const log = createRequestLog(deps, 3);
  for (const id of ["req_1", "req_2", "req_3", "req_4", "req_5"]) log.note(request(id), ended());
  expect(await codeOf(log.flush())).toBe("storage_unavailable");
  isAway = false;
  await log.flush();
  expect(failures).toEqual(["request_log.full"]);
  expect(await idsIn(log)).toEqual(["req_5", "req_4", "req_3"]);
});
