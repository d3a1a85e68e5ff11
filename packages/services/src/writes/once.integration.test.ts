import { PorticoError } from "@portico/model";
import { VaultError } from "@portico/vault";
import { describe, expect, test } from "vitest";
import type { Ctx } from "../context.ts";
import { crashPoints } from "../crash-points.ts";
import { createServices } from "../services.ts";
import { ticketOf } from "../testing/invented-desk.ts";
import { codeOf } from "../testing/open-services.ts";
import { onNewDays, type TestConnection, type TestWrites } from "../testing/open-writes.ts";
import { storedBytes } from "./kept.ts";
import type { WriteRequest } from "./once.ts";
import type { Outcome } from "./outcome.ts";

let world: TestWrites;
let ctx: Ctx;
let connection: TestConnection;
onNewDays((day) => ({ world, ctx, connection } = day));

const none: Outcome = { kind: "none" };
const refused = new PorticoError("insufficient_scope", "No.");
const failed = (code: ConstructorParameters<typeof PorticoError>[0]) => new PorticoError(code, "No.");

/** Carries a write out, and tells whether it was: what came again is answered without. */
const write = async (request: Partial<WriteRequest>, outcome: Outcome | PorticoError = none, by: Partial<Ctx> = {}) => {
  let works = 0;
  const ended = await connection.once(
    { idempotencyKey: "key", ...request },
    async ({ guard }) => {
      works += 1;
      await guard?.beforeSend();
      if (outcome instanceof PorticoError) throw outcome;
      return outcome;
    },
    by,
  );
  return { ...ended, works };
};
/** Carries out what runs for a while. What fails in it fails the test: a write would keep it as its outcome. */
const during = async (request: Partial<WriteRequest>, work: (writer: Ctx) => Promise<unknown>, by?: Partial<Ctx>) => {
  const run = async (writer: Ctx): Promise<Outcome> => {
    await work(writer);
    return none;
  };
  const { error } = await connection.once({ idempotencyKey: "key", ...request }, run, by);
  if (error !== undefined) throw error;
};
const idempotency = () => world.deps.db.forTenant(ctx.tenantId).idempotency;
const entries = async () => (await world.services.audit.list(ctx, { limit: 100 })).data;

const blank = (): WriteRequest => ({
  idempotencyKey: undefined,
  method: "POST",
  target: `/v1/connections/${connection.id}/tickets`,
  body: "",
  route: "/v1/connections/{id}/tickets",
  deed: { verb: "create", object: "ticket", id: null, isLocal: false },
  connectionId: connection.id,
});

const large = (bytes: number): Outcome => ({ kind: "value", value: "x".repeat(bytes) });

describe("a request that comes again with its key", () => {
  test.each<[string, Outcome]>([
    ["a value", { kind: "value", value: { a: [1, "ä", null] } }],
    ["what was created", { kind: "created", value: ticketOf("1"), location: "/x" }],
    ["nothing", none],
    [
      "what streamed by",
      { kind: "streamed", status: 418, headers: [["a", "b"]], body: Buffer.from([0, 10, 255, 10, 123]) },
    ],
  ])("is answered with %s as at first, and carried out once", async (_what, outcome) => {
    expect(await write({}, outcome)).toEqual({ outcome, replayed: false, works: 1 });
    expect(await write({}, outcome)).toEqual({ outcome, replayed: true, works: 0 });
  });

  test("is answered with its failure as at first", async () => {
    const error = new PorticoError("provider_validation", "Too long.", {
      errors: [{ pointer: "/subject", code: "long", message: "Too long." }],
      retryAfterSeconds: 3,
      provider: { name: "Invented Desk", status: 400, code: null, body: "x" },
      headers: { secret: "x" },
      cause: "y",
    });
    const outcome = {
      kind: "failed",
      code: "provider_validation",
      message: "Too long.",
      details: {
        errors: error.details.errors,
        retryAfterSeconds: 3,
        provider: error.details.provider,
      },
    };
    expect(await write({}, error)).toEqual({ outcome, replayed: false, error, works: 1 });
    expect(await write({}, error)).toEqual({ outcome, replayed: true, works: 0 });
  });

  test.each<[string, Partial<WriteRequest>]>([
    ["method", { method: "PUT" }],
    ["target", { target: "/v1/other" }],
    ["body", { body: "other" }],
  ])("and another %s is refused", async (_what, request) => {
    await write({ body: "one" });
    await expect(write({ body: "one", ...request })).rejects.toMatchObject({
      code: "idempotency_key_reused",
      message: expect.stringContaining("Make a new key for each request."),
    });
  });

  test("and another target and body that are alike only when written in one is refused", async () => {
    await write({ target: "/v1/a", body: "b" });
    expect(await codeOf(write({ target: "/v1/ab", body: "" }))).toBe("idempotency_key_reused");
  });

  test("is another request in another tenant, or after a day, and not a millisecond sooner", async () => {
    await write({});
    world.clock.ms += 86_399_999;
    expect(await write({})).toMatchObject({ works: 0 });
    world.clock.ms += 1;
    expect(await write({})).toMatchObject({ works: 1 });
    ctx = await world.openTenant("Other");
    connection = await world.connect(ctx);
    expect(await write({})).toMatchObject({ works: 1 });
  });

  test("is told to wait while the first is running", async () => {
    await during({}, async () => {
      expect(await codeOf(write({ body: "other" }))).toBe("idempotency_key_reused");
      await expect(write({})).rejects.toMatchObject({
        code: "idempotency_in_progress",
        message: expect.stringContaining("still running"),
        details: { retryAfterSeconds: 2 },
      });
    });
  });

  test("is told to wait while it is being looked into", async () => {
    await connection.lose("key");
    await expect(connection.ask("key")).rejects.toMatchObject({
      code: "idempotency_in_progress",
      message: expect.stringContaining("being looked into"),
      details: { retryAfterSeconds: 2 },
    });
  });

  test("is told that its answer was not kept where that was larger than 256 KiB", async () => {
    const frame = JSON.stringify(large(0)).length;
    await write({ idempotencyKey: "fits" }, large(storedBytes - frame));
    expect(await write({ idempotencyKey: "fits" })).toMatchObject({ replayed: true });
    await write({}, large(storedBytes - frame + 1));
    await expect(write({})).rejects.toMatchObject({
      code: "idempotency_answer_not_kept",
      message: expect.stringContaining("larger than 256 KiB"),
    });
  });

  test("never sees a secret again", async () => {
    const value = { id: "key_1", secret: "ptk_x" };
    const first = await write({}, { kind: "created", value, location: "/x" });
    expect(first.outcome).toMatchObject({ value });
    const again = await write({});
    expect(again.outcome).toEqual({ kind: "created", value: { id: "key_1", secret: null }, location: "/x" });
  });

  test.each(["unknown_key", "destroyed_key"] as const)(
    "is told so where its answer was sealed under a key that is gone: %s",
    async (code) => {
      await write({});
      const vault = { ...world.deps.vault, open: () => Promise.reject(new VaultError(code)) };
      const { once } = createServices({ ...world.deps, vault });
      expect(await codeOf(once(ctx, { ...blank(), idempotencyKey: "key" }, async () => none))).toBe(
        "idempotency_answer_not_kept",
      );
    },
  );

  test("fails as it does where its answer cannot be opened for another reason", async () => {
    await write({});
    const vault = { ...world.deps.vault, open: () => Promise.reject(new VaultError("kek_unavailable")) };
    const { once } = createServices({ ...world.deps, vault });
    expect(await codeOf(once(ctx, { ...blank(), idempotencyKey: "key" }, async () => none))).toBe("kek_unavailable");
  });
});

describe("a key", () => {
  test.each(["!", "~", "x".repeat(255), '"', 'a"b', '"a"b', "Request:1"])("may be %s", async (idempotencyKey) => {
    expect(await write({ idempotencyKey })).toMatchObject({ works: 1 });
    expect(await write({ idempotencyKey })).toMatchObject({ works: 0 });
  });

  test("is the same bare and quoted, and another with anything about the quotes", async () => {
    await write({ idempotencyKey: "a" });
    for (const idempotencyKey of ['x"a"', '"a"x']) expect(await write({ idempotencyKey })).toMatchObject({ works: 1 });
    expect(await write({ idempotencyKey: '"a"' })).toMatchObject({ works: 0 });
  });

  test.each([
    "",
    '""',
    " ",
    "a b",
    " a",
    "a ",
    '"a b"',
    "ä",
    "\x7f",
    "x".repeat(256),
    "request:1",
    '"request:1"',
    "a\n",
  ])("is not %j", async (idempotencyKey) => {
    await expect(write({ idempotencyKey })).rejects.toMatchObject({
      code: "invalid_request",
      message: expect.stringContaining("1 to 255 visible ASCII"),
    });
  });

  test("that was not sent is the request's own, which nobody can ask for", async () => {
    expect(await write({ idempotencyKey: undefined }, none, { requestId: "req_a" })).toMatchObject({ works: 1 });
    expect(await write({ idempotencyKey: undefined }, none, { requestId: "req_b" })).toMatchObject({ works: 1 });
    expect(await connection.row("request:req_a")).toMatchObject({ state: "done", requestId: "req_a", status: 204 });
  });
});

const unsent = (error: PorticoError) =>
  connection.once({ idempotencyKey: "key" }, async () => {
    throw error;
  });

describe("nothing is kept of a write that did nothing", () => {
  test("because it failed before anything was sent", async () => {
    await unsent(failed("validation_failed"));
    expect(await connection.row("key")).toBeUndefined();
    expect(await entries()).toEqual([]);
  });

  test.each(["rate_limited", "provider_unavailable"] as const)(
    "because it was turned away unheard: %s",
    async (code) => {
      await write({}, failed(code));
      expect(await connection.row("key")).toBeUndefined();
      expect(await entries()).toEqual([]);
    },
  );

  test("because it was cut off before its end", async () => {
    await connection.once({ idempotencyKey: "key" }, async ({ guard }) => {
      await guard?.beforeSend();
      guard?.neverArrived();
      throw failed("body_too_large");
    });
    expect(await connection.row("key")).toBeUndefined();
    expect(await entries()).toEqual([]);
  });

  test("because it was refused; that goes on record", async () => {
    await unsent(refused);
    expect(await connection.row("key")).toBeUndefined();
    expect(await entries()).toMatchObject([
      {
        decision: "refused",
        sentence: expect.stringContaining(`create a ticket on ${connection.host}: the credential`),
      },
    ]);
  });

  test("but of what failed in a way that we did not foresee, and of what was sent", async () => {
    await unsent(failed("internal"));
    expect(await write({})).toMatchObject({ works: 0, outcome: { code: "internal" } });
    await write({ idempotencyKey: "sent" }, failed("provider_error"));
    expect(await write({ idempotencyKey: "sent" })).toMatchObject({ works: 0, outcome: { code: "provider_error" } });
    expect(await connection.row("sent")).toMatchObject({ state: "done", status: 502 });
  });

  test("and an error that is none of ours says nothing of itself", async () => {
    const error = new Error("secret");
    const ended = await connection.once({ idempotencyKey: "key" }, () => Promise.reject(error));
    expect(ended).toMatchObject({ outcome: { kind: "failed", code: "internal" }, replayed: false, error });
    expect(JSON.stringify(ended.outcome)).not.toContain("secret");
  });
});

describe("a write is on record", () => {
  test("with what it made, by whom, where and in which request", async () => {
    await write({}, { kind: "created", value: ticketOf("7"), location: "/x" }, { requestId: "req_7" });
    expect(await entries()).toMatchObject([
      {
        actor: "a test",
        action: "ticket.create",
        decision: "allowed",
        sentence: `a test created ticket 7 on ${connection.host}.`,
        connection_id: connection.id,
        target: "7",
        request_id: "req_7",
      },
    ]);
  });

  test("once, however often it comes", async () => {
    await write({});
    await write({});
    expect(await entries()).toHaveLength(1);
  });

  test("without a host where it concerns no connection, or one that is gone", async () => {
    await write({ connectionId: null });
    await write({ idempotencyKey: "gone", connectionId: "con_gone" });
    expect((await entries()).map(({ sentence }) => sentence)).toEqual([
      "a test created a ticket.",
      "a test created a ticket.",
    ]);
  });
});

const narrowed = () => ({ actor: { ...ctx.actor, connectionIds: ["con_other"] } });

describe("a credential that is narrowed to other connections", () => {
  test("is told nothing of a write there, stored answers included", async () => {
    await write({});
    expect(await codeOf(write({}, none, narrowed()))).toBe("not_found");
  });

  test("may ask again for what it wrote on one of its own that is gone", async () => {
    const own = { actor: { ...ctx.actor, connectionIds: [connection.id] } };
    await write({}, none, own);
    await world.deps.db.forTenant(ctx.tenantId).connections.delete(connection.id);
    world.clock.ms += 5_000;
    expect(await write({}, none, own)).toMatchObject({ replayed: true });
    expect(await codeOf(write({}, none, narrowed()))).toBe("not_found");
  });
});

test("on a connection whose provider is offered no more nothing is begun", async () => {
  const { once } = createServices({ ...world.deps, providers: [] });
  expect(await codeOf(once(ctx, { ...blank(), idempotencyKey: "key" }, async () => none))).toBe("internal");
  expect(await connection.row("key")).toBeUndefined();
});

test("while a connection cannot be read, nothing is begun on it", async () => {
  const { deps } = world;
  const unreadable = new Error("unreadable");
  const forTenant = (tenantId: string) => {
    const tenant = deps.db.forTenant(tenantId);
    return { ...tenant, connections: { ...tenant.connections, get: () => Promise.reject(unreadable) } };
  };
  const { once } = createServices({ ...deps, db: { ...deps.db, forTenant } });
  await expect(once(ctx, blank(), async () => none)).rejects.toBe(unreadable);
});

const ask = (vaultError: VaultError, by: Ctx) => {
  const vault = { ...world.deps.vault, tenantHmac: () => Promise.reject(vaultError) };
  const { once } = createServices({ ...world.deps, vault });
  return codeOf(once(by, { ...blank(), connectionId: null }, async () => none));
};

const nobody = () => ({ ...ctx, tenantId: "ten_gone" });

describe("a tenant that has no key", () => {
  test("was deleted: its callers are let in no more", async () => {
    expect(await ask(new VaultError("no_active_key"), nobody())).toBe("unauthenticated");
  });

  test("though it is there is a fault of ours, and so is whatever else the vault fails with", async () => {
    expect(await ask(new VaultError("no_active_key"), ctx)).toBe("no_active_key");
    expect(await ask(new VaultError("kek_unavailable"), nobody())).toBe("kek_unavailable");
  });
});

describe("a write holds its key", () => {
  test("for a minute and for as long as it may wait for budget, before anybody looks after it", async () => {
    const due: number[] = [];
    const wait = async (): Promise<void> => {
      for (const moreMs of [84_999, 1]) {
        world.clock.ms += moreMs;
        due.push(await world.work());
      }
    };
    await during({}, wait, { waitMs: 25_000 });
    expect(due).toEqual([0, 1]);
  });

  test("for three minutes from when it says what it is about to send", async () => {
    await during({}, async ({ guard }) => {
      world.clock.ms += 59_000;
      await guard?.beforeSend();
      world.clock.ms += 179_999;
      expect(await world.work()).toBe(0);
      world.clock.ms += 1;
      expect(await world.work()).toBe(1);
    });
    expect(await connection.row("key")).toMatchObject({ state: "done" });
  });

  test("or sends nothing: where another has taken it over, it may not", async () => {
    let sent = false;
    const ended = await connection.once({ idempotencyKey: "key" }, async ({ guard }) => {
      world.clock.ms += 60_000;
      await world.work();
      await guard?.beforeSend();
      sent = true;
      return none;
    });
    expect(ended.outcome).toMatchObject({
      code: "idempotency_in_progress",
      message: expect.stringContaining("still running"),
    });
    expect(sent).toBe(false);
    expect(await write({})).toMatchObject({ works: 1 });
  });
});

const intent = () => ({ connectionId: connection.id, resource: "tickets" as const, parent: {}, collection: "/t" });

describe("what is written down before a write is sent", () => {
  test("is that it may have begun, where it changes rows of ours alone: should it die, nobody does it again", async () => {
    const deed = { verb: "create", object: "api key", id: null, isLocal: true } as const;
    world.hooks.at = (point) => {
      if (point === "before_work") throw new Error("killed");
    };
    await expect(write({ deed })).rejects.toThrow("killed");
    world.hooks.at = () => {};
    world.clock.ms += 180_000;
    expect(await world.work()).toBe(1);
    expect(await write({ deed })).toMatchObject({
      outcome: {
        code: "outcome_unknown",
        message: expect.stringContaining("cannot be found out. Read the object before you send it under a new key."),
      },
      replayed: true,
      works: 0,
    });
  });

  test("is nothing, where it says nothing of what it sends", async () => {
    await connection.once({ idempotencyKey: "key" }, async () => none);
    expect(await connection.row("key")).toMatchObject({ intent: null });
  });

  test("opens for nobody in the row of another key", async () => {
    await connection.lose("one", "One");
    await connection.lose("two", "Two");
    const [one, two] = [await connection.row("one"), await connection.row("two")];
    const { requestId = "", intent: sealed } = two ?? {};
    await idempotency().finish("two", requestId, {
      state: "unknown",
      claimAt: null,
      status: 504,
      answer: one?.answer ?? null,
    });
    expect(sealed).not.toEqual(one?.intent);
    expect(await codeOf(connection.ask("two", "Two"))).toBe("not_authentic");
  });

  test("is not enough to look for it by, where files came along", async () => {
    await connection.lose("with-files", "Fire", { hasFiles: true });
    expect(await connection.row("with-files")).toMatchObject({ state: "unknown", leaseUntil: null });
  });

  test("is not what is too large: then nobody looks for it", async () => {
    const lose = (key: string, bytes: number) =>
      connection.once({ idempotencyKey: key }, async ({ guard }) => {
        guard?.intend({ ...intent(), body: { subject: "x".repeat(bytes) } });
        await guard?.beforeSend();
        throw failed("outcome_unknown");
      });
    const frame = JSON.stringify({ ...intent(), body: { subject: "" }, sentAt: world.clock.ms }).length;
    await lose("fits", storedBytes - frame);
    expect(await connection.row("fits")).toMatchObject({ leaseUntil: new Date(world.clock.ms + 1_000) });
    await lose("large", storedBytes - frame + 1);
    expect(await connection.row("large")).toMatchObject({ state: "unknown", leaseUntil: null });
    expect(await write({ idempotencyKey: "large" })).toMatchObject({
      works: 0,
      outcome: { code: "outcome_unknown" },
    });
  });
});

const streaming = (digest: string): Partial<WriteRequest> => ({ body: { digest: async () => digest } });

describe("a body that streams past", () => {
  test("is known by its digest once the request has ended", async () => {
    await write(streaming("a"));
    expect(await write(streaming("a"))).toMatchObject({ works: 0 });
    expect(await codeOf(write(streaming("b")))).toBe("idempotency_key_reused");
    expect(await codeOf(write({ body: "" }))).toBe("idempotency_key_reused");
  });

  test("is not read while the first request is running, whose own is not known yet", async () => {
    const unread = { digest: () => Promise.reject(new Error("read")) };
    await during(streaming("a"), async () => {
      expect(await codeOf(write({ body: unread }))).toBe("idempotency_in_progress");
    });
  });
});

test("the points of a write are passed in their order", async () => {
  const passed: string[] = [];
  world.hooks.at = (point) => void passed.push(point);
  await write({});
  // The sending itself is the connection's.
  expect(passed).toEqual(crashPoints.write.filter((point) => point !== "after_send"));
});

test("what was done is answered, whether it can be noted or not, and what is in the way is reported", async () => {
  const bang = new Error("bang");
  world.hooks.at = (point) => {
    if (point === "in_finish") throw bang;
  };
  expect(await write({})).toMatchObject({ outcome: none, replayed: false });
  expect(world.lateFailures).toEqual([["idempotency.finish", bang]]);
  // Neither the row nor the log was changed: one without the other would be a lie.
  expect(await connection.row("key")).toMatchObject({ state: "running" });
  expect(await entries()).toEqual([]);
});
