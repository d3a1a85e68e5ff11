import { expect, test } from "vitest";
import { openDesk } from "../testing/desk.ts";
import type { Problems, SeenTicket } from "../testing/desk.ts";
import { collections } from "./collection-table.ts";
import { firstRowId } from "./store.ts";

interface Row extends Record<string, unknown> {
  id: number;
}

/** What fields take, by how they end or are called. */
const valueOf = (field: string): unknown => {
  if (field.endsWith("_ids")) return [1];
  if (field.endsWith("_id")) return firstRowId;
  if (["conditions", "actions"].includes(field)) return [{ field_name: "priority", value: 4 }];
  if (["applicable_to", "sla_target"].includes(field)) return {};
  return field === "visibility" ? 0 : "v";
};

const ticketField = firstRowId + 3;
const concrete = (path: string): string => path.replace("{type}", "1").replace("{field}", String(ticketField));

const writable = collections.filter(({ verbs }) => verbs?.includes("create") ?? true);

test.each(writable.map((collection) => [collection.path, collection] as const))(
  "rows of /%s are made, found, changed and deleted, as far as there are calls for it",
  async (template, { verbs, required }) => {
    const { send, as } = openDesk();
    const path = `/${concrete(template)}`;
    const values = Object.fromEntries(required.map((field) => [field, valueOf(field)]));
    const made = await send<Row>("POST", path, values);
    const own = `${path}/${made.body.id}`;
    const [field = ""] = required;
    expect(made).toMatchObject({ status: 201, body: values });
    expect((await send("GET", own)).body).toEqual(made.body);
    expect((await send("PUT", own, { [field]: "w" })).body).toMatchObject({ ...values, [field]: "w" });
    expect((await send("POST", path, {})).status).toBe(400);
    expect((await send("PUT", own, { nobody_knows: 1 })).status).toBe(400);
    expect((await as("agent-key")("POST", path, values)).status).toBe(403);
    const gone = [(await send("DELETE", own)).status, (await send("DELETE", own)).status];
    expect(gone).toEqual((verbs?.includes("delete") ?? true) ? [204, 404] : [405, 405]);
  },
);

test("rules lie apart by type, sections by their field, and there is no other type or field", async () => {
  const { send } = openDesk();
  const rule = { name: "n", conditions: [], actions: [] };
  await send("POST", "/automations/4/rules", rule);
  const rulesOf = async (type: number) => (await send<{ rules: Row[] }>("GET", `/automations/${type}/rules`)).body;
  expect((await rulesOf(4)).rules).toMatchObject([{ name: "n", automation_type_id: 4 }]);
  expect(await rulesOf(3)).toEqual({ rules: [], meta: { count: 0, cascading_rules: false } });
  expect((await send("GET", "/automations/2/rules")).status).toBe(404);
  await send("POST", `/admin/ticket_fields/${ticketField}/sections`, { label: "s", choice_ids: [125] });
  const { body } = await send<{ sections: Row[] }>("GET", `/admin/ticket_fields/${ticketField}`);
  expect(body.sections).toMatchObject([{ label: "s", choice_ids: [125] }]);
  expect((await send("GET", "/admin/ticket_fields/9/sections")).status).toBe(404);
});

test("a contact field that an administrator adds is among the account's contact fields", async () => {
  const { send } = openDesk();
  const field = { label: "Shoe size", label_for_customers: "Shoe size", type: "custom_number" };
  await send("POST", "/contact_fields", field);
  const { body } = await send<Row[]>("GET", "/contact_fields");
  expect(body.at(-1)).toMatchObject({ ...field, name: "cf_shoe_size", default: false });
});

test("canned responses are found in their folder, made one by one or all or none at once", async () => {
  const { send } = openDesk();
  const folder = firstRowId;
  const response = { title: "t", content_html: "<b>h</b>", folder_id: folder, visibility: 0 };
  const refused = await send("POST", "/canned_responses/bulk", { canned_responses: [response, { title: "t" }] });
  expect(refused.status).toBe(400);
  const started = await send("POST", "/canned_responses/bulk", { canned_responses: [response, response] });
  expect(started.status).toBe(202);
  const { body } = await send<Row[]>("GET", `/canned_response_folders/${folder}/responses`);
  expect(body.map(({ title }) => title)).toEqual(["Thanks", "t", "t"]);
  expect((await send("GET", "/canned_response_folders")).body).toMatchObject([{ responses_count: 3 }]);
  expect((await send("GET", "/canned_response_folders/9/responses")).status).toBe(404);
});

test("a ticket is rated in the survey's marks, and ratings are narrowed by time and by who gave them", async () => {
  const { send, account } = openDesk();
  const ticket = (await send<SeenTicket>("POST", "/tickets", { email: "r@example.com" })).body;
  const rate = (mark: number) =>
    send("POST", `/tickets/${ticket.id}/satisfaction_ratings`, { ratings: { default_question: mark } });
  expect((await rate(3)).status).toBe(400);
  expect((await rate(103)).status).toBe(201);
  account.clock.advance(60_000);
  await rate(-103);
  const all = async (query: string) => (await send<Row[]>("GET", `/surveys/satisfaction_ratings?${query}`)).body.length;
  expect([
    await all(""),
    await all("created_since=2026-11-24T12:00:30Z"),
    await all("user_id=1"),
    await all(`user_id=${String(ticket["requester_id"])}`),
  ]).toEqual([2, 1, 0, 2]);
});

test("a ticket's summary is written, changed and deleted, and the ticket opened to agents by name", async () => {
  const { send, account } = openDesk();
  const { id } = (await send<SeenTicket>("POST", "/tickets", { email: "s@example.com" })).body;
  const own = `/tickets/${id}`;
  expect((await send("GET", `${own}/summary`)).status).toBe(404);
  const made = await send("PUT", `${own}/summary`, { body: "<p>One</p>" });
  expect(made.body).toMatchObject({ ticket_id: id, body_text: "One", last_edited_at: null });
  account.clock.advance(1_000);
  const changed = await send("PUT", `${own}/summary`, { body: "<p>Two</p>" });
  expect(changed.body).toMatchObject({ body_text: "Two", last_edited_at: "2026-11-24T12:00:01Z" });
  expect([(await send("DELETE", `${own}/summary`)).status, (await send("DELETE", `${own}/summary`)).status]).toEqual([
    204, 404,
  ]);
  await send("POST", `${own}/accesses`, { user_ids: [1] });
  expect((await send("PATCH", `${own}/accesses`, { user_ids: [2] })).body).toEqual({ user_ids: [1, 2] });
  expect((await send("DELETE", `${own}/accesses`)).status).toBe(204);
  expect((await send("GET", `${own}/accesses`)).body).toEqual({ user_ids: [] });
});

test("custom objects have pages by token, filters and errors of their own", async () => {
  const { send } = openDesk();
  const records = "/custom_objects/schemas/1400001/records";
  for (const nights of [1, 2, 3]) await send("POST", records, { data: { guest: `g${nights}`, nights } });
  interface Page {
    records: { display_id: string; data: Row }[];
    _links: { next?: { href: string } };
  }
  const nextOf = ({ _links: links }: Page) => links.next?.href;
  const first = (await send<Page>("GET", `${records}?page_size=2`)).body;
  const rest = (await send<Page>("GET", `/custom_objects${nextOf(first)}`)).body;
  expect([first, rest].map((page) => page.records.map((record) => record.display_id))).toEqual([
    ["BKG-1", "BKG-2"],
    ["BKG-3"],
  ]);
  expect(nextOf(rest)).toBeUndefined();
  expect((await send<Page>("GET", `${records}?nights[gte]=2&guest=g3`)).body.records).toHaveLength(1);
  expect((await send("PUT", `${records}/BKG-1`, { data: { nights: 9 } })).body).toMatchObject({
    version: 2,
    data: { guest: "g1", nights: 9 },
  });
  expect((await send("POST", records, { data: { nights: 1 } })).body).toMatchObject({ error_type: "INVALID_INPUT" });
  expect((await send("DELETE", `${records}/BKG-1`)).status).toBe(204);
  expect((await send("GET", `${records}/BKG-1`)).body).toMatchObject({ error_type: "RESOURCE_NOT_FOUND" });
});

test("an agent is made with an address that nobody has, and becomes a contact when deleted", async () => {
  const { send } = openDesk();
  const made = await send<Row>("POST", "/agents", { email: "new@acme.example", ticket_scope: 2, agent_type: 3 });
  expect(made).toMatchObject({ status: 201, body: { ticket_scope: 2, type: "collaborator" } });
  const taken = await send<Problems>("POST", "/agents", { email: "new@acme.example", ticket_scope: 1 });
  expect([taken.status, taken.body.errors[0]?.code]).toEqual([409, "duplicate_value"]);
  expect((await send("PUT", `/agents/${made.body.id}`, { occasional: true })).body).toMatchObject({ occasional: true });
  expect((await send("DELETE", `/agents/${made.body.id}`)).status).toBe(204);
  expect((await send("GET", "/contacts?email=new@acme.example")).body).toHaveLength(1);
});

test("a group is the same group in its old and its new form, and gone in both", async () => {
  const { send, account } = openDesk();
  const [first = 0, second = 0] = account.store.agents.keys();
  const made = await send<Row>("POST", "/admin/groups", { name: "Night shift", escalate_to: [first] });
  expect((await send("GET", `/groups/${made.body.id}`)).body).toMatchObject({ escalate_to: first, agent_ids: [] });
  await send("PATCH", `/admin/groups/${made.body.id}/agents`, { agents: [{ id: first }, { id: second }] });
  await send("PATCH", `/admin/groups/${made.body.id}/agents`, { agents: [{ id: first, deleted: true }] });
  expect((await send("GET", `/admin/groups/${made.body.id}/agents`)).body).toMatchObject([{ id: second }]);
  expect((await send("PUT", `/groups/${made.body.id}`, { unassigned_for: "7m" })).status).toBe(400);
  expect((await send("DELETE", `/groups/${made.body.id}`)).status).toBe(204);
  expect((await send("GET", `/admin/groups/${made.body.id}`)).status).toBe(404);
});

test("an export is of the kind that was asked for, an import takes a file, and an account's export is a job", async () => {
  const { send } = openDesk();
  const { id } = (await send<{ id: string }>("POST", "/contacts/export")).body;
  expect((await send("GET", `/contacts/export/${id}`)).body).toMatchObject({ status: "completed" });
  expect((await send("GET", `/companies/export/${id}`)).status).toBe(404);
  expect((await send("POST", "/companies/imports", {})).status).toBe(400);
  const form = new FormData();
  form.append("file", new File(["name\nP"], "people.csv"));
  const begun = await send<Row>("POST", "/companies/imports", form);
  expect((await send("GET", `/companies/imports/${begun.body.id}`)).body).toMatchObject({ status: "completed" });
  expect((await send("GET", "/contacts/imports")).body).toEqual([]);
  const { job } = (await send<{ job: { id: number } }>("POST", "/account/export")).body;
  expect((await send("GET", `/jobs/${job.id}`)).body).toMatchObject({ name: "ACCOUNT::EXPORT" });
});
