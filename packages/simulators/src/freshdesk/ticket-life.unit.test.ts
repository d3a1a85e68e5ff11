import { expect, test } from "vitest";
import { openDesk } from "../testing/desk.ts";
import type { Desk, Problems, SeenTicket } from "../testing/desk.ts";

const mark = ({ account }: Desk, id: number) => account.tickets().find((ticket) => ticket.id === id);
const visible = ({ account }: Desk): number[] =>
  account
    .tickets()
    .filter((ticket) => !ticket.deleted && !ticket.spam && !ticket.archived)
    .map((ticket) => Number(ticket.id));

test("a deleted ticket can be read, takes no other verb, and comes back", async () => {
  const desk = openDesk();
  const [id = 0] = visible(desk);
  desk.account.clock.advance(60_000);
  expect(await desk.send("DELETE", `/tickets/${id}`)).toMatchObject({ status: 204, text: "" });
  expect((await desk.send("GET", `/tickets/${id}`)).body).toMatchObject({ deleted: true });
  for (const [method, path] of [
    ["PUT", ""],
    ["DELETE", ""],
    ["POST", "/reply"],
    ["POST", "/notes"],
  ] as const) {
    const refused = await desk.send(method, `/tickets/${id}${path}`, method === "DELETE" ? undefined : { body: "x" });
    expect(refused).toMatchObject({
      status: 405,
      body: { message: `${method} method is not allowed. It should be one of these method(s): GET` },
    });
  }
  expect(await desk.send("PUT", `/tickets/${id}/restore`)).toMatchObject({ status: 204, text: "" });
  expect((await desk.send("PUT", `/tickets/${id}`, { status: 2 })).status).toBe(200);
});

test("a delete moves updated_at, unless the account is set otherwise", async () => {
  const desk = openDesk();
  const [one = 0, two = 0] = visible(desk);
  const before = mark(desk, two)?.updatedAt;
  desk.account.clock.advance(60_000);
  await desk.send("DELETE", `/tickets/${one}`);
  expect(mark(desk, one)?.updatedAt).toBe("2026-11-24T12:01:00Z");
  desk.account.configure({ deleteMovesUpdatedAt: false });
  await desk.send("DELETE", `/tickets/${two}`);
  expect(mark(desk, two)).toMatchObject({ deleted: true, updatedAt: before });
});

test("a merge, with its misspelt key, closes the secondary tickets and leaves notes on both sides", async () => {
  const desk = openDesk();
  const [primary = 0, second = 0, third = 0] = visible(desk);
  const answer = await desk.send("PUT", "/tickets/merge", {
    primary_id: primary,
    ticket_ids: [second, third],
    note_in_primary: { body: "took in", private: true },
    note_in_secondary: { body: "went over", private: false },
    convert_recepients_to_cc: true,
  });
  expect(answer).toMatchObject({ status: 204, text: "" });
  for (const id of [second, third]) {
    expect((await desk.send("GET", `/tickets/${id}`)).body).toMatchObject({ status: 5 });
    const notes = (await desk.send<object[]>("GET", `/tickets/${id}/conversations?per_page=100`)).body;
    expect(notes.at(-1)).toMatchObject({ body_text: "went over", private: false });
  }
  const notes = (await desk.send<object[]>("GET", `/tickets/${primary}/conversations?per_page=100`)).body;
  expect(notes.at(-1)).toMatchObject({ body_text: "took in", private: true });
});

test("a merge with a ticket that is not there, or with the spelling corrected, is refused", async () => {
  const desk = openDesk();
  const [primary = 0] = visible(desk);
  expect((await desk.send("PUT", "/tickets/merge", { primary_id: primary, ticket_ids: [999_999] })).status).toBe(400);
  const corrected = { primary_id: primary, ticket_ids: [2], convert_recipients_to_cc: true };
  const refused = await desk.send<Problems>("PUT", "/tickets/merge", corrected);
  expect(refused.body.errors[0]).toMatchObject({ field: "convert_recipients_to_cc", code: "invalid_field" });
});

test("bulk calls answer with a job that is asked for until it is done", async () => {
  const desk = openDesk();
  const [one = 0, two = 0] = visible(desk);
  const started = await desk.send<{ job_id: string; href: string }>("POST", "/tickets/bulk_update", {
    bulk_action: { ids: [one, two, 999_999], properties: { priority: 4, status: 3 }, reply: { body: "soon" } },
  });
  expect(started.status).toBe(202);
  expect(started.body.href).toBe(`http://desk.test/acme/api/v2/jobs/${started.body.job_id}`);
  const path = `/jobs/${started.body.job_id}`;
  expect((await desk.send("GET", path)).body).toMatchObject({ status: "IN PROGRESS" });
  expect((await desk.send("GET", path)).body).toMatchObject({ status: "COMPLETED", progress: 100 });
  for (const id of [one, two])
    expect((await desk.send("GET", `/tickets/${id}`)).body).toMatchObject({ priority: 4, status: 3 });
  await desk.send("POST", "/tickets/bulk_delete", { bulk_action: { ids: [one, two] } });
  expect([mark(desk, one)?.deleted, mark(desk, two)?.deleted]).toEqual([true, true]);
  const wrong = { bulk_action: { ids: [one], properties: { subject: "no" } } };
  expect((await desk.send("POST", "/tickets/bulk_update", wrong)).status).toBe(400);
});

test("an outbound e-mail makes a closed ticket of its own source, whose words cannot be changed", async () => {
  const desk = openDesk();
  const [config] = desk.account.store.emailConfigs.keys();
  const refused = await desk.send<Problems>("POST", "/tickets/outbound_email", {
    requester_id: 1,
    email: "a@example.com",
  });
  expect(refused.body.errors.map(({ field, code }) => [field, code])).toEqual([
    ["subject", "missing_field"],
    ["email_config_id", "missing_field"],
    ["requester_id", "invalid_field"],
  ]);
  const sent = { email: "a@example.com", subject: "News", description: "…", email_config_id: config };
  const { status, body } = await desk.send<SeenTicket>("POST", "/tickets/outbound_email", sent);
  expect([status, body.status, body["source"]]).toEqual([201, 5, 10]);
  const change = await desk.send<Problems>("PUT", `/tickets/${body.id}`, { subject: "Old news" });
  expect(change.body.errors[0]).toMatchObject({ field: "subject", code: "readonly_field" });
});

test("a closed ticket that nobody touched for 120 days is only in the archive", async () => {
  const desk = openDesk({ archivedTickets: 2 });
  expect((await desk.send("GET", "/tickets/1")).status).toBe(404);
  expect((await desk.send("GET", "/tickets/archived/1")).body).toMatchObject({ id: 1, archived: true, status: 5 });
  expect((await desk.send("GET", "/tickets/archived/1/conversations")).status).toBe(200);
  expect((await desk.send("DELETE", "/tickets/archived/1")).status).toBe(204);
  expect((await desk.send("GET", "/tickets/archived/1")).status).toBe(404);
  const [closed] = visible(desk);
  await desk.send("PUT", `/tickets/${closed}`, { status: 5 });
  expect((await desk.send("GET", `/tickets/archived/${closed}`)).status).toBe(404);
  desk.account.clock.advance(121 * 86_400_000);
  expect((await desk.send("GET", `/tickets/archived/${closed}`)).status).toBe(200);
});

test("children and trackers name each other", async () => {
  const desk = openDesk({ parentChild: true });
  const [parent = 0, related = 0] = visible(desk);
  const child = (await desk.send<SeenTicket>("POST", "/tickets", { email: "a@example.com", parent_id: parent })).body;
  expect(child).toMatchObject({ association_type: 2, associated_tickets_list: [parent] });
  expect((await desk.send("GET", `/tickets/${parent}`)).body).toMatchObject({
    association_type: 1,
    associated_tickets_list: [child.id],
  });
  expect((await desk.send("GET", `/tickets/${child.id}/prime_association`)).body).toMatchObject({ id: parent });
  expect((await desk.send("GET", `/tickets/${parent}/associated_tickets`)).body).toMatchObject({
    tickets: [{ id: child.id }],
  });
  const tracker = await desk.send("POST", "/tickets", { email: "a@example.com", related_ticket_ids: [related] });
  expect(tracker.body).toMatchObject({ association_type: 3, associated_tickets_list: [related] });
  expect((await desk.send("GET", `/tickets/${related}`)).body).toMatchObject({ association_type: 4 });
});

test("watchers come and go, and their list can be filtered by", async () => {
  const desk = openDesk();
  const [id = 0] = visible(desk);
  const me = (await desk.send<{ id: number }>("GET", "/agents/me")).body.id;
  expect((await desk.send("POST", `/tickets/${id}/watch`, { user_id: me })).status).toBe(204);
  expect((await desk.send<{ watcher_ids: number[] }>("GET", `/tickets/${id}/watchers`)).body.watcher_ids).toContain(me);
  const watched = await desk.send<SeenTicket[]>("GET", "/tickets?filter=watching&updated_since=2020-01-01");
  expect(watched.body.map((ticket) => ticket.id)).toContain(id);
  expect((await desk.send("PUT", "/tickets/bulk_unwatch", { ids: [id] })).status).toBe(204);
  expect((await desk.send<{ watcher_ids: number[] }>("GET", `/tickets/${id}/watchers`)).body.watcher_ids).not.toContain(
    me,
  );
});

test("time is kept in hours and minutes, with one running timer per agent, and moves no ticket", async () => {
  const desk = openDesk();
  const [one = 0, two = 0] = visible(desk);
  const before = mark(desk, one)?.updatedAt;
  desk.account.clock.advance(60_000);
  const spent = await desk.send("POST", `/tickets/${one}/time_entries`, { time_spent: "01:30", note: "call" });
  expect(spent).toMatchObject({
    status: 201,
    body: { time_spent: "01:30", time_spent_in_seconds: 5400, timer_running: false },
  });
  const first = (await desk.send<{ id: number }>("POST", `/tickets/${one}/time_entries`, {})).body;
  desk.account.clock.advance(600_000);
  await desk.send("POST", `/tickets/${two}/time_entries`, {});
  const entries = (await desk.send<{ id: number }[]>("GET", `/tickets/${one}/time_entries`)).body;
  expect(entries.find(({ id }) => id === first.id)).toMatchObject({ timer_running: false, time_spent: "00:10" });
  expect(mark(desk, one)?.updatedAt).toBe(before);
});
