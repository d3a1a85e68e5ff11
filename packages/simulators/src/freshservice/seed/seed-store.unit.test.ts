import { expect, test } from "vitest";
import { openServiceDesk } from "../../testing/service-desk.ts";

const dump = (seed: number): string => {
  const { store } = openServiceDesk({ seed, tickets: 300 }).account;
  const tickets = [...store.tickets.all()];
  return JSON.stringify([
    tickets,
    tickets.map((ticket) => store.threads.of(ticket)),
    [...store.requesters.inOrder()],
    [...store.agents.values()],
  ]);
};

test("the same seed gives the same account, and another seed another", () => {
  expect(dump(7)).toBe(dump(7));
  expect(dump(7)).not.toBe(dump(8));
});

test("an account has exactly as many tickets of each fate as it was asked for", () => {
  const options = { tickets: 500, businessTickets: 30, deletedTickets: 20, spamTickets: 10 };
  const { account } = openServiceDesk(options);
  const marks = account.tickets();
  const count = (flag: "deleted" | "spam") => marks.filter((mark) => mark[flag]).length;
  const cases = [...account.store.tickets.all()].filter((ticket) => ticket.type === "Case").length;
  expect([marks.length, count("deleted"), count("spam"), cases]).toEqual([560, 20, 10, 30]);
});

test("tickets are made in the order of their ids, and none was changed before it was made or in the future", () => {
  const { account } = openServiceDesk({ tickets: 1000 });
  const tickets = [...account.store.tickets.all()];
  const times = tickets.map((ticket) => ticket.created_at);
  expect(times).toEqual(times.toSorted((left, right) => left - right));
  const isPlausible = tickets.map(
    (ticket) => ticket.updated_at >= ticket.created_at && ticket.updated_at < account.clock.now(),
  );
  expect(isPlausible).not.toContain(false);
});

test("the data is as mixed as the world: scripts, kinds, custom statuses, ties, files", () => {
  const { store } = openServiceDesk({ tickets: 1000 }).account;
  const tickets = [...store.tickets.all()];
  const text = JSON.stringify(tickets.map((ticket) => [ticket.subject, ticket.description]));
  expect(["ل", "の", "退", "я", "ח", "📦", "<ol>"].filter((sample) => !text.includes(sample))).toEqual([]);
  expect(new Set(tickets.map((ticket) => ticket.type))).toEqual(new Set(["Incident", "Service Request", "Case"]));
  expect(new Set(tickets.map((ticket) => ticket.status))).toEqual(new Set([2, 3, 4, 5, 6, 7]));
  expect(new Set(tickets.map((ticket) => ticket.updated_at)).size).toBeLessThan(tickets.length);
  expect(tickets.some((ticket) => ticket.attachments.length > 0)).toBe(true);
});
