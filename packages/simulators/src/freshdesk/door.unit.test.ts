import { expect, test } from "vitest";
import { basic, openDesk } from "../testing/desk.ts";

test("without a key, or with a wrong or revoked one, nobody is signed in", async () => {
  const { as, account } = openDesk();
  const refusal = { code: "invalid_credentials", message: "You have to be logged in to perform this action." };
  expect(await as("")("GET", "/agents/me")).toMatchObject({ status: 401, body: refusal });
  expect(await as("wrong")("GET", "/agents/me")).toMatchObject({ status: 401, body: refusal });
  expect((await as("admin-key")("GET", "/agents/me")).status).toBe(200);
  account.configure({ keys: [] });
  expect((await as("admin-key")("GET", "/agents/me")).status).toBe(401);
});

test("any password will do", async () => {
  const { app } = openDesk();
  const authorization = `Basic ${Buffer.from("admin-key:anything at all").toString("base64")}`;
  const answer = await app.request("http://desk.test/acme/api/v2/agents/me", { headers: { authorization } });
  expect(answer.status).toBe(200);
});

test("what is not there is a 404 without a body: accounts, paths and ids", async () => {
  const { send, app } = openDesk();
  for (const path of [
    "/tickets/999999",
    "/nowhere",
    "/tickets/1/conversations/2",
    "/tickets/1/notes/5",
    "/contacts/77",
  ]) {
    expect({ path, ...(await send("GET", path)) }).toMatchObject({ path, status: 404, text: "" });
  }
  const stranger = await app.request("http://desk.test/stranger/api/v2/tickets", {
    headers: { authorization: basic("admin-key") },
  });
  expect([stranger.status, await stranger.text()]).toEqual([404, ""]);
});

test("a wrong verb is told the right ones", async () => {
  const { send } = openDesk();
  expect(await send("PUT", "/tickets", {})).toMatchObject({
    status: 405,
    body: { message: "PUT method is not allowed. It should be one of these method(s): GET, POST" },
  });
});

test("only JSON is spoken, in both directions", async () => {
  const { send } = openDesk();
  expect((await send("GET", "/tickets", undefined, { accept: "application/xml" })).status).toBe(406);
  expect((await send("GET", "/tickets", undefined, { accept: "text/html, */*;q=0.1" })).status).toBe(200);
  expect((await send("POST", "/tickets", "<ticket/>", { "content-type": "application/xml" })).status).toBe(415);
  expect(await send("POST", "/tickets", '{"email":')).toMatchObject({ status: 400, body: { code: "invalid_json" } });
});

test("an agent who is no administrator sees itself and tickets, and no directory", async () => {
  const { as } = openDesk();
  const send = as("agent-key");
  for (const path of [
    "/agents",
    "/agents/1",
    "/groups",
    "/admin/groups",
    "/roles",
    "/contact_fields",
    "/company_fields",
  ]) {
    expect({ path, ...(await send("GET", path)) }).toMatchObject({
      path,
      status: 403,
      body: { code: "access_denied", message: "You are not authorized to perform this action." },
    });
  }
  for (const path of ["/agents/me", "/tickets", "/ticket_fields", "/contacts", "/companies", "/products"]) {
    expect([path, (await send("GET", path)).status]).toEqual([path, 200]);
  }
});

test("a suspended account refuses every key", async () => {
  const { send } = openDesk({ suspended: true });
  expect(await send("GET", "/agents/me")).toMatchObject({ status: 403, body: { code: "account_suspended" } });
});

test("every answer names the version and a request id of its own", async () => {
  const { send } = openDesk();
  const [one, two] = [await send("GET", "/agents/me"), await send("GET", "/agents/me")];
  expect(one.headers.get("X-Freshdesk-Api-Version")).toBe("latest=v2; requested=v2");
  expect(one.headers.get("X-Request-Id")).not.toBe(two.headers.get("X-Request-Id"));
});
