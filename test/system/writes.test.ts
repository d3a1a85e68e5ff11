import { createServices, hashOf, operatorCtx } from "@portico/services";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Connection } from "../e2e/deployment.ts";
import type { Answer } from "../e2e/http.ts";
import { type Bench, type Desk, openBench } from "./bench.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

const ticket = (more: object = {}) => ({
  subject: "The printer is on fire",
  description: { text: "It burns." },
  requester: { email: "ann@example.com" },
  status: "open",
  priority: "high",
  ...more,
});

const post = (connection: Connection, key: string, json: object = ticket(), path = "/tickets"): Promise<Answer> =>
  connection.send("POST", path, { json, headers: { "idempotency-key": key } });

/** Creates that the help desk has heard, whatever it answered. */
const creates = (desk: Desk, path = "/api/v2/tickets"): number =>
  desk.log.all().filter((call) => call.method === "POST" && call.path === path).length;

const wasReplayed = ({ headers }: Answer): boolean => headers.get("idempotency-replayed") === "true";

/** Lets everything become due that waits, and looks into it. */
const look = async (afterMs = 10_000): Promise<void> => {
  bench.pass(afterMs);
  while ((await bench.services.reconciler.work()) > 0);
};

/** Until after the time at which nothing late can come any more. */
const reconcile = async (): Promise<void> => {
  for (const afterMs of [10_000, 20_000, 60_000, 60_000]) await look(afterMs);
};

describe("a request that comes again with its key", () => {
  test("gets the stored answer, byte for byte, and sends nothing", async () => {
    const { connection, desk } = await bench.open();
    const first = await post(connection, "same");
    const again = await post(connection, "same");
    expect([first.status, wasReplayed(first)]).toEqual([201, false]);
    expect([again.status, wasReplayed(again)]).toEqual([201, true]);
    expect(again.text).toBe(first.text);
    expect(again.headers.get("location")).toBe(first.headers.get("location"));
    expect(creates(desk)).toBe(1);
  });

  test("is the same whether the key is quoted or bare", async () => {
    const { connection, desk } = await bench.open();
    await post(connection, "spelt");
    expect(wasReplayed(await post(connection, '"spelt"'))).toBe(true);
    expect(creates(desk)).toBe(1);
  });

  test.each<[string, (connection: Connection) => Promise<Answer>]>([
    ["another body", (connection) => post(connection, "other", ticket({ priority: "low" }))],
    ["another query", (connection) => post(connection, "other", ticket(), "/tickets?include=native")],
    [
      "another path and method",
      (connection) =>
        connection.send("PATCH", "/tickets/4", { json: { subject: "x" }, headers: { "idempotency-key": "other" } }),
    ],
  ])("and %s is refused", async (_name, send) => {
    const { connection } = await bench.open();
    await post(connection, "other");
    expect(await send(connection)).toMatchObject({ status: 422, json: { code: "idempotency_key_reused" } });
  });

  test("of another tenant is another request", async () => {
    const [ours, theirs] = [await bench.open(), await bench.open()];
    await post(ours.connection, "shared");
    const answer = await post(theirs.connection, "shared");
    expect([answer.status, wasReplayed(answer)]).toEqual([201, false]);
  });

  test("after a day is a new request", async () => {
    const { connection, desk } = await bench.open();
    await post(connection, "old");
    bench.pass(24 * 60 * 60_000 + 1);
    expect(wasReplayed(await post(connection, "old"))).toBe(false);
    expect(creates(desk)).toBe(2);
  });

  test("while the first one runs is told to wait; of twenty at once one is sent", async () => {
    const { connection, desk } = await bench.open();
    desk.faults.add({ kind: "delay", delayMs: 2_000, method: "POST" });
    const answers = await Promise.all(Array.from({ length: 20 }, () => post(connection, "race")));
    const statuses = answers.map(({ status }) => status).toSorted((one, other) => one - other);
    expect(statuses).toEqual([201, ...Array.from({ length: 19 }, () => 409)]);
    for (const { json, headers } of answers.filter(({ status }) => status === 409)) {
      expect(json["code"]).toBe("idempotency_in_progress");
      expect(headers.get("retry-after")).toBe("2");
    }
    expect(creates(desk)).toBe(1);
    expect(wasReplayed(await post(connection, "race"))).toBe(true);
  });

  test("gets numerals as they were written, however long", async () => {
    const { connection } = await bench.open();
    const first = await post(connection, "numerals", ticket(), "/tickets?include=native");
    const again = await post(connection, "numerals", ticket(), "/tickets?include=native");
    expect(again.text).toBe(first.text);
    expect(again.text).toMatch(/"native":\{.*"id":\d+/);
  });

  test("never gets a secret again", async () => {
    const { tenant } = await bench.open();
    const mint = () =>
      tenant.send("POST", "/v1/api_keys", {
        json: { name: "second", scopes: ["tickets:read"] },
        headers: { "idempotency-key": "mint" },
      });
    const [first, again] = [await mint(), await mint()];
    expect(first.json["secret"]).toMatch(/^ptk_/);
    expect(again.json).toEqual({ ...first.json, secret: null });
    expect(again.status).toBe(201);
  });

  test("is told so where the answer was too large to be kept", async () => {
    const { connection, desk } = await bench.open();
    const large = ticket({ description: { text: "a".repeat(270_000) } });
    expect((await post(connection, "large", large)).status).toBe(201);
    expect(await post(connection, "large", large)).toMatchObject({
      status: 409,
      json: { code: "idempotency_answer_not_kept" },
    });
    expect(creates(desk)).toBe(1);
  });

  test("gets a failure of the help desk again, since it may have taken effect", async () => {
    const { connection, desk } = await bench.open();
    desk.faults.add({ kind: "answer", status: 500, method: "POST" });
    const first = await post(connection, "failed");
    const again = await post(connection, "failed");
    expect([again.status, again.json["code"], wasReplayed(again)]).toEqual([first.status, first.json["code"], true]);
    expect(creates(desk)).toBe(1);
  });

  test("of an update, a delete and an action gets theirs", async () => {
    const { connection, desk } = await bench.open();
    const headers = { "idempotency-key": "" };
    const twice = async (method: string, path: string, json?: object) => {
      const send = () =>
        connection.send(method, path, { headers: { ...headers, "idempotency-key": `${method}-x` }, json });
      return [await send(), await send()] as const;
    };
    for (const [method, path, json] of [
      ["PATCH", "/tickets/4", { priority: "urgent" }],
      ["DELETE", "/tickets/6", undefined],
      ["POST", "/check", undefined],
    ] as const) {
      const [first, again] = await twice(method, path, json);
      expect([again.status, again.text, wasReplayed(again)]).toEqual([first.status, first.text, true]);
      expect(first.status).toBeLessThan(300);
    }
    expect(desk.log.all().filter(({ method }) => ["PUT", "DELETE"].includes(method))).toHaveLength(2);
  });
});

describe("nothing is kept under the key of a request that did nothing", () => {
  test.each<[string, object, number]>([
    ["values that are not valid", { priority: "enormous" }, 422],
    ["fields that the help desk lacks", { nope: 1 }, 422],
  ])("for %s", async (_name, wrong, status) => {
    const { connection, desk } = await bench.open();
    expect((await post(connection, "wrong", ticket(wrong))).status).toBe(status);
    expect((await post(connection, "wrong")).status).toBe(201);
    expect(creates(desk)).toBe(1);
  });

  test("for a missing credential and a missing scope", async () => {
    const { connection, tenant } = await bench.open();
    const narrow = await tenant.mint({ scopes: ["tickets:read"] });
    const headers = { "idempotency-key": "who" };
    const path = `/v1/connections/${connection.id}/tickets`;
    expect((await bench.send("POST", path, { json: ticket(), headers })).status).toBe(401);
    expect((await bench.send("POST", path, { json: ticket(), headers, key: narrow })).status).toBe(403);
    expect((await post(connection, "who")).status).toBe(201);
  });

  test("for a budget that is used up, and a help desk that is over its own", async () => {
    const { connection, desk } = await bench.open();
    const before = desk.tickets().length;
    desk.faults.add({ kind: "rate_limited", retryAfter: "1", method: "POST" });
    const send = () =>
      connection.send("POST", "/tickets", {
        json: ticket(),
        headers: { "idempotency-key": "limited", prefer: "wait=0" },
      });
    expect(await send()).toMatchObject({ status: 429, json: { code: "rate_limited" } });
    await delay(1_100);
    expect(await post(connection, "limited")).toMatchObject({ status: 201 });
    expect(desk.tickets()).toHaveLength(before + 1);
  });

  test("for a connection that is not there", async () => {
    const { tenant } = await bench.open();
    const path = "/v1/connections/con_01arz3ndektsv4rrffq69g5fav/tickets";
    const send = () => tenant.send("POST", path, { json: ticket(), headers: { "idempotency-key": "gone" } });
    expect([(await send()).status, wasReplayed(await send())]).toEqual([404, false]);
  });
});

test.each(["", " ", "a b", "ä".normalize("NFC"), "x".repeat(256), "request:1"])(
  "the key %o is refused, and nothing is sent",
  async (key) => {
    const { connection, desk } = await bench.open();
    const answer = await post(connection, Buffer.from(key, "utf8").toString("latin1"));
    expect(answer).toMatchObject({ status: 400, json: { code: "invalid_request" } });
    expect(creates(desk)).toBe(0);
  },
);

test("a client that leaves in the middle stops nothing, and finds the answer when it comes again", async () => {
  const { connection, tenant, desk } = await bench.open();
  desk.faults.add({ kind: "delay", delayMs: 300, method: "POST" });
  const leave = new AbortController();
  const left = fetch(`${bench.url}/v1/connections/${connection.id}/tickets`, {
    method: "POST",
    headers: { authorization: `Bearer ${tenant.key}`, "content-type": "application/json", "idempotency-key": "left" },
    body: JSON.stringify(ticket()),
    signal: leave.signal,
  }).catch(() => "left");
  await expect.poll(() => desk.faults.pending()).toEqual([]);
  leave.abort();
  expect(await left).toBe("left");
  await expect.poll(async () => (await post(connection, "left")).status).toBe(201);
  expect(creates(desk)).toBe(1);
});

/** A create that the help desk makes and loses the answer of, or loses before it makes anything. */
const lose = (connection: Connection, desk: Desk, key: string, when: "before" | "after"): Promise<Answer> => {
  desk.faults.add({ kind: "reset", when, method: "POST" });
  return post(connection, key);
};
const basic = ({ apiKey }: Desk): string => `Basic ${btoa(`${apiKey}:X`)}`;
/** What somebody makes who does not come through here. */
const sendElsewhere = (desk: Desk, path: string, json: object): Promise<Response> =>
  fetch(`${desk.url}/api/v2${path}`, {
    method: "POST",
    headers: { authorization: basic(desk), "content-type": "application/json" },
    body: JSON.stringify(json),
  });
/** The same ticket, made by somebody else; or almost the same. */
const madeElsewhere = (desk: Desk, differing: object = {}): Promise<Response> =>
  sendElsewhere(
    desk,
    "/tickets",
    native({ subject: ticket().subject, description: "It burns.", priority: 3, ...differing }),
  );

describe("a create whose answer never came", () => {
  const lost = [
    ["reset before it was carried out", { kind: "reset", when: "before" }, 0],
    ["reset after it was carried out", { kind: "reset", when: "after" }, 1],
    ["cut in the middle of the answer", { kind: "cut" }, 1],
    ["answered 502, carried out", { kind: "answer", when: "after", status: 502 }, 1],
    ["answered 502, not carried out", { kind: "answer", status: 502 }, 0],
    ["answered 504, carried out", { kind: "answer", when: "after", status: 504 }, 1],
    ["answered 504, not carried out", { kind: "answer", status: 504 }, 0],
  ] as const;

  describe.each([
    ["a ticket", "/tickets", "/api/v2/tickets", ticket()],
    ["a contact", "/contacts", "/api/v2/contacts", { name: "Bea", email: "bea@example.com" }],
    ["a company", "/companies", "/api/v2/companies", { name: "Bea & Co", domains: ["bea.example"] }],
    [
      "a comment",
      "/tickets/4/comments",
      "/api/v2/tickets/4/notes",
      { visibility: "internal", body: { text: "Seen & noted: <ok>" } },
    ],
  ] as const)("of %s", (_what, path, native, body) => {
    test.each(lost)("%s: is looked for, and settled for good", async (_how, fault, made) => {
      const { connection, desk } = await bench.open();
      desk.faults.add({ ...fault, method: "POST", path: `${native}$` });
      const send = () => post(connection, "lost", body, path);
      expect(await send()).toMatchObject({ status: 504, json: { code: "outcome_unknown" } });
      expect(await send()).toMatchObject({ status: 409, json: { code: "idempotency_in_progress" } });
      await reconcile();
      const settled = await send();
      expect([settled.status, wasReplayed(settled)]).toEqual([201, made === 1]);
      expect(creates(desk, native)).toBe(made === 1 ? 1 : 2);
      const read = await connection.send("GET", (settled.headers.get("location") ?? "").replace(/^.*con_\w+/, ""));
      expect(read).toMatchObject({ status: 200, json: { id: settled.json["id"] } });
    });
  });

  test.each([
    ["after", true],
    ["before", false],
  ] as const)("reset %s it was carried out is not taken for what another key has made", async (when, wasMade) => {
    const { connection, desk } = await bench.open();
    await lose(connection, desk, "mine", when);
    const other = await post(connection, "other");
    await reconcile();
    const mine = await post(connection, "mine");
    expect([mine.status, wasReplayed(mine)]).toEqual([201, wasMade]);
    expect(mine.json["id"]).not.toBe(other.json["id"]);
  });

  test("is not taken for what an identical one makes that has not ended yet", async () => {
    const { connection, desk } = await bench.open();
    await lose(connection, desk, "gone", "before");
    let looked: Promise<unknown> | undefined;
    bench.hooks.at = (point) => {
      if (point === "before_finish") looked ??= look();
    };
    const other = await post(connection, "running");
    bench.hooks.at = () => {};
    await looked;
    await reconcile();
    const gone = await post(connection, "gone");
    expect([gone.status, wasReplayed(gone)]).toEqual([201, false]);
    expect(gone.json["id"]).not.toBe(other.json["id"]);
  });

  test("a comment is told from those of other keys in other words, sent or lost with it", async () => {
    const { connection, desk } = await bench.open();
    const comments = "/tickets/4/comments";
    const say = (text: string) => post(connection, text, { visibility: "internal", body: { text } }, comments);
    const loseComment = async (text: string, when: "before" | "after"): Promise<void> => {
      desk.faults.add({ kind: "reset", when, method: "POST", path: "notes$" });
      await say(text);
    };
    await loseComment("never-came", "before");
    await loseComment("came", "after");
    await say("known");
    // Nobody looked for a while: all is due at once.
    await look(60 * 60_000);
    await reconcile();
    const told = await Promise.all(["never-came", "came"].map(say));
    expect(told.map((answer) => [answer.status, wasReplayed(answer)])).toEqual([
      [201, false],
      [201, true],
    ]);
  });

  test("gets one each where as many were made as were lost alike", async () => {
    const { connection, desk } = await bench.open();
    const keys = ["first", "second", "third"];
    for (const key of keys) await lose(connection, desk, key, "after");
    await reconcile();
    const answers = await Promise.all(keys.map((key) => post(connection, key)));
    expect(answers.every((answer) => answer.status === 201 && wasReplayed(answer))).toBe(true);
    expect(new Set(answers.map(({ json }) => json["id"])).size).toBe(3);
    expect(creates(desk)).toBe(3);
  });

  test.each<[string, (connection: Connection, desk: Desk) => Promise<unknown>]>([
    ["fewer were made than were lost alike", (connection, desk) => lose(connection, desk, "other", "before")],
    ["somebody else has made the same", (_, desk) => madeElsewhere(desk)],
  ])("stays unknown for good where %s", async (_what, confuse) => {
    const { connection, desk } = await bench.open();
    await lose(connection, desk, "twin", "after");
    await confuse(connection, desk);
    await reconcile();
    expect(await post(connection, "twin")).toMatchObject({ status: 504, json: { code: "outcome_unknown" } });
    expect(creates(desk)).toBe(2);
  });

  test.each([
    ["by e-mail", { source: 1 }],
    ["in other words", { description: "It burns no more." }],
    ["with another priority", { priority: 1 }],
    ["with other tags", { tags: ["hot"] }],
  ])("stays unknown where it may not have arrived, and somebody has made one alike %s", async (_how, differing) => {
    const { connection, desk } = await bench.open();
    const tagged = ticket({ tags: ["fire"] });
    desk.faults.add({ kind: "reset", when: "before", method: "POST" });
    await post(connection, "alike", tagged);
    await madeElsewhere(desk, { tags: ["fire"], ...differing });
    await reconcile();
    expect(await post(connection, "alike", tagged)).toMatchObject({ status: 504, json: { code: "outcome_unknown" } });
    expect(creates(desk)).toBe(2);
  });

  test("is found beside one alike that somebody else has made", async () => {
    const { connection, desk } = await bench.open();
    await lose(connection, desk, "mine", "after");
    await madeElsewhere(desk, { priority: 1 });
    await reconcile();
    const mine = await post(connection, "mine");
    expect([mine.status, wasReplayed(mine), mine.json["priority"]]).toEqual([201, true, "high"]);
  });

  test("of a contact is not taken for one that came about by a letter", async () => {
    const { connection, desk } = await bench.open();
    const bea = { name: "Bea", email: "bea@example.com", job_title: "Buyer" };
    desk.faults.add({ kind: "reset", when: "before", method: "POST" });
    await post(connection, "bea", bea, "/contacts");
    await madeElsewhere(desk, { email: bea.email });
    await reconcile();
    expect(await post(connection, "bea", bea, "/contacts")).toMatchObject({ status: 504 });
  });

  test("of a comment is not taken for the same words of another agent", async () => {
    const { connection, desk } = await bench.open();
    const said = { visibility: "internal", body: { text: "Seen" } };
    desk.faults.add({ kind: "reset", when: "before", method: "POST" });
    await post(connection, "said", said, "/tickets/4/comments");
    const ours = desk.agentOf(basic(desk))?.id;
    const another = [...desk.store.agents.keys()].find((id) => id !== ours);
    await sendElsewhere(desk, "/tickets/4/notes", { body: "Seen", private: true, user_id: another });
    await reconcile();
    expect(await post(connection, "said", said, "/tickets/4/comments")).toMatchObject({ status: 504 });
  });

  test("that the help desk carries out long after is found, and not sent again", async () => {
    const { connection, desk } = await bench.open();
    await lose(connection, desk, "late", "before");
    await look();
    expect(await post(connection, "late")).toMatchObject({ status: 409, json: { code: "idempotency_in_progress" } });
    await madeElsewhere(desk);
    await reconcile();
    const settled = await post(connection, "late");
    expect([settled.status, wasReplayed(settled)]).toEqual([201, true]);
    expect(creates(desk)).toBe(2);
  });

  test("is looked for as soon as the help desk can be asked again", async () => {
    const { connection, desk } = await bench.open();
    desk.faults.add({ kind: "reset", when: "after", method: "POST" });
    await post(connection, "patience");
    desk.faults.add({ kind: "answer", status: 500, method: "GET", path: "tickets", times: 2 });
    await look();
    expect(await post(connection, "patience")).toMatchObject({ status: 409 });
    for (let round = 0; round < 4; round += 1) {
      bench.pass(31_000);
      await reconcile();
    }
    expect(await post(connection, "patience")).toMatchObject({ status: 201 });
    expect(creates(desk)).toBe(1);
  });

  test("stays unknown where its connection is gone", async () => {
    const { connection, desk } = await bench.open();
    desk.faults.add({ kind: "reset", when: "after", method: "POST" });
    await post(connection, "orphan");
    await connection.send("DELETE", "");
    await reconcile();
    expect((await post(connection, "orphan")).status).toBeGreaterThanOrEqual(400);
    expect(creates(desk)).toBe(1);
  });
});

test("a create too large to be looked for is sent, and stays unknown where its answer never came", async () => {
  const { connection, desk } = await bench.open();
  const large = ticket({ description: { text: "a".repeat(270_000) } });
  desk.faults.add({ kind: "reset", when: "after", method: "POST" });
  expect(await post(connection, "vast", large)).toMatchObject({ status: 504 });
  await reconcile();
  expect(await post(connection, "vast", large)).toMatchObject({ status: 504, json: { code: "outcome_unknown" } });
  expect(creates(desk)).toBe(1);
});

test("a request that has lost its key to the reconciler sends nothing, and the key is free", async () => {
  const { connection, desk } = await bench.open();
  let settled: Promise<unknown> | undefined;
  bench.hooks.at = (point) => {
    if (point !== "after_begin") return;
    bench.hooks.at = () => {};
    bench.pass(120_000);
    settled = bench.services.reconciler.work();
  };
  const answer = await post(connection, "lapsed");
  await settled;
  expect(answer).toMatchObject({ status: 409, json: { code: "idempotency_in_progress" } });
  expect(creates(desk)).toBe(0);
  expect(await post(connection, "lapsed")).toMatchObject({ status: 201 });
});

test("an update whose answer never came stays unknown, and is not sent again", async () => {
  const { connection, desk } = await bench.open();
  desk.faults.add({ kind: "reset", when: "after", method: "PUT" });
  const send = () =>
    connection.send("PATCH", "/tickets/4", { json: { priority: "low" }, headers: { "idempotency-key": "patch" } });
  expect(await send()).toMatchObject({ status: 504, json: { code: "outcome_unknown" } });
  await reconcile();
  const again = await send();
  expect([again.status, again.json["code"], wasReplayed(again)]).toEqual([504, "outcome_unknown", true]);
  expect(desk.log.all().filter(({ method }) => method === "PUT")).toHaveLength(1);
});

const native = (more: object = {}) => ({
  subject: "Native",
  description: "x",
  email: "ann@example.com",
  priority: 1,
  status: 2,
  ...more,
});

const forward = (connection: Connection, key: string, json: object = native()) =>
  connection.send("POST", "/proxy/api/v2/tickets", { json, headers: { "idempotency-key": key } });

const theirHeaders = ({ headers }: Answer) =>
  ["content-type", "location", "x-ratelimit-total"].map((name) => headers.get(name));

describe("a write through the proxy", () => {
  test("is carried out once, and answered alike: status, headers and body as they came", async () => {
    const { connection, desk } = await bench.open();
    const first = await forward(connection, "native");
    const again = await forward(connection, "native");
    expect([first.status, wasReplayed(first)]).toEqual([201, false]);
    expect([again.status, wasReplayed(again), again.text]).toEqual([201, true, first.text]);
    expect(theirHeaders(again)).toEqual(theirHeaders(first));
    expect(creates(desk)).toBe(1);
  });

  test("that the help desk refused is refused alike, and sent once", async () => {
    const { connection, desk } = await bench.open();
    const first = await forward(connection, "invalid", { subject: 1 });
    const again = await forward(connection, "invalid", { subject: 1 });
    expect(first.status).toBe(400);
    expect([again.status, wasReplayed(again), again.text]).toEqual([400, true, first.text]);
    expect(creates(desk)).toBe(1);
  });

  test.each([
    ["of nearly 256 KiB is answered alike", 250_000, { status: 201 }],
    ["of more than 256 KiB is not", 300_000, { status: 409, json: { code: "idempotency_answer_not_kept" } }],
  ])("with an answer %s", async (_what, bytes, expected) => {
    const { connection, desk } = await bench.open();
    // The help desk says what was described twice: as HTML and as text.
    const large = native({ description: "a".repeat(bytes / 2 - 1_000) });
    expect((await forward(connection, "large", large)).status).toBe(201);
    expect(await forward(connection, "large", large)).toMatchObject(expected);
    expect(creates(desk)).toBe(1);
  });

  test("whose client left before the answer is seen to its end, and the answer is there when it comes again", async () => {
    const { connection, tenant, desk } = await bench.open();
    desk.faults.add({ kind: "delay", delayMs: 300, method: "POST" });
    const leave = new AbortController();
    const left = fetch(`${bench.url}/v1/connections/${connection.id}/proxy/api/v2/tickets`, {
      method: "POST",
      headers: { authorization: `Bearer ${tenant.key}`, "content-type": "application/json", "idempotency-key": "left" },
      body: JSON.stringify(native()),
      signal: leave.signal,
    }).catch(() => "left");
    await expect.poll(() => desk.faults.pending()).toEqual([]);
    leave.abort();
    expect(await left).toBe("left");
    await expect.poll(async () => (await forward(connection, "left")).status).toBe(201);
    expect(creates(desk)).toBe(1);
  });

  test("whose answer is cut short is unknown for good, and not sent again", async () => {
    const { connection, desk } = await bench.open();
    desk.faults.add({ kind: "cut", method: "POST" });
    const [first, again] = [await forward(connection, "cut"), await forward(connection, "cut")];
    for (const answer of [first, again])
      expect(answer).toMatchObject({ status: 504, json: { code: "outcome_unknown" } });
    expect([wasReplayed(first), wasReplayed(again)]).toEqual([false, true]);
    expect(creates(desk)).toBe(1);
  });

  test("with another body under the same key is refused as another request", async () => {
    const { connection, desk } = await bench.open();
    await forward(connection, "other");
    expect(await forward(connection, "other", native({ priority: 4 }))).toMatchObject({
      status: 422,
      json: { code: "idempotency_key_reused" },
    });
    expect(creates(desk)).toBe(1);
  });

  test("whose answer never came is unknown for good", async () => {
    const { connection, desk } = await bench.open();
    desk.faults.add({ kind: "reset", when: "after", method: "POST" });
    expect(await forward(connection, "lost")).toMatchObject({ status: 504, json: { code: "outcome_unknown" } });
    await reconcile();
    const again = await forward(connection, "lost");
    expect([again.status, again.json["code"], wasReplayed(again)]).toEqual([504, "outcome_unknown", true]);
    expect(creates(desk)).toBe(1);
  });

  test("that was refused unheard can be sent again", async () => {
    const { connection, desk } = await bench.open();
    const guarded = () =>
      connection.send("POST", "/proxy/api/v2/agents", { json: {}, headers: { "idempotency-key": "guarded" } });
    expect([(await guarded()).status, wasReplayed(await guarded())]).toEqual([403, false]);
    expect(creates(desk, "/api/v2/agents")).toBe(0);
  });
});

const write = (key: string, method: string, path: string, json?: object) =>
  bench.send(method, path, { key: bench.operatorToken, json, headers: { "idempotency-key": key } });

describe("what the operator writes", () => {
  test("is carried out once and answered alike; a secret is not shown again", async () => {
    const make = () => write("make", "POST", "/v1/tenants", { name: "Once" });
    const [made, again] = [await make(), await make()];
    expect([again.status, wasReplayed(again), again.text]).toEqual([201, true, made.text]);
    const tenant = `/v1/tenants/${String(made.json["id"])}`;
    const mint = () => write("mint", "POST", `${tenant}/api_keys`, { name: "first", scopes: ["tickets:read"] });
    const [minted, mintedAgain] = [await mint(), await mint()];
    expect(minted.json["secret"]).toMatch(/^ptk_/);
    expect(mintedAgain.json).toEqual({ ...minted.json, secret: null });
    const rename = () => write("rename", "PATCH", tenant, { name: "Twice" });
    await rename();
    expect(wasReplayed(await rename())).toBe(true);
    const rotate = () => write("rotate", "POST", "/v1/operator/rotations", { kind: "kek" });
    expect((await rotate()).text).toBe((await rotate()).text);
    const remove = () => write("remove", "DELETE", tenant);
    const [removed, removedAgain] = [await remove(), await remove()];
    expect([removed.status, removedAgain.status, wasReplayed(removedAgain)]).toEqual([204, 204, true]);
    expect((await write("remove-again", "DELETE", tenant)).status).toBe(404);
  });

  test("under the key of another request is refused", async () => {
    await write("other", "POST", "/v1/tenants", { name: "One" });
    expect(await write("other", "POST", "/v1/tenants", { name: "Two" })).toMatchObject({
      status: 422,
      json: { code: "idempotency_key_reused" },
    });
  });

  test("is on record in the log of its tenant, and in the process's where there is none", async () => {
    const tenant = await bench.openTenant("Recorded");
    const log = await tenant.send("GET", "/v1/audit_log");
    expect(log.text).toContain(`"the operator created tenant ${tenant.id}."`);
    expect(log.text).toMatch(/"the operator created API key key_\w+\."/);
    await write("gone", "DELETE", `/v1/tenants/${tenant.id}`);
    expect(bench.operatorWrites.at(-1)).toMatchObject({
      event: "operator_write",
      what: "tenant.delete",
      code: "allowed",
      tenant_id: tenant.id,
    });
  });

  test("opens for nobody once the operator's token is another", async () => {
    await write("before", "POST", "/v1/tenants", { name: "Before" });
    const { once } = createServices({ ...bench.deps, operatorTokenHash: hashOf("o".repeat(32)) });
    const request = {
      idempotencyKey: "before",
      method: "post",
      target: "/v1/tenants",
      body: JSON.stringify({ name: "Before" }),
      route: "/v1/tenants",
      deed: { verb: "create" as const, object: "tenant", id: null, isLocal: true },
      connectionId: null,
    };
    const again = once(operatorCtx("req_again"), request, async () => ({ kind: "none" }));
    await expect(again).rejects.toMatchObject({ code: "idempotency_answer_not_kept" });
  });
});

test("a write that the credential's scopes do not cover is on record as refused, and keeps no key", async () => {
  const { connection, tenant } = await bench.open();
  const reader = await tenant.mint({ name: "reader", scopes: ["tickets:read"] });
  const path = `/v1/connections/${connection.id}`;
  const attempts = [
    ["DELETE", `${path}/contacts/4711`, "was not allowed to delete contact 4711 on"],
    ["POST", `${path}/proxy/api/v2/tickets`, "was not allowed to forward native call POST /api/v2/tickets on"],
    ["POST", "/v1/api_keys", "was not allowed to create an API key"],
  ] as const;
  for (const [method, at, sentence] of attempts) {
    const headers = { "idempotency-key": "refused" };
    expect(await bench.send(method, at, { key: reader, json: {}, headers })).toMatchObject({
      status: 403,
      json: { code: "insufficient_scope" },
    });
    const log = await tenant.send("GET", "/v1/audit_log?limit=1");
    expect(log.text).toContain(sentence);
    expect(log.text).toContain('"decision":"refused"');
  }
  const entries = async () => (await tenant.send("GET", "/v1/audit_log")).json["data"];
  const before = await entries();
  await bench.send("GET", `${path}/proxy/api/v2/tickets`, { key: reader });
  await bench.send("POST", `${path}/contacts`, { key: "ptk_nobody", json: {} });
  expect(await entries()).toEqual(before);
  expect((await post(connection, "refused")).status).toBe(201);
});

test("a write whose answer cannot be read is not sent again under its key", async () => {
  const { connection, desk } = await bench.open();
  desk.faults.add({
    kind: "answer",
    when: "after",
    status: 200,
    body: "<html>",
    contentType: "text/html",
    method: "POST",
  });
  const first = await post(connection, "page");
  const again = await post(connection, "page");
  expect([again.status, again.json["code"], wasReplayed(again)]).toEqual([first.status, first.json["code"], true]);
  expect(creates(desk)).toBe(1);
});

test("nothing failed where nobody would have seen it", () => {
  expect(bench.lateFailures.filter((line) => !/settle|look/.test(line))).toEqual([]);
});
