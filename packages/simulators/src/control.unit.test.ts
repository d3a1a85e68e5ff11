import { expect, test } from "vitest";
import { createFreshdeskSimulator } from "./freshdesk/freshdesk.ts";
import { basic } from "./testing/desk.ts";

const open = () => {
  const { app } = createFreshdeskSimulator({ now: () => Date.UTC(2026, 10, 24) });
  const control = async (method: string, path: string, body?: unknown) => {
    const response = await app.request(`http://sim.test/_control/accounts/${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === "" ? undefined : (JSON.parse(text) as unknown) };
  };
  const call = async (path: string) =>
    app.request(`http://sim.test/beta/api/v2${path}`, { headers: { authorization: basic("k") } });
  return { control, call };
};
const account = { tickets: 5, plan: "trial", keys: [{ key: "k", role: "admin" }] };

test("an account is made, changed, watched and removed over HTTP", async () => {
  const { control, call } = open();
  expect((await control("PUT", "beta", account)).status).toBe(201);
  expect((await call("/tickets?updated_since=2020-01-01")).status).toBe(200);
  expect(await control("GET", "beta/requests")).toMatchObject({
    body: [{ method: "GET", path: "/api/v2/tickets", query: "updated_since=2020-01-01", status: 200, credits: 1 }],
  });
  expect(await control("GET", "beta/stats")).toMatchObject({
    body: { calls: 1, refused: 0, windows: [{ calls: 1, used: { total: 1 } }] },
  });
  await control("PATCH", "beta", { limits: { total: 1 } });
  expect((await call("/agents/me")).status).toBe(429);
  expect(await control("GET", "beta/stats")).toMatchObject({ body: { calls: 2, refused: 1 } });
  await control("DELETE", "beta/requests");
  expect((await control("GET", "beta/requests")).body).toEqual([]);
  expect((await control("DELETE", "beta")).status).toBe(204);
  expect((await call("/agents/me")).status).toBe(404);
});

test("tickets can be counted and changed without spending the account's budget", async () => {
  const { control, call } = open();
  await control("PUT", "beta", account);
  expect((await control("GET", "beta/tickets")).body).toHaveLength(15);
  expect((await control("PATCH", "beta/tickets/9", { spam: true, updated_at: "2026-11-01T00:00:00Z" })).status).toBe(
    204,
  );
  expect(await (await call("/tickets/9")).json()).toMatchObject({ spam: true, updated_at: "2026-11-01T00:00:00Z" });
  expect(await control("PATCH", "beta/tickets/999", { spam: true })).toMatchObject({
    status: 404,
    body: { code: "unknown_record" },
  });
  expect(await control("PATCH", "beta/tickets/9", { colour: 1 })).toMatchObject({
    status: 400,
    body: { code: "invalid_setting" },
  });
});

test("another app can drink from the account's pool", async () => {
  const { control, call } = open();
  await control("PUT", "beta", account);
  await control("POST", "beta/spend", { credits: 49 });
  expect((await call("/agents/me")).headers.get("x-ratelimit-remaining")).toBe("0");
  expect((await call("/agents/me")).status).toBe(429);
});

test("faults and time are set over HTTP, and nonsense is refused by name", async () => {
  const { control, call } = open();
  await control("PUT", "beta", account);
  await control("POST", "beta/faults", {
    kind: "answer",
    status: 503,
    body: "<h1>Busy</h1>",
    contentType: "text/html",
  });
  expect((await control("GET", "beta/faults")).body).toHaveLength(1);
  expect((await call("/agents/me")).status).toBe(503);
  await control("POST", "beta/clock", { advanceMs: 1500 });
  expect((await control("GET", "beta/clock")).body).toEqual({ now: Date.UTC(2026, 10, 24) + 1500 });
  expect((await control("POST", "beta/faults", { kind: "earthquake" })).status).toBe(400);
  expect((await control("POST", "beta/clock", { advanceMs: -1 })).status).toBe(400);
  expect(await control("PUT", "gamma", { colour: "red" })).toMatchObject({
    status: 400,
    body: { message: 'there is no setting "colour"' },
  });
  expect((await control("PUT", "gamma", { plan: "gold" })).status).toBe(400);
  expect((await control("GET", "gamma/stats")).status).toBe(404);
});

test("the log keeps headers but never a key", async () => {
  const { control, call } = open();
  await control("PUT", "beta", account);
  await call("/agents/me");
  const { body } = await control("GET", "beta/requests");
  expect(body).toMatchObject([{ headers: { authorization: "Basic" } }]);
});
