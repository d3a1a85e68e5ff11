import { expect, test } from "vitest";
import type { Problems } from "../testing/desk.ts";
import { openServiceDesk } from "../testing/service-desk.ts";
import type { ServiceDesk } from "../testing/service-desk.ts";

interface Answer {
  ticket: Record<string, unknown> & { id: number };
}

const incident = {
  email: "ines@example.com",
  subject: "VPN",
  description: "It does not connect.",
  status: 2,
  priority: 1,
};

const create = async ({ send }: ServiceDesk, more: object = {}) =>
  (await send<Answer>("POST", "/tickets", { ...incident, ...more })).body.ticket;
const view = async ({ send }: ServiceDesk, id: number, include = "") =>
  (await send<Answer>("GET", `/tickets/${id}${include}`)).body.ticket;
const wrong = async ({ send }: ServiceDesk, method: string, path: string, body: object) => {
  const { status, body: answer } = await send<Problems>(method, path, body);
  return [status, ...(answer?.errors ?? []).map(({ field, code }) => `${field} ${code}`)];
};

test("a created ticket answers with its due times, tags and files, and without urgency or deletion", async () => {
  const desk = openServiceDesk();
  const made = await desk.send<Answer>("POST", "/tickets", { ...incident, tags: ["a"], cc_emails: ["c@example.com"] });
  expect(made.status).toBe(201);
  expect(made.body.ticket).toMatchObject({
    subject: "VPN",
    description: "<div>It does not connect.</div>",
    description_text: "It does not connect.",
    type: "Incident",
    source: 2,
    tags: ["a"],
    cc_emails: ["c@example.com"],
    due_by: "2026-12-04T12:00:00Z",
    custom_fields: { weather_server: null },
  });
  for (const key of ["urgency", "impact", "deleted"]) expect(made.body.ticket).not.toHaveProperty(key);
  const seen = await view(desk, made.body.ticket.id);
  expect(seen).toMatchObject({ urgency: 1, impact: 1, deleted: false, resolution_notes: null });
  expect(seen).not.toHaveProperty("tags");
  expect((await view(desk, made.body.ticket.id, "?include=tags"))["tags"]).toEqual(["a"]);
});

test("an unknown address becomes a requester, a known one or an agent's does not", async () => {
  const desk = openServiceDesk();
  const first = await create(desk, { name: "Inês" });
  const again = await create(desk);
  expect(again["requester_id"]).toBe(first["requester_id"]);
  const person = desk.account.store.requesters.get(Number(first["requester_id"]));
  expect(person).toMatchObject({ first_name: "Inês", primary_email: "ines@example.com" });
  const agent = desk.account.store.agents.values().next().value;
  expect((await create(desk, { email: agent?.email }))["requester_id"]).toBe(agent?.id);
});

test("what a create must have, and must not have, is said field by field", async () => {
  const desk = openServiceDesk();
  expect(await wrong(desk, "POST", "/tickets", {})).toEqual([
    400,
    "subject missing_field",
    "description missing_field",
    "status missing_field",
    "priority missing_field",
    "requester_id missing_field",
  ]);
  const cases: [object, string][] = [
    [{ subject: " " }, "subject invalid_value"],
    [{ phone: "1", email: undefined }, "name missing_field"],
    [{ status: 99 }, "status invalid_value"],
    [{ status: "2" }, "status invalid_value"],
    [{ urgency: 4 }, "urgency invalid_value"],
    [{ type: "Service Request" }, "type invalid_value"],
    [{ due_by: "2020-01-01T00:00:00Z" }, "due_by invalid_value"],
    [{ due_by: "tomorrow" }, "due_by invalid_value"],
    [{ requested_for_id: 1 }, "requested_for_id incompatible_field"],
    [{ company_id: 1 }, "company_id invalid_field"],
    [{ custom_fields: { cf_x: 1 } }, "custom_fields.cf_x invalid_field"],
    [{ attachments: ["x"] }, "attachments datatype_mismatch"],
    [{ assets: [{ display_id: 99 }] }, "assets invalid_value"],
    [{ responder_id: 1 }, "responder_id invalid_value"],
    [{ workspace_id: 9 }, "workspace_id invalid_value"],
  ];
  for (const [body, expected] of cases) {
    expect(await wrong(desk, "POST", "/tickets", { ...incident, ...body })).toContain(expected);
  }
  desk.account.configure({ requiredOnCreate: ["subject"] });
  expect((await desk.send("POST", "/tickets", { email: "a@example.com", subject: "s" })).status).toBe(201);
});

test("a form that demands a category demands it, but of administrators who pass over it", async () => {
  const desk = openServiceDesk({ mandatoryFields: ["category", "weather_server"] });
  expect(await wrong(desk, "POST", "/tickets", incident)).toEqual([
    400,
    "category missing_field",
    "custom_fields.weather_server missing_field",
  ]);
  const { id } = await create(desk, { category: "Hardware", custom_fields: { weather_server: "wx" } });
  expect(await wrong(desk, "PUT", `/tickets/${id}`, { category: null })).toContain("category invalid_value");
  const passing = `/tickets/${id}?bypass_mandatory=true`;
  expect((await desk.send("PUT", passing, { category: null })).status).toBe(200);
  expect((await desk.as("agent-key")("PUT", passing, { category: null })).status).toBe(400);
});

test("what must be filled before a ticket is over is asked for when it ends, and not before", async () => {
  const desk = openServiceDesk({ closingFields: ["weather_server"] });
  const { id } = await create(desk, {});
  expect(await wrong(desk, "PUT", `/tickets/${id}`, { status: 5 })).toContain(
    "custom_fields.weather_server invalid_value",
  );
  expect((await desk.send("PUT", `/tickets/${id}`, { status: 3 })).status).toBe(200);
  const filled = { status: 5, custom_fields: { weather_server: "w" } };
  expect((await desk.send("PUT", `/tickets/${id}`, filled)).status).toBe(200);
});

test("an update changes what was sent and keeps the rest; lists are replaced whole", async () => {
  const desk = openServiceDesk();
  const { id } = await create(desk, {
    tags: ["a", "b"],
    assets: [{ display_id: 1 }],
    custom_fields: { weather_server: "w" },
  });
  desk.account.clock.advance(5000);
  const body = { status: 4, tags: ["c"], assets: [{ display_id: 2 }], custom_fields: { affected_users: 3 } };
  const updated = await desk.send<Answer>("PUT", `/tickets/${id}`, body);
  expect(updated.body.ticket).toMatchObject({
    status: 4,
    tags: ["c"],
    subject: "VPN",
    custom_fields: { weather_server: "w", affected_users: 3 },
    updated_at: "2026-11-24T12:00:05Z",
  });
  const seen = await view(desk, id, "?include=assets,stats");
  expect(seen).toMatchObject({ assets: [{ display_id: 2 }], stats: { resolved_at: "2026-11-24T12:00:05Z" } });
  expect((seen["stats"] as { ticket_id: number }).ticket_id).not.toBe(id);
  const activities = await desk.send<{ activities: { content: string }[] }>("GET", `/tickets/${id}/activities`);
  expect(activities.body.activities.map(({ content }) => content)).toEqual([
    " set Status as Resolved",
    " created ticket for ines,  set Status as Open, set Urgency as Low, set Priority as Low",
  ]);
});

test("a delete is soft: the ticket can be read and restored, and takes no other verb meanwhile", async () => {
  const desk = openServiceDesk();
  const { id } = await create(desk);
  desk.account.clock.advance(5000);
  expect(await desk.send("DELETE", `/tickets/${id}`)).toMatchObject({ status: 204, text: "" });
  expect(await view(desk, id)).toMatchObject({ deleted: true, updated_at: "2026-11-24T12:00:05Z" });
  const message = "PUT method is not allowed. It should be one of these method(s): GET";
  expect(await desk.send("PUT", `/tickets/${id}`, { status: 3 })).toMatchObject({ status: 405, body: { message } });
  expect((await desk.send("PUT", `/tickets/${id}/restore`)).status).toBe(204);
  desk.account.configure({ deleteMovesUpdatedAt: false });
  desk.account.clock.advance(5000);
  await desk.send("DELETE", `/tickets/${id}`);
  expect(await view(desk, id)).toMatchObject({ deleted: true, updated_at: "2026-11-24T12:00:05Z" });
});

const path = (id: number): string => `/tickets/${id}/create_child_ticket`;

test("a child hangs below its parent, and nothing below a child, a request or what is deleted", async () => {
  const desk = openServiceDesk();
  const parent = await create(desk);
  const { email: _email, ...child } = incident;
  const made = await desk.send<Answer>("POST", path(parent.id), child);
  expect(made).toMatchObject({ status: 201, body: { ticket: { requester_id: parent["requester_id"] } } });
  const related = await view(desk, parent.id, "?include=related_tickets");
  expect(related["related_tickets"]).toEqual({ child_ids: [made.body.ticket.id] });
  expect((await desk.send("POST", path(made.body.ticket.id), child)).status).toBe(400);
  const request = await desk.send<{ service_request: { id: number } }>(
    "POST",
    "/service_catalog/items/1/place_request",
  );
  expect((await desk.send("POST", path(request.body.service_request.id), child)).status).toBe(400);
  await desk.send("DELETE", `/tickets/${parent.id}`);
  expect((await desk.send("POST", path(parent.id), child)).status).toBe(405);
});

test("a ticket moves to another workspace and becomes a major incident and none again", async () => {
  const desk = openServiceDesk();
  const { id } = await create(desk);
  expect((await desk.send("PUT", `/tickets/${id}/move_workspace`, { workspace_id: 9 })).status).toBe(400);
  await desk.send("PUT", `/tickets/${id}/move_workspace`, { workspace_id: 3 });
  expect(await view(desk, id)).toMatchObject({ workspace_id: 3 });
  for (const verb of ["promote", "demote"]) expect((await desk.send("PUT", `/tickets/${id}/${verb}`)).status).toBe(200);
  expect(desk.account.store.tickets.get(id)?.isMajor).toBe(false);
});

test("a new source can be used at once, and is in the form with its code", async () => {
  const desk = openServiceDesk();
  expect(await wrong(desk, "POST", "/tickets", { ...incident, source: 1001 })).toContain("source invalid_value");
  const made = await desk.send("POST", "/ticket_fields/sources", { name: "Magic" });
  expect(made).toMatchObject({ status: 201, body: { source: { choice_id: 1001, value: "Magic", default: false } } });
  expect((await create(desk, { source: 1001 }))["source"]).toBe(1001);
  const form = await desk.send<{ ticket_fields: { name: string; choices: { id: number; value: string }[] }[] }>(
    "GET",
    "/ticket_form_fields",
  );
  const choicesOf = (name: string) => form.body.ticket_fields.find((field) => field.name === name)?.choices ?? [];
  expect(choicesOf("source")).toContainEqual({ id: 1001, value: "Magic" });
  expect(choicesOf("status").slice(0, 4)).toEqual([
    { id: 2, value: "Open" },
    { id: 3, value: "Pending" },
    { id: 4, value: "Resolved" },
    { id: 5, value: "Closed" },
  ]);
  expect(choicesOf("my_custom_dropdown")[0]?.id).toBeGreaterThan(1_000_000);
  expect(choicesOf("subject")).toEqual([]);
});

test("a test can see every ticket and change one behind the API's back", async () => {
  const desk = openServiceDesk();
  const { id } = await create(desk);
  desk.account.clock.advance(1000);
  desk.account.changeTicket(id, { status: 5, due_by: "2027-01-01T00:00:00Z" });
  expect(await view(desk, id)).toMatchObject({ status: 5, due_by: "2027-01-01T00:00:00Z" });
  expect(desk.account.tickets()).toContainEqual({
    id,
    updatedAt: "2026-11-24T12:00:01Z",
    deleted: false,
    spam: false,
    archived: false,
  });
  expect(() => desk.account.changeTicket(999_999, {})).toThrow("no ticket");
  expect(() => desk.account.changeTicket(id, { company_id: 1 })).toThrow("company_id");
});
