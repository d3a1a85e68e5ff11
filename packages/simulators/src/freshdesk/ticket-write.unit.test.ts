import { expect, test } from "vitest";
import { openDesk, startOfTest } from "../testing/desk.ts";
import type { Person, Problems, SeenTicket } from "../testing/desk.ts";
import { toTime } from "../freshworks/times.ts";

const fields = ({ errors }: Problems) => errors.map(({ field, code }) => [field, code]);

test("a ticket needs a requester and nothing else, and the rest has its documented defaults", async () => {
  const { send } = openDesk();
  const answer = await send<SeenTicket>("POST", "/tickets", { email: "new.person@example.com" });
  expect(answer.status).toBe(201);
  expect(answer.headers.get("Location")).toBe(`http://desk.test/acme/api/v2/tickets/${answer.body.id}`);
  expect(answer.body).toMatchObject({
    status: 2,
    priority: 1,
    source: 2,
    subject: null,
    type: null,
    tags: [],
    cc_emails: [],
  });
  expect(fields((await send<Problems>("POST", "/tickets", { subject: "Hi" })).body)).toEqual([
    ["requester_id", "missing_field"],
  ]);
});

test("an unknown address makes a contact, and a known one is found again", async () => {
  const { send } = openDesk();
  const first = await send<SeenTicket>("POST", "/tickets", { email: "new.person@example.com", name: "New Person" });
  const second = await send<SeenTicket>("POST", "/tickets", { email: "New.Person@example.com" });
  expect(second.body["requester_id"]).toBe(first.body["requester_id"]);
  const contact = await send("GET", `/contacts/${String(first.body["requester_id"])}`);
  expect(contact.body).toMatchObject({ name: "New Person", email: "new.person@example.com", active: false });
});

test("a telephone number alone needs a name with it", async () => {
  const { send } = openDesk();
  const refused = await send<Problems>("POST", "/tickets", { phone: "+3220000000" });
  expect(fields(refused.body)).toEqual([["name", "missing_field"]]);
  expect((await send("POST", "/tickets", { phone: "+3220000000", name: "Ama" })).status).toBe(201);
});

test("all bad fields are reported in one answer, and null is refused", async () => {
  const { send } = openDesk();
  const refused = await send<Problems>("POST", "/tickets", {
    email: "a@example.com",
    status: 99,
    priority: null,
    source: 4,
    type: "Nonsense",
    tags: null,
    custom_fields: null,
    unique_external_id: null,
    responder_id: null,
    internal_group_id: 7,
    parent_id: 7,
    colour: "red",
  });
  expect(refused.status).toBe(400);
  expect(refused.body.description).toBe("Validation failed");
  expect(Object.fromEntries(refused.body.errors.map(({ field, message }) => [field, message]))).toEqual({
    status: "It should be one of these values: '2,3,4,5,6,7,12,9000'",
    priority: "It should be one of these values: '1,2,3,4'",
    source: "It should be one of these values: '1,2,3,5,6,7,9,11,101'",
    type: "It should be one of these values: 'Question,Incident,Problem,Feature Request,Refund,Onboarding – EU'",
    tags: "Value set is of type Null.It should be a/an Array",
    custom_fields: "Value set is of type Null.It should be a/an key/value pair",
    unique_external_id: "Value set is of type Null.It should be a/an String",
    responder_id: "Value set is of type Null.It should be a/an Positive Integer",
    internal_group_id: "The shared_ownership feature is required to support internal_group_id attribute in the request",
    parent_id: "The parent_child_infra feature is required to support parent_id attribute in the request",
    colour: "Unexpected/invalid field in request",
  });
});

test("each bad custom field is blamed by its own name", async () => {
  const { send } = openDesk();
  const refused = await send<Problems>("POST", "/tickets", {
    email: "a@example.com",
    custom_fields: {
      cf_unknown: 1,
      cf_seats: "many",
      cf_plan_tier: "Gold",
      cf_purchased_on: "03/02/2026",
      cf_goodwill: true,
    },
  });
  expect(fields(refused.body)).toEqual([
    ["custom_fields.cf_unknown", "invalid_field"],
    ["custom_fields.cf_seats", "datatype_mismatch"],
    ["custom_fields.cf_plan_tier", "invalid_value"],
    ["custom_fields.cf_purchased_on", "invalid_value"],
  ]);
});

test("what a create carries reads back, decimals as text and dates as days", async () => {
  const { send, account } = openDesk();
  const [agent] = account.store.agents.keys();
  const [group] = account.store.groups.keys();
  const sent = {
    email: "a@example.com",
    subject: "Größe 📦 مرحبا",
    description: "one<br>two",
    status: 9000,
    priority: 4,
    type: "Refund",
    responder_id: agent,
    group_id: group,
    tags: ["vip", "配送"],
    cc_emails: ["copy@example.com"],
    custom_fields: {
      cf_invoice_amount: 1.1,
      cf_purchased_on: "2026-02-03",
      cf_region: "Asia",
      cf_region_country: "Japan",
    },
  };
  const { id } = (await send<SeenTicket>("POST", "/tickets", sent)).body;
  const { email: _email, description: _description, custom_fields: custom, ...plain } = sent;
  const read = (await send<SeenTicket>("GET", `/tickets/${id}`)).body;
  expect(read).toMatchObject(plain);
  expect(read).toMatchObject({ description: "<div>one<br>two</div>", description_text: "one two" });
  expect(read["custom_fields"]).toMatchObject({ ...custom, cf_invoice_amount: "1.1", cf_seats: null });
});

test("the form's mandatory fields are enforced, and said to be required", async () => {
  const { send, account } = openDesk({ mandatoryFields: ["responder_id", "cf_order_number", "subject"] });
  const refused = await send<Problems>("POST", "/tickets", { email: "a@example.com", subject: " " });
  expect(refused.body.errors).toEqual([
    { field: "responder_id", message: "It should be a/an Positive Integer", code: "missing_field" },
    { field: "custom_fields.cf_order_number", message: "It should be a/an String", code: "missing_field" },
    { field: "subject", message: "It should not be blank as this is a mandatory field", code: "invalid_value" },
  ]);
  const required = (await send<{ name: string; required_for_agents: boolean }[]>("GET", "/ticket_fields")).body
    .filter((field) => field.required_for_agents)
    .map((field) => field.name);
  expect(required.toSorted()).toEqual(["agent", "cf_order_number", "priority", "requester", "status", "subject"]);
  const [agent] = account.store.agents.keys();
  const good = { email: "a@example.com", subject: "s", responder_id: agent, custom_fields: { cf_order_number: "7" } };
  expect((await send("POST", "/tickets", good)).status).toBe(201);
});

const regionOf = (custom_fields: object): object => ({ email: "a@example.com", custom_fields });

test("a level of a dependent field lies below the one above it, and goes when that changes", async () => {
  const { send } = openDesk();
  const refused = await send<Problems>("POST", "/tickets", regionOf({ cf_region: "Asia", cf_region_country: "Chile" }));
  expect(refused.body.errors).toEqual([
    {
      field: "custom_fields.cf_region_country",
      message: "It should be one of these values: 'Japan,Vietnam'",
      code: "invalid_value",
    },
  ]);
  expect((await send("POST", "/tickets", regionOf({ cf_region_city: "京都" }))).status).toBe(400);
  const whole = { cf_region: "Asia", cf_region_country: "Japan", cf_region_city: "京都" };
  const { id } = (await send<SeenTicket>("POST", "/tickets", regionOf(whole))).body;
  const moved = await send<SeenTicket>("PUT", `/tickets/${id}`, { custom_fields: { cf_region: "Europe" } });
  expect(moved.body["custom_fields"]).toMatchObject({
    cf_region: "Europe",
    cf_region_country: null,
    cf_region_city: null,
  });
});

test("what must be filled before a ticket is over is asked for when it ends, and not before", async () => {
  const { send } = openDesk({ closingFields: ["cf_plan_tier"] });
  const { id } = (await send<SeenTicket>("POST", "/tickets", { email: "a@example.com" })).body;
  const closed = await send<Problems>("PUT", `/tickets/${id}`, { status: 5 });
  expect(closed.body.errors).toEqual([
    {
      field: "custom_fields.cf_plan_tier",
      message: "It should not be blank as this is a mandatory field",
      code: "invalid_value",
    },
  ]);
  expect((await send("POST", "/tickets", { email: "a@example.com", status: 4 })).status).toBe(400);
  expect((await send("PUT", `/tickets/${id}`, { status: 3 })).status).toBe(200);
  const filled = { status: 5, custom_fields: { cf_plan_tier: "Team" } };
  expect((await send("PUT", `/tickets/${id}`, filled)).status).toBe(200);
});

test("due times are null in the create answer and known some seconds later", async () => {
  const { send, account } = openDesk();
  const { body } = await send<SeenTicket>("POST", "/tickets", { email: "a@example.com" });
  expect(body).toMatchObject({ due_by: null, fr_due_by: null });
  expect((await send("GET", `/tickets/${body.id}`)).body).toMatchObject({ due_by: null });
  account.clock.advance(5000);
  expect((await send("GET", `/tickets/${body.id}`)).body).toMatchObject({
    due_by: toTime(startOfTest + 3 * 86_400_000),
  });
});

test("an update changes what was sent and nothing else, and its answer shows the due times from before", async () => {
  const { send, account } = openDesk();
  const before = (await send<SeenTicket>("GET", "/tickets/50")).body;
  account.clock.advance(60_000);
  const answer = await send<SeenTicket>("PUT", "/tickets/50", {
    priority: 1,
    due_by: "2027-01-01T00:00:00Z",
    tags: [],
  });
  expect(answer.status).toBe(200);
  expect(answer.body).toMatchObject({
    priority: 1,
    due_by: before["due_by"],
    updated_at: toTime(startOfTest + 60_000),
  });
  for (const key of ["association_type", "source_additional_info"]) expect(answer.body).not.toHaveProperty(key);
  const after = (await send<SeenTicket>("GET", "/tickets/50")).body;
  const changed = { priority: 1, due_by: "2027-01-01T00:00:00Z", tags: [], updated_at: toTime(startOfTest + 60_000) };
  expect(after).toEqual({ ...before, ...changed });
});

test("an update clears with null what can be empty, and refuses what only a create takes", async () => {
  const { send, account } = openDesk();
  const [agent] = account.store.agents.keys();
  await send("PUT", "/tickets/50", { responder_id: agent, type: "Refund" });
  const cleared = await send("PUT", "/tickets/50", { responder_id: null, type: null, group_id: null });
  expect(cleared).toMatchObject({ status: 200, body: { responder_id: null, type: null, group_id: null } });
  const refused = await send<Problems>("PUT", "/tickets/50", { cc_emails: [], related_ticket_ids: [] });
  expect(refused.body.errors.map(({ code }) => code)).toEqual(["invalid_field", "invalid_field"]);
});

test("closing and reopening leave their marks in the statistics", async () => {
  const { send, account } = openDesk();
  await send("PUT", "/tickets/50", { status: 2 });
  account.clock.advance(1000);
  await send("PUT", "/tickets/50", { status: 5 });
  account.clock.advance(1000);
  await send("PUT", "/tickets/50", { status: 2 });
  const { stats } = (await send<{ stats: Record<string, string> }>("GET", "/tickets/50?include=stats")).body;
  expect(stats).toMatchObject({ closed_at: toTime(startOfTest + 1000), reopened_at: toTime(startOfTest + 2000) });
});

test("a view includes its requester, company and up to ten conversations, oldest first", async () => {
  const { send } = openDesk();
  for (let note = 0; note < 12; note += 1) await send("POST", "/tickets/50/notes", { body: `note ${note}` });
  const path = "/tickets/50?include=requester,company,conversations";
  const { requester, company, conversations } = (
    await send<{ requester: Person; company: object; conversations: { created_at: string }[] }>("GET", path)
  ).body;
  expect(Object.keys(requester)).toEqual(["id", "name", "email", "mobile", "phone"]);
  expect(company).toBeDefined();
  expect(conversations).toHaveLength(10);
  const times = conversations.map((conversation) => conversation.created_at);
  expect(times).toEqual(times.toSorted());
  expect((await send("GET", "/tickets/50?include=description")).status).toBe(400);
});
