import type { FreshserviceAccount } from "@portico/simulators";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { type OAuthWorld, openOAuthWorld, signInRoot, titleOf } from "./oauth-world.ts";

let world: OAuthWorld;
beforeAll(async () => {
  world = await openOAuthWorld(inject("postgresUrl"));
});
afterAll(() => world.close());

const tokenCalls = ({ log }: FreshserviceAccount, status?: number) =>
  log.all().filter((call) => call.path === `${signInRoot}/token` && (status ?? call.status) === call.status).length;
const statusOf = async (id: string): Promise<unknown> =>
  (await world.tenant.send("GET", `/v1/connections/${id}`)).json["status"];
const begun = async () => {
  const account = world.openAccount();
  const linked = await world.link();
  return { account, linked, answer: await world.decide(await world.leave(linked, account.subdomain)) };
};

const changed = (answer: string, parts: Readonly<Record<string, string | null>>): string => {
  const url = new URL(answer, "http://portico.test");
  for (const [name, value] of Object.entries(parts))
    if (value === null) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  return `${url.pathname}${url.search}`;
};

const halfAnHour = 1_800_000;

describe("a sign-in at the help desk", () => {
  test("connects, with what was agreed to, and asks for no more than the link does", async () => {
    const account = world.openAccount();
    const linked = await world.link({ access: "read" });
    const url = new URL(await world.leave(linked, `https://${account.subdomain}.freshservice.com/a/`));
    const { scope = "", state = "", ...query } = Object.fromEntries(url.searchParams);
    expect(query).toEqual({
      response_type: "code",
      client_id: "portico-test",
      redirect_uri: "https://portico.test/connect/oauth/callback",
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: "S256",
    });
    expect(scope).not.toMatch(/create|edit|delete/);
    expect(state).not.toContain(linked.token);
    const page = await world.comeBack(await world.decide(url.href), linked.cookie);
    expect([page.status, titleOf(page)]).toEqual([200, "Freshservice is connected – Acme"]);
    const { json } = await world.tenant.send("GET", `/v1/connections/${linked.connectionId}`);
    expect(json).toMatchObject({ status: "active", access: "read" });
    expect(await world.read(world.send[0], linked.connectionId)).toMatchObject({ status: 200 });
  });

  test("works at a vendor that takes no code challenge, and names no issuer", async () => {
    const account = world.openAccount({ oauthPkce: "ignored", oauthNamesIssuer: false });
    const linked = await world.link();
    const url = await world.leave(linked, account.subdomain, world.send[1]);
    expect(url).not.toContain("challenge");
    const page = await world.comeBack(await world.decide(url), linked.cookie, world.send[1]);
    expect(titleOf(page)).toBe("Freshservice is connected – Acme");
  });

  test("is not begun for an address that is none", async () => {
    expect(await world.leave(await world.link(), "no address")).toBe(
      "Error: This is not a Freshservice address – Acme",
    );
  });

  test("that is denied says so, and may be begun again", async () => {
    const account = world.openAccount();
    const linked = await world.link();
    const denied = await world.decide(await world.leave(linked, account.subdomain), "deny");
    const page = await world.comeBack(denied, linked.cookie);
    expect([page.status, titleOf(page)]).toEqual([422, "Error: You did not allow access – Acme"]);
    expect(tokenCalls(account)).toBe(0);
    const allowed = await world.decide(await world.leave(linked, account.subdomain));
    expect((await world.comeBack(allowed, linked.cookie)).status).toBe(200);
  });

  test("that grants less than is asked for connects nothing, and what it granted is given back", async () => {
    const account = world.openAccount({ oauthWithheld: ["freshservice.tickets.edit"] });
    const linked = await world.link();
    const page = await world.comeBack(await world.decide(await world.leave(linked, account.subdomain)), linked.cookie);
    expect(titleOf(page)).toBe("Error: Part of the access is missing – Acme");
    expect(account.log.all().at(-1)).toMatchObject({ path: `${signInRoot}/revoke`, status: 200 });
  });

  test("at an organisation that does not open the account connects nothing", async () => {
    const account = world.openAccount();
    const linked = await world.link();
    const answer = await world.decide(await world.leave(linked, account.subdomain));
    account.faults.add({ kind: "answer", status: 401, path: "^/api/", times: 9 });
    expect(titleOf(await world.comeBack(answer, linked.cookie))).toBe("Error: You signed in to another account – Acme");
  });
});

describe("an answer to a sign-in", () => {
  const brokenOff = "Error: The sign-in did not finish – Acme";

  test.each([
    ["no state", { state: null }],
    ["a state of nobody's", { state: "x.y.z" }],
  ])("with %s leads nowhere", async (_, parts) => {
    const { account, linked, answer } = await begun();
    expect((await world.comeBack(changed(answer, parts), linked.cookie)).status).toBe(404);
    expect(tokenCalls(account)).toBe(0);
  });

  test("with the link's own token for a state leads nowhere, nor does a state open a link", async () => {
    const { linked, answer } = await begun();
    const { token, cookie } = linked;
    expect((await world.comeBack(changed(answer, { state: token }), cookie)).status).toBe(404);
    const state = new URL(answer, "http://portico.test").searchParams.get("state") ?? "";
    expect((await world.send[0]("GET", `/connect/${state}`)).status).toBe(404);
  });

  test.each([
    ["from another issuer", { iss: "https://evil.example" }],
    ["without a code", { code: null }],
    ["with a code of somebody else's", { code: "code-0000" }],
    ["with an error of no known meaning", { code: null, error: "server_error" }],
  ])("%s connects nothing", async (_, parts) => {
    const { linked, answer } = await begun();
    expect(titleOf(await world.comeBack(changed(answer, parts), linked.cookie))).toBe(brokenOff);
    // It was the one answer to what was asked.
    expect(titleOf(await world.comeBack(answer, linked.cookie))).toBe(brokenOff);
  });

  test("to an earlier sign-in than the last counts for nothing, and spoils nothing", async () => {
    const { account, linked, answer: earlier } = await begun();
    const last = await world.decide(await world.leave(linked, account.subdomain));
    expect(titleOf(await world.comeBack(earlier, linked.cookie))).toBe(brokenOff);
    expect((await world.comeBack(last, linked.cookie)).status).toBe(200);
  });

  test("in a second browser finds the link in use, and the first goes on", async () => {
    const { account, linked, answer } = await begun();
    const other = await world.link();
    for (const cookie of [other.cookie, ""]) expect((await world.comeBack(answer, cookie)).status).toBe(403);
    expect(tokenCalls(account)).toBe(0);
    expect((await world.comeBack(answer, linked.cookie)).status).toBe(200);
  });

  test("after the code has expired connects nothing; one that is brought twice is answered once", async () => {
    const { account, linked, answer } = await begun();
    world.advance(61_000);
    expect(titleOf(await world.comeBack(answer, linked.cookie))).toBe(brokenOff);
    const before = tokenCalls(account);
    const again = await world.decide(await world.leave(linked, account.subdomain));
    await Promise.all([world.comeBack(again, linked.cookie), world.comeBack(again, linked.cookie)]);
    expect(tokenCalls(account)).toBe(before + 1);
    expect((await world.comeBack(again, linked.cookie)).status).toBe(200);
  });
});

describe("tokens", () => {
  test("that have expired are renewed once by all processes together, as often as it takes", async () => {
    const account = world.openAccount();
    const id = await world.connect(account);
    const before = tokenCalls(account);
    for (const round of [1, 2, 3]) {
      world.advance(halfAnHour);
      const calls = Array.from({ length: 8 }, (_, index) => world.read(world.send[index % 2 === 0 ? 0 : 1], id));
      expect((await Promise.all(calls)).map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200));
      expect(tokenCalls(account) - before).toBe(round);
    }
    expect(tokenCalls(account, 400)).toBe(0);
    expect(await statusOf(id)).toBe("active");
  });

  test("that a vendor keeps stay good for the next renewal", async () => {
    const account = world.openAccount({ oauthRefresh: "kept" });
    const id = await world.connect(account);
    for (const by of world.send) {
      world.advance(halfAnHour);
      expect((await world.read(by, id)).status).toBe(200);
    }
  });

  test("that are refused before their time are renewed, and a write that met that is sent again", async () => {
    const account = world.openAccount();
    const id = await world.connect(account);
    await world.read(world.send[0], id);
    const before = tokenCalls(account);
    account.faults.add({ kind: "answer", status: 401, method: "PUT" });
    const json = { priority: "high" };
    const { key } = world.tenant;
    const write = () => world.send[0]("PATCH", `/v1/connections/${id}/tickets/1`, { key, json });
    expect((await write()).status).toBe(200);
    expect(tokenCalls(account) - before).toBe(1);
  });

  test("that the help desk took back end the connection until somebody signs in again", async () => {
    const account = world.openAccount();
    const id = await world.connect(account);
    account.grants.endAll();
    expect((await world.read(world.send[0], id)).json["code"]).toBe("connection_unauthorized");
    expect(await statusOf(id)).toBe("needs_reauth");
    const calls = tokenCalls(account);
    expect((await world.read(world.send[0], id)).status).toBe(424);
    expect(tokenCalls(account)).toBe(calls);
    expect(await world.connect(account, { connection_id: id })).toBe(id);
    expect((await world.read(world.send[0], id)).status).toBe(200);
  });

  test("that are refused once more end the connection, until a look finds that they are taken", async () => {
    const account = world.openAccount();
    const id = await world.connect(account);
    const before = tokenCalls(account);
    account.faults.add({ kind: "answer", status: 401, path: "^/api/", times: 9 });
    expect((await world.read(world.send[0], id)).json["code"]).toBe("connection_unauthorized");
    expect(tokenCalls(account) - before).toBe(1);
    expect(await statusOf(id)).toBe("needs_reauth");
    account.faults.clear();
    world.advance(halfAnHour);
    expect((await world.tenant.send("POST", `/v1/connections/${id}/check`)).status).toBe(200);
    expect(await statusOf(id)).toBe("active");
  });

  test("are neither lost nor taken for refused while the sign-in is away", async () => {
    const account = world.openAccount();
    const id = await world.connect(account);
    world.advance(halfAnHour);
    account.faults.add({ kind: "answer", status: 503, path: "/token$" });
    expect((await world.read(world.send[0], id)).json["code"]).toBe("provider_unavailable");
    expect(await statusOf(id)).toBe("active");
    expect((await world.read(world.send[1], id)).status).toBe(200);
  });

  test("are revoked when their connection is deleted", async () => {
    const account = world.openAccount();
    const id = await world.connect(account);
    expect((await world.tenant.send("DELETE", `/v1/connections/${id}`)).status).toBe(204);
    const revoked = () => account.log.all().filter(({ path }) => path === `${signInRoot}/revoke`);
    await expect.poll(revoked).toMatchObject([{ status: 200 }]);
  });

  test("are nobody's to hand in by the API", async () => {
    const { subdomain } = world.openAccount();
    const credentials = { access_token: "a", refresh_token: "b", expires_at: "" };
    const json = { provider: "freshservice", subdomain, credentials };
    expect((await world.tenant.send("POST", "/v1/connections", { json })).status).toBe(422);
  });
});
