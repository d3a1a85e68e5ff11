import { expect, test } from "vitest";
import { openDesk, startOfTest } from "../testing/desk.ts";
import type { Problems, SeenTicket } from "../testing/desk.ts";
import { toTime } from "../freshworks/times.ts";

interface SeenConversation extends Record<string, unknown> {
  id: number;
  created_at: string;
}

test("a note is private and outgoing unless it says otherwise, and its answer is small", async () => {
  const { send } = openDesk();
  const note = await send("POST", "/tickets/50/notes", { body: "look", notify_emails: ["boss@example.com"] });
  expect(note).toMatchObject({
    status: 201,
    body: {
      body: "<div>look</div>",
      body_text: "look",
      private: true,
      incoming: false,
      to_emails: ["boss@example.com"],
    },
  });
  for (const key of ["source", "category", "from_email", "cc_emails", "bcc_emails"])
    expect(note.body).not.toHaveProperty(key);
  const open = await send("POST", "/tickets/50/notes", { body: "look", private: false, incoming: true });
  expect(open.body).toMatchObject({ private: false, incoming: true });
});

test("a reply goes to the requester, and its answer names neither direction nor visibility", async () => {
  const { send } = openDesk();
  const ticket = (await send<SeenTicket>("POST", "/tickets", { email: "asker@example.com" })).body;
  const reply = await send("POST", `/tickets/${ticket.id}/reply`, {
    body: "<div>Hello</div>",
    cc_emails: ["b@example.com"],
  });
  expect(reply).toMatchObject({
    status: 201,
    body: { body: "<div>Hello</div>", replied_to: ["asker@example.com"], cc_emails: ["b@example.com"], bcc_emails: [] },
  });
  for (const key of ["incoming", "private", "source", "category", "to_emails"])
    expect(reply.body).not.toHaveProperty(key);
});

test("the list has every kind together, oldest first, with the numbers that tell them apart", async () => {
  const { send } = openDesk({ tickets: 0 });
  const { id } = (await send<SeenTicket>("POST", "/tickets", { email: "asker@example.com" })).body;
  await send("POST", `/tickets/${id}/reply`, { body: "reply" });
  await send("POST", `/tickets/${id}/notes`, { body: "private" });
  await send("POST", `/tickets/${id}/notes`, { body: "public", private: false });
  await send("POST", `/tickets/${id}/forward`, { body: "forward", to_emails: ["c@example.com"] });
  await send("POST", `/tickets/${id}/reply_to_forward`, { body: "back", to_emails: ["c@example.com"] });
  const { body } = await send<SeenConversation[]>("GET", `/tickets/${id}/conversations`);
  expect(
    body.map((row) => [row["body_text"], row["source"], row["category"], row["private"], row["bcc_emails"]]),
  ).toEqual([
    ["reply", 0, 3, false, []],
    ["private", 2, 2, true, null],
    ["public", 2, 3, false, null],
    ["forward", 8, 2, true, []],
    ["back", 2, 6, true, []],
  ]);
  const pages = await send<SeenConversation[]>("GET", `/tickets/${id}/conversations?per_page=2&page=2`);
  expect(pages.body.map((row) => row["body_text"])).toEqual(["public", "forward"]);
  expect(pages.headers.get("link")).toBe(
    `<http://desk.test/acme/api/v2/tickets/${id}/conversations?per_page=2&page=3>; rel="next"`,
  );
});

test("a reply or a note moves the ticket's updated_at and its statistics", async () => {
  const { send, account } = openDesk();
  account.clock.advance(90_000);
  await send("POST", "/tickets/50/notes", { body: "x" });
  expect((await send("GET", "/tickets/50")).body).toMatchObject({ updated_at: toTime(startOfTest + 90_000) });
  account.clock.advance(90_000);
  await send("POST", "/tickets/50/reply", { body: "x" });
  expect((await send("GET", "/tickets/50?include=stats")).body).toMatchObject({
    updated_at: toTime(startOfTest + 180_000),
    stats: { agent_responded_at: toTime(startOfTest + 180_000) },
  });
});

test("a body is required, and may be structured", async () => {
  const { send } = openDesk();
  const refused = await send<Problems>("POST", "/tickets/50/reply", { cc_emails: "nobody", subject: "x" });
  expect(refused.body.errors.map(({ field, code }) => [field, code])).toEqual([
    ["body", "missing_field"],
    ["cc_emails", "datatype_mismatch"],
    ["subject", "invalid_field"],
  ]);
  const structured = { structured_body: { body_contents: [{ type: "text", data: { content: "hello" } }] } };
  expect((await send("POST", "/tickets/50/notes", structured)).body).toMatchObject({ body_text: "hello" });
});

test("only notes can be edited, and the edit leaves a trace", async () => {
  const { send, account } = openDesk();
  const note = (await send<SeenConversation>("POST", "/tickets/50/notes", { body: "first" })).body;
  const reply = (await send<SeenConversation>("POST", "/tickets/50/reply", { body: "sent" })).body;
  account.clock.advance(5000);
  expect(await send("PUT", `/conversations/${note.id}`, { body: "second" })).toMatchObject({
    status: 200,
    body: { body_text: "second", updated_at: toTime(startOfTest + 5000) },
  });
  expect((await send("PUT", `/conversations/${reply.id}`, { body: "no" })).status).toBe(405);
  const rows = (await send<SeenConversation[]>("GET", "/tickets/50/conversations?per_page=100")).body;
  expect(rows.find((row) => row.id === note.id)).toMatchObject({ last_edited_at: toTime(startOfTest + 5000) });
});

test("what the customer wrote cannot be deleted, and what an agent wrote can", async () => {
  const { send, account } = openDesk({ tickets: 100 });
  const rows: SeenConversation[] = [];
  for (const { id } of account.tickets().filter((ticket) => !ticket.archived)) {
    rows.push(...(await send<SeenConversation[]>("GET", `/tickets/${id}/conversations`)).body);
  }
  const incoming = rows.find((row) => row["incoming"] === true);
  const outgoing = rows.find((row) => row["incoming"] === false);
  expect((await send("DELETE", `/conversations/${incoming?.id}`)).status).toBe(405);
  expect((await send("DELETE", `/conversations/${outgoing?.id}`)).status).toBe(204);
  expect((await send("DELETE", `/conversations/${outgoing?.id}`)).status).toBe(404);
});
