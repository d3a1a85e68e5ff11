import { expect, test } from "vitest";
import type { Problems, SeenTicket } from "../testing/desk.ts";
import { openServiceDesk } from "../testing/service-desk.ts";
import type { ServiceDesk } from "../testing/service-desk.ts";

interface Page {
  tickets: SeenTicket[];
  total?: number;
}

const filter = ({ send }: ServiceDesk, query: string, more = "") =>
  send<Page>("GET", `/tickets/filter?query=${encodeURIComponent(`"${query}"`)}${more}`);
const found = async (desk: ServiceDesk, query: string): Promise<SeenTicket[]> =>
  (await filter(desk, query)).body.tickets;
const refused = async (desk: ServiceDesk, query: string) => {
  const { status, body } = await desk.send<Problems>("GET", `/tickets/filter?query=${encodeURIComponent(query)}`);
  return [status, body.errors[0]?.field];
};

test("codes are compared, joined and bracketed, and AND binds closer", async () => {
  const desk = openServiceDesk();
  const urgent = await found(desk, "priority:4 AND (status:2 OR status:3)");
  expect(urgent.length).toBeGreaterThan(0);
  expect(urgent.every((ticket) => ticket["priority"] === 4 && [2, 3].includes(ticket.status))).toBe(true);
  const loose = await found(desk, "status:2 OR status:3 AND priority:4");
  expect(loose.some((ticket) => ticket.status === 2 && ticket["priority"] !== 4)).toBe(true);
  expect((await found(desk, "priority:>3")).every((ticket) => Number(ticket["priority"]) >= 3)).toBe(true);
});

test("requester, address, agent, group, tag and custom fields can be asked for", async () => {
  const desk = openServiceDesk();
  const { store } = desk.account;
  const [some] = await found(desk, "tag:'vip'");
  expect(some).toBeDefined();
  const requester = store.requesters.get(Number(some?.["requester_id"]));
  expect(await found(desk, `requester_id:${requester?.id}`)).toContainEqual(some);
  const reachable = (await found(desk, "priority:<4")).find(
    (ticket) => store.requesters.get(Number(ticket["requester_id"]))?.primary_email !== null,
  );
  const email = store.requesters.get(Number(reachable?.["requester_id"]))?.primary_email;
  expect((await found(desk, `email:'${email}'`)).map(({ id }) => id)).toContain(reachable?.id);
  expect((await found(desk, "agent_id:null")).every((ticket) => ticket["responder_id"] === null)).toBe(true);
  expect((await found(desk, "group_id:null")).every((ticket) => ticket["group_id"] === null)).toBe(true);
  const sites = await found(desk, "my_custom_dropdown:'京都'");
  expect(sites.length).toBeGreaterThan(0);
});

test("dates take a bound and no equality, and contain the day they name", async () => {
  const desk = openServiceDesk();
  const day = "2026-11-20";
  const within = await found(desk, `created_at:>'${day}' AND created_at:<'${day}'`);
  const truth = [...desk.account.store.tickets.all()].filter(
    (ticket) =>
      new Date(ticket.created_at).toISOString().startsWith(day) &&
      !ticket.deleted &&
      !ticket.spam &&
      ticket.workspace_id === 2,
  );
  expect(new Set(within.map(({ id }) => id))).toEqual(new Set(truth.map(({ id }) => id)));
  expect(within.length).toBeGreaterThan(0);
  expect(await refused(desk, `"created_at:'${day}'"`)).toEqual([400, "created_at"]);
});

test("what the reference does not list cannot be asked, nor can emptiness but of agent and group", async () => {
  const desk = openServiceDesk();
  for (const [query, field] of [
    ["updated_at:>'2026-01-01'", "updated_at"],
    ["subject:'x'", "subject"],
    ["type:'Incident'", "type"],
    ["weather_server:'wx-1'", "weather_server"],
    ["priority:null", "priority"],
    ["status:'2'", "status"],
    ["~[tag]:'v'", "query"],
  ] as const) {
    expect([query, ...(await refused(desk, `"${query}"`))]).toEqual([query, 400, field]);
  }
  expect(await refused(desk, "status:2")).toEqual([400, "query"]);
  expect((await refused(desk, `"tag:'${"x".repeat(520)}'"`))[0]).toBe(400);
  expect((await desk.send("GET", "/tickets/filter")).status).toBe(400);
});

test("pages have 30 rows and a total, or as live: the size that was asked for, and no total", async () => {
  const desk = openServiceDesk();
  const documented = await filter(desk, "priority:>1", "&per_page=100");
  expect([documented.body.tickets.length, documented.body.total]).toEqual([30, 100]);
  expect(documented.headers.get("link")).toBeNull();
  desk.account.configure({ filterTotal: false, filterPerPage: true });
  const live = await filter(desk, "priority:>1", "&per_page=100");
  expect([live.body.tickets.length, "total" in live.body]).toEqual([100, false]);
  expect((await filter(desk, "priority:>1", "&page=11")).status).toBe(400);
  desk.account.configure({ filterPageCap: 40 });
  expect((await filter(desk, "priority:>1", "&page=11")).body.tickets).toEqual([]);
});

test("results come in the order the account is set to", async () => {
  const desk = openServiceDesk({ filterPerPage: true });
  const all = async () => (await filter(desk, "priority:>1", "&per_page=100")).body.tickets.map(({ id }) => id);
  const newest = await all();
  desk.account.configure({ filterOrder: "created_at asc" });
  expect(await all()).toEqual(newest.toReversed());
  desk.account.configure({ filterOrder: "updated_at desc" });
  expect(await all()).not.toEqual(newest);
});

test("the primary workspace is searched unless the query or a parameter names others", async () => {
  const desk = openServiceDesk({ businessTickets: 5 });
  const total = async (query: string, more = "") => (await filter(desk, query, more)).body.total;
  expect(await total("priority:>1")).toBe(100);
  expect(await total("workspace_id:3")).toBe(5);
  expect(await total("priority:>1", "&workspace_id=3")).toBe(5);
  expect(await total("priority:>1", "&workspace_id=0")).toBe(105);
});

test("the index learns of a change when the lag is over, and hides the trash unless it is set to show it", async () => {
  const desk = openServiceDesk({ filterLagMs: 60_000 });
  const before = (await filter(desk, "priority:>1")).body.total ?? 0;
  await desk.send("POST", "/tickets", {
    email: "new@example.com",
    subject: "s",
    description: "d",
    status: 2,
    priority: 1,
  });
  expect((await filter(desk, "priority:>1")).body.total).toBe(before);
  desk.account.clock.advance(60_000);
  expect((await filter(desk, "priority:>1")).body.total).toBe(before + 1);
  desk.account.configure({ filterFindsHidden: true });
  expect((await filter(desk, "priority:>1")).body.total).toBe(before + 1 + 7);
});
