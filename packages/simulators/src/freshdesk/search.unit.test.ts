import { expect, test } from "vitest";
import { openDesk, startOfTest } from "../testing/desk.ts";
import type { Desk, Problems, SeenTicket } from "../testing/desk.ts";

interface Found {
  total: number;
  results: SeenTicket[];
}

const search = async ({ send }: Desk, query: string, page = 1, resource = "tickets") =>
  send<Found>("GET", `/search/${resource}?query=${encodeURIComponent(`"${query}"`)}&page=${page}`);

test("a query finds exactly what matches, newest first, with the total and the bodies", async () => {
  const desk = openDesk();
  const { body } = await search(desk, "status:2 AND (priority:>3 OR tag:'vip')");
  const truth = [...desk.account.store.tickets.all()].filter(
    (ticket) =>
      ticket.status === 2 && (ticket.priority >= 3 || ticket.tags.includes("vip")) && !ticket.deleted && !ticket.spam,
  );
  expect(body.total).toBe(truth.length);
  expect(body.results.map(({ id }) => id)).toEqual(
    truth
      .map(({ id }) => id)
      .toSorted((left, right) => right - left)
      .slice(0, 30),
  );
  expect(body.results[0]).toHaveProperty("description_text");
});

test("a day contains all of itself for at-least and at-most alike", async () => {
  const desk = openDesk({ tickets: 0 });
  await desk.send("POST", "/tickets", { email: "a@example.com" });
  const [today, tomorrow, yesterday] = ["2026-11-24", "2026-11-25", "2026-11-23"];
  for (const [query, total] of [
    [`created_at:'${today}'`, 1],
    [`created_at:>'${today}'`, 1],
    [`created_at:<'${today}'`, 1],
    [`created_at:>'${tomorrow}'`, 0],
    [`created_at:<'${yesterday}'`, 0],
  ] as const) {
    expect([query, (await search(desk, query)).body.total]).toEqual([query, total]);
  }
});

test("null finds what is empty, and custom fields are searched by their type", async () => {
  const desk = openDesk();
  const all = [...desk.account.store.tickets.all()].filter(
    (ticket) => !ticket.deleted && !ticket.spam && ticket.id > 3,
  );
  const count = async (query: string) => (await search(desk, query)).body.total;
  expect(await count("agent_id:null")).toBe(all.filter((ticket) => ticket.responder_id === null).length);
  expect(await count("cf_seats:>100")).toBe(
    all.filter(({ custom_fields: custom }) => Number(custom["cf_seats"] ?? 0) >= 100).length,
  );
  expect(await count("cf_goodwill:true")).toBe(
    all.filter(({ custom_fields: custom }) => custom["cf_goodwill"] === true).length,
  );
  expect(await count("cf_plan_tier:'Größe XL'")).toBe(
    all.filter(({ custom_fields: custom }) => custom["cf_plan_tier"] === "Größe XL").length,
  );
  expect(await count("custom_string:SO-10050")).toBe(
    all.filter(({ custom_fields: custom }) => custom["cf_order_number"] === "SO-10050").length,
  );
});

test.each(["subject:'x'", "description:'x'", "requester_email:'a@example.com'", "company:'x'", "Status:2"])(
  "%s cannot be searched",
  async (query) => {
    const refused = await openDesk().send<Problems>("GET", `/search/tickets?query=${encodeURIComponent(`"${query}"`)}`);
    expect(refused.status).toBe(400);
    expect(refused.body.errors[0]).toMatchObject({
      code: "invalid_field",
      message: "Unexpected/invalid field in request",
    });
  },
);

test("ten pages of thirty are all there is", async () => {
  const desk = openDesk({ tickets: 400 });
  const { body } = await search(desk, "priority:>1", 10);
  expect([body.total, body.results.length]).toEqual([400, 30]);
  const refused = await desk.send<Problems>(
    "GET",
    `/search/tickets?query=${encodeURIComponent('"priority:>1"')}&page=11`,
  );
  expect(refused.body.errors).toEqual([
    { field: "page", message: "It should be a Positive Integer less than or equal to 10", code: "invalid_value" },
  ]);
});

test("a page past the end is empty, and no order, size or include can be asked for", async () => {
  const desk = openDesk();
  expect((await search(desk, "priority:1", 9)).body.results).toEqual([]);
  for (const parameter of ["per_page=100", "include=stats", "order_by=updated_at"]) {
    expect((await desk.send("GET", `/search/tickets?query=%22status:2%22&${parameter}`)).status).toBe(400);
  }
});

test("a query is quoted, parses, and has at most 512 characters", async () => {
  const desk = openDesk();
  expect((await desk.send("GET", "/search/tickets?query=status:2")).status).toBe(400);
  expect((await desk.send("GET", "/search/tickets")).status).toBe(400);
  const long = Array.from({ length: 52 }, () => "status:2").join(" OR ");
  expect((await search(desk, long)).status).toBe(400);
  expect((await search(desk, long.slice(0, 488))).status).toBe(200);
});

test("the index may lag: it knows a new ticket late, and an old one as it was", async () => {
  const desk = openDesk({ tickets: 0, searchLagMs: 60_000 });
  const { id } = (await desk.send<SeenTicket>("POST", "/tickets", { email: "a@example.com" })).body;
  expect((await search(desk, "status:2")).body.total).toBe(0);
  desk.account.clock.advance(60_000);
  expect((await search(desk, "status:2")).body.total).toBe(1);
  await desk.send("PUT", `/tickets/${id}`, { status: 5 });
  expect((await search(desk, "status:2")).body.results[0]).toMatchObject({ id, status: 5 });
  desk.account.clock.advance(30_000);
  await desk.send("PUT", `/tickets/${id}`, { status: 3 });
  desk.account.clock.advance(30_000);
  expect((await search(desk, "status:5")).body.total).toBe(1);
  desk.account.clock.advance(30_000);
  expect([(await search(desk, "status:5")).body.total, (await search(desk, "status:3")).body.total]).toEqual([0, 1]);
  expect(desk.account.clock.now()).toBe(startOfTest + 150_000);
});

test("deleted and spam tickets are found only where the account is set so, archived ones never", async () => {
  const hidden = openDesk({ tickets: 5, deletedTickets: 2, spamTickets: 2, archivedTickets: 2 });
  expect((await search(hidden, "priority:>1")).body.total).toBe(5);
  hidden.account.configure({ searchFindsHidden: true });
  expect((await search(hidden, "priority:>1")).body.total).toBe(9);
});

test("contacts and companies have searches of their own", async () => {
  const desk = openDesk();
  await desk.send("POST", "/contacts", { name: "One", email: "one@example.com", tags: ["t1"] });
  expect((await search(desk, "email:'one@example.com' AND tag:'t1'", 1, "contacts")).body).toMatchObject({
    total: 1,
    results: [{ name: "One" }],
  });
  expect((await search(desk, "domain:'customer-3.example'", 1, "companies")).body.total).toBe(1);
  expect((await search(desk, "name:'One'", 1, "contacts")).status).toBe(400);
});
