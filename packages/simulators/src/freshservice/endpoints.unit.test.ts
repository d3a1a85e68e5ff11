import { expect, test } from "vitest";
import { openServiceDesk } from "../testing/service-desk.ts";
import type { ServiceDesk } from "../testing/service-desk.ts";
import { collections } from "./collection-table.ts";
import { routes } from "./route-table.ts";

/** What a path's blanks stand for, and what is sent there. */
interface Prepared {
  desk: ServiceDesk;
  ids: Record<string, number>;
}

interface WithId {
  id: number;
}

const form = (): FormData => {
  const data = new FormData();
  data.append("attachments[]", new File(["x"], "x.txt", { type: "text/plain" }));
  return data;
};

/** An account that has one of everything. */
const prepare = async (): Promise<Prepared> => {
  const desk = openServiceDesk();
  const { store } = desk.account;
  const add = async (path: string, key: string, body: object): Promise<number> => {
    const { body: answer } = await desk.send<Record<string, WithId>>("POST", path, body);
    return answer[key]?.id ?? 0;
  };
  const incident = { email: "a@example.com", subject: "s", description: "d", status: 2, priority: 1 };
  const ticket = await add("/tickets", "ticket", incident);
  const request = await add("/service_catalog/items/2/place_request", "service_request", {});
  const closed = [...store.tickets.all()].find(
    (each) => each.status === 5 && each.id % 2 === 0 && !each.deleted && !each.spam,
  );
  await desk.send("PUT", `/tickets/${ticket}`, form());
  const noteForm = form();
  noteForm.append("body", "n");
  const note = await desk.send<{ conversation: WithId & { attachments: WithId[] } }>(
    "POST",
    `/tickets/${ticket}/notes`,
    noteForm,
  );
  return {
    desk,
    ids: {
      ticket,
      request,
      closed: closed?.id ?? 0,
      file: store.tickets.get(ticket)?.attachments[0]?.id ?? 0,
      note: note.body.conversation.id,
      noteFile: note.body.conversation.attachments[0]?.id ?? 0,
      task: await add(`/tickets/${ticket}/tasks`, "task", { title: "t" }),
      time: await add(`/tickets/${ticket}/time_entries`, "time_entry", { time_spent: "00:10" }),
      approval: store.approvals.keys().next().value ?? 0,
      approvalGroup: store.approvalGroups.keys().next().value ?? 0,
      requester: await add("/requesters", "requester", { first_name: "R", primary_email: "r@example.com" }),
      other: await add("/requesters", "requester", { first_name: "O", primary_email: "o@example.com" }),
      gone: store.requesters.inOrder()[Symbol.iterator]().next().value?.id ?? 0,
      agent: await add("/agents", "agent", { first_name: "A", email: "new@acme.example" }),
      role: store.roles.keys().next().value ?? 0,
      group: store.groups.keys().next().value ?? 0,
      department: store.departments.keys().next().value ?? 0,
      requesterGroup: store.requesterGroups.keys().next().value ?? 0,
      workspace: 2,
      second: 3,
    },
  };
};

type Ask = (ids: Prepared["ids"]) => [path: string, body?: object];

/** One call that must succeed for each endpoint, and its status. */
const asks: Record<string, [status: number, ask: Ask]> = {
  "GET /tickets": [200, () => ["/tickets?include=requester,stats,tags,requested_for,department"]],
  "POST /tickets": [
    201,
    () => ["/tickets", { email: "b@example.com", subject: "s", description: "d", status: 2, priority: 1 }],
  ],
  "GET /tickets/filter": [200, () => ["/tickets/filter?query=%22status:2%22"]],
  "GET /tickets/{id}": [200, ({ ticket }) => [`/tickets/${ticket}?include=conversations,assets,feedback`]],
  "PUT /tickets/{id}": [200, ({ ticket }) => [`/tickets/${ticket}`, { priority: 2 }]],
  "DELETE /tickets/{id}": [204, ({ ticket }) => [`/tickets/${ticket}`]],
  "PUT /tickets/{id}/restore": [204, ({ ticket }) => [`/tickets/${ticket}/restore`]],
  "PUT /tickets/{id}/move_workspace": [
    200,
    ({ ticket, second }) => [`/tickets/${ticket}/move_workspace`, { workspace_id: second }],
  ],
  "DELETE /tickets/{id}/attachments/{attachment}": [
    204,
    ({ ticket, file }) => [`/tickets/${ticket}/attachments/${file}`],
  ],
  "POST /tickets/{id}/create_child_ticket": [
    201,
    ({ ticket }) => [
      `/tickets/${ticket}/create_child_ticket`,
      { subject: "c", description: "d", status: 2, priority: 1 },
    ],
  ],
  "GET /tickets/{id}/activities": [200, ({ ticket }) => [`/tickets/${ticket}/activities`]],
  "GET /tickets/{id}/csat_response": [200, ({ closed }) => [`/tickets/${closed}/csat_response`]],
  "GET /tickets/{id}/requested_items": [200, ({ request }) => [`/tickets/${request}/requested_items`]],
  "PUT /tickets/{id}/promote": [200, ({ ticket }) => [`/tickets/${ticket}/promote`]],
  "PUT /tickets/{id}/demote": [200, ({ ticket }) => [`/tickets/${ticket}/demote`]],
  "GET /approvals": [200, () => ["/approvals?parent=ticket&per_page=30"]],
  "GET /tickets/{id}/approvals": [200, ({ request }) => [`/tickets/${request}/approvals`]],
  "GET /tickets/{id}/approvals/{part}": [200, ({ request, approval }) => [`/tickets/${request}/approvals/${approval}`]],
  "PUT /tickets/{id}/approvals/{part}": [200, ({ request, approval }) => [`/tickets/${request}/approvals/${approval}`]],
  "GET /tickets/{id}/approval-groups": [200, ({ request }) => [`/tickets/${request}/approval-groups`]],
  "PUT /tickets/{id}/approval-groups/{part}": [
    400,
    ({ request, approvalGroup }) => [`/tickets/${request}/approval-groups/${approvalGroup}`],
  ],
  "GET /tickets/{id}/tasks": [200, ({ ticket }) => [`/tickets/${ticket}/tasks`]],
  "POST /tickets/{id}/tasks": [201, ({ ticket }) => [`/tickets/${ticket}/tasks`, { title: "t" }]],
  "GET /tickets/{id}/tasks/{part}": [200, ({ ticket, task }) => [`/tickets/${ticket}/tasks/${task}`]],
  "PUT /tickets/{id}/tasks/{part}": [200, ({ ticket, task }) => [`/tickets/${ticket}/tasks/${task}`, { status: 3 }]],
  "DELETE /tickets/{id}/tasks/{part}": [204, ({ ticket, task }) => [`/tickets/${ticket}/tasks/${task}`]],
  "GET /tickets/{id}/time_entries": [200, ({ ticket }) => [`/tickets/${ticket}/time_entries`]],
  "POST /tickets/{id}/time_entries": [
    201,
    ({ ticket }) => [`/tickets/${ticket}/time_entries`, { time_spent: "01:00" }],
  ],
  "GET /tickets/{id}/time_entries/{part}": [200, ({ ticket, time }) => [`/tickets/${ticket}/time_entries/${time}`]],
  "PUT /tickets/{id}/time_entries/{part}": [
    200,
    ({ ticket, time }) => [`/tickets/${ticket}/time_entries/${time}`, { note: "n" }],
  ],
  "DELETE /tickets/{id}/time_entries/{part}": [204, ({ ticket, time }) => [`/tickets/${ticket}/time_entries/${time}`]],
  "GET /tickets/{id}/conversations": [200, ({ ticket }) => [`/tickets/${ticket}/conversations`]],
  "POST /tickets/{id}/reply": [201, ({ ticket }) => [`/tickets/${ticket}/reply`, { body: "b" }]],
  "POST /tickets/{id}/notes": [201, ({ ticket }) => [`/tickets/${ticket}/notes`, { body: "b" }]],
  "PUT /conversations/{id}": [200, ({ note }) => [`/conversations/${note}`, { body: "b" }]],
  "DELETE /conversations/{id}": [204, ({ note }) => [`/conversations/${note}`]],
  "DELETE /conversations/{id}/attachments/{attachment}": [
    204,
    ({ note, noteFile }) => [`/conversations/${note}/attachments/${noteFile}`],
  ],
  "GET /attachments/{id}": [200, ({ file }) => [`/attachments/${file}`]],
  "GET /ticket_form_fields": [200, ({ second }) => [`/ticket_form_fields?workspace_id=${second}`]],
  "POST /ticket_fields/sources": [201, () => ["/ticket_fields/sources", { name: "Magic" }]],
  "GET /requesters": [200, () => ["/requesters?include_agents=true&active=true"]],
  "POST /requesters": [201, () => ["/requesters", { first_name: "N", primary_email: "n@example.com" }]],
  "GET /requesters/{id}": [200, ({ requester }) => [`/requesters/${requester}`]],
  "PUT /requesters/{id}": [200, ({ requester }) => [`/requesters/${requester}`, { job_title: "CIO" }]],
  "DELETE /requesters/{id}": [204, ({ requester }) => [`/requesters/${requester}`]],
  "DELETE /requesters/{id}/forget": [204, ({ requester }) => [`/requesters/${requester}/forget`]],
  "PUT /requesters/{id}/reactivate": [200, ({ requester }) => [`/requesters/${requester}/reactivate`]],
  "PUT /requesters/{id}/convert_to_agent": [200, ({ requester }) => [`/requesters/${requester}/convert_to_agent`]],
  "PUT /requesters/{id}/merge": [
    200,
    ({ requester, other }) => [`/requesters/${requester}/merge?secondary_requesters=${other}`],
  ],
  "GET /requester_fields": [200, () => ["/requester_fields"]],
  "GET /requester_groups": [200, () => ["/requester_groups"]],
  "POST /requester_groups": [200, () => ["/requester_groups", { name: "New" }]],
  "GET /requester_groups/{id}": [200, ({ requesterGroup }) => [`/requester_groups/${requesterGroup}`]],
  "PUT /requester_groups/{id}": [
    200,
    ({ requesterGroup }) => [`/requester_groups/${requesterGroup}`, { name: "Newer" }],
  ],
  "DELETE /requester_groups/{id}": [204, ({ requesterGroup }) => [`/requester_groups/${requesterGroup}`]],
  "GET /requester_groups/{id}/members": [200, ({ requesterGroup }) => [`/requester_groups/${requesterGroup}/members`]],
  "POST /requester_groups/{id}/members/{requester}": [
    200,
    ({ requesterGroup, requester }) => [`/requester_groups/${requesterGroup}/members/${requester}`],
  ],
  "DELETE /requester_groups/{id}/members/{requester}": [
    204,
    ({ requesterGroup, requester }) => [`/requester_groups/${requesterGroup}/members/${requester}`],
  ],
  "GET /agents": [200, () => ["/agents?state=fulltime"]],
  "POST /agents": [201, () => ["/agents", { first_name: "B", email: "newer@acme.example" }]],
  "GET /agents/{id}": [200, ({ agent }) => [`/agents/${agent}`]],
  "PUT /agents/{id}": [200, ({ agent }) => [`/agents/${agent}`, { occasional: true }]],
  "DELETE /agents/{id}": [204, ({ agent }) => [`/agents/${agent}`]],
  "DELETE /agents/{id}/forget": [204, ({ agent }) => [`/agents/${agent}/forget`]],
  "PUT /agents/{id}/reactivate": [200, ({ agent }) => [`/agents/${agent}/reactivate`]],
  "PUT /agents/{id}/convert_to_requester": [204, ({ agent }) => [`/agents/${agent}/convert_to_requester`]],
  "GET /agent_fields": [200, () => ["/agent_fields"]],
  "GET /roles": [200, () => ["/roles"]],
  "GET /roles/{id}": [200, ({ role }) => [`/roles/${role}`]],
  "GET /groups": [200, () => ["/groups"]],
  "POST /groups": [201, () => ["/groups", { name: "New" }]],
  "GET /groups/{id}": [200, ({ group }) => [`/groups/${group}`]],
  "PUT /groups/{id}": [200, ({ group }) => [`/groups/${group}`, { unassigned_for: "2h" }]],
  "DELETE /groups/{id}": [204, ({ group }) => [`/groups/${group}`]],
  "GET /departments": [200, () => ["/departments?query=%22name:'Finance'%22"]],
  "POST /departments": [201, () => ["/departments", { name: "New" }]],
  "GET /departments/{id}": [200, ({ department }) => [`/departments/${department}`]],
  "PUT /departments/{id}": [200, ({ department }) => [`/departments/${department}`, { domains: ["d.example"] }]],
  "DELETE /departments/{id}": [204, ({ department }) => [`/departments/${department}`]],
  "GET /department_fields": [200, () => ["/department_fields"]],
  "GET /workspaces": [200, () => ["/workspaces"]],
  "GET /workspaces/{id}": [200, ({ workspace }) => [`/workspaces/${workspace}`]],
  "POST /service_catalog/items/{id}/place_request": [
    201,
    () => ["/service_catalog/items/1/place_request", { quantity: 2 }],
  ],
};

/** What must have been deleted before. */
const deleted: Record<string, (ids: Prepared["ids"]) => string> = {
  "PUT /tickets/{id}/restore": ({ ticket }) => `/tickets/${ticket}`,
  "PUT /requesters/{id}/reactivate": ({ requester }) => `/requesters/${requester}`,
  "PUT /agents/{id}/reactivate": ({ agent }) => `/agents/${agent}`,
};

test.each(Object.entries(asks))("%s answers %i", async (name, [status, ask]) => {
  const { desk, ids } = await prepare();
  const [method = ""] = name.split(" ");
  const gone = deleted[name]?.(ids);
  if (gone !== undefined) await desk.send("DELETE", gone);
  const answer = await desk.send(method, ...ask(ids));
  expect([name, answer.status, answer.status < 300 ? "" : answer.text]).toEqual([
    name,
    status,
    status < 300 ? "" : answer.text,
  ]);
});

const firstOf = ({ account }: ServiceDesk, path: string): number => account.store.rows(path).keys().next().value ?? 0;

test.each(collections.map((collection) => [collection.path, collection] as const))(
  "rows of /%s are made, found, listed, changed and deleted",
  async (path, { writePath = path, one, many, required, seed, isDisplayed }) => {
    const desk = openServiceDesk();
    const values = Object.fromEntries(required.map((field) => [field, field.endsWith("_id") ? 1 : "v"]));
    const made = await desk.send<Record<string, Record<string, unknown>>>("POST", `/${writePath}`, values);
    expect(made).toMatchObject({ status: 201, body: { [one]: values } });
    const key = Number(made.body[one]?.[isDisplayed === true ? "display_id" : "id"]);
    expect((await desk.send("GET", `/${path}/${key}`)).body).toEqual(made.body);
    const listed = await desk.send<Record<string, unknown[]>>("GET", `/${path}`);
    expect(listed.body[many]).toHaveLength(seed.length + 1);
    const [field = ""] = required;
    const changed = await desk.send("PUT", `/${writePath}/${key}`, { [field]: "w" });
    expect(changed).toMatchObject({ status: 200, body: { [one]: { ...values, [field]: "w" } } });
    expect((await desk.send("POST", `/${writePath}`, {})).status).toBe(400);
    expect((await desk.send("PUT", `/${writePath}/${key}`, { nobody_knows: 1 })).status).toBe(400);
    expect((await desk.send("DELETE", `/${writePath}/${key}`)).status).toBe(204);
    expect((await desk.send<Record<string, unknown[]>>("GET", `/${path}`)).body[many]).toHaveLength(seed.length);
    expect(firstOf(desk, path)).toBeGreaterThan(0);
  },
);

test("every endpoint is asked above, as one of its own or as one of a collection", () => {
  const ofCollections = new Set(
    collections.flatMap(({ path, writePath = path }) => [
      `/${path}`,
      `/${path}/{id}`,
      `/${writePath}`,
      `/${writePath}/{id}`,
    ]),
  );
  const unasked = routes.filter(
    ({ method, path, only }) =>
      only === undefined && !ofCollections.has(path) && asks[`${method} ${path}`] === undefined,
  );
  expect(unasked.map(({ method, path }) => `${method} ${path}`)).toEqual([
    "PUT /assets/{id}/restore",
    "PUT /assets/{id}/delete_forever",
  ]);
});

test("a deleted asset lies in the trash until it is restored or deleted forever", async () => {
  const { send } = openServiceDesk();
  expect((await send("DELETE", "/assets/1")).status).toBe(204);
  expect((await send("DELETE", "/assets/1")).status).toBe(405);
  const trashed = await send<{ assets: { display_id: number }[] }>("GET", "/assets?trashed=true");
  expect(trashed.body.assets.map((asset) => asset.display_id)).toEqual([1]);
  expect((await send("PUT", "/assets/1/restore")).status).toBe(204);
  expect((await send("PUT", "/assets/1/delete_forever")).status).toBe(204);
  expect((await send("GET", "/assets/1")).status).toBe(404);
});
