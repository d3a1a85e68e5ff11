import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Connection, Tenant } from "../e2e/deployment.ts";
import { listIn, made } from "../e2e/http.ts";
import { type Bench, type Desk, openBench } from "./bench.ts";

let bench: Bench;
let tenant: Tenant;
let connection: Connection;
let desk: Desk;
beforeAll(async () => {
  bench = await openBench();
  ({ tenant, connection, desk } = await bench.open());
});
afterAll(() => bench.close());

const ticket = { subject: "x", description: { text: "x" }, requester: { email: "ann@example.com" } };
const native = { subject: "x", description: "x", email: "ann@example.com", priority: 1, status: 2 };
const issuer = { issuer: "https://id.example", jwks_url: "https://id.example/jwks", scopes: ["tickets:read"] };

const entries = async (query = ""): Promise<Record<string, unknown>[]> =>
  listIn(await tenant.send("GET", `/v1/audit_log${query}`));

/** Makes something that a deed can be done to; its id. */
const make = async (path: string, json: object): Promise<string> => {
  const isOurs = path.startsWith("/v1");
  return String(made(await (isOurs ? tenant : connection).send("POST", path, { json }))["id"]);
};
const comment = { visibility: "internal", body: { text: "x" } };
const contact = () => ({ name: "Bea", email: `bea-${desk.log.counts().calls}@example.com` });
const key = { name: "second", scopes: ["tickets:read"] };

type Act = () => Promise<unknown>;
const own: [string, Act, string][] = [
  ["an API key", () => make("/v1/api_keys", key), "first created API key ID."],
  [
    "a roll",
    async () => tenant.send("POST", `/v1/api_keys/${await make("/v1/api_keys", key)}/roll`, { json: {} }),
    "first rolled API key ID.",
  ],
  [
    "a revocation",
    async () => tenant.send("DELETE", `/v1/api_keys/${await make("/v1/api_keys", key)}`),
    "first deleted API key ID.",
  ],
  [
    "an issuer",
    () => make("/v1/token_issuers", { ...issuer, algorithms: ["ES256"] }),
    "first created token issuer ID.",
  ],
  ["a label", () => connection.send("PATCH", "", { json: { label: "L" } }), "first updated connection ID on HOST."],
  ["a check", () => connection.send("POST", "/check"), "first checked connection ID on HOST."],
  [
    "new credentials",
    () => connection.send("PUT", "/credentials", { json: { credentials: { api_key: desk.apiKey } } }),
    "first replaced connection credentials ID on HOST.",
  ],
];
const records: [string, Act, string][] = [
  ["a ticket", () => make("/tickets", ticket), "first created ticket ID on HOST."],
  [
    "a changed ticket",
    () => connection.send("PATCH", "/tickets/4", { json: { priority: "low" } }),
    "first updated ticket 4 on HOST.",
  ],
  [
    "a deleted ticket",
    async () => connection.send("DELETE", `/tickets/${await make("/tickets", ticket)}`),
    "first deleted ticket ID on HOST.",
  ],
  ["a comment", () => make("/tickets/4/comments", comment), "first created comment ID on HOST."],
  [
    "a changed comment",
    async () =>
      connection.send("PATCH", `/tickets/4/comments/${await make("/tickets/4/comments", comment)}`, {
        json: { body: { text: "y" } },
      }),
    "first updated comment ID on HOST.",
  ],
  ["a contact", () => make("/contacts", contact()), "first created contact ID on HOST."],
  [
    "a deleted contact",
    async () => connection.send("DELETE", `/contacts/${await make("/contacts", contact())}`),
    "first deleted contact ID on HOST.",
  ],
  [
    "a native call",
    () => connection.send("POST", "/proxy/api/v2/tickets", { json: native }),
    "first forwarded native call POST /api/v2/tickets on HOST.",
  ],
];
const failures: [string, Act, string][] = [
  [
    "a call that grants do not allow",
    () => connection.send("POST", "/proxy/api/v2/agents", { json: {} }),
    "first was not allowed to forward native call POST /api/v2/agents on HOST: the credential's grants do not allow this.",
  ],
  [
    "what is not there",
    () => connection.send("PATCH", "/tickets/99999", { json: { priority: "low" } }),
    "first tried to update ticket 99999 on HOST and could not: there is nothing here.",
  ],
  [
    "what the help desk refuses",
    () => connection.send("POST", "/contacts", { json: { name: "Ann", email: "ann@example.com" } }),
    "first tried to create a contact on HOST and could not: the help desk reports a conflict.",
  ],
  [
    "what nobody knows",
    () => {
      desk.faults.add({ kind: "reset", when: "after", method: "POST" });
      return connection.send("POST", "/tickets", { json: ticket });
    },
    "first tried to create a ticket on HOST, and nobody knows whether it was done.",
  ],
];

test.each([...own, ...records, ...failures])("%s is told in plain English", async (_name, act, expected) => {
  await act();
  const [latest] = await entries("?limit=1");
  const plain = String(latest?.["sentence"])
    .replace(`${desk.subdomain}.freshdesk.com`, "HOST")
    .replaceAll(/\b(?:con|key|iss)_\w+/g, "ID");
  // The ids of what was made just now: those that a test names are written as they stand.
  const isNamed = expected.includes("ID");
  expect(isNamed ? plain.replaceAll(/\b\d+(?= on HOST)/g, "ID") : plain).toBe(expected);
});

describe("the log", () => {
  test("is walked from the newest entry to the first, without a gap and whatever is written meanwhile", async () => {
    const seen: number[] = [];
    for (let query = "?limit=5"; query !== "";) {
      const page = await tenant.send("GET", `/v1/audit_log${query}`);
      seen.push(...listIn(page).map(({ seq }) => Number(seq)));
      if (seen.length === 5) await connection.send("PATCH", "/tickets/4", { json: { priority: "high" } });
      const cursor = page.json["next_cursor"];
      query = typeof cursor === "string" ? `?limit=5&cursor=${encodeURIComponent(cursor)}` : "";
    }
    expect(seen).toEqual(Array.from({ length: seen.length }, (_, index) => seen.length - index));
    expect(seen.length).toBeGreaterThan(20);
  });

  test.each([
    ["action", "ticket.create", (entry: Record<string, unknown>) => entry["action"] === "ticket.create"],
    ["decision", "failed,refused", ({ decision }: Record<string, unknown>) => decision !== "allowed"],
    ["connection_id", "", (entry: Record<string, unknown>) => entry["connection_id"] === connection.id],
  ] as const)("is narrowed by %s, over every page of the walk", async (name, given, fits) => {
    const value = given === "" ? connection.id : given;
    const all = (await entries("?limit=100")).filter((entry) =>
      name === "decision" ? value.includes(String(entry["decision"])) : fits(entry),
    );
    const first = await tenant.send("GET", `/v1/audit_log?limit=1&${name}=${encodeURIComponent(value)}`);
    const cursor = encodeURIComponent(String(first.json["next_cursor"]));
    const rest = await entries(`?limit=100&cursor=${cursor}`);
    expect([...listIn(first), ...rest]).toEqual(all);
    for (const entry of all) expect(fits(entry)).toBe(true);
  });

  test("takes no cursor of another tenant, nor one that was altered", async () => {
    const cursor = String((await tenant.send("GET", "/v1/audit_log?limit=1")).json["next_cursor"]);
    const stranger = await bench.openTenant();
    const refused = { status: 400, json: { code: "invalid_cursor" } };
    expect(await stranger.send("GET", `/v1/audit_log?cursor=${encodeURIComponent(cursor)}`)).toMatchObject(refused);
    const altered = `${cursor.slice(0, -2)}${cursor.endsWith("AA") ? "BB" : "AA"}`;
    expect(await tenant.send("GET", `/v1/audit_log?cursor=${encodeURIComponent(altered)}`)).toMatchObject(refused);
  });

  test("has nothing of another tenant, and no content of what was written", async () => {
    const stranger = await bench.openTenant();
    const seen = listIn(await stranger.send("GET", "/v1/audit_log"));
    // Its own making, and its first key's.
    expect(seen.map(({ actor, action }) => `${String(actor)}: ${String(action)}`)).toEqual([
      "the operator: api_key.create",
      "the operator: tenant.create",
    ]);
    const { text } = await tenant.send("GET", "/v1/audit_log?limit=100");
    for (const content of ["ann@example.com", desk.apiKey, "Bea"]) expect(text).not.toContain(content);
  });
});
