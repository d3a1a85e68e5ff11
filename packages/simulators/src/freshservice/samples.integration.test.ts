import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { differencesBut } from "../testing/differences.ts";
import { openServiceDesk } from "../testing/service-desk.ts";

/** Real payloads stay outside the repository; where they are present, our answers must have their shape. */
const folder = fileURLToPath(new URL("../../../../../shared/providers/freshservice/samples/", import.meta.url));
const samples = existsSync(folder);

const read = (file: string): unknown => JSON.parse(readFileSync(`${folder}${file}.json`, "utf8"));

const differences = differencesBut([], ["custom_fields", "scopes"]);

interface Made {
  id: number;
}

/** One ticket of each kind that has one of everything. */
const prepared = async () => {
  const desk = openServiceDesk();
  const ticket = {
    email: "p@example.com",
    name: "P",
    subject: "s",
    description: "d",
    status: 2,
    priority: 1,
    cc_emails: ["c@example.com"],
    tags: ["t"],
  };
  const make = async (path: string, key: string, body: object): Promise<number> =>
    (await desk.send<Record<string, Made>>("POST", path, body)).body[key]?.id ?? 0;
  const id = await make("/tickets", "ticket", ticket);
  const form = new FormData();
  form.append("attachments[]", new File(["x"], "x.txt", { type: "text/plain" }));
  const updated = await desk.send("PUT", `/tickets/${id}`, form);
  await make(`/tickets/${id}/notes`, "conversation", { body: "n" });
  await make(`/tickets/${id}/reply`, "conversation", { body: "r" });
  await make(`/tickets/${id}/tasks`, "task", { title: "t", status: 3 });
  const time = await make(`/tickets/${id}/time_entries`, "time_entry", { time_spent: "02:00" });
  const request = await make("/service_catalog/items/1/place_request", "service_request", {});
  const requester = await make("/requesters", "requester", { first_name: "Jack", primary_email: "jack@example.com" });
  const department = await make("/departments", "department", { name: "Customer care" });
  return { ticket, id, updated, time, request, requester, department, send: desk.send };
};

type Prepared = Awaited<ReturnType<typeof prepared>>;
type Ask = (context: Prepared) => [method: string, path: string, body?: object];

const asks: Record<string, Ask> = {
  tickets_list: () => ["GET", "/tickets"],
  tickets_list_service_requests: () => ["GET", "/tickets?type=Service%20Request"],
  search_tickets_filter: () => ["GET", "/tickets/filter?query=%22priority:1%22"],
  ticket_view_include_stats_related: ({ id }) => ["GET", `/tickets/${id}?include=related_tickets,stats`],
  ticket_view_service_request: ({ request }) => ["GET", `/tickets/${request}`],
  ticket_create_201: ({ ticket }) => ["POST", "/tickets", ticket],
  ticket_create_business_workspace_case_201: ({ ticket }) => ["POST", "/tickets", { ...ticket, workspace_id: 3 }],
  ticket_update_200_sdk: ({ id }) => ["PUT", `/tickets/${id}`, { priority: 2 }],
  ticket_update_attachment_200: ({ id }) => ["PUT", `/tickets/${id}`, { priority: 2 }],
  ticket_activities: ({ id }) => ["GET", `/tickets/${id}/activities`],
  ticket_tasks: ({ id }) => ["GET", `/tickets/${id}/tasks`],
  ticket_time_entry: ({ id, time }) => ["GET", `/tickets/${id}/time_entries/${time}`],
  time_entries_list: ({ id }) => ["GET", `/tickets/${id}/time_entries`],
  requested_items: ({ request }) => ["GET", `/tickets/${request}/requested_items`],
  conversations_list: ({ id }) => ["GET", `/tickets/${id}/conversations`],
  reply_201: ({ id }) => ["POST", `/tickets/${id}/reply`, { body: "b" }],
  note_201: ({ id }) => ["POST", `/tickets/${id}/notes`, { body: "b" }],
  ticket_form_fields: () => ["GET", "/ticket_form_fields"],
  ticket_source_create_201: () => ["POST", "/ticket_fields/sources", { name: "Magic" }],
  requester: ({ requester }) => ["GET", `/requesters/${requester}`],
  requesters_list: () => ["GET", "/requesters"],
  requester_fields: () => ["GET", "/requester_fields"],
  agents_list: () => ["GET", "/agents"],
  groups_list: () => ["GET", "/groups"],
  roles_list: () => ["GET", "/roles"],
  department: ({ department }) => ["GET", `/departments/${department}`],
  departments_list: () => ["GET", "/departments"],
  workspaces_list: () => ["GET", "/workspaces"],
};

for (const [file, ask] of Object.entries(samples ? asks : {})) {
  test(`the answer has the keys and types of ${file}`, async () => {
    const context = await prepared();
    const answer = await context.send(...ask(context));
    expect(answer.status).toBeLessThan(300);
    expect(differences(read(file), answer.body)).toEqual([]);
  });
}

interface ErrorSample {
  status: number;
  body: unknown;
  when: string;
}

/** How to meet each documented refusal; the body of those whose sample has none is our choice. */
const refusals: Record<string, (context: Prepared) => [method: string, path: string, body?: object]> = {
  "GET /tickets/[id]?include=bogus": ({ id }) => ["GET", `/tickets/${id}?include=bogus`],
  "an unknown query or body field": () => ["GET", "/tickets?created_since=2026-01-01"],
  "PUT /requesters/[id]/reactivate on an active requester": ({ requester }) => [
    "PUT",
    `/requesters/${requester}/reactivate`,
  ],
  "unknown id or path; body not confirmed, do not parse": () => ["GET", "/tickets/999999"],
  "POST /requesters with an e-mail in use; body not found": () => [
    "POST",
    "/requesters",
    { first_name: "J", primary_email: "jack@example.com" },
  ],
};

test("refusals are the documented ones, word for word", async () => {
  const known = (samples ? (read("errors") as ErrorSample[]) : []).filter(({ when }) => refusals[when] !== undefined);
  expect(known).toHaveLength(samples ? Object.keys(refusals).length : 0);
  const context = await prepared();
  for (const { status, body, when } of known) {
    const answer = await context.send(...(refusals[when]?.(context) ?? ["GET", "/"]));
    expect([when, answer.status]).toEqual([when, status]);
    expect(body === null ? null : answer.body).toEqual(body);
  }
});

test("an answer carries the headers that were captured, and those of the bucket it drew on", async () => {
  const { send } = openServiceDesk({ plan: "enterprise", limits: {} });
  const captured = samples ? (read("headers") as Record<string, Record<string, string>>) : {};
  const notOurs = new Set(["connection", "content-type", "x-ratelimit-remaining", "x-envoy-upstream-service-time"]);
  for (const [name, path] of [
    ["list_tickets_enterprise_sub_limit", "/tickets"],
    ["list_groups_enterprise_overall_limit", "/groups"],
  ] as const) {
    const { headers } = await send("GET", path);
    const wanted = Object.entries(captured[name] ?? {}).filter(([header]) => !notOurs.has(header));
    expect(wanted.map(([header]) => [header, headers.get(header)])).toEqual(wanted);
  }
});
