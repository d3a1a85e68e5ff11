import { routes } from "@portico/gateway";
import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { formsOf } from "../e2e/cases/secrets.ts";
import { type Connection, deploy, type Deployment, oauthApp, type Tenant } from "../e2e/deployment.ts";
import type { HelpDeskAccount } from "../e2e/help-desks.ts";
import { type Answer, made, type Parts } from "../e2e/http.ts";
import { openShared } from "../e2e/storages.ts";

let deployment: Deployment;
beforeAll(async () => {
  deployment = await deploy(openShared);
});
afterAll(() => deployment.close());

const canary = (name: string): string => `canary-${name}-${randomBytes(12).toString("hex")}`;

/** What must never be told to anybody, neither stored nor logged. */
const credentials = {
  rejectedKey: canary("rejected-key"),
  replacedKey: canary("replaced-key"),
  pastedKey: canary("pasted-key"),
  keptKey: canary("kept-key"),
  basicPassword: canary("basic-password"),
  bearer: canary("bearer"),
  token: `eyJhbGciOiJFUzI1NiJ9.${Buffer.from(canary("token")).toString("base64url")}.c2ln`,
  query: canary("query"),
  header: canary("header"),
  cookie: canary("cookie"),
  field: canary("field"),
  theirCookie: canary("their-cookie"),
};

/** What customers wrote: it goes to the help desk and back to the caller, and stays nowhere on the way. */
const contents = {
  subject: canary("subject"),
  description: canary("description"),
  requester: `${canary("requester")}@example.com`,
  contact: canary("contact"),
  comment: canary("comment"),
  native: canary("native"),
  proxied: canary("proxied"),
  lost: canary("lost"),
  bulk: canary("bulk"),
  vendorError: canary("vendor-error"),
};

interface World {
  account: HelpDeskAccount;
  tenant: Tenant;
  connection: Connection;
}

/** Logs of every process so far: a gateway that ends takes its own along. */
const logs: string[] = [];
const answers: Answer[] = [];

const keep = async (answer: Promise<Answer>): Promise<Answer> => {
  answers.push(await answer);
  return answer;
};

const ticket = (more: object = {}) => ({
  subject: contents.subject,
  description: { text: contents.description },
  requester: { email: contents.requester },
  ...more,
});

const write = async ({ account, connection }: World): Promise<void> => {
  const { send } = connection;
  const made = await keep(send("POST", "/tickets?include=native", { json: ticket() }));
  const path = `/tickets/${String(made.json["id"])}`;
  await keep(send("POST", "/contacts", { json: { name: contents.contact, email: `${contents.contact}@example.com` } }));
  await keep(send("POST", `${path}/comments`, { json: { visibility: "internal", body: { text: contents.comment } } }));
  await keep(send("PATCH", path, { json: { native: { custom_fields: { nope: contents.native } } } }));
  await keep(send("POST", "/tickets", { json: ticket({ [credentials.field]: 1 }) }));
  await keep(send("POST", "/proxy/api/v2/tickets", { json: { subject: contents.proxied, email: contents.requester } }));
  await (
    await changeMany(connection)
  )();
  for (const status of [400, 401, 500, 502]) {
    await account.disturb({ kind: "answer", status, method: "POST", body: { description: contents.vendorError } });
    await keep(send("POST", "/tickets", { json: ticket() }));
  }
  await account.disturb({ kind: "reset", when: "after", method: "POST" });
  await keep(
    send("POST", "/tickets", { json: ticket({ subject: contents.lost }), headers: { "idempotency-key": "l" } }),
  );
  await account.disturb({ kind: "answer", status: 200, headers: { "set-cookie": credentials.theirCookie } });
  await keep(send("GET", "/proxy/api/v2/tickets"));
};

/** A job keeps what is to be changed until that is done, and then what the help desk said of it. */
const changeMany = async ({ send }: Connection): Promise<() => Promise<void>> => {
  const changes = { native: { custom_fields: { nope: contents.bulk } } };
  const json = { items: [{ operation: "update", id: "4", changes }] };
  const job = await keep(send("POST", "/tickets/bulk", { json }));
  const look = async () => (await keep(send("GET", `/jobs/${String(job.json["id"])}`))).json["status"];
  return () => expect.poll(look).toBe("done");
};

const connect = async ({ account, tenant, connection }: World): Promise<void> => {
  const { subdomain } = account;
  const json = { provider: "freshdesk", subdomain, credentials: { api_key: credentials.rejectedKey } };
  await keep(tenant.send("POST", "/v1/connections", { json }));
  await keep(connection.send("PUT", "/credentials", { json: { credentials: { api_key: credentials.replacedKey } } }));
  await keep(tenant.send("POST", "/v1/connections", { json: { ...json, subdomain: `${subdomain}-none` } }));
};

/** The way of a browser: a key that is wrong, one that is kept while the help desk is away, and the right one. The link's token. */
const connectByLink = async ({ account, tenant }: World): Promise<string> => {
  const { operatorToken: key } = deployment;
  await keep(
    deployment.send("PATCH", `/v1/tenants/${tenant.id}`, { key, json: { return_origins: ["https://acme.example"] } }),
  );
  const link = { provider: "freshdesk", external_id: "linked", return_url: "https://acme.example/back" };
  const { token } = (await keep(tenant.send("POST", "/v1/connect_sessions", { json: link }))).json;
  const path = `/connect/${String(token)}`;
  const [cookie = ""] = (await keep(deployment.send("GET", path))).headers.get("set-cookie")?.split(";") ?? [];
  const step = () => keep(deployment.send("GET", `${path}/with/freshdesk`, { headers: { cookie } }));
  const paste = async (apiKey: string): Promise<Answer> => {
    const [, form = ""] = /name="token" value="([^"]+)"/.exec((await step()).text) ?? [];
    const fields = { token: form, provider: "freshdesk", address: account.subdomain, "credentials.api_key": apiKey };
    const headers = { cookie, "content-type": "application/x-www-form-urlencoded" };
    await keep(deployment.send("POST", path, { headers, body: new URLSearchParams(fields).toString() }));
    return step();
  };
  expect((await paste(credentials.pastedKey)).status).toBe(422);
  await account.disturb({ kind: "answer", status: 503, method: "GET", times: 3 });
  expect((await paste(credentials.keptKey)).status).toBe(503);
  expect((await paste(account.apiKey)).text).toContain("is connected");
  return String(token);
};

/** The way of a browser that signs in at the help desk, and of its tokens until their connection is gone. */
const connectBySignIn = async ({ tenant }: World): Promise<void> => {
  const account = await deployment.helpDesks.openAccount({ oauthApps: [oauthApp], keys: [] }, "freshservice");
  const link = { provider: "freshservice", external_id: "signed-in", return_url: "https://acme.example/back" };
  const session = made(await tenant.send("POST", "/v1/connect_sessions", { json: link }));
  const path = `/connect/${String(session["token"])}`;
  const [cookie = ""] = (await deployment.send("GET", path)).headers.get("set-cookie")?.split(";") ?? [];
  const look = (at: string) => keep(deployment.send("GET", at, { headers: { cookie } }));
  const step = `${path}/with/freshservice`;
  const [, form = ""] = /name="token" value="([^"]+)"/.exec((await look(step)).text) ?? [];
  const fields = { token: form, provider: "freshservice", address: account.subdomain, sign_in: "yes" };
  const headers = { cookie, "content-type": "application/x-www-form-urlencoded" };
  await keep(deployment.send("POST", path, { headers, body: new URLSearchParams(fields).toString() }));
  const [, url = ""] = /href="([^"]+\/authorize[^"]+)"/.exec((await look(`${step}/sign-in`)).text) ?? [];
  const body = new URLSearchParams({ decision: "allow" });
  const allowed = await fetch(url.replaceAll("&amp;", "&"), { method: "POST", body, redirect: "manual" });
  const back = new URL(allowed.headers.get("location") ?? "");
  expect((await look(`${back.pathname}${back.search}`)).status).toBe(303);
  expect((await look(step)).text).toContain("is connected");
  const connection = `/v1/connections/${String(session["connection_id"])}`;
  await account.disturb({ kind: "answer", status: 401, method: "GET" });
  expect((await keep(tenant.send("GET", `${connection}/tickets?limit=1`))).status).toBe(200);
  await keep(tenant.send("GET", `${connection}/proxy/api/v2/tickets`));
  await keep(tenant.send("GET", connection));
};

const signIn = async ({ connection }: World): Promise<void> => {
  const path = `/v1/connections/${connection.id}/proxy/api/v2/tickets`;
  const basic = `Basic ${Buffer.from(`user:${credentials.basicPassword}`).toString("base64")}`;
  for (const authorization of [basic, `Bearer ${credentials.bearer}`, `Bearer ${credentials.token}`]) {
    await keep(deployment.send("GET", path, { headers: { authorization } }));
    await keep(deployment.send("GET", "/v1/connections", { headers: { authorization } }));
  }
};

/** Every route there is, with a canary wherever something can be put. */
const callEveryRoute = async ({ tenant, connection }: World): Promise<void> => {
  for (const { contract, policy } of routes) {
    // What would end the run before it is over.
    if (contract.method === "delete") continue;
    const path = contract.path.replace("{connection_id}", connection.id).replaceAll(/\{\w+\}/g, "4");
    const parts: Parts = {
      key: policy.access === "operator" ? deployment.operatorToken : tenant.key,
      headers: { "x-secret": credentials.header, cookie: `session=${credentials.cookie}` },
      ...(contract.method === "get" ? {} : { json: { [credentials.field]: credentials.field } }),
    };
    await keep(deployment.send(contract.method.toUpperCase(), path, parts));
    await keep(deployment.send(contract.method.toUpperCase(), `${path}?${credentials.query}=1`, parts));
    await keep(deployment.send(contract.method.toUpperCase(), `${path}?limit=${credentials.query}`, parts));
  }
};

/** Ends the process in the middle of writes, and starts another that finds what it left. */
const crash = async ({ account, connection }: World): Promise<void> => {
  await account.disturb({ kind: "hang", when: "after", method: "POST", times: 3 });
  const writes = Array.from({ length: 3 }, () =>
    connection.send("POST", "/tickets", { json: ticket() }).catch(() => undefined),
  );
  await account.disturbed();
  await deployment.process().kill();
  await Promise.all(writes);
  logs.push(deployment.process().output());
  await deployment.restart();
};

/** Names what of it stands in a text, in whichever form. */
const foundIn = (text: Buffer | string, secrets: Readonly<Record<string, string>>): string[] =>
  Object.entries(secrets).flatMap(([name, secret]) =>
    formsOf(secret).some((form) => text.includes(form)) ? [name] : [],
  );

/** Codes and tokens that a help desk's sign-in made up: as they are, and in hexadecimal. */
const handedOut = (text: string): string[] =>
  [/(?:code|access|refresh)-[0-9a-f]{48}/, /(?:6163636573732d|726566726573682d|636f64652d)(?:3\d|6[1-6]){48}/].flatMap(
    (form) => form.exec(text)?.[0] ?? [],
  );

test(
  "no credential and nothing that customers wrote is logged, stored or told, in any form",
  { timeout: 120_000 },
  async () => {
    const account = await deployment.helpDesks.openAccount();
    const tenant = await deployment.openTenant();
    const world = { account, tenant, connection: await tenant.connect(account) };
    const second = await tenant.mint({ name: "second" });
    await write(world);
    await connect(world);
    const link = await connectByLink(world);
    await connectBySignIn(world);
    await signIn(world);
    await callEveryRoute(world);
    await crash(world);
    await keep(world.connection.send("GET", "/tickets?limit=1"));
    await keep(tenant.send("GET", "/v1/audit_log?limit=100"));
    const metrics = await keep(deployment.send("GET", "/metrics", { key: deployment.operatorToken }));
    const cursors = answers.map(({ json }) => JSON.stringify(json["next_cursor"]));
    // Whether or not it is done before the process ends.
    await changeMany(world.connection);
    const running = deployment.process();
    await running.stop();
    logs.push(running.output());
    const stored = await deployment.dump();
    await deployment.restart();

    const ours = {
      helpDeskKey: account.apiKey,
      tenantKey: tenant.key,
      secondKey: second,
      operatorToken: deployment.operatorToken,
      oauthSecret: oauthApp.secret,
      masterKey: deployment.environment["PORTICO_MASTER_KEY"] ?? "",
    };
    const everything = { ...credentials, ...contents, ...ours };
    expect(Object.keys(everything).length).toBeGreaterThanOrEqual(20);
    // Who has a link could use it: it is told to who made it, and to the browser that it is opened in, alone.
    const kept = { ...everything, link };
    expect({ log: foundIn(logs.join(""), kept), stored: foundIn(stored, kept) }).toEqual({
      log: [],
      stored: [],
    });
    expect({ log: handedOut(logs.join("")), stored: handedOut(stored.toString("latin1")) }).toEqual({
      log: [],
      stored: [],
    });
    expect(foundIn(cursors.join("\n"), everything)).toEqual([]);
    // Figures are nobody's: they hold no word of a caller, and no name of an account or a tenant.
    const names = { subdomain: account.subdomain, tenant: tenant.id, connection: world.connection.id };
    expect(foundIn(metrics.text, { ...everything, ...names })).toEqual([]);
    expect(foundIn(metrics.text, { figure: "portico_provider_calls_total" })).toEqual(["figure"]);
    // A caller may be shown its own words; what it is told of a fault never holds a credential of the account or of ours.
    const told = answers.map(({ text, headers }) => `${text} ${JSON.stringify([...headers])}`).join("\n");
    const { query: _query, field: _field, ...secret } = credentials;
    expect(foundIn(told, { ...secret, ...ours })).toEqual([]);
    expect(handedOut(told)).toEqual([]);
    // The look itself finds what is there.
    const { lost: _lost, proxied: _proxied, native: _native, bulk: _bulk, ...shown } = contents;
    expect(foundIn(told, shown)).toEqual(Object.keys(shown));
    expect(foundIn(stored, { subdomain: account.subdomain })).toEqual(["subdomain"]);
    expect(foundIn(logs.join(""), { event: '"event":"request"' })).toEqual(["event"]);
    expect(answers.map(({ status }) => status).filter((status) => status === 500)).toEqual([]);
  },
);
