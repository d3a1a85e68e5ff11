import { afterAll, beforeAll, expect, test } from "vitest";
import { helpDeskKey, openGateway, type TestGateway } from "./testing/open-gateway.ts";

let gateway: TestGateway;
let key: string;
let connection: string;
beforeAll(async () => {
  gateway = await openGateway();
  const { make, operatorToken } = gateway;
  const tenant = `/v1/tenants/${String((await make("/v1/tenants", operatorToken, { name: "Acme" }))["id"])}`;
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
