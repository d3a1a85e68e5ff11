import { afterAll, beforeAll, expect, test } from "vitest";
import { helpDeskKey, openGateway, type TestGateway } from "./testing/open-gateway.ts";

let gateway: TestGateway;
let tenantId: string;
let key: string;
let connection: string;
let aheadMs = 0;
beforeAll(async () => {
  gateway = await openGateway({ now: () => Date.now() + aheadMs, roundsEveryMs: 250 });
  const { make, operatorToken } = gateway;
  tenantId = String((await make("/v1/tenants", operatorToken, { name: "Acme" }))["id"]);
  const tenant = `/v1/tenants/${tenantId}`;
  key = String((await make(`${tenant}/api_keys`, operatorToken, { name: "k", scopes: ["*"] }))["secret"]);
  const account = { provider: "freshdesk", subdomain: "acme", credentials: { api_key: helpDeskKey } };
  connection = `/v1/connections/${String((await make("/v1/connections", key, account))["id"])}`;
});
afterAll(() => gateway.close());

const get = async (path: string) => (await gateway.send("GET", `${connection}${path}`, { key })).json;

interface TicketList {
  sorts: string[];
  exact_sorts: string[];
  reason: string;
  excluded: string[];
}

test("every order is walked with the promise that capabilities publish, and what it lacks is on the receipt and in the plan", async () => {
  const { resources } = (await get("/capabilities")) as { resources: { tickets: { list: TicketList } } };
  const { sorts, exact_sorts: exact, reason, excluded } = resources.tickets.list;
  expect(exact).toEqual(["updated_at"]);
  expect(sorts).toEqual(expect.arrayContaining(["updated_at", "-updated_at", "created_at", "-created_at"]));
  for (const sort of sorts) {
    const isExact = exact.includes(sort);
    const promise = { guarantee: isExact ? "exact" : "best_effort", reason: isExact ? null : reason, expected: null };
    const { walk, delta_cursor: delta } = await get(`/tickets?sort=${sort}`);
    const whole = { ...promise, excluded, complete: true, returned: expect.any(Number) };
    expect({ sort, walk, hasDelta: delta !== null }).toEqual({ sort, walk: whole, hasDelta: isExact });
    const planned = await get(`/tickets?sort=${sort}&explain=true`);
    const unread = { ...promise, excluded, complete: false, returned: 0 };
    expect({ sort, walk: planned["walk"] }).toEqual({ sort, walk: unread });
  }
});

test("a delta that has outlived its tenant's key is answered 410, and the list begins anew", async () => {
  const { make, send, operatorToken } = gateway;
  const delta = `/tickets?cursor=${String((await get("/tickets"))["delta_cursor"])}`;
  const rotation = await make("/v1/operator/rotations", operatorToken, { kind: "tenant_key", tenant_id: tenantId });
  const path = `/v1/operator/rotations/${String(rotation["id"])}`;
  await expect.poll(async () => (await send("GET", path, { key: operatorToken })).json["state"]).toBe("done");
  expect(await get(delta)).toMatchObject({ walk: { complete: true } });
  aheadMs = 91 * 24 * 60 * 60_000;
  // Each that comes too early costs a call.
  await expect
    .poll(async () => (await send("GET", `${connection}${delta}`, { key })).status, { interval: 500 })
    .toBe(410);
  expect(await get(delta)).toMatchObject({ status: 410, code: "cursor_expired" });
  expect(await get("/tickets")).toMatchObject({ walk: { complete: true } });
});
