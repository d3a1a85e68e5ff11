import { expect, test } from "vitest";
import { openServiceDesk } from "../testing/service-desk.ts";

interface Placed {
  service_request: Record<string, unknown> & { id: number };
}
interface Approvals {
  approvals: { id: number; approval_status: { id: number; name: string } }[];
}

const place = async ({ send }: ReturnType<typeof openServiceDesk>, item: number, body: object = {}) =>
  (await send<Placed>("POST", `/service_catalog/items/${item}/place_request`, body)).body.service_request;

test("a placed request is a ticket with an item, for whom it was placed", async () => {
  const desk = openServiceDesk();
  const body = { quantity: 2, email: "asks@example.com", requested_for: "gets@example.com" };
  const { id, ...request } = await place(desk, 1, body);
  expect(request).toMatchObject({
    subject: "Request for gets : Logitech Wireless Mouse",
    type: "Service Request",
    description: null,
    approval_status: 4,
    approval_status_name: "Not Requested",
  });
  expect(request["requested_for_id"]).not.toBe(request["requester_id"]);
  const items = await desk.send("GET", `/tickets/${id}/requested_items`);
  expect(items.body).toMatchObject({
    requested_items: [{ quantity: 2, cost_per_request: 87.5, delivery_time: 24, service_item_id: 1 }],
  });
  expect((await desk.send("GET", "/tickets/8/requested_items")).status).toBe(
    desk.account.store.tickets.get(8)?.type === "Service Request" ? 200 : 404,
  );
  expect((await desk.send("POST", "/service_catalog/items/99/place_request", {})).status).toBe(404);
  expect((await desk.send("PUT", `/tickets/${id}`, { requested_for_id: request["requester_id"] })).status).toBe(200);
});

test("an item is written under a hyphen and read under an underscore", async () => {
  const { send } = openServiceDesk();
  expect((await send("POST", "/service_catalog/items", { name: "x" })).status).toBe(405);
  expect((await send("POST", "/service-catalog/items", { name: "x", cost: 3 })).body).toMatchObject({
    service_item: { display_id: 3, cost: 3 },
  });
  expect((await send("GET", "/service_catalog/items/3")).status).toBe(200);
});

test("approvals are asked for by what needs them, and cancelled one by one until none is open", async () => {
  const desk = openServiceDesk();
  const { id } = await place(desk, 2);
  const approvals = async () => (await desk.send<Approvals>("GET", `/tickets/${id}/approvals`)).body.approvals;
  const statusOf = async () =>
    (await desk.send<{ ticket: { approval_status_name: string } }>("GET", `/tickets/${id}`)).body.ticket
      .approval_status_name;
  const [one, two] = await approvals();
  expect([one?.approval_status, await statusOf()]).toEqual([{ id: 0, name: "requested" }, "Requested"]);
  const cancel = (approval: number | undefined) => desk.send("PUT", `/tickets/${id}/approvals/${approval}`);
  expect((await cancel(one?.id)).body).toMatchObject({ approval: { approval_status: { id: 3 } } });
  expect(await statusOf()).toBe("Requested");
  await cancel(two?.id);
  expect(await statusOf()).toBe("Cancelled");
  expect((await cancel(two?.id)).status).toBe(405);
  expect((await desk.send("GET", `/tickets/8/approvals/${one?.id}`)).status).toBe(404);
});

test("accounts with parallel approvals have groups of them instead", async () => {
  const desk = openServiceDesk({ parallelApprovals: true });
  const { id } = await place(desk, 2);
  expect((await desk.send("GET", `/tickets/${id}/approvals`)).status).toBe(403);
  const groups = await desk.send<{ approval_groups: { id: number; approvals: object[] }[] }>(
    "GET",
    `/tickets/${id}/approval-groups`,
  );
  const [group] = groups.body.approval_groups;
  expect(group?.approvals).toHaveLength(2);
  await desk.send("PUT", `/tickets/${id}/approval-groups/${group?.id}`);
  expect((await desk.send("GET", `/tickets/${id}`)).body).toMatchObject({ ticket: { approval_status: 3 } });
});

test("all approvals of the account come thirty to a page at most", async () => {
  const desk = openServiceDesk();
  await place(desk, 2);
  expect((await desk.send<Approvals>("GET", "/approvals?status=0")).body.approvals).toHaveLength(2);
  expect((await desk.send<Approvals>("GET", "/approvals?status=1")).body.approvals).toEqual([]);
  expect((await desk.send("GET", "/approvals?per_page=31")).status).toBe(400);
});

test("a task is closed when it is done, and is reached only under its own ticket", async () => {
  const { send, account } = openServiceDesk();
  const made = await send<{ task: { id: number } }>("POST", "/tickets/8/tasks", {
    title: "Call back",
    due_date: "2026-12-01T09:00:00Z",
    notify_before: 3600,
  });
  expect(made.body).toMatchObject({ task: { status: 1, due_date: "2026-12-01T09:00:00Z", closed_at: null } });
  account.clock.advance(1000);
  const path = `/tickets/8/tasks/${made.body.task.id}`;
  expect((await send("PUT", path, { status: 3 })).body).toMatchObject({ task: { closed_at: "2026-11-24T12:00:01Z" } });
  expect((await send("GET", `/tickets/9/tasks/${made.body.task.id}`)).status).toBe(404);
  expect((await send("GET", "/tasks")).status).toBe(404);
  expect((await send("DELETE", path)).status).toBe(204);
  expect((await send("GET", "/tickets/8/tasks")).body).toEqual({ tasks: [] });
});

test("a timer runs until it is stopped, and time can belong to a task of the ticket", async () => {
  const { send, account } = openServiceDesk();
  const task = await send<{ task: { id: number } }>("POST", "/tickets/8/tasks", { title: "t" });
  const body = { task_id: task.body.task.id, note: "n" };
  const made = await send<{ time_entry: { id: number } }>("POST", "/tickets/8/time_entries", body);
  expect(made.body).toMatchObject({ time_entry: { ...body, timer_running: true, time_spent: "00:00" } });
  account.clock.advance(150 * 60_000);
  const path = `/tickets/8/time_entries/${made.body.time_entry.id}`;
  expect((await send("GET", path)).body).toMatchObject({ time_entry: { time_spent: "02:30" } });
  await send("PUT", path, { timer_running: false });
  account.clock.advance(60 * 60_000);
  expect((await send("GET", path)).body).toMatchObject({ time_entry: { time_spent: "02:30", timer_running: false } });
  expect((await send("POST", "/tickets/9/time_entries", body)).status).toBe(400);
  expect((await send("POST", "/tickets/8/time_entries", { time_spent: "2 h" })).status).toBe(400);
});

test("every other closed ticket was judged, and no open one", async () => {
  const { send, account } = openServiceDesk();
  const closed = [...account.store.tickets.all()].find((ticket) => ticket.status === 5 && ticket.id % 2 === 0);
  const open = [...account.store.tickets.all()].find((ticket) => ticket.status === 2);
  expect((await send("GET", `/tickets/${closed?.id}/csat_response`)).status).toBe(200);
  expect((await send("GET", `/tickets/${open?.id}/csat_response`)).status).toBe(404);
});
