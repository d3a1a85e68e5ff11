import { randomBytes } from "node:crypto";
import { crc32 } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Connection, Tenant } from "../e2e/deployment.ts";
import { type Answer, isRecord, listIn, made } from "../e2e/http.ts";
import { type Bench, openBench } from "./bench.ts";

let bench: Bench;
let tenant: Tenant;
let connection: Connection;
beforeAll(async () => {
  bench = await openBench();
  ({ tenant, connection } = await bench.open());
});
afterAll(() => bench.close());
// What one test guesses is not held against the next.
beforeEach(() => {
  bench.pass(60_001);
  bench.signIns.length = 0;
});

/** A key of the published form, made by what the documentation says of it alone. */
const guessedKey = (): string => {
  const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  const draw = (length: number): string => Array.from(randomBytes(length), (byte) => digits[byte % 62]).join("");
  const body = `ptk_live_${draw(12)}_${draw(43)}`;
  const sum = Array.from({ length: 6 }, (_, place) => digits[Math.floor(crc32(body) / 62 ** (5 - place)) % 62]);
  return body + sum.join("");
};

const call = (key: string | undefined, path = "/v1/connections"): Promise<Answer> => bench.send("GET", path, { key });

/** Everything that a caller can tell one answer from another by, but for its request id. */
const visible = ({ status, headers, text, json }: Answer) => {
  const id = String(json["request_id"]);
  const fields = [...headers].filter(([name]) => name !== "date").map((field) => field.join(": "));
  return [status, text, ...fields].map((part) => String(part).replaceAll(id, "…"));
};

const exhaust = async (): Promise<void> => {
  for (let guess = 0; guess < 10; guess += 1) expect(await call(guessedKey())).toMatchObject({ status: 401 });
};

describe("after ten different guesses from an address", () => {
  test("another is answered 429 on every kind of route, with a time to wait and a sentence", async () => {
    await exhaust();
    for (const path of ["/v1/connections", "/v1/tenants", `/v1/connections/${connection.id}/proxy/api/v2/tickets`]) {
      const answer = await call(guessedKey(), path);
      expect(answer).toMatchObject({
        status: 429,
        json: { code: "rate_limited", detail: expect.stringContaining("Valid ones go on working") },
      });
      expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(50);
      expect(answer.json["retry_after"]).toBe(Number(answer.headers.get("retry-after")));
    }
    expect(bench.signIns).toEqual([{ event: "sign_in_throttled" }]);
  });

  test("valid credentials pass as ever, a new one too; and the minute over, all is as before", async () => {
    await exhaust();
    expect(await call(guessedKey())).toMatchObject({ status: 429 });
    expect(await call(await tenant.mint({}))).toMatchObject({ status: 200 });
    expect(await call(bench.operatorToken, "/v1/tenants")).toMatchObject({ status: 200 });
    expect(await connection.send("GET", "/proxy/api/v2/tickets")).toMatchObject({ status: 200 });
    bench.pass(60_001);
    expect(await call(guessedKey())).toMatchObject({ status: 401 });
  });

  test("who sends no credential, or one with a typing error, is told so", async () => {
    await exhaust();
    expect(await call(guessedKey())).toMatchObject({ status: 429 });
    expect(await call(undefined)).toMatchObject({ status: 401 });
    expect(await call(`${guessedKey().slice(0, -1)}!`)).toMatchObject({ status: 401 });
  });
});

test("one wrong key on a hundred calls is one guess", async () => {
  const wrong = guessedKey();
  for (let time = 0; time < 100; time += 1) expect(await call(wrong)).toMatchObject({ status: 401 });
  expect(bench.signIns).toEqual([]);
});

test("no header makes one address another: guesses add up whatever is said of where they come from", async () => {
  for (let guess = 0; guess <= 10; guess += 1) {
    const from = `192.0.2.${guess}`;
    const headers = { "x-forwarded-for": from, "x-real-ip": from, forwarded: `for=${from}` };
    const { status } = await bench.send("GET", "/v1/connections", { key: guessedKey(), headers });
    expect(status).toBe(guess < 10 ? 401 : 429);
  }
});

describe("a key that is narrowed to networks", () => {
  test("works from within", async () => {
    expect(await call(await tenant.mint({ cidrs: ["10.0.0.0/8", "127.0.0.0/8"] }))).toMatchObject({ status: 200 });
  });

  test("is elsewhere, byte for byte, one that nobody has; the operator is told which it was", async () => {
    const body = { name: "placed", scopes: ["*"], cidrs: ["10.0.0.0/8", "2001:db8::/32"] };
    const { id, secret } = made(await tenant.send("POST", "/v1/api_keys", { json: body }));
    expect(visible(await call(String(secret)))).toEqual(visible(await call(guessedKey())));
    expect(bench.signIns).toEqual([{ event: "api_key_out_of_place", tenant_id: tenant.id, api_key_id: id }]);
    // After ten guesses too.
    for (let guess = 0; guess < 9; guess += 1) await call(guessedKey());
    expect(visible(await call(String(secret)))).toEqual(visible(await call(guessedKey())));
  });

  test("makes no key that works elsewhere", async () => {
    const key = await tenant.mint({ cidrs: ["127.0.0.0/8"] });
    const mint = (more: object) =>
      bench.send("POST", "/v1/api_keys", { key, json: { name: "more", scopes: ["*"], ...more } });
    for (const more of [{}, { cidrs: null }, { cidrs: ["0.0.0.0/0"] }, { cidrs: ["127.0.0.1/32", "10.0.0.0/8"] }])
      expect(await mint(more)).toMatchObject({ status: 403, json: { code: "insufficient_scope" } });
    expect(await mint({ cidrs: ["127.0.0.1/32"] })).toMatchObject({ status: 201, json: { cidrs: ["127.0.0.1/32"] } });
  });

  test.each([
    "127.0.0.1",
    "10.0.0.0/33",
    "10.0.0/8",
    "010.0.0.0/8",
    "2001:db8::/129",
    "fe80::1%eth0/64",
    "",
    " ::/0",
    7,
  ])("cannot be narrowed to %j", async (network) => {
    const json = { name: "odd", scopes: ["*"], cidrs: ["192.0.2.0/24", network] };
    expect(await tenant.send("POST", "/v1/api_keys", { json })).toMatchObject({
      status: 422,
      json: { code: "validation_failed", errors: [{ pointer: "/cidrs/1" }] },
    });
  });

  test("is narrowed to one network at least, and 32 at most", async () => {
    for (const cidrs of [[], Array(33).fill("192.0.2.0/24")])
      expect(await tenant.send("POST", "/v1/api_keys", { json: { name: "odd", scopes: ["*"], cidrs } })).toMatchObject({
        status: 422,
        json: { errors: [{ pointer: "/cidrs" }] },
      });
  });
});

describe("a key that is narrowed to a connection", () => {
  test("finds it on the first page, however many the tenant has, and knows of no keys but its like", async () => {
    const { tenant: owner } = await bench.open();
    const ids: string[] = [];
    for (let nth = 0; nth < 4; nth += 1) ids.push((await owner.connect(bench.openDesk())).id);
    const [last = ""] = ids.slice(-1);
    const key = await owner.mint({ connection_ids: [last] });
    const connections = await call(key, "/v1/connections?limit=1");
    expect(listIn(connections).map(({ id }) => id)).toEqual([last]);
    expect(connections.json["next_cursor"]).toBeNull();
    const keys = listIn(await call(key, "/v1/api_keys?limit=1"));
    expect(keys.map((shown) => isRecord(shown) && shown["connection_ids"])).toEqual([[last]]);
  });
});
