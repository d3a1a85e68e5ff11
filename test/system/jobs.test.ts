import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Connection } from "../e2e/deployment.ts";
import { listIn, made } from "../e2e/http.ts";
import { type Bench, type Desk, openBench } from "./bench.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());
beforeEach(async () => {
  bench.hooks.at = () => {};
  // What an earlier test has left is of no other's concern.
  bench.pass(60_000);
  await work();
});

const update = (id: string | number, changes: object = { priority: "urgent" }) => ({
  operation: "update",
  id: String(id),
  changes,
});
const remove = (id: string | number) => ({ operation: "delete", id: String(id) });

const post = (connection: Connection, items: readonly object[], parts: object = {}, query = "") =>
  connection.send("POST", `/tickets/bulk${query}`, { json: { items }, ...parts });
const start = async (connection: Connection, ...items: readonly object[]): Promise<string> =>
  String(made(await post(connection, items))["id"]);
const look = async (connection: Connection, id: string) => (await connection.send("GET", `/jobs/${id}`)).json;

const going = new AbortController().signal;
/** Carries out whatever is due. */
const work = async (): Promise<void> => {
  while (await bench.services.jobs.work(going));
};

/** The writes to tickets that the help desk has heard. */
const heard = (desk: Desk): string[] =>
  desk.log
    .all()
    .filter(({ method, path }) => method !== "GET" && /\/tickets\/\d+$/.test(path))
    .map(({ method, path }) => `${method} ${path.split("/").at(-1)}`);

/** The tickets of `open`, which the help desk numbers after those that it hides. */
const [one, two, three] = [11, 12, 13];

const open = async () => {
  const opened = await bench.open({ tickets: 0 });
  const json = { subject: "Fire", description: { text: "It burns." }, requester: { email: "ann@example.com" } };
  for (const id of [one, two, three])
    expect((await opened.connection.send("POST", "/tickets", { json })).json).toMatchObject({ id: String(id) });
  return opened;
};

describe("many tickets at once", () => {
  test("are each changed or deleted once, and each is told of by itself", async () => {
    const { connection, tenant, desk } = await open();
    const asked = await post(connection, [
      update(one),
      remove(two),
      update(999_999),
      update(three, { assignee_id: "7" }),
    ]);
    const id = String(asked.json["id"]);
    const location = `/v1/connections/${connection.id}/jobs/${id}`;
    expect([asked.status, asked.headers.get("location")]).toEqual([202, location]);
    expect(asked.json).toMatchObject({ status: "running", counts: { waiting: 4, done: 0, failed: 0, unknown: 0 } });
    expect(heard(desk)).toEqual([]);
    await work();
    const job = await look(connection, id);
    expect(job).toMatchObject({
      id,
      connection_id: connection.id,
      status: "done",
      counts: { waiting: 0, done: 2, failed: 2, unknown: 0 },
      items: [
        { index: 0, operation: "update", id: String(one), status: "done", problem: null },
        { index: 1, operation: "delete", id: String(two), status: "done", problem: null },
        { index: 2, id: "999999", status: "failed", problem: { code: "not_found", status: 404 } },
        { index: 3, id: String(three), status: "failed", problem: { errors: [{ pointer: "/assignee_id" }] } },
      ],
    });
    expect(heard(desk)).toEqual([`PUT ${one}`, `DELETE ${two}`, "PUT 999999", `PUT ${three}`]);
    expect((await connection.send("GET", `/tickets/${one}`)).json).toMatchObject({ priority: "urgent" });
    expect((await connection.send("GET", `/tickets/${two}`)).json).toMatchObject({ is_deleted: true });
    const log = listIn(await tenant.send("GET", "/v1/audit_log")).map(({ sentence }) => sentence);
    expect(log).toEqual(
      expect.arrayContaining([
        `first started bulk job ${id} on ${desk.subdomain}.freshdesk.com.`,
        `first updated ticket ${one} on ${desk.subdomain}.freshdesk.com.`,
        `first deleted ticket ${two} on ${desk.subdomain}.freshdesk.com.`,
        expect.stringMatching(/^first tried to update ticket 999999 on .* and could not: /),
      ]),
    );
    await work();
    expect(heard(desk)).toHaveLength(4);
  });

  test("are one job for each idempotency key", async () => {
    const { connection, desk } = await open();
    const headers = { "idempotency-key": "close-all" };
    const [first, again] = [
      await post(connection, [update(one)], { headers }),
      await post(connection, [update(one)], { headers }),
    ];
    expect([again.status, again.headers.get("idempotency-replayed")]).toEqual([202, "true"]);
    expect([again.text, again.headers.get("location")]).toEqual([first.text, first.headers.get("location")]);
    await work();
    expect(heard(desk)).toEqual([`PUT ${one}`]);
    expect(await post(connection, [update(two)], { headers })).toMatchObject({ status: 422 });
  });

  test("can be asked what they would take: nothing is sent, and what is refused is told by its place", async () => {
    const { connection, desk } = await open();
    const plan = await post(connection, [update(one), remove(two)], {}, "?dry_run=true");
    expect(plan).toMatchObject({
      status: 200,
      json: { dry_run: true, requests: [{ method: "PUT" }, { method: "DELETE" }] },
    });
    const refused = await post(connection, [update(one), update(two, { outbound: true })]);
    expect(refused.json).toMatchObject({ errors: [{ pointer: "/items/1/changes/outbound" }] });
    const foreign = [update(one), update(two, { group_id: "none of theirs" })];
    expect(await post(connection, foreign, {}, "?dry_run=true")).toMatchObject({
      status: 422,
      json: { errors: [{ pointer: "/items/1/changes/group_id", code: "invalid_id" }] },
    });
    expect(await post(connection, [remove("none-of-theirs")], {}, "?dry_run=true")).toMatchObject({
      status: 404,
      json: { detail: "/items/0: Freshdesk knows no such object." },
    });
    await work();
    expect(heard(desk)).toEqual([]);
  });

  test.each([
    ["no item", [], "/items"],
    ["a ticket twice", [update(one), remove(one)], "/items/1/id"],
    ["more than 250", Array.from({ length: 251 }, (_, id) => remove(id + 1)), "/items"],
    ["an operation that there is not", [{ operation: "merge", id: "1" }], "/items/0/operation"],
    ["changes of a deletion", [{ ...remove(one), changes: {} }], "/items/0/changes"],
  ])("%s is refused whole", async (_what, items, pointer) => {
    const { connection } = await open();
    expect(await post(connection, items)).toMatchObject({ status: 422, json: { errors: [{ pointer }] } });
  });

  test("a tenant has a hundred jobs to come at most", async () => {
    const { connection, tenant } = await open();
    const { jobs } = bench.db.forTenant(tenant.id);
    const job = { connectionId: connection.id, actor: {}, expiresAt: new Date(bench.deps.now() + 60_000) };
    const items = [{ operation: "delete" as const, objectId: String(one), changes: null }];
    for (let count = 0; count < 100; count += 1) await jobs.insert({ ...job, id: `job_${count}` }, items, 100);
    expect(await post(connection, [remove(one)])).toMatchObject({ status: 429, json: { code: "rate_limited" } });
    const end = async (): Promise<boolean> => {
      const claim = await bench.db.forWorker().jobs.claim(60_000);
      return claim !== undefined && jobs.release(claim, null);
    };
    while (await end());
    expect((await post(connection, [remove(one)])).status).toBe(202);
  });
});

describe("an item of a job", () => {
  test("whose answer was lost is unknown, and never sent again", async () => {
    const { connection, desk } = await open();
    desk.faults.add({ kind: "reset", when: "after", method: "PUT", times: 1 });
    const id = await start(connection, update(one), update(two));
    await work();
    expect(await look(connection, id)).toMatchObject({
      status: "done",
      counts: { unknown: 1, done: 1 },
      items: [{ status: "unknown", problem: { code: "outcome_unknown" } }, { status: "done" }],
    });
    expect(heard(desk)).toEqual([`PUT ${one}`, `PUT ${two}`]);
  });

  test("that the help desk fails at is not tried again either", async () => {
    const { connection, desk } = await open();
    desk.faults.add({ kind: "answer", status: 500, method: "PUT", times: 5 });
    const id = await start(connection, update(one));
    await work();
    bench.pass(60_000);
    await work();
    expect((await look(connection, id))["items"]).toMatchObject([
      { status: "failed", problem: { code: "provider_error" } },
    ]);
    expect(heard(desk)).toEqual([`PUT ${one}`]);
  });

  test("waits while the help desk is away, for a day", async () => {
    const { connection, desk } = await open();
    desk.faults.add({ kind: "answer", status: 500, method: "GET", times: 1_000 });
    const isLeftAlone = async () =>
      (await connection.send("GET", `/tickets/${one}`)).json["code"] === "provider_unavailable";
    while (!(await isLeftAlone()));
    const [first, second] = [await start(connection, update(one)), await start(connection, update(two))];
    await work();
    expect(await look(connection, first)).toMatchObject({ status: "running", counts: { waiting: 1 } });
    desk.faults.clear();
    bench.pass(60_000);
    await work();
    expect(await look(connection, first)).toMatchObject({ status: "done", counts: { done: 1 } });
    expect(await look(connection, second)).toMatchObject({ status: "done", counts: { done: 1 } });
    desk.faults.add({ kind: "answer", status: 500, method: "GET", times: 1_000 });
    while (!(await isLeftAlone()));
    const third = await start(connection, update(three));
    await work();
    // Whatever is asked meanwhile keeps it away.
    for (let hour = 0; hour < 25; hour += 1) {
      bench.pass(60 * 60_000);
      while (!(await isLeftAlone()));
    }
    await work();
    expect((await look(connection, third))["items"]).toMatchObject([
      { status: "failed", problem: { code: "provider_unavailable" } },
    ]);
  });

  test("is not carried out once the key that asked for it was revoked", async () => {
    const { connection, tenant, desk } = await open();
    const minted = made(await tenant.send("POST", "/v1/api_keys", { json: { name: "bulk", scopes: ["*"] } }));
    const asked = await post(connection, [update(one), update(two)], { key: String(minted["secret"]) });
    bench.hooks.at = (point) => {
      if (point === "after_note_item") bench.pass(20_000);
    };
    await bench.services.jobs.work(going);
    await tenant.send("DELETE", `/v1/api_keys/${String(minted["id"])}`);
    await work();
    expect(await look(connection, String(asked.json["id"]))).toMatchObject({
      status: "done",
      items: [{ status: "done" }, { status: "failed", problem: { code: "unauthenticated" } }],
    });
    expect(heard(desk)).toEqual([`PUT ${one}`]);
  });

  test("is carried out once, though two processes have the job", async () => {
    const { connection, desk } = await open();
    const id = await start(connection, update(one), remove(two), update(three));
    let overtakings = 0;
    const overtaken: Promise<void>[] = [];
    bench.hooks.at = (point) => {
      if (point !== "before_note_item" || overtakings === 2) return;
      overtakings += 1;
      bench.pass(61_000);
      overtaken.push(work());
    };
    await work();
    const goOn = async () => {
      bench.pass(10_000);
      await Promise.all([...overtaken, work()]);
      return look(connection, id);
    };
    await expect.poll(goOn).toMatchObject({ status: "done", counts: { done: 3 } });
    expect(heard(desk).toSorted()).toEqual([`DELETE ${two}`, `PUT ${one}`, `PUT ${three}`]);
  });
});

describe("a job", () => {
  test("takes turns with the others, and goes on where it was", async () => {
    const [mine, theirs] = [await open(), await open()];
    await start(mine.connection, update(one), update(two));
    await start(theirs.connection, update(one), update(two));
    bench.hooks.at = (point) => {
      if (point === "after_note_item") bench.pass(10_000);
    };
    await bench.services.jobs.work(going);
    await bench.services.jobs.work(going);
    const first = [`PUT ${one}`];
    expect([heard(mine.desk), heard(theirs.desk)]).toEqual([first, first]);
    await work();
    const both = [`PUT ${one}`, `PUT ${two}`];
    expect([heard(mine.desk), heard(theirs.desk)]).toEqual([both, both]);
  });

  test("stops where the process ends, and goes on in the next", async () => {
    const { connection, desk } = await open();
    const id = await start(connection, update(one), update(two));
    const ending = new AbortController();
    bench.hooks.at = (point) => {
      if (point === "after_note_item") ending.abort();
    };
    await bench.services.jobs.work(ending.signal);
    expect(heard(desk)).toEqual([`PUT ${one}`]);
    await work();
    expect(await look(connection, id)).toMatchObject({ status: "done", counts: { done: 2 } });
  });

  test("is nobody else's, nor another connection's", async () => {
    const { connection, tenant, desk } = await open();
    const stranger = await open();
    const second = await tenant.connect(desk, { external_id: "second" });
    const id = await start(connection, update(one));
    for (const { send } of [stranger.connection, second])
      expect(await send("GET", `/jobs/${id}`)).toMatchObject({ status: 404, json: { code: "not_found" } });
    const narrow = await tenant.mint({ scopes: ["tickets:read"] });
    expect(await connection.send("GET", `/jobs/${id}`, { key: narrow })).toMatchObject({ status: 403 });
    await work();
  });

  test("goes with its connection, or after a week", async () => {
    const { connection, tenant, desk } = await open();
    const second = await tenant.connect(desk, { external_id: "second" });
    await start(second, update(one));
    await tenant.send("DELETE", `/v1/connections/${second.id}`);
    await work();
    expect(heard(desk)).toEqual([]);
    const id = await start(connection, update(one));
    await work();
    bench.pass(7 * 86_400_000 - 1_000);
    expect((await connection.send("GET", `/jobs/${id}`)).status).toBe(200);
    bench.pass(2_000);
    expect((await connection.send("GET", `/jobs/${id}`)).status).toBe(404);
  });

  test("is not taken in where the connection cannot be used", async () => {
    const { connection, tenant } = await open();
    await tenant.send("PATCH", `/v1/connections/${connection.id}`, { json: { status: "disabled" } });
    expect(await post(connection, [update(one)])).toMatchObject({ status: 409, json: { code: "conflict" } });
  });

  test("changes nothing where a help desk was connected for reading alone", async () => {
    const { tenant, desk, connection } = await open();
    const { connections, jobs } = bench.db.forTenant(tenant.id);
    const id = bench.deps.newId("connection");
    const owner = {
      id,
      provider: "freshdesk",
      subdomain: desk.subdomain,
      externalId: "reader",
      access: "read" as const,
    };
    const dataKey = await bench.deps.vault.createConnectionKey(tenant.id, id);
    await connections.insert({ ...owner, sealedCredentials: Buffer.from("none"), generation: 1 }, dataKey);
    const json = { items: [update(one)] };
    const path = `/v1/connections/${id}`;
    expect(await tenant.send("POST", `${path}/tickets/bulk`, { json })).toMatchObject({
      status: 403,
      json: { code: "grant_denied" },
    });
    // One that was taken in before it was so.
    const asked = await start(connection, remove(two));
    const { actor = {} } = (await jobs.get(asked)) ?? {};
    const items = [{ operation: "delete" as const, objectId: String(one), changes: null }];
    const expiresAt = new Date(bench.deps.now() + 60_000);
    await jobs.insert({ id: "job_before", connectionId: id, actor, expiresAt }, items, 9);
    await work();
    expect((await tenant.send("GET", `${path}/jobs/job_before`)).json).toMatchObject({
      items: [{ status: "failed", problem: { code: "grant_denied" } }],
    });
    expect(heard(desk)).toEqual([`DELETE ${two}`]);
  });
});
