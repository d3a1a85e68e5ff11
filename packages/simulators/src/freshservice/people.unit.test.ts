import { expect, test } from "vitest";
import type { Problems } from "../testing/desk.ts";
import { openServiceDesk } from "../testing/service-desk.ts";
import type { ServiceDesk } from "../testing/service-desk.ts";

interface Requester extends Record<string, unknown> {
  id: number;
  created_at: string;
}
interface Page {
  requesters: Requester[];
}

const make = async ({ send }: ServiceDesk, body: object): Promise<Requester> =>
  (await send<{ requester: Requester }>("POST", "/requesters", body)).body.requester;
const list = async ({ send }: ServiceDesk, query: string): Promise<Requester[]> =>
  (await send<Page>("GET", `/requesters?per_page=100&${query}`)).body.requesters;
const jack = { first_name: "Jack", last_name: "O’Neil", primary_email: "Jack@Example.com" };

test("a requester needs a first name and one way to be reached, and an address of its own", async () => {
  const desk = openServiceDesk();
  const fields = async (body: object) => {
    const { status, body: answer } = await desk.send<Problems>("POST", "/requesters", body);
    return [status, ...answer.errors.map(({ field, code }) => `${field} ${code}`)];
  };
  expect(await fields({})).toEqual([400, "first_name missing_field", "primary_email missing_field"]);
  expect(await fields({ ...jack, name: "x" })).toEqual([400, "name invalid_field"]);
  const made = await make(desk, jack);
  expect(made).toMatchObject({ ...jack, active: true, is_agent: false, secondary_emails: [], department_ids: [] });
  expect(await fields({ ...jack, primary_email: "jack@example.COM" })).toEqual([409, "primary_email duplicate_value"]);
  const agent = desk.account.store.agents.values().next().value;
  expect((await fields({ first_name: "A", primary_email: agent?.email }))[0]).toBe(409);
});

test("lists are narrowed by address, number and activity, and an unknown address is an empty list", async () => {
  const desk = openServiceDesk();
  const made = await make(desk, { ...jack, work_phone_number: "+1", secondary_emails: ["j2@example.com"] });
  for (const query of ["email=jack@example.com", "email=J2@example.com", "work_phone_number=%2B1"]) {
    expect((await list(desk, query)).map(({ id }) => id)).toEqual([made.id]);
  }
  expect(await list(desk, "email=nobody@example.com")).toEqual([]);
  const [all, active, inactive] = [
    await list(desk, ""),
    await list(desk, "active=true"),
    await list(desk, "active=false"),
  ];
  expect(all.length).toBe(active.length + inactive.length);
  expect(inactive.length).toBeGreaterThan(0);
  const times = all.map((requester) => requester.created_at);
  expect(times).toEqual(times.toSorted().toReversed());
  const withAgents = await list(desk, "include_agents=true");
  expect(withAgents.filter((person) => person["is_agent"] === true)).toHaveLength(10);
});

test("a query compares, and with a tilde finds beginnings, as far as the index has come", async () => {
  const desk = openServiceDesk({ peopleLagMs: 120_000 });
  const made = await make(desk, jack);
  const found = async (query: string) =>
    (await list(desk, `query=${encodeURIComponent(`"${query}"`)}`)).map(({ id }) => id);
  expect(await found("first_name:'Jack'")).toEqual([]);
  desk.account.clock.advance(120_000);
  for (const query of [
    "first_name:'Jack'",
    "name:'Jack O’Neil'",
    "primary_email:'Jack@Example.com'",
    "~[first_name|last_name]:'jac'",
    "~[first_name|last_name]:'o’'",
    "first_name:'Jack' AND created_at:>'2026-11-24'",
  ]) {
    expect([query, (await found(query)).includes(made.id)]).toEqual([query, true]);
  }
  expect((await desk.send("GET", `/requesters?query=${encodeURIComponent('"shoe_size:42"')}`)).status).toBe(400);
  expect((await desk.send("GET", `/requesters?page=41&query=${encodeURIComponent("\"language:'en'\"")}`)).status).toBe(
    400,
  );
  expect((await desk.send("GET", "/requesters?page=41")).status).toBe(200);
  expect((await list(desk, `query=${encodeURIComponent("\"created_at:>'2020-01-01'\"")}`)).length).toBe(30);
});

test("sight of the department's tickets is lost on an update that does not give it again", async () => {
  const desk = openServiceDesk();
  const { id } = await make(desk, { ...jack, can_see_all_tickets_from_associated_departments: true });
  const updated = await desk.send("PUT", `/requesters/${id}`, { job_title: "CIO" });
  expect(updated.body).toMatchObject({
    requester: { job_title: "CIO", can_see_all_tickets_from_associated_departments: false },
  });
});

test("a delete deactivates; a second one is refused in the way the account is set to", async () => {
  const desk = openServiceDesk();
  const { id } = await make(desk, jack);
  expect((await desk.send("DELETE", `/requesters/${id}`)).status).toBe(204);
  expect((await desk.send("GET", `/requesters/${id}`)).body).toMatchObject({ requester: { active: false } });
  expect(await desk.send("DELETE", `/requesters/${id}`)).toMatchObject({
    status: 405,
    body: { message: "DELETE method is not allowed. It should be one of these method(s): GET" },
  });
  desk.account.configure({ deleteDeactivated: "not_found" });
  expect((await desk.send("DELETE", `/requesters/${id}`)).status).toBe(404);
  expect((await desk.send("PUT", `/requesters/${id}`, { job_title: "x" })).status).toBe(405);
  expect((await desk.send("PUT", `/requesters/${id}/reactivate`)).status).toBe(200);
  expect(await desk.send("PUT", `/requesters/${id}/reactivate`)).toMatchObject({
    status: 400,
    body: { code: "contact_already_active" },
  });
});

test("who is forgotten is gone with all tickets; who is merged lives on in another", async () => {
  const desk = openServiceDesk();
  const ticketOf = async (email: string) =>
    (
      await desk.send<{ ticket: { id: number; requester_id: number } }>("POST", "/tickets", {
        email,
        subject: "s",
        description: "d",
        status: 2,
        priority: 1,
      })
    ).body.ticket;
  const kept = await ticketOf("kept@example.com");
  const merged = await ticketOf("merged@example.com");
  const forgotten = await ticketOf("forgotten@example.com");
  expect((await desk.send("DELETE", `/requesters/${forgotten.requester_id}/forget`)).status).toBe(204);
  expect((await desk.send("GET", `/tickets/${forgotten.id}`)).status).toBe(404);
  const path = `/requesters/${kept.requester_id}/merge?secondary_requesters=`;
  expect((await desk.send("PUT", `${path}1`)).status).toBe(400);
  const answer = await desk.send("PUT", path + merged.requester_id);
  expect(answer.body).toMatchObject({ requester: { secondary_emails: ["merged@example.com"] } });
  expect((await desk.send("GET", `/tickets/${merged.id}`)).body).toMatchObject({
    ticket: { requester_id: kept.requester_id },
  });
  expect((await desk.send("GET", `/requesters/${merged.requester_id}`)).status).toBe(404);
});

test("a requester becomes an occasional agent and back, keeping the id", async () => {
  const desk = openServiceDesk();
  const { id } = await make(desk, jack);
  const agent = await desk.send("PUT", `/requesters/${id}/convert_to_agent`);
  expect(agent.body).toMatchObject({ agent: { id, email: "jack@example.com", occasional: true, first_name: "Jack" } });
  expect((await desk.send("GET", `/requesters/${id}`)).status).toBe(404);
  expect((await desk.send("PUT", `/agents/${id}/convert_to_requester`)).status).toBe(204);
  expect((await desk.send("GET", `/requesters/${id}`)).body).toMatchObject({ requester: { id, first_name: "Jack" } });
});

test("an agent is flat, has roles, and dead inputs change nothing", async () => {
  const desk = openServiceDesk();
  const role = [...desk.account.store.roles.keys()][4];
  const body = { first_name: "A", email: "a@acme.example", roles: [{ role_id: role }], role_ids: [1], scopes: {} };
  const made = await desk.send<{ agent: { id: number } }>("POST", "/agents", body);
  expect(made).toMatchObject({
    status: 201,
    body: {
      agent: {
        role_ids: [role],
        roles: [{ role_id: role, assignment_scope: "entire_helpdesk", groups: [] }],
        member_of: [],
      },
    },
  });
  expect(made.body.agent).not.toHaveProperty("contact");
  expect((await desk.send("POST", "/agents", body)).status).toBe(409);
  expect((await desk.send("POST", "/agents", { ...body, roles: [{ role_id: 1 }] })).status).toBe(400);
  const { id } = made.body.agent;
  expect((await desk.send("DELETE", `/agents/${id}`)).status).toBe(204);
  const inactive = await desk.send<{ agents: { id: number }[] }>("GET", "/agents?active=false");
  expect(inactive.body.agents.map((agent) => agent.id)).toEqual([id]);
});

test("what is an administrator's is closed to an agent, and nobody else's key opens anything", async () => {
  const { as } = openServiceDesk();
  for (const path of ["/agents", "/roles", "/agent_fields"]) {
    expect(await as("agent-key")("GET", path)).toMatchObject({ status: 403, body: { code: "access_denied" } });
  }
  for (const path of ["/tickets", "/requesters", "/groups", "/departments", "/workspaces"]) {
    expect([path, (await as("agent-key")("GET", path)).status]).toEqual([path, 200]);
  }
  expect(await as("wrong")("GET", "/tickets")).toMatchObject({
    status: 401,
    body: { code: "invalid_credentials", message: "You have to be logged in to perform this action." },
  });
});

test("only a group of requesters that was made by hand can be changed", async () => {
  const { send, account } = openServiceDesk();
  const groups = [...account.store.requesterGroups.values()];
  const ruled = groups.find((group) => group.type === "rule_based");
  const manual = groups.find((group) => group.type === "manual");
  const [member] = account.store.requesters.inOrder();
  expect((await send("PUT", `/requester_groups/${ruled?.id}`, { name: "x" })).status).toBe(405);
  const members = async () =>
    (await send<Page>("GET", `/requester_groups/${manual?.id}/members`)).body.requesters.map(({ id }) => id);
  await send("POST", `/requester_groups/${manual?.id}/members/${member?.id}`);
  expect(await members()).toContain(member?.id);
  await send("DELETE", `/requester_groups/${manual?.id}/members/${member?.id}`);
  expect(await members()).not.toContain(member?.id);
});

test("a department has a name of its own, and leaves its people when it goes", async () => {
  const desk = openServiceDesk();
  const made = await desk.send<{ department: { id: number } }>("POST", "/departments", { name: "Zeugwart" });
  expect((await desk.send("POST", "/departments", { name: "ZEUGWART" })).status).toBe(409);
  const { id } = await make(desk, { ...jack, department_ids: [made.body.department.id] });
  expect((await desk.send("GET", `/requesters/${id}`)).body).toMatchObject({
    requester: { department_names: ["Zeugwart"] },
  });
  const found = await desk.send("GET", `/departments?query=${encodeURIComponent("\"name:'Zeugwart'\"")}`);
  expect(found.body).toMatchObject({ departments: [{ id: made.body.department.id }] });
  await desk.send("DELETE", `/departments/${made.body.department.id}`);
  expect((await desk.send("GET", `/requesters/${id}`)).body).toMatchObject({
    requester: { department_ids: [], department_names: null },
  });
});

test("an account group names its members in the list too", async () => {
  const { send } = openServiceDesk();
  const { body } = await send<{ groups: { members: number[]; agent_ids: number[] }[] }>("GET", "/groups");
  expect(body.groups.some((group) => group.members.length > 0)).toBe(true);
  expect((await send("POST", "/groups", { name: "G", unassigned_for: "5h" })).status).toBe(400);
});
