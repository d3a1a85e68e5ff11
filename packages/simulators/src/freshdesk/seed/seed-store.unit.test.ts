import { expect, test } from "vitest";
import { openDesk } from "../../testing/desk.ts";

const dump = (seed: number): string => {
  const { store } = openDesk({ seed, tickets: 300 }).account;
  const tickets = [...store.tickets.all()];
  return JSON.stringify([
    tickets,
    tickets.map((ticket) => store.conversationsOf(ticket)),
    [...store.contacts.inOrder()],
  ]);
};

test("the same seed gives the same account, and another seed another", () => {
  expect(dump(7)).toBe(dump(7));
  expect(dump(7)).not.toBe(dump(8));
});

test("an account has exactly as many tickets of each fate as it was asked for", () => {
  const options = { tickets: 500, deletedTickets: 20, spamTickets: 10, archivedTickets: 30 };
  const marks = openDesk(options).account.tickets();
  const count = (flag: "deleted" | "spam" | "archived") => marks.filter((mark) => mark[flag]).length;
  expect([marks.length, count("deleted"), count("spam"), count("archived")]).toEqual([560, 20, 10, 30]);
});

test("tickets are made in the order of their ids, and none was changed before it was made or in the future", () => {
  const { account } = openDesk({ tickets: 1000 });
  const tickets = [...account.store.tickets.all()];
  expect(tickets.map((ticket) => ticket.created_at)).toEqual(
    tickets.map((ticket) => ticket.created_at).toSorted((a, b) => a - b),
  );
  expect(
    tickets.every((ticket) => ticket.updated_at >= ticket.created_at && ticket.updated_at < account.clock.now()),
  ).toBe(true);
});

test("the data is as mixed as the world: scripts, shapes, custom statuses, ties, files", () => {
  const { store } = openDesk({ tickets: 1000 }).account;
  const tickets = [...store.tickets.all()];
  const text = JSON.stringify(tickets.map((ticket) => [ticket.subject, ticket.description]));
  const samples = ["ل", "の", "退", "я", "ח", "📦", "<ol>", "<blockquote", "style=", "<a href="];
  expect(samples.filter((sample) => !text.includes(sample))).toEqual([]);
  const statuses = new Set(tickets.map((ticket) => ticket.status));
  for (const status of [2, 3, 4, 5, 6, 7, 12, 9000]) expect(statuses).toContain(status);
  expect(new Set(tickets.map((ticket) => ticket.updated_at)).size).toBeLessThan(tickets.length);
  expect(tickets.some((ticket) => ticket.attachments.length > 0)).toBe(true);
});
