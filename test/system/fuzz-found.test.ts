import { Client } from "undici";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Bench, openBench } from "./bench.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

test("a conditional change that is refused unasked does not cost the call that would read the object", async () => {
  const { connection, desk } = await bench.open();
  const before = desk.log.counts().calls;
  const answer = await connection.send("PATCH", `/tickets/${String(desk.tickets()[0]?.id)}`, {
    json: { native_priority_id: "urgent" },
    headers: { "if-match": "*" },
  });
  expect(answer).toMatchObject({ status: 422, json: { code: "validation_failed" } });
  expect(desk.log.counts().calls).toBe(before);
});

test.each([
  ["the help desk answers", "tickets/1", 405],
  ["we answer", "a%2Fb", 400],
])("where %s before a large body has come, the connection is good for the next call", async (_who, path, status) => {
  const { connection, tenant } = await bench.open();
  const client = new Client(bench.url);
  const call = () =>
    client.request({
      method: "POST",
      path: `/v1/connections/${connection.id}/proxy/api/v2/${path}`,
      headers: { authorization: `Bearer ${tenant.key}`, "content-type": "application/json" },
      body: Buffer.alloc(3_000_000, " "),
    });
  for (let turn = 0; turn < 3; turn += 1) {
    const answer = await call();
    await answer.body.dump();
    expect(answer.statusCode).toBe(status);
  }
  await client.close();
});

test.each(["9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00+01:00", "0000-06-01T00:00:00Z"])(
  "the time %s, which no store keeps, is refused wherever one is given",
  async (time) => {
    const { tenant, connection } = await bench.open();
    const key = { name: "x", scopes: ["tickets:read"], expires_at: time };
    expect(await tenant.send("POST", "/v1/api_keys", { json: key })).toMatchObject({
      status: 422,
      json: { errors: [{ pointer: "/expires_at" }] },
    });
    expect(await connection.send("POST", "/tickets", { json: { subject: "x", due_at: time } })).toMatchObject({
      status: 422,
      json: { errors: [{ pointer: "/due_at" }] },
    });
    const query = `?updated_after=${encodeURIComponent(time)}`;
    expect(await connection.send("GET", `/tickets${query}`)).toMatchObject({
      status: 400,
      json: { errors: [{ pointer: "/updated_after" }] },
    });
  },
);

test("metadata come back as they were sent, or are refused", async () => {
  const { tenant, connection } = await bench.open();
  const put = (metadata: string) =>
    tenant.send("PATCH", `/v1/connections/${connection.id}`, {
      body: `{"metadata":${metadata}}`,
      headers: { "content-type": "application/json" },
    });
  expect(await put('{"a":1.50,"b":[-0.0,1e3]}')).toMatchObject({
    status: 200,
    json: { metadata: { a: 1.5, b: [0, 1_000] } },
  });
  for (const [numeral, pointer] of [
    ['{"a":{"b":[12345678901234567890]}}', "/metadata/a/b/0"],
    ['{"a":1e1000000}', "/metadata/a"],
    ["1e-26", "/metadata"],
  ] as const)
    expect(await put(numeral)).toMatchObject({ status: 422, json: { errors: [{ pointer }] } });
});

test("numerals in custom fields go and come as they were written, however long, and so does the replay", async () => {
  const { connection, desk } = await bench.open({ tickets: 30 });
  const ticket = desk.tickets().find(({ deleted, spam, archived }) => !deleted && !spam && !archived);
  const numeral = "12345678901234567890.10";
  const native = await connection.send("GET", `/proxy/api/v2/tickets/${String(ticket?.id)}`);
  const body = native.text.replace(/"cf_invoice_amount":[^,}]+/, `"cf_invoice_amount":${numeral}`);
  desk.faults.add({ kind: "answer", status: 201, contentType: "application/json", body, method: "POST" });
  const create = (query = "") =>
    connection.send("POST", `/tickets${query}`, {
      body: `{"subject":"x","description":{"text":"x"},"requester":{"email":"a@b.example"},"custom_fields":{"cf_invoice_amount":${numeral}}}`,
      headers: { "content-type": "application/json", "idempotency-key": "numerals" },
    });
  expect((await create("?dry_run=true")).text).toContain(`{"cf_invoice_amount":${numeral}}`);
  const [first, again] = [await create(), await create()];
  expect([first.status, again.status]).toEqual([201, 201]);
  expect(first.text).toContain(`"cf_invoice_amount":${numeral}`);
  expect(again.headers.get("idempotency-replayed")).toBe("true");
  expect(again.text).toBe(first.text);
});

test("a large body that the help desk did not want is the same request when it comes again", async () => {
  const { connection, desk } = await bench.open();
  const send = () =>
    connection.send("POST", "/proxy/api/v2/tickets/1", {
      body: Buffer.alloc(3_000_000, " "),
      headers: { "content-type": "application/json", "idempotency-key": "large" },
    });
  const first = await send();
  expect(first.status).toBe(405);
  const heard = desk.log.counts().calls;
  // The answer is out before its end is noted: until then the key is taken.
  await expect.poll(async () => (await send()).text, { timeout: 20_000 }).toBe(first.text);
  expect(desk.log.counts().calls).toBe(heard);
});
