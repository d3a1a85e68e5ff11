import { expect, test } from "vitest";
import { startOfTest } from "../testing/desk.ts";
import type { Problems, SeenTicket } from "../testing/desk.ts";
import { openServiceDesk } from "../testing/service-desk.ts";
import type { ServiceDesk } from "../testing/service-desk.ts";

interface Page {
  tickets: SeenTicket[];
}

const list = async ({ send }: ServiceDesk, query = ""): Promise<SeenTicket[]> =>
  (await send<Page>("GET", `/tickets?per_page=100${query}`)).body.tickets;
const ids = (tickets: readonly { id: number | string }[]): (number | string)[] => tickets.map((ticket) => ticket.id);
const everything = "&updated_since=2020-01-01T00:00:00Z";
const day = 86_400_000;

test("without updated_since only tickets created in the last 30 days come, newest first", async () => {
  const desk = openServiceDesk();
  const recent = await list(desk);
  const times = recent.map((ticket) => ticket.created_at);
  expect(times).toEqual(times.toSorted().toReversed());
  expect(times.every((time) => Date.parse(time) >= startOfTest - 30 * day)).toBe(true);
  expect((await list(desk, everything)).length).toBeGreaterThan(recent.length);
});

const workspaces = (tickets: readonly SeenTicket[]) => [...new Set(tickets.map((ticket) => ticket["workspace_id"]))];

test("only the primary workspace is listed unless another or all are asked for", async () => {
  const desk = openServiceDesk({ tickets: 40, businessTickets: 7 });
  expect(workspaces(await list(desk, everything))).toEqual([2]);
  const second = await list(desk, `${everything}&workspace_id=3`);
  expect([second.length, workspaces(second)]).toEqual([7, [3]]);
  const all = await list(desk, `${everything}&workspace_id=0`);
  expect([all.length, new Set(workspaces(all))]).toEqual([47, new Set([2, 3])]);
  expect(all.some((ticket) => "cost_centre" in (ticket["custom_fields"] as object))).toBe(false);
  expect(second.every((ticket) => "cost_centre" in (ticket["custom_fields"] as object))).toBe(true);
});

test("what stands for all workspaces is a switch, and the other number is no workspace", async () => {
  const desk = openServiceDesk({ allWorkspacesId: 1, tickets: 20, businessTickets: 2 });
  expect(await list(desk, `${everything}&workspace_id=1`)).toHaveLength(22);
  const refused = await desk.send<Problems>("GET", "/tickets?workspace_id=0");
  expect([refused.status, refused.body.errors[0]?.field]).toEqual([400, "workspace_id"]);
});

test("an account without workspaces neither shows nor takes one", async () => {
  const desk = openServiceDesk({ workspaces: 0, tickets: 20, businessTickets: 0 });
  const [first, ...others] = await list(desk, everything);
  expect([others.length, "workspace_id" in (first ?? {})]).toEqual([19, false]);
  expect((await desk.send("GET", "/tickets?workspace_id=0")).status).toBe(400);
  expect((await desk.send("GET", "/workspaces")).body).toEqual({ workspaces: [] });
});

const isFalling = (values: readonly string[]): boolean => values.join() === values.toSorted().toReversed().join();

test("the list is ordered by what the account is set to, and order_by is honoured, passed over or refused", async () => {
  const desk = openServiceDesk();
  const by = async (key: "created_at" | "updated_at", query = "") =>
    isFalling((await list(desk, everything + query)).map((ticket) => ticket[key]));
  expect([await by("created_at"), await by("updated_at")]).toEqual([true, false]);
  expect(await by("updated_at", "&order_by=updated_at")).toBe(true);
  desk.account.configure({ orderBy: "ignored" });
  expect(await by("created_at", "&order_by=updated_at")).toBe(true);
  desk.account.configure({ listOrder: "updated_at" });
  expect([await by("created_at"), await by("updated_at")]).toEqual([false, true]);
  desk.account.configure({ orderBy: "refused" });
  expect((await desk.send("GET", "/tickets?order_by=updated_at")).status).toBe(400);
  const rising = await list(desk, `${everything}&order_type=asc`);
  expect(ids(rising)).toEqual(ids(await list(desk, everything)).toReversed());
});

test("updated_since includes the second it names, unless the account is set otherwise", async () => {
  const desk = openServiceDesk({ ticketsInOneSecond: 5 });
  const since = "2026-11-21T12:00:00Z";
  const inSecond = async () =>
    (await list(desk, `&updated_since=${since}`)).filter((ticket) => ticket.updated_at === since);
  expect(await inSecond()).toHaveLength(5);
  desk.account.configure({ updatedSinceInclusive: false });
  expect(await inSecond()).toHaveLength(0);
});

test("deleted and spam tickets come only when they are asked for", async () => {
  const desk = openServiceDesk({ deletedTickets: 4, spamTickets: 3, businessTickets: 0 });
  const marks = desk.account.tickets();
  const rising = `${everything}&order_type=asc`;
  expect(ids(await list(desk, rising))).toEqual(ids(marks.filter((mark) => !mark.deleted && !mark.spam)));
  expect(ids(await list(desk, `${rising}&filter=deleted`))).toEqual(ids(marks.filter((mark) => mark.deleted)));
  expect(ids(await list(desk, `${rising}&filter=spam`))).toEqual(ids(marks.filter((mark) => mark.spam)));
});

test("a walk by next links meets every ticket once, and the last page has none", async () => {
  const desk = openServiceDesk();
  const found: SeenTicket[] = [];
  let next: string | undefined = `/tickets?per_page=7${everything}`;
  while (next !== undefined) {
    const page: { body: Page; headers: Headers } = await desk.send<Page>("GET", next);
    found.push(...page.body.tickets);
    const link = /^<http:\/\/desk\.test\/acme\/api\/v2(?<next>[^>]+)>; rel="next"$/;
    next = link.exec(page.headers.get("link") ?? "")?.groups?.["next"];
  }
  expect([found.length, new Set(ids(found)).size]).toEqual([100, 100]);
});

test("descriptions are in the list, tags only by include, files and urgency never", async () => {
  const desk = openServiceDesk();
  const [row] = await list(desk);
  expect(row).toHaveProperty("description_text");
  for (const key of ["tags", "attachments", "urgency", "impact", "stats", "requester"])
    expect(row).not.toHaveProperty(key);
  const [full] = await list(desk, "&include=tags,stats,requester,requested_for,department");
  for (const key of ["tags", "stats", "requester", "requested_for", "department"]) expect(full).toHaveProperty(key);
});

test("parameters that are not in the reference are refused in its words", async () => {
  const { send } = openServiceDesk();
  for (const query of ["created_since=2026-01-01", "status=2", "updated_before=2026-01-01", "company_id=1"]) {
    const refused = await send<Problems>("GET", `/tickets?${query}`);
    const [problem] = refused.body.errors;
    expect([query, refused.status, problem?.message]).toEqual([query, 400, "Unexpected/invalid field in request"]);
  }
  const { body } = await send<Problems>("GET", "/tickets?include=tags,assets");
  expect(body.errors[0]?.message).toBe(
    "It should be one of these values: 'requester, stats, tags, requested_for, department'",
  );
  expect((await send("GET", "/tickets?per_page=101")).status).toBe(400);
  expect((await send("GET", "/tickets?page=301")).status).toBe(400);
});

test("one requester's, one address's and one type's tickets can be listed", async () => {
  const desk = openServiceDesk();
  const some = (await list(desk, everything)).find((ticket) => ticket["type"] === "Incident");
  const requester = desk.account.store.requesters.get(Number(some?.["requester_id"]));
  const byId = await list(desk, `${everything}&requester_id=${requester?.id}`);
  const byEmail = await list(desk, `${everything}&email=${requester?.primary_email}`);
  expect(ids(byId)).toContain(some?.id);
  expect(ids(byEmail)).toEqual(requester?.primary_email === null ? [] : ids(byId));
  expect(await list(desk, `${everything}&email=nobody@example.com`)).toEqual([]);
  const requests = await list(desk, `${everything}&type=Service%20Request`);
  expect(new Set(requests.map((ticket) => ticket["type"]))).toEqual(new Set(["Service Request"]));
  expect(requests.every((ticket) => ticket["description"] === null)).toBe(true);
});

test("a narrow key sees what is assigned to it, and gets a 403 for the rest", async () => {
  const desk = openServiceDesk();
  const narrow = desk.as("narrow-key");
  const seen = (await narrow<Page>("GET", `/tickets?per_page=100${everything}`)).body.tickets;
  const owners = new Set(seen.map((ticket) => ticket["responder_id"]));
  expect(owners.size).toBe(1);
  const other = (await list(desk)).find((ticket) => !owners.has(ticket["responder_id"]));
  expect((await narrow("GET", `/tickets/${other?.id}`)).status).toBe(403);
});
