import { expect, test } from "vitest";
import { openServiceDesk } from "../testing/service-desk.ts";

interface Conversation extends Record<string, unknown> {
  id: number;
  created_at: string;
}
interface Page {
  conversations: Conversation[];
  meta: { count: number };
}
interface Answer {
  conversation: Conversation;
}

test("conversations come newest first with their count, or oldest first where the account is set so", async () => {
  const { send, account } = openServiceDesk();
  for (const body of ["one", "two", "three"]) {
    account.clock.advance(1000);
    await send("POST", "/tickets/8/notes", { body });
  }
  const newest = (await send<Page>("GET", "/tickets/8/conversations?per_page=100")).body;
  const times = newest.conversations.map((conversation) => conversation.created_at);
  expect(times).toEqual(times.toSorted().toReversed());
  expect([newest.conversations[0]?.["body_text"], newest.meta.count]).toEqual(["three", times.length]);
  account.configure({ conversationOrder: "oldest" });
  const oldest = (await send<Page>("GET", "/tickets/8/conversations?per_page=100")).body;
  expect(oldest.conversations).toEqual(newest.conversations.toReversed());
  const page = await send<Page>("GET", "/tickets/8/conversations?per_page=1");
  expect([page.body.conversations.length, page.body.meta.count]).toEqual([1, times.length]);
  expect(page.headers.get("link")).toContain("page=2");
});

test("a reply goes to the requester, and its answer says neither direction nor source", async () => {
  const { send } = openServiceDesk();
  const ticket = { email: "r@example.com", subject: "s", description: "d", status: 2, priority: 1 };
  const { id } = (await send<{ ticket: { id: number } }>("POST", "/tickets", ticket)).body.ticket;
  const reply = await send<Answer>("POST", `/tickets/${id}/reply`, { body: "Hi", cc_emails: ["c@example.com"] });
  expect(reply).toMatchObject({
    status: 201,
    body: {
      conversation: {
        body: "<div>Hi</div>",
        to_emails: ["r@example.com"],
        from_email: "helpdesk@acme.freshservice.com",
        cc_emails: ["c@example.com"],
        bcc_emails: [],
      },
    },
  });
  for (const key of ["incoming", "private", "source", "support_email"]) {
    expect(reply.body.conversation).not.toHaveProperty(key);
  }
  const [listed] = (await send<Page>("GET", `/tickets/${id}/conversations`)).body.conversations;
  expect(listed).toMatchObject({ id: reply.body.conversation.id, incoming: false, private: false, source: 0 });
  expect((await send<{ ticket: object }>("GET", `/tickets/${id}?include=stats`)).body.ticket).toMatchObject({
    stats: { outbound_count: 1, inbound_count: 1 },
  });
});

test("a note is private unless said otherwise, and only notes can be edited", async () => {
  const { send } = openServiceDesk();
  const note = await send<Answer>("POST", "/tickets/8/notes", { body: "n", notify_emails: ["x@example.com"] });
  expect(note.body.conversation).toMatchObject({ private: true, incoming: false, to_emails: ["x@example.com"] });
  for (const key of ["source", "from_email", "cc_emails"]) expect(note.body.conversation).not.toHaveProperty(key);
  const open = await send<Answer>("POST", "/tickets/8/notes", { body: "n", private: false, incoming: true });
  expect(open.body.conversation).toMatchObject({ private: false, incoming: true });
  const edited = await send("PUT", `/conversations/${note.body.conversation.id}`, { body: "m" });
  expect(edited).toMatchObject({ status: 200, body: { conversation: { body_text: "m" } } });
  const reply = await send<Answer>("POST", "/tickets/8/reply", { body: "r" });
  expect((await send("PUT", `/conversations/${reply.body.conversation.id}`, { body: "m" })).status).toBe(405);
  expect((await send("GET", `/conversations/${reply.body.conversation.id}`)).status).toBe(405);
  expect((await send("DELETE", `/conversations/${reply.body.conversation.id}`)).status).toBe(204);
  expect((await send("DELETE", `/conversations/${reply.body.conversation.id}`)).status).toBe(404);
});

test("a message without words is refused", async () => {
  const { send } = openServiceDesk();
  for (const body of [{}, { body: "" }, { body: 1 }, { body: "x", to_emails: ["y@example.com"] }]) {
    expect((await send("POST", "/tickets/8/notes", body)).status).toBe(400);
    expect((await send("POST", "/tickets/8/reply", body)).status).toBe(400);
  }
});
