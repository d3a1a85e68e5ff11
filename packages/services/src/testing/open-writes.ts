import type { IdempotencyKeyRow } from "@portico/db";
import { PorticoError, type Ticket } from "@portico/model";
import { afterAll, beforeAll, beforeEach } from "vitest";
import type { CrashPoint } from "../crash-points.ts";
import type { Ctx, WriteIntent } from "../context.ts";
import type { OperatorNotice } from "../deps.ts";
import type { Ended, WriteRequest } from "../writes/once.ts";
import type { Outcome } from "../writes/outcome.ts";
import { type Desk, inventedDesk } from "./invented-desk.ts";
import { openServices, type TestServices } from "./open-services.ts";
import { storeConnection } from "./store-connection.ts";

/** Writes that are carried out once, over an embedded database, against a help desk that is at hand. */
export interface TestWrites extends TestServices {
  /** What happens at the points that a write passes; nothing, unless a test says so. */
  hooks: { at: (point: CrashPoint) => void };
  desk: Desk;
  lateFailures: [what: string, error: unknown][];
  notices: OperatorNotice[];
  /** A connection of the tenant's own, to an account that nobody else has unless it is named. */
  connect: (ctx: Ctx, subdomain?: string) => Promise<TestConnection>;
  /** Looks into all that is due; how much that was. */
  work: () => Promise<number>;
  /** Empties the help desk, and goes on to a day on which all that an earlier test has left open is due, and decided. */
  nextDay: () => Promise<void>;
}

/** One connection, and what is written through it. */
export interface TestConnection {
  id: string;
  subdomain: string;
  host: string;
  once: (request: Partial<WriteRequest>, work: (writer: Ctx) => Promise<Outcome>, by?: Partial<Ctx>) => Promise<Ended>;
  /** Asks with a key of `send` or `lose` again; fails where that is carried out anew. */
  ask: (key: string, subject?: string) => Promise<Ended>;
  /** Creates a ticket, which the help desk then has. */
  send: (key: string, made: Ticket) => Promise<Ended>;
  /** Creates a ticket, and never hears what became of it. */
  lose: (key: string, subject?: string, intent?: Partial<WriteIntent>) => Promise<Ended>;
  row: (key: string) => Promise<IdempotencyKeyRow | undefined>;
}

/** What each test of a file begins with: a tenant of its own with a connection, on a day on which nothing else is left to be done. */
export interface NewDay {
  world: TestWrites;
  ctx: Ctx;
  connection: TestConnection;
}

/** Opens writes for the tests of a file, closes them after the last, and begins each of them with a new day. */
export const onNewDays = (begin: (day: NewDay) => void): void => {
  let world: TestWrites;
  beforeAll(async () => {
    world = await openWrites();
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    await world.nextDay();
    const ctx = await world.openTenant("Acme");
    begin({ world, ctx, connection: await world.connect(ctx) });
  });
};

const openWrites = async (): Promise<TestWrites> => {
  const hooks: TestWrites["hooks"] = { at: () => {} };
  const desk: Desk = { tickets: [], onLook: () => {} };
  const lateFailures: TestWrites["lateFailures"] = [];
  const notices: OperatorNotice[] = [];
  const world = await openServices({
    providers: [inventedDesk(desk)],
    at: (point) => hooks.at(point),
    onLateFailure: (what, error) => void lateFailures.push([what, error]),
    onOperatorWrite: (notice) => void notices.push(notice),
  });
  const { services, deps } = world;
  let requests = 0;

  const connect: TestWrites["connect"] = async (ctx, named) => {
    const { id, subdomain } = await storeConnection(deps, ctx, named);
    const collection = `/v1/connections/${id}/tickets`;
    const once: TestConnection["once"] = (request, work, by) =>
      services.once({ ...ctx, requestId: `req_${(requests += 1)}`, ...by }, requestOf(id, request), work);
    const create = (key: string, subject: string, end: () => Promise<Outcome>, intent: Partial<WriteIntent> = {}) =>
      once({ idempotencyKey: key, body: subject }, async ({ guard }) => {
        guard?.intend({ connectionId: id, resource: "tickets", parent: {}, body: { subject }, collection, ...intent });
        await guard?.beforeSend();
        return end();
      });
    return {
      id,
      subdomain,
      host: `${subdomain}.invented.example`,
      once,
      ask: (key, subject = "Fire") =>
        once({ idempotencyKey: key, body: subject }, () => Promise.reject(new Error("carried out anew"))),
      send: (key, made) =>
        create(key, made.subject, async () => {
          desk.tickets.push(made);
          return { kind: "created", value: made, location: `${collection}/${made.id}` };
        }),
      lose: (key, subject = "Fire", intent = {}) =>
        create(key, subject, () => Promise.reject(new PorticoError("outcome_unknown", "Nobody heard of it.")), intent),
      row: (key) => deps.db.forTenant(ctx.tenantId).idempotency.get(key),
    };
  };
  const work = async (): Promise<number> => {
    let all = 0;
    for (let due = await services.reconciler.work(); due > 0; due = await services.reconciler.work()) all += due;
    return all;
  };
  let day = 0;
  const nextDay = async (): Promise<void> => {
    hooks.at = () => {};
    Object.assign(desk, { tickets: [], onLook: () => {} });
    day += 1;
    for (const hour of [0, 2, 4]) {
      world.clock.ms = Date.UTC(2026, 11, day, hour);
      await work();
    }
    lateFailures.splice(0);
    notices.splice(0);
  };
  return { ...world, hooks, desk, lateFailures, notices, connect, work, nextDay };
};

const requestOf = (connectionId: string, given: Partial<WriteRequest>): WriteRequest => ({
  idempotencyKey: undefined,
  method: "POST",
  target: `/v1/connections/${connectionId}/tickets`,
  body: "",
  route: "/v1/connections/{id}/tickets",
  deed: { verb: "create", object: "ticket", id: null, isLocal: false },
  connectionId,
  ...given,
});
