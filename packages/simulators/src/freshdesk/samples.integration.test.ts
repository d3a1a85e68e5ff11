import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { openDesk } from "../testing/desk.ts";
import { differencesBut } from "../testing/differences.ts";
import type { Desk, SeenTicket } from "../testing/desk.ts";
import { firstRowId } from "./store.ts";

/** Real payloads stay outside the repository; where they are present, our answers must have their shape. */
const folder = fileURLToPath(new URL("../../../../../shared/providers/freshdesk/samples/", import.meta.url));
const samples = existsSync(folder);

const read = (file: string): unknown => JSON.parse(readFileSync(`${folder}${file}.json`, "utf8"));

/** Keys that only hand-written documentation samples have and no live answer does, or that another account's form has. */
const differences = differencesBut(
  ["structured_description", "structured_body", "file_size", "notified_to", "Source"],
  ["custom_fields", "choices", "ratings", "sections", "business_hours", "events", "conditions", "actions"],
);

const withFile = (...fields: [string, string][]): FormData => {
  const data = new FormData();
  for (const [field, value] of fields) data.append(field, value);
  data.append("attachments[]", new File(["x"], "x.txt", { type: "text/plain" }));
  return data;
};

const firstId = async ({ send }: Desk, path: string): Promise<number> =>
  (await send<{ id: number }[]>("GET", path)).body[0]?.id ?? 0;

/** One ticket that has one of everything. */
const prepared = async () => {
  const desk = openDesk({ parentChild: true });
  const [company, other] = [...desk.account.store.companies.keys()];
  const person = {
    name: "P",
    email: "p@example.com",
    company_id: company,
    other_companies: [{ company_id: other, view_all_tickets: true }],
  };
  const avatar = withFile(["name", "Q"], ["email", "q@example.com"]);
  avatar.append("avatar", new File(["x"], "me.png", { type: "image/png" }));
  const contact = (await desk.send<{ id: number }>("POST", "/contacts", person)).body;
  const ticket = {
    requester_id: contact.id,
    description: "d",
    subject: "s",
    type: "Problem",
    cc_emails: ["c@example.com"],
    tags: ["t"],
  };
  const { id } = (await desk.send<SeenTicket>("POST", "/tickets", ticket)).body;
  const child = (await desk.send<SeenTicket>("POST", "/tickets", { ...ticket, parent_id: id })).body;
  await desk.send("PUT", `/tickets/${id}`, withFile(["priority", "2"]));
  await desk.send("POST", `/tickets/${id}/notes`, withFile(["body", "x"]));
  await desk.send("POST", `/tickets/${id}/time_entries`, { note: "n" });
  await desk.send("POST", `/tickets/${id}/satisfaction_ratings`, { feedback: "f", ratings: { default_question: 103 } });
  const file = new FormData();
  file.append("file", new File(["name\nP"], "people.csv", { type: "text/csv" }));
  await desk.send("POST", "/contacts/imports", file);
  desk.account.clock.advance(10_000);
  return { desk, id, child, contact, ticket, person };
};

type Prepared = Awaited<ReturnType<typeof prepared>>;
type Ask = (context: Prepared) => [method: string, path: string, body?: object];

const asks: Record<string, Ask> = {
  ticket_create_201: ({ ticket }) => ["POST", "/tickets", ticket],
  ticket_create_child_201: ({ ticket, id }) => ["POST", "/tickets", { ...ticket, parent_id: id }],
  ticket_create_tracker_201: ({ ticket, id }) => ["POST", "/tickets", { ...ticket, related_ticket_ids: [id] }],
  ticket_view: ({ id }) => ["GET", `/tickets/${id}`],
  ticket_view_live_stats_parent: ({ id }) => ["GET", `/tickets/${id}?include=stats`],
  ticket_view_live_attachments: ({ id }) => ["GET", `/tickets/${id}`],
  ticket_view_include_requester: ({ id }) => ["GET", `/tickets/${id}?include=requester`],
  ticket_update_live_attachments_200: ({ id }) => ["PUT", `/tickets/${id}`, withFile(["priority", "3"])],
  ticket_update_200: ({ id }) => ["PUT", `/tickets/${id}`, { priority: 1 }],
  tickets_list: () => ["GET", "/tickets"],
  search_tickets: () => ["GET", "/search/tickets?query=%22priority:%3E1%22"],
  ticket_archived: () => ["GET", "/tickets/archived/1"],
  ticket_watchers: ({ id }) => ["GET", `/tickets/${id}/watchers`],
  ticket_associated_tickets: ({ id }) => ["GET", `/tickets/${id}/associated_tickets`],
  ticket_prime_association: ({ child }) => ["GET", `/tickets/${child.id}/prime_association`],
  ticket_time_entries: ({ id }) => ["GET", `/tickets/${id}/time_entries`],
  time_entry_create_201: ({ id }) => ["POST", `/tickets/${id}/time_entries`, { time_spent: "10:40" }],
  ticket_forward_201: ({ id }) => ["POST", `/tickets/${id}/forward`, { body: "b", to_emails: ["t@example.com"] }],
  reply_to_forward_201: ({ id }) => [
    "POST",
    `/tickets/${id}/reply_to_forward`,
    { body: "b", to_emails: ["t@example.com"] },
  ],
  tickets_bulk_update_job: ({ id }) => ["POST", "/tickets/bulk_update", { bulk_action: { ids: [id] } }],
  tickets_bulk_delete_job: ({ child }) => ["POST", "/tickets/bulk_delete", { bulk_action: { ids: [child.id] } }],
  conversations_list_live: ({ id }) => ["GET", `/tickets/${id}/conversations`],
  conversations_list: ({ id }) => ["GET", `/tickets/${id}/conversations`],
  reply_201: ({ id }) => ["POST", `/tickets/${id}/reply`, { body: "b" }],
  reply_attachments_201: ({ id }) => ["POST", `/tickets/${id}/reply`, withFile(["body", "b"])],
  note_live_201: ({ id }) => ["POST", `/tickets/${id}/notes`, { body: "b", notify_emails: ["t@example.com"] }],
  note_201: ({ id }) => ["POST", `/tickets/${id}/notes`, { body: "b" }],
  ticket_fields: () => ["GET", "/ticket_fields"],
  contact: ({ contact }) => ["GET", `/contacts/${contact.id}`],
  contacts_list: () => ["GET", "/contacts"],
  contacts_autocomplete: () => ["GET", "/contacts/autocomplete?term=a"],
  search_contacts: () => ["GET", "/search/contacts?query=%22active:true%22"],
  contact_fields: () => ["GET", "/contact_fields"],
  contact_make_agent_200: ({ contact }) => ["PUT", `/contacts/${contact.id}/make_agent`],
  company: ({ desk }) => ["GET", `/companies/${desk.account.store.companies.keys().next().value}`],
  companies_list: () => ["GET", "/companies"],
  companies_list_live: () => ["GET", "/companies"],
  companies_autocomplete: () => ["GET", "/companies/autocomplete?name=a"],
  company_create_201: () => ["POST", "/companies", { name: "New", renewal_date: "2027-01-01" }],
  search_companies: () => ["GET", "/search/companies?query=%22created_at:%3E'2020-01-01'%22"],
  company_fields: () => ["GET", "/company_fields"],
  agent_me: () => ["GET", "/agents/me"],
  agents_list: () => ["GET", "/agents"],
  agents_autocomplete: () => ["GET", "/agents/autocomplete?term=a"],
  groups_list: () => ["GET", "/groups"],
  admin_groups_list: () => ["GET", "/admin/groups"],
  roles_list: () => ["GET", "/roles"],
  products_list: () => ["GET", "/products"],
  email_configs: () => ["GET", "/email_configs"],
  settings_helpdesk: () => ["GET", "/settings/helpdesk"],
  account: () => ["GET", "/account"],
  canned_response: () => ["GET", `/canned_responses/${firstRowId + 1}`],
  canned_response_folder: () => ["GET", `/canned_response_folders/${firstRowId}`],
  canned_response_folders: () => ["GET", "/canned_response_folders"],
  canned_responses_in_folder: () => ["GET", `/canned_response_folders/${firstRowId}/responses`],
  surveys_list: () => ["GET", "/surveys"],
  ticket_satisfaction_ratings: ({ id }) => ["GET", `/tickets/${id}/satisfaction_ratings`],
  ticket_summary: ({ id }) => ["PUT", `/tickets/${id}/summary`, { body: "b" }],
  admin_ticket_field: () => ["GET", "/admin/ticket_fields/82000005004"],
  automation_rules_list: () => ["GET", "/automations/1/rules"],
  business_hours_list: () => ["GET", "/business_hours"],
  agent_create_201: () => ["POST", "/agents", { email: "new@acme.example", ticket_scope: 1 }],
  group_create_201: () => ["POST", "/groups", { name: "New" }],
  account_export_job: () => ["POST", "/account/export"],
  contact_export_started: () => ["POST", "/contacts/export", { fields: { default_fields: ["name"] } }],
  contact_import: () => ["GET", "/contacts/imports"],
};

for (const [file, ask] of Object.entries(samples ? asks : {})) {
  test(`the answer has the keys and types of ${file}`, async () => {
    const context = await prepared();
    const answer = await context.desk.send(...ask(context));
    expect(answer.status).toBeLessThan(300);
    expect(differences(read(file), answer.body)).toEqual([]);
  });
}

test("single agents, groups and jobs have the shape of their samples, where these are present", async () => {
  const { desk, id } = await prepared();
  const started = await desk.send<{ job_id: string }>("POST", "/tickets/bulk_delete", { bulk_action: { ids: [id] } });
  const answers = {
    agent: await desk.send("GET", `/agents/${await firstId(desk, "/agents")}`),
    group: await desk.send("GET", `/groups/${await firstId(desk, "/groups")}`),
    job: await desk.send("GET", `/jobs/${started.body.job_id}`),
  };
  for (const [file, answer] of Object.entries(answers)) {
    expect(answer.status).toBe(200);
    expect(samples ? differences(read(file), answer.body) : []).toEqual([]);
  }
});
