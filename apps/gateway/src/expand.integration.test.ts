import { afterAll, beforeAll, expect, test } from "vitest";
import { helpDeskKey, openGateway, type Answer, type TestGateway } from "./testing/open-gateway.ts";

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

const get = (path: string, by: string = key): Promise<Answer> =>
  gateway.send("GET", `${connection}${path}`, { key: by });
const keyFor = async (...scopes: string[]): Promise<string> =>
  String((await gateway.make("/v1/api_keys", key, { name: scopes.join(), scopes }))["secret"]);
const dataOf = ({ json }: Answer) => json["data"] as Record<string, unknown>[];
const callsOf = ({ headers }: Answer) => [
  Number(headers.get("portico-upstream-calls")),
  Number(headers.get("portico-upstream-credits")),
];

test("whom tickets name is shown beside them, and only on demand; what it costs is in the headers", async () => {
  const plain = await get("/tickets");
  for (const row of dataOf(plain))
    for (const name of ["requester", "assignee", "company"]) expect(row).not.toHaveProperty(name);
  const shown = await get("/tickets?expand=requester,assignee,company");
  expect(shown.status).toBe(200);
  expect(dataOf(shown).map(({ id }) => id)).toEqual(dataOf(plain).map(({ id }) => id));
  for (const { requester, requester_id: id, assignee, assignee_id: agent, company, company_id: home } of dataOf(
    shown,
  )) {
    expect(requester).toMatchObject({ id, email: expect.any(String), created_at: null });
    expect([agent, home].map((one) => one === null)).toEqual([assignee === null, company === null]);
  }
  const [calls = 0, credits = 0] = callsOf(shown);
  // The requesters came along for two credits more.
  expect(credits).toBe(calls + 2);
});

test("it takes the scopes that reading them by themselves would take, also where a cursor asks for them", async () => {
  const reader = await keyFor("tickets:read", "comments:read");
  const [ticket] = dataOf(await get("/tickets?limit=1"));
  const refused = [
    ["/tickets?expand=requester", "contacts:read"],
    ["/tickets?expand=assignee", "directory:read"],
    ["/tickets?expand=company&explain=true", "directory:read"],
    [`/tickets/${String(ticket?.["id"])}?expand=requester`, "contacts:read"],
    [`/tickets/${String(ticket?.["id"])}/comments?expand=author`, "contacts:read"],
  ];
  for (const [path = "", scope = ""] of refused) {
    const answer = await get(path, reader);
    expect(answer).toMatchObject({ status: 403, json: { code: "insufficient_scope" } });
    expect(answer.headers.get("www-authenticate")).toContain(`scope="${scope}"`);
  }
  const { json } = await get("/tickets?limit=2&expand=requester");
  const further = `/tickets?limit=2&cursor=${String(json["next_cursor"])}`;
  expect(await get(further, reader)).toMatchObject({ status: 403, json: { code: "insufficient_scope" } });
  const both = await get(further, await keyFor("tickets:read", "contacts:read"));
  expect(dataOf(both).every(({ requester }) => requester !== undefined)).toBe(true);
  const search = { key: reader, body: JSON.stringify({ filter: { status: "open" }, expand: ["company"] }) };
  expect(await gateway.send("POST", `${connection}/tickets/search`, search)).toMatchObject({ status: 403 });
});

test("a search shows them too", async () => {
  const body = JSON.stringify({ filter: { status: ["open", "pending"] }, expand: ["requester"], limit: 3 });
  const { status, json } = await gateway.send("POST", `${connection}/tickets/search`, { key, body });
  expect(status).toBe(200);
  const rows = json["data"] as { requester_id: string; requester: object; not_loaded: string[] }[];
  expect(rows.length).toBeGreaterThan(0);
  for (const { requester, requester_id: id } of rows)
    expect(requester).toMatchObject({ id, created_at: expect.any(String) });
});

test("an entity tag is the same with them and without, and one of a comment with its author's name", async () => {
  const [ticket] = dataOf(await get("/tickets?limit=1"));
  const path = `/tickets/${String(ticket?.["id"])}`;
  const tagOf = async (target: string) => (await get(target)).headers.get("etag");
  expect(await tagOf(`${path}?expand=requester,company`)).toBe(await tagOf(path));
  const note = await gateway.make(`${connection}${path}/comments`, key, { body: { text: "A note" } });
  const comment = `${path}/comments/${String(note["id"])}`;
  expect((await get(`${comment}?expand=author`)).json["author"]).toMatchObject({
    kind: "user",
    name: expect.any(String),
  });
  expect((await get(comment)).json["author"]).toMatchObject({ name: null, email: null });
  const tag = await tagOf(`${comment}?expand=author`);
  expect(tag).toBe(await tagOf(comment));
  const change = { key, headers: { "if-match": String(tag) }, body: JSON.stringify({ body: { text: "Another" } }) };
  expect((await gateway.send("PATCH", `${connection}${comment}`, change)).status).toBe(200);
});

test("a name that there is not is refused, and a list that has none", async () => {
  expect(await get("/tickets?expand=group")).toMatchObject({ status: 400, json: { code: "invalid_request" } });
  expect(await get("/contacts?expand=company")).toMatchObject({ status: 400, json: { code: "invalid_request" } });
});
