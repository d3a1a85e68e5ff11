import { expect, test } from "vitest";
import { openDesk, startOfTest } from "../testing/desk.ts";
import type { Desk, Problems, SeenTicket } from "../testing/desk.ts";
import { toTime } from "../freshworks/times.ts";

const list = async ({ send }: Desk, query = "") => send<SeenTicket[]>("GET", `/tickets?per_page=100${query}`);
const ids = (tickets: readonly SeenTicket[]): number[] => tickets.map((ticket) => ticket.id);
const everything = "&updated_since=2020-01-01T00:00:00Z";
const day = 86_400_000;

/** All pages of a walk, by following the links as they come. */
const walk = async ({ send, app }: Desk, path: string): Promise<SeenTicket[]> => {
  const found: SeenTicket[] = [];
  let next: string | undefined = path;
  while (next !== undefined) {
    const page = await send<SeenTicket[]>("GET", next);
    found.push(...page.body);
    const link = /^<http:\/\/desk\.test\/acme\/api\/v2(?<next>[^>]+)>; rel="next"$/.exec(
      page.headers.get("link") ?? "",
    );
    next = link?.groups?.["next"];
  }
  expect(app).toBeDefined();
  return found;
};

test("without updated_since only tickets created in the last 30 days come, and with it older ones too", async () => {
  const desk = openDesk();
  const recent = (await list(desk)).body;
  expect(recent.length).toBeGreaterThan(0);
  expect(recent.every((ticket) => Date.parse(ticket.created_at) >= startOfTest - 30 * day)).toBe(true);
  const all = (await list(desk, everything)).body;
  expect(all).toHaveLength(100);
  expect(all.some((ticket) => Date.parse(ticket.created_at) < startOfTest - 30 * day)).toBe(true);
});

test("the default order is newest first, and both directions of every order hold", async () => {
  const desk = openDesk();
  const times = (await list(desk)).body.map((ticket) => ticket.created_at);
  expect(times).toEqual(times.toSorted().toReversed());
  for (const order of ["created_at", "updated_at", "due_by", "status"]) {
    const rising = (await list(desk, `${everything}&order_by=${order}&order_type=asc`)).body;
    const keys = rising.map((ticket) => ticket[order] as number | string);
    expect(keys).toEqual(keys.toSorted((left, right) => (left < right ? -1 : Number(left > right))));
    const falling = (await list(desk, `${everything}&order_by=${order}&order_type=desc`)).body;
    expect(ids(falling)).toEqual(ids(rising).toReversed());
  }
});

test("deleted and spam tickets come only when they are asked for, and archived ones never", async () => {
  const desk = openDesk({ deletedTickets: 4, spamTickets: 3, archivedTickets: 2 });
  const marks = desk.account.tickets();
  const marked = (flag: "deleted" | "spam") => marks.filter((mark) => mark[flag]).map((mark) => mark.id);
  const rising = `${everything}&order_type=asc`;
  expect(ids((await list(desk, rising)).body)).toEqual(
    marks.filter((mark) => !mark.deleted && !mark.spam && !mark.archived).map((mark) => mark.id),
  );
  expect(ids((await list(desk, `${rising}&filter=deleted`)).body)).toEqual(marked("deleted"));
  expect(ids((await list(desk, `${rising}&filter=spam`)).body)).toEqual(marked("spam"));
});

test("updated_since includes the second it names, unless the account is set otherwise", async () => {
  const desk = openDesk({ ticketsInOneSecond: 5 });
  const since = encodeURIComponent(toTime(startOfTest - 3 * day));
  const inSecond = (tickets: readonly SeenTicket[]) =>
    tickets.filter((ticket) => Date.parse(ticket.updated_at) === startOfTest - 3 * day);
  expect(inSecond((await list(desk, `&updated_since=${since}`)).body)).toHaveLength(5);
  desk.account.configure({ updatedSinceInclusive: false });
  expect(inSecond((await list(desk, `&updated_since=${since}`)).body)).toHaveLength(0);
});

test("a walk by links meets every ticket once, keeps its parameters, and ends without a link", async () => {
  const desk = openDesk();
  const found = await walk(desk, "/tickets?per_page=7&updated_since=2020-01-01&order_by=updated_at&order_type=asc");
  expect(new Set(ids(found)).size).toBe(100);
  expect(found).toHaveLength(100);
});

test("the page size is 30 unless asked for, and no page is clamped", async () => {
  const { send } = openDesk();
  expect((await send<SeenTicket[]>("GET", "/tickets?updated_since=2020-01-01")).body).toHaveLength(30);
  const refused = await send<Problems>("GET", "/tickets?per_page=101&page=0");
  expect(refused.status).toBe(400);
  expect(refused.body.errors.map((error) => error.field)).toEqual(["per_page", "page"]);
  expect(refused.body.errors[0]?.message).toBe("It should be a Positive Integer less than or equal to 100");
});

test("the page after the last allowed one is refused in the vendor's words", async () => {
  const { send, account } = openDesk();
  expect((await send("GET", "/tickets?page=300")).status).toBe(200);
  const refused = await send<Problems>("GET", "/tickets?page=301");
  expect(refused.body.errors).toEqual([
    {
      field: "page",
      message: "You cannot access tickets beyond the 300th page. Please provide a smaller page number.",
      code: "invalid_value",
    },
  ]);
  account.configure({ ticketPageCap: 2 });
  expect((await send("GET", "/tickets?page=3")).status).toBe(400);
});

test("filters the vendor does not have are refused, not passed over", async () => {
  const { send } = openDesk();
  for (const query of ["status=2", "updated_before=2026-01-01", "priority=1", "sort=updated_at"]) {
    const refused = await send<Problems>("GET", `/tickets?${query}`);
    expect([query, refused.status]).toEqual([query, 400]);
    expect(refused.body.errors[0]).toMatchObject({
      code: "invalid_field",
      message: "Unexpected/invalid field in request",
    });
  }
  expect((await send("GET", "/tickets?filter=all_unresolved")).status).toBe(400);
});

test("one requester's or company's tickets can be listed, and a stranger's are none", async () => {
  const desk = openDesk();
  const some = (await list(desk, everything)).body.find((ticket) => ticket["company_id"] !== null);
  const byRequester = (await list(desk, `${everything}&requester_id=${String(some?.["requester_id"])}`)).body;
  expect(byRequester.length).toBeGreaterThan(0);
  expect(new Set(byRequester.map((ticket) => ticket["requester_id"]))).toEqual(new Set([some?.["requester_id"]]));
  const byCompany = (await list(desk, `${everything}&company_id=${String(some?.["company_id"])}`)).body;
  expect(new Set(byCompany.map((ticket) => ticket["company_id"]))).toEqual(new Set([some?.["company_id"]]));
  expect((await list(desk, `${everything}&email=nobody@example.com`)).body).toEqual([]);
});

test("rows have no bodies and no files; includes bring what they name", async () => {
  const desk = openDesk();
  const [bare] = (await list(desk)).body;
  for (const key of ["description", "description_text", "attachments", "stats", "requester"])
    expect(bare).not.toHaveProperty(key);
  const [full] = (await list(desk, "&include=description,stats,requester")).body;
  for (const key of ["description", "description_text", "stats", "requester"]) expect(full).toHaveProperty(key);
  expect((await list(desk, "&include=company")).status).toBe(400);
  desk.account.configure({ descriptionInLists: true, tagsInLists: false });
  const [old] = (await list(desk)).body;
  expect(old).toHaveProperty("description");
  expect(old).not.toHaveProperty("tags");
});

test("a narrow key sees what is assigned to it, and gets a 403 for the rest", async () => {
  const desk = openDesk();
  const send = desk.as("narrow-key");
  const me = (await send<{ id: number; ticket_scope: number }>("GET", "/agents/me")).body;
  expect(me.ticket_scope).toBe(3);
  const seen = (await send<SeenTicket[]>("GET", `/tickets?per_page=100${everything}`)).body;
  expect(seen.length).toBeGreaterThan(0);
  expect(seen.every((ticket) => ticket["responder_id"] === me.id)).toBe(true);
  const other = (await list(desk)).body.find((ticket) => ticket["responder_id"] !== me.id);
  expect((await send("GET", `/tickets/${other?.id}`)).status).toBe(403);
});

test("a ticket that changes during a walk moves to where its new time belongs", async () => {
  const desk = openDesk();
  const query = `${everything}&order_by=updated_at&order_type=asc`;
  const [first] = (await list(desk, query)).body;
  desk.account.clock.advance(5000);
  desk.account.changeTicket(first?.id ?? 0, { priority: 4 });
  const after = (await list(desk, query)).body;
  expect(after.at(-1)).toMatchObject({ id: first?.id, updated_at: toTime(startOfTest + 5000) });
  expect(new Set(ids(after)).size).toBe(100);
});
