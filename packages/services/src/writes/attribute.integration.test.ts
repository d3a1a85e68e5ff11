import { PorticoError, type Ticket } from "@portico/model";
import { describe, expect, test } from "vitest";
import type { Ctx } from "../context.ts";
import { createServices } from "../services.ts";
import { lateSeconds, ticketOf } from "../testing/invented-desk.ts";
import { onNewDays, type TestConnection, type TestWrites } from "../testing/open-writes.ts";
import { storedBytes } from "./kept.ts";
import type { Outcome } from "./outcome.ts";

let world: TestWrites;
let ctx: Ctx;
let connection: TestConnection;
let begunMs: number;
onNewDays((day) => {
  ({ world, ctx, connection } = day);
  begunMs = world.clock.ms;
});

const at = (second: number): void => void (world.clock.ms = begunMs + second * 1_000);
const lookAt = async (...seconds: number[]): Promise<void> => {
  for (const second of seconds) {
    at(second);
    await world.work();
  }
};
/** Until nothing late can come any more. */
const toTheEnd = () => lookAt(10, 20, 40, 80, 120, 160, 240);

/** What became of a key: the ticket that it has made, or that it made none, or what else. */
const fateOf = async (key: string): Promise<string> => {
  const row = await connection.row(key);
  if (row?.state === "not_sent") return "free";
  if (row?.state === "unknown") return row.leaseUntil === null ? "unknown for good" : "not told yet";
  const { outcome } = await connection.ask(key);
  return outcome.kind === "created" ? String(Reflect.get(Object(outcome.value), "id")) : outcome.kind;
};
const fatesOf = (...keys: string[]): Promise<string[]> => Promise.all(keys.map(fateOf));

const are = (...tickets: Ticket[]): void => void (world.desk.tickets = tickets);
const changed = (id: string): Ticket => ticketOf(id, { tags: ["changed"] });

/** A write that runs until it is told how it ends. */
const run = (key: string, subject = "Fire") => {
  const told = Promise.withResolvers<Outcome>();
  const begun = Promise.withResolvers<void>();
  const ended = connection.once({ idempotencyKey: key, body: subject }, async ({ guard }) => {
    guard?.intend({ ...intent(), body: { subject } });
    await guard?.beforeSend();
    begun.resolve();
    return told.promise;
  });
  return { begun: begun.promise, end: (outcome: Outcome) => (told.resolve(outcome), ended) };
};
const intent = () => ({
  connectionId: connection.id,
  resource: "tickets" as const,
  parent: {},
  collection: "/tickets",
});

/** A write that the help desk, or we, have ended so. */
const ended = async (key: string, outcome: Outcome | PorticoError, more: object = {}) =>
  connection.once({ idempotencyKey: key, body: "Fire" }, async ({ guard }) => {
    guard?.intend({ ...intent(), body: { subject: "Fire" }, ...more });
    await guard?.beforeSend();
    if (outcome instanceof PorticoError) throw outcome;
    return outcome;
  });
const created = (value: object): Outcome => ({ kind: "created", value, location: "/tickets/x" });

describe("an object that could be what a lost create has made", () => {
  test("is that, where nothing else could have made it", async () => {
    await connection.lose("mine");
    are(ticketOf("1"), ticketOf("2", { subject: "Water" }));
    await lookAt(10);
    expect(await fateOf("mine")).toBe("1");
  });

  test("is nobody's where there are two for one", async () => {
    await connection.lose("mine");
    are(ticketOf("1"), ticketOf("2"));
    await toTheEnd();
    expect(await fateOf("mine")).toBe("unknown for good");
  });

  test("is not, where another key is known to have made it", async () => {
    await connection.lose("mine");
    await connection.send("other", ticketOf("1"));
    await lookAt(10, 20, 40, 80);
    expect(await fateOf("mine")).toBe("not told yet");
    await lookAt(120);
    expect(await fatesOf("mine", "other")).toEqual(["free", "1"]);
  });

  test("is nobody's where one that was alike and had files was lost, too: either may have made it", async () => {
    await connection.lose("with-files", "Fire", { hasFiles: true });
    await connection.lose("mine");
    are(ticketOf("1"), ticketOf("2"));
    await toTheEnd();
    expect(await fatesOf("mine", "with-files")).toEqual(["unknown for good", "unknown for good"]);
  });

  test("is not, where one that was alike and had files is known to have made it", async () => {
    await ended("with-files", created(ticketOf("1")), { hasFiles: true });
    await connection.lose("mine");
    are(ticketOf("1"), ticketOf("2"));
    await lookAt(10);
    expect(await fateOf("mine")).toBe("2");
  });

  test.each([
    ["the same account", true, "free"],
    ["another account", false, "1"],
  ])("and was made by another connection to %s: $2", async (_, isShared, fate) => {
    const other = await world.connect(ctx, isShared ? connection.subdomain : undefined);
    await connection.lose("mine");
    await other.send("theirs", ticketOf("1"));
    await toTheEnd();
    expect(await fateOf("mine")).toBe(fate);
  });

  test.each([
    [lateSeconds + 5, "1"],
    [lateSeconds + 6, "unknown for good"],
  ])("and was made %i s after it was sent: %s", async (second, fate) => {
    await connection.lose("mine");
    are(ticketOf("1", { created_at: new Date(begunMs + second * 1_000).toISOString() }));
    await toTheEnd();
    expect(await fateOf("mine")).toBe(fate);
  });

  test("is the one that no other key has made", async () => {
    await connection.send("before", ticketOf("1"));
    await connection.lose("mine");
    await connection.send("after", ticketOf("3"));
    are(...world.desk.tickets, ticketOf("2"));
    await lookAt(10);
    expect(await fateOf("mine")).toBe("2");
  });

  test("is not, where a key that ended a minute before is known to have made it: clocks differ", async () => {
    await connection.send("other", ticketOf("1"));
    at(60);
    await connection.lose("mine");
    await lookAt(70, 80, 100, 140, 180);
    expect(await fateOf("mine")).toBe("free");
  });

  test("is its own, whatever was lost or is running in other words", async () => {
    await connection.lose("mine");
    await connection.lose("other", "Water");
    const running = run("running", "Ice");
    await running.begun;
    are(ticketOf("1"));
    await lookAt(10);
    expect(await fateOf("mine")).toBe("1");
    await running.end({ kind: "none" });
  });

  test("is its own, whatever happens on another connection", async () => {
    const elsewhere = await world.connect(ctx);
    await connection.lose("mine");
    await elsewhere.lose("other");
    are(ticketOf("1"));
    await lookAt(10);
    expect(await fateOf("mine")).toBe("1");
  });
});

describe("a create in the same words that has not ended yet", () => {
  test("is waited for, since it may yet say what it made", async () => {
    const other = run("other");
    await other.begun;
    await connection.lose("mine");
    are(ticketOf("1"), ticketOf("2"));
    await lookAt(10);
    expect(await connection.row("mine")).toMatchObject({ state: "unknown", leaseUntil: new Date(begunMs + 20_000) });
    await lookAt(20);
    expect(await fateOf("mine")).toBe("not told yet");
    await other.end(created(ticketOf("1")));
    await lookAt(40);
    expect(await fateOf("mine")).toBe("2");
  });

  test("is waited for past the last look, every three seconds, for an hour", async () => {
    await connection.lose("mine");
    await lookAt(10, 20, 40, 80);
    const other = run("other");
    await other.begun;
    await lookAt(120);
    expect(await connection.row("mine")).toMatchObject({ state: "unknown", leaseUntil: new Date(begunMs + 123_000) });
    expect(await fateOf("mine")).toBe("not told yet");
    await other.end(created(ticketOf("1")));
    await lookAt(123);
    expect(await fateOf("mine")).toBe("free");
  });
});

const third = (id: string): Ticket => ticketOf(id, { created_at: "2026-11-24T00:00:03Z" });

describe("creates in the same words that are lost", () => {
  test("get one object each where there is one for each, the first sent the first made", async () => {
    for (const key of ["z", "y", "x"]) {
      await connection.lose(key);
      world.clock.ms += 1;
    }
    are(third("1"), ticketOf("10"), ticketOf("9"));
    await lookAt(10.003);
    expect(await fatesOf("z", "y", "x")).toEqual(["9", "10", "1"]);
  });

  test("get them by their keys where they were sent in one moment", async () => {
    for (const key of ["c", "a", "b"]) await connection.lose(key);
    are(ticketOf("3", { created_at: "2026-11-23T23:59:59Z" }), ticketOf("1"), ticketOf("2"));
    await lookAt(10);
    expect(await fatesOf("a", "b", "c")).toEqual(["3", "1", "2"]);
  });

  test.each([[1], [3]])("get none of %d where there are two of them", async (count) => {
    await connection.lose("one");
    await connection.lose("two");
    are(...Array.from({ length: count }, (_, index) => ticketOf(String(index))));
    await toTheEnd();
    expect(await fatesOf("one", "two")).toEqual(["unknown for good", "unknown for good"]);
  });

  test("are free where there is none", async () => {
    await connection.lose("one");
    await connection.lose("two");
    await toTheEnd();
    expect(await fatesOf("one", "two")).toEqual(["free", "free"]);
  });

  test("count no more once they are known to have made nothing", async () => {
    await connection.lose("other");
    await lookAt(10, 20, 40, 80);
    at(100);
    await connection.lose("mine");
    await lookAt(120);
    are(ticketOf("1"));
    await lookAt(140);
    expect(await fatesOf("other", "mine")).toEqual(["free", "1"]);
  });
});

const failed = (code: "provider_validation" | "invalid_request" | "provider_error" | "internal") =>
  new PorticoError(code, "No.");

describe("a create in the same words whose answer says nothing of what it made", () => {
  test.each([failed("provider_validation"), failed("invalid_request")])(
    "has made nothing where it was refused: $code",
    async (refusal) => {
      await connection.lose("mine");
      await ended("other", refusal);
      are(ticketOf("1"));
      await lookAt(10);
      expect(await fateOf("mine")).toBe("1");
    },
  );

  test.each<[string, Outcome | PorticoError]>([
    ["failed by the help desk", failed("provider_error")],
    ["failed by us", failed("internal")],
    ["had too large an answer", created({ id: "1", text: "x".repeat(storedBytes) })],
    ["has an answer of another kind", { kind: "value", value: { id: "1" } }],
  ])("may have made one where it %s: of two objects each has one, of one none", async (_how, outcome) => {
    await connection.lose("mine");
    at(1);
    await ended("other", outcome);
    are(ticketOf("1"), ticketOf("2"));
    await lookAt(10);
    expect(await fateOf("mine")).toBe("1");
    at(100);
    await connection.lose("next");
    await ended("further", outcome);
    are(ticketOf("3"));
    await lookAt(110, 120, 140, 180, 220);
    expect(await fateOf("next")).toBe("unknown for good");
  });
});

const streamed = (body: string | null, status = 201): Outcome => ({
  kind: "streamed",
  status,
  headers: [],
  body: body === null ? null : Buffer.from(body),
});

const forward = (outcome: Outcome) =>
  connection.once({ idempotencyKey: "native", body: "Fire" }, async ({ guard }) => {
    await guard?.beforeSend();
    return outcome;
  });

describe("a call through the proxy at the same time", () => {
  test.each(['{"id":1}', '{"id":"1"}', '{"ticket":{"name":"x","id" : 1,"x":2}}', '[{"id":1}]'])(
    "has made what its answer names, which is then nobody else's: %s",
    async (body) => {
      await connection.lose("mine");
      await forward(streamed(body));
      are(ticketOf("1"));
      await toTheEnd();
      expect(await fateOf("mine")).toBe("unknown for good");
    },
  );

  test("has made what its answer names, however its id is written", async () => {
    await connection.lose("mine");
    await forward(streamed('{"id":"a/1"}'));
    are(ticketOf("a/1"));
    await toTheEnd();
    expect(await fateOf("mine")).toBe("unknown for good");
  });

  test.each([1, 2])(
    "leaves nobody any of the objects of which it names one, though there is one for each: of %d",
    async (lost) => {
      for (let count = 0; count < lost; count += 1) await connection.lose(`lost-${count}`);
      await forward(streamed('{"id":1}'));
      are(ticketOf("1"), ticketOf("2"));
      await toTheEnd();
      expect(await fateOf("lost-0")).toBe("unknown for good");
    },
  );

  test.each<[string, Outcome]>([
    ["names another", streamed('{"id":12}')],
    ["names it as something else", streamed('{"ticket_id":1,"note":"id 1"}')],
    ["says that nothing was made", streamed('{"id":1}', 200)],
    ["was not kept", streamed(null)],
    ["is none that came from there", created({ id: "1" })],
    ["failed", { kind: "failed", code: "provider_error", message: "", details: {} }],
  ])("takes nothing away where its answer %s", async (_what, outcome) => {
    await connection.lose("mine");
    await forward(outcome);
    are(ticketOf("1"));
    await lookAt(10);
    expect(await fateOf("mine")).toBe("1");
  });
});

describe("an object that may be what a lost create has made, in other words", () => {
  test("leaves it unknown where nobody is known to have made it", async () => {
    await connection.lose("mine");
    are(changed("1"));
    await toTheEnd();
    expect(await fateOf("mine")).toBe("unknown for good");
  });

  test("is not it where another key has made it", async () => {
    await connection.lose("mine");
    await connection.send("other", ticketOf("1", { subject: "Water" }));
    are(changed("1"));
    await toTheEnd();
    expect(await fateOf("mine")).toBe("free");
  });

  test("leaves it unknown where of two only one is known to be another's", async () => {
    await connection.lose("mine");
    await connection.send("other", ticketOf("1", { subject: "Water" }));
    are(changed("1"), changed("2"));
    await toTheEnd();
    expect(await fateOf("mine")).toBe("unknown for good");
  });

  test("is not it where what made it is of another resource", async () => {
    await connection.lose("mine");
    await ended("other", created({ id: "1" }), { resource: "contacts" });
    are(changed("1"));
    await toTheEnd();
    expect(await fateOf("mine")).toBe("unknown for good");
  });

  test("is waited for where another key that is running may have made it", async () => {
    await connection.lose("mine");
    const other = run("other", "Water");
    await other.begun;
    are(changed("1"));
    await lookAt(10, 20, 40, 80, 120);
    expect(await connection.row("mine")).toMatchObject({ state: "unknown", leaseUntil: new Date(begunMs + 123_000) });
    await other.end(created(ticketOf("1")));
    await lookAt(123);
    expect(await fateOf("mine")).toBe("free");
  });

  test("is waited for where another key that is lost may have made it, and for no longer than that is looked for", async () => {
    await connection.lose("mine");
    at(60);
    await connection.lose("other", "Water");
    are(changed("1"));
    await lookAt(61, 70, 80, 100, 120);
    expect(await fatesOf("mine", "other")).toEqual(["not told yet", "not told yet"]);
    await lookAt(123, 140, 180);
    expect(await fateOf("mine")).toBe("not told yet");
    await lookAt(3_600 + 200);
    await lookAt(3_600 + 300);
    expect(await fatesOf("mine", "other")).toEqual(["unknown for good", "unknown for good"]);
  });

  test("is not waited for on account of a lost create that nobody looks for any more", async () => {
    await connection.lose("other", "Water");
    are(changed("1"));
    await toTheEnd();
    expect(await fateOf("other")).toBe("unknown for good");
    at(300);
    await connection.lose("mine");
    await lookAt(310, 320, 340, 380, 420);
    expect(await fateOf("mine")).toBe("unknown for good");
  });

  test("is not waited for on account of one that is unknown for good", async () => {
    await ended("other", new PorticoError("outcome_unknown", ""), { resource: "contacts", body: {} });
    await connection.lose("gone", "Water", { body: { subject: "x".repeat(storedBytes) } });
    await connection.lose("mine");
    are(changed("1"));
    await lookAt(1, 10, 20, 40, 80, 120);
    expect(await fatesOf("mine", "gone")).toEqual(["unknown for good", "unknown for good"]);
  });
});

test.each<[string, () => Promise<unknown>]>([
  ["a lost one in other words", () => connection.lose("other", "Water")],
  ["a call through the proxy", () => killed("other")],
])("what could not be taken for a lost create may end while that is settled: %s", async (_what, begin) => {
  await connection.lose("mine");
  at(1);
  await begin();
  are(ticketOf("1"));
  const { db, vault } = world.deps;
  const other = await connection.row("other");
  // In another process, between what it finds and what it notes.
  const seal: typeof vault.seal = async (...given) => {
    const { idempotency } = db.forTenant(ctx.tenantId);
    await idempotency.finish("other", other?.requestId ?? "", { state: "done", status: 201, answer: null });
    return vault.seal(...given);
  };
  at(10);
  await createServices({ ...world.deps, vault: { ...vault, seal } }).reconciler.work();
  expect(await fateOf("mine")).toBe("1");
  expect(await connection.row("other")).toMatchObject({ state: "done" });
});

/** A write whose process died before it said what it was about to send. */
const killed = async (idempotencyKey: string): Promise<void> => {
  world.hooks.at = (point) => {
    if (point === "before_work") throw new Error("killed");
  };
  await expect(connection.once({ idempotencyKey }, async () => ({ kind: "none" }))).rejects.toThrow("killed");
  world.hooks.at = () => {};
};

test("with five hundred others at once nobody can tell, with one fewer they can", async () => {
  const { idempotency } = world.deps.db.forTenant(ctx.tenantId);
  const begin = (key: string) =>
    idempotency.begin({
      key,
      fingerprint: Buffer.alloc(32),
      route: "/x",
      connectionId: connection.id,
      requestId: key,
      leaseMs: 86_400_000,
      expiresAt: new Date(begunMs + 86_400_000),
    });
  for (let count = 0; count < 499; count += 1) await begin(`other-${count}`);
  await connection.lose("few");
  are(ticketOf("1"));
  await lookAt(10);
  expect(await fateOf("few")).toBe("1");
  // That one is done, and the five hundredth.
  await connection.lose("many", "Water");
  are(ticketOf("2", { subject: "Water" }));
  await lookAt(20);
  expect(await fateOf("many")).toBe("not told yet");
});
