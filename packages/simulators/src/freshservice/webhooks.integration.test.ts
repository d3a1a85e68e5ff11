import { afterEach, expect, test, vi } from "vitest";
import type { WebhookSetting } from "../freshworks/webhooks.ts";
import { startReceiver } from "../testing/receiver.ts";
import { openServiceDesk } from "../testing/service-desk.ts";

const open: (() => void)[] = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});

/** An account whose automator tells a receiver on loopback, and what that was told. */
const told = async (hook: Omit<WebhookSetting, "url">) => {
  const receiver = await startReceiver();
  const desk = openServiceDesk({ webhooks: [{ url: receiver.url, ...hook }] });
  open.push(
    () => receiver.close(),
    () => desk.account.close(),
  );
  return { desk, deliveries: receiver.deliveries };
};

const incident = { email: "a@example.com", subject: "Ü", description: "d", status: 2, priority: 4 };

test("a new ticket is told under the product's own root, with the id as it is displayed", async () => {
  const { desk, deliveries } = await told({ on: ["create"] });
  const made = await desk.send<{ ticket: { id: number } }>("POST", "/tickets", incident);
  await vi.waitUntil(() => deliveries.length === 1);
  expect(JSON.parse(deliveries[0]?.body ?? "")).toMatchObject({
    freshservice_webhook: {
      ticket_id: `INC-${made.body.ticket.id}`,
      ticket_subject: "Ü",
      ticket_status: "Open",
      ticket_priority: "Urgent",
      ticket_requester_email: "a@example.com",
    },
  });
});

test("an author's body can name the id either way, and a change is told as one", async () => {
  const template = '{"shown": "{{ticket.id}}", "id": {{ticket.id_numeric}}, "what": "{{triggered_event}}"}';
  const { desk, deliveries } = await told({ on: ["update"], template });
  const made = await desk.send<{ ticket: { id: number } }>("POST", "/tickets", incident);
  const { id } = made.body.ticket;
  await desk.send("PUT", `/tickets/${id}`, { status: 3 });
  await vi.waitUntil(() => deliveries.length === 1);
  expect(JSON.parse(deliveries[0]?.body ?? "")).toEqual({ shown: `INC-${id}`, id, what: "{status:{from:2,to:3}}" });
});
