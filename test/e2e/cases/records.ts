import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { Connection, Deployment, Tenant } from "../deployment.ts";
import type { HelpDeskAccount } from "../help-desks.ts";
import { listIn } from "../http.ts";

interface World {
  account: HelpDeskAccount;
  tenant: Tenant;
  connection: Connection;
}

const open = async (deployment: Deployment, settings: object = {}): Promise<World> => {
  const account = await deployment.helpDesks.openAccount(settings);
  const tenant = await deployment.openTenant();
  return { account, tenant, connection: await tenant.connect(account) };
};

const ticket = {
  subject: "The invoice shows the wrong address",
  description: { text: "Could you correct it?" },
  requester: { email: "ines@example.com", name: "Inês Duarte" },
  priority: "high",
  tags: ["billing"],
};

/** What is written is there, what is deleted is gone, and what is wrong costs no call. */
export const recordCases = (deployment: () => Deployment): void => {
  describe.each([
    { collection: "/tickets", body: ticket, patch: { status: "pending", tags: ["billing", "vip"] } },
    {
      collection: "/contacts",
      body: { name: "Inês Duarte", email: "duarte@example.com" },
      patch: { job_title: "Head of Purchasing" },
    },
  ])("an object of $collection", ({ collection, body, patch }) => {
    test("lives: made, read, changed, deleted, restored, deleted, and then it is gone", async () => {
      const {
        connection: { id, send },
      } = await open(deployment());
      const made = await send("POST", collection, { json: body });
      expect(made.status).toBe(201);
      const location = String(made.headers.get("location"));
      expect(location).toBe(`/v1/connections/${id}${collection}/${String(made.json["id"])}`);
      const path = location.replace(`/v1/connections/${id}`, "");
      const { requester: _, description: __, ...same } = { requester: undefined, description: undefined, ...body };
      expect(await send("GET", path)).toMatchObject({ status: 200, json: same });
      expect(await send("PATCH", path, { json: patch })).toMatchObject({ status: 200, json: { ...same, ...patch } });
      expect(await send("GET", path)).toMatchObject({ status: 200, json: { ...same, ...patch } });
      expect(await send("DELETE", path)).toMatchObject({ status: 204, text: "" });
      expect(await send("POST", `${path}/restore`)).toMatchObject({ status: 200, json: { ...same, ...patch } });
      expect(await send("DELETE", path)).toMatchObject({ status: 204, text: "" });
      expect(await send("DELETE", path)).toMatchObject({ status: 404, json: { code: "not_found" } });
    });
  });

  test("tickets and contacts become part of another, once for each key, and the log says so", async () => {
    const {
      connection: { send },
      tenant,
    } = await open(deployment());
    for (const [collection, ids, bodies] of [
      ["/tickets", "ticket_ids", [ticket, ticket]],
      [
        "/contacts",
        "contact_ids",
        [
          { name: "Inês", email: "i@example.com" },
          { name: "Inês Duarte", email: "d@example.com" },
        ],
      ],
    ] as const) {
      const [kept, gone] = await Promise.all(bodies.map((json) => send("POST", collection, { json })));
      const path = `${collection}/${String(kept?.json["id"])}`;
      const json = { [ids]: [String(gone?.json["id"])] };
      const planned = await send("POST", `${path}/merge?dry_run=true`, { json });
      expect(planned).toMatchObject({
        status: 200,
        json: { dry_run: true, requests: [{}, { method: "GET", path: expect.stringContaining(path) }] },
      });
      const headers = { "idempotency-key": `merge${collection}` };
      const merged = await send("POST", `${path}/merge`, { json, headers });
      expect(merged).toMatchObject({ status: 200, json: { id: kept?.json["id"] } });
      const again = await send("POST", `${path}/merge`, { json, headers });
      expect([again.headers.get("idempotency-replayed"), again.json]).toEqual(["true", merged.json]);
    }
    const log = await tenant.send("GET", "/v1/audit_log");
    expect(log.text).toMatch(/merged others into ticket \d+ on /);
    expect(log.text).toMatch(/merged others into contact \d+ on /);
  });

  test("a contact is deleted for good, and its tickets with it, as the dry run has said", async () => {
    const {
      connection: { send },
      tenant,
    } = await open(deployment());
    const { json } = await send("POST", "/tickets", { json: ticket });
    const [path, other] = [`/contacts/${String(json["requester_id"])}`, `/tickets/${String(json["id"])}`];
    expect(await send("DELETE", `${path}?permanent=true&dry_run=true`)).toMatchObject({
      status: 200,
      json: { requests: [{ method: "DELETE" }], side_effects: [expect.stringMatching(/tickets/)] },
    });
    expect(await send("GET", path)).toMatchObject({ status: 200 });
    expect(await send("DELETE", `${path}?permanent=true`)).toMatchObject({ status: 204, text: "" });
    expect(await send("POST", `${path}/restore`)).toMatchObject({ status: 404 });
    expect(await send("GET", other)).toMatchObject({ status: 404 });
    expect((await tenant.send("GET", "/v1/audit_log")).text).toMatch(/ erased contact \d+ on /);
  });

  test("a ticket begins with an e-mail to the customer, and is sent on to others", async () => {
    const {
      connection: { send },
    } = await open(deployment());
    const json = { ...ticket, outbound: true };
    const refused = await send("POST", "/tickets", { json });
    expect(refused).toMatchObject({ status: 422, json: { errors: [{ pointer: "/native/email_config_id" }] } });
    const mailboxes = z.array(z.object({ id: z.int() }));
    const [mailbox] = mailboxes.parse(JSON.parse((await send("GET", "/proxy/api/v2/email_configs")).text));
    const whole = { ...json, native: { email_config_id: mailbox?.id } };
    expect(await send("POST", "/tickets?dry_run=true", { json: whole })).toMatchObject({
      json: {
        requests: [{ path: "/api/v2/tickets/outbound_email", credits: { ticket_create: 1 } }],
        side_effects: [expect.stringContaining("ines@example.com"), expect.any(String)],
      },
    });
    const made = await send("POST", "/tickets", { json: whole });
    expect(made).toMatchObject({ status: 201, json: { subject: ticket.subject, channel: "email", status: "closed" } });
    const path = `/tickets/${String(made.json["id"])}`;
    const forwarded = { to: ["carrier@example.com"], body: { text: "Where is it?" } };
    expect(await send("POST", `${path}/forward`, { json: forwarded })).toMatchObject({
      status: 200,
      json: { ticket_id: made.json["id"], to: forwarded.to, visibility: "internal", body: { text: "Where is it?" } },
    });
  });

  test("a comment lives with its ticket", async () => {
    const {
      connection: { send },
    } = await open(deployment());
    const {
      json: { id },
    } = await send("POST", "/tickets", { json: ticket });
    const made = await send("POST", `/tickets/${String(id)}/comments`, {
      json: { body: { text: "Looking into it." } },
    });
    expect(made).toMatchObject({ status: 201, json: { visibility: "internal", ticket_id: id } });
    const path = `/tickets/${String(id)}/comments/${String(made.json["id"])}`;
    expect(await send("GET", path)).toMatchObject({ status: 200, json: { body: { text: "Looking into it." } } });
    expect(await send("PATCH", path, { json: { body: { text: "Done." } } })).toMatchObject({
      status: 200,
      json: { body: { text: "Done." } },
    });
    expect(listIn(await send("GET", `/tickets/${String(id)}/comments`))).toMatchObject([
      { id: made.json["id"], body: { text: "Done." } },
    ]);
    expect(await send("DELETE", path)).toMatchObject({ status: 204 });
    expect(await send("GET", path)).toMatchObject({ status: 404 });
    expect(await send("DELETE", path)).toMatchObject({ status: 404 });
  });

  test.each([
    ["a field that is none", { ...ticket, colour: "red" }, "validation_failed", "/colour"],
    ["a missing requester", { subject: "Hello", description: { text: "Hi" } }, "validation_failed", "/requester"],
    ["an unknown status", { ...ticket, status: "sleeping" }, "validation_failed", "/status"],
    [
      "a requester who is no address",
      { ...ticket, requester: { email: "ines" } },
      "validation_failed",
      "/requester/email",
    ],
    ["an id of another help desk", { ...ticket, group_id: "OPS-7" }, "validation_failed", "/group_id"],
    ["a field that this help desk lacks", { ...ticket, is_spam: true }, "validation_failed", "/is_spam"],
  ])("%s is refused at its pointer, and the help desk hears nothing of it", async (_, body, code, pointer) => {
    const { account, connection } = await open(deployment());
    await account.forgetCalls();
    const refused = await connection.send("POST", "/tickets", { json: body });
    expect(refused).toMatchObject({ status: 422, json: { code } });
    expect(refused.json["errors"]).toContainEqual(expect.objectContaining({ pointer }));
    expect(
      (await account.calls()).filter(({ method, path }) => method !== "GET" || path !== "/api/v2/ticket_fields"),
    ).toEqual([]);
  });

  test("another tenant finds nothing under a connection's id, and its help desk hears nothing of it", async () => {
    const { account, connection } = await open(deployment());
    const stranger = await deployment().openTenant("Stranger");
    await account.forgetCalls();
    for (const path of ["/tickets", "/tickets/1", "/contacts", "/proxy/api/v2/tickets", "/budget", ""]) {
      const absent = await stranger.send("GET", `/v1/connections/con_00000000000000000000000000${path}`);
      const foreign = await stranger.send("GET", `/v1/connections/${connection.id}${path}`);
      expect(foreign.status).toBe(404);
      expect({ ...foreign.json, request_id: "" }).toEqual({ ...absent.json, request_id: "" });
    }
    expect(await account.calls()).toEqual([]);
  });

  test("dry_run tells what would be sent and sends nothing", async () => {
    const {
      account,
      connection: { send },
    } = await open(deployment());
    await account.forgetCalls();
    const plan = await send("POST", "/tickets?dry_run=true", { json: ticket });
    expect(plan).toMatchObject({
      status: 200,
      json: {
        dry_run: true,
        requests: [{ method: "POST", path: "/api/v2/tickets", body: { subject: ticket.subject } }],
      },
    });
    expect(await send("PATCH", "/tickets/1?dry_run=true", { json: { status: "closed" } })).toMatchObject({
      json: { dry_run: true },
    });
    expect(await send("DELETE", "/tickets/1?dry_run=true")).toMatchObject({ status: 200, json: { dry_run: true } });
    expect((await account.calls()).filter(({ method }) => method !== "GET")).toEqual([]);
  });

  test("include=native gives the help desk's own object, to the digit", async () => {
    const {
      account,
      connection: { send },
    } = await open(deployment());
    const [first] = listIn(await send("GET", "/tickets?limit=1"));
    const path = `/tickets/${String(first?.["id"])}`;
    const { status, json } = await send("GET", `${path}?include=native`);
    const seen = await send("GET", `/proxy/api/v2${path}?include=stats`);
    expect(status).toBe(200);
    expect(json["native"]).toEqual(JSON.parse(seen.text));
    expect((await send("GET", path)).json).not.toHaveProperty("native");
    expect(await account.refused()).toBe(0);
  });
};
