import { afterAll, beforeAll, expect, test } from "vitest";
import { helpDeskKey, openGateway, type TestGateway } from "./testing/open-gateway.ts";

const measured = { loopDelayMs: 0 };
let gateway: TestGateway;
let key: string;
let connectionId: string;
let tenantId: string;
beforeAll(async () => {
  gateway = await openGateway({ loopDelayMs: () => measured.loopDelayMs });
  const { make, operatorToken } = gateway;
  tenantId = String((await make("/v1/tenants", operatorToken, { name: "Acme" }))["id"]);
  const path = `/v1/tenants/${tenantId}/api_keys`;
  key = String((await make(path, operatorToken, { name: "first", scopes: ["*"] }))["secret"]);
  const connection = { provider: "freshdesk", subdomain: "acme", credentials: { api_key: helpDeskKey } };
  connectionId = String((await make("/v1/connections", key, connection))["id"]);
});
afterAll(() => gateway.close());

/** Work while the event loop is too late for more. */
const whileOverloaded = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  measured.loopDelayMs = 251;
  try {
    return await work();
  } finally {
    measured.loopDelayMs = 0;
  }
};

const scrape = async (): Promise<string[]> =>
  (await gateway.send("GET", "/metrics", { key: gateway.operatorToken })).text.split("\n");
const figure = async (name: string): Promise<number> => {
  const line = (await scrape()).find((text) => text.startsWith(`${name} `));
  return Number(line?.split(" ")[1] ?? 0);
};
const providerCalls = async (): Promise<number> =>
  (await scrape())
    .filter((line) => line.startsWith("portico_provider_calls_total{"))
    .reduce((sum, line) => sum + Number(line.split(" ")[1]), 0);

test("an overloaded gateway turns every kind of call away, and no help desk hears of it", async () => {
  const before = await providerCalls();
  const ticket = JSON.stringify({ subject: "Shed", description: { text: "…" }, requester: { email: "a@example.com" } });
  const path = `/v1/connections/${connectionId}`;
  const calls = [
    ["GET", "/v1/connections", undefined],
    ["GET", `${path}/tickets?limit=1`, undefined],
    ["POST", `${path}/tickets`, ticket],
    ["GET", `${path}/proxy/api/v2/tickets`, undefined],
    ["POST", `${path}/proxy/api/v2/tickets`, "{}"],
    ["GET", "/docs", undefined],
  ] as const;
  await whileOverloaded(async () => {
    for (const [method, target, body] of calls) {
      const answer = await gateway.send(method, target, { key, body, headers: { "idempotency-key": "shed-once" } });
      expect(answer).toMatchObject({ status: 503, json: { code: "overloaded", retry_after: 2 } });
      expect(answer.headers.get("retry-after")).toBe("2");
    }
    expect(await providerCalls()).toBe(before);
  });
});

const makeKey = () =>
  gateway.send("POST", "/v1/api_keys", {
    key,
    headers: { "idempotency-key": "after-the-rush" },
    body: JSON.stringify({ name: "made", scopes: ["tickets:read"] }),
  });

test("a write that was turned away has used nothing of its idempotency key", async () => {
  expect(await whileOverloaded(makeKey)).toMatchObject({ status: 503 });
  const made = await makeKey();
  expect(made.status).toBe(201);
  expect(made.headers.get("idempotency-replayed")).toBeNull();
});

test.each(["/healthz", "/readyz"])("%s answers however much there is to do", async (path) => {
  expect(await whileOverloaded(() => gateway.send("GET", path))).toMatchObject({ status: 200 });
});

test("/metrics answers the operator alone, however much there is to do", async () => {
  expect(await gateway.send("GET", "/metrics")).toMatchObject({ status: 401 });
  expect(await gateway.send("GET", "/metrics", { key })).toMatchObject({ status: 403 });
  const asked = await whileOverloaded(() => gateway.send("GET", "/metrics", { key: gateway.operatorToken }));
  expect(asked).toMatchObject({ status: 200 });
});

test("a call that has ended does not run any more, however it ended", async () => {
  await gateway.send("GET", `/v1/connections/${connectionId}/proxy/api/v2/tickets`, { key });
  await gateway.send("GET", "/v1/nothing", { key });
  await gateway.send("GET", "/v1/connections");
  const gone = new AbortController();
  const left = fetch(`${gateway.url}/v1/connections`, { signal: gone.signal }).catch(() => undefined);
  gone.abort();
  await left;
  await expect.poll(() => figure("portico_calls_running")).toBe(0);
});

test("figures tell what was done, by route, provider and class", async () => {
  await gateway.send("GET", `/v1/connections/${connectionId}/tickets?limit=1`, { key });
  const lines = await scrape();
  const counted = (name: string, labels: string): number =>
    Number(lines.find((line) => line.startsWith(`portico_${name}{${labels}}`))?.split(" ")[1] ?? 0);
  const listed = 'method="GET",route="/v1/connections/{connection_id}/tickets",status="2xx"';
  expect(counted("http_request_duration_seconds_count", listed)).toBe(1);
  const budget = 'provider="freshdesk",class="tickets_list"';
  expect(counted("provider_calls_total", `${budget},outcome="sent"`)).toBeGreaterThan(0);
  expect(counted("budget_credits_total", budget)).toBeGreaterThan(0);
  expect(counted("budget_wait_seconds_count", `${budget},outcome="admitted"`)).toBeGreaterThan(0);
  expect(lines).toContain(`portico_budget_waiting{${budget}} 0`);
  expect(lines).toContain("# TYPE portico_budget_frozen gauge");
  expect(counted("calls_shed_total", 'reason="loop_delay"')).toBeGreaterThan(0);
  expect(counted("idempotency_total", 'outcome="carried_out"')).toBeGreaterThan(0);
  expect(counted("kek_health", 'state="ok"')).toBe(1);
});

/** What each label may say: a word, a pattern of a route. An id, a path or a name of a customer's is neither. */
const word = /^[a-z][a-z0-9_]*$/;
const labelForms: Readonly<Record<string, RegExp>> = {
  method: /^[A-Z]+$/,
  route: /^(?:unmatched|\/(?:[a-z0-9_]+|\{[a-z_]+\})(?:\/(?:[a-z0-9_]+|\{[a-z_]+\}))*)$/,
  status: /^[1-5]xx$/,
  le: /^(?:[\d.]+|\+Inf)$/,
  ...Object.fromEntries(
    ["provider", "class", "outcome", "reason", "operation", "loop", "state"].map((name) => [name, word]),
  ),
};

test("no label tells whose calls they are", async () => {
  await gateway.send("GET", `/v1/canary-of-a-path/${connectionId}`, { key });
  await gateway.send("GET", `/problems/canary`, { key });
  const text = (await scrape()).join("\n");
  const labels = [...text.matchAll(/[{,](\w+)="((?:[^"\\]|\\.)*)"/g)].map(([, name = "", value = ""]) => ({
    name,
    value,
  }));
  expect(labels.length).toBeGreaterThan(50);
  expect(labels.filter(({ name, value }) => labelForms[name]?.test(value) !== true)).toEqual([]);
  for (const customers of [tenantId, connectionId, "acme", "canary"]) expect(text).not.toContain(customers);
});
