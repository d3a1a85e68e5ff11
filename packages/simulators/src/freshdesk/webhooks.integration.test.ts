import { afterEach, expect, test, vi } from "vitest";
import { openDesk } from "../testing/desk.ts";
import type { Desk, SeenTicket } from "../testing/desk.ts";
import { startReceiver } from "../testing/receiver.ts";
import type { Receiver } from "../testing/receiver.ts";
import type { WebhookSetting } from "../freshworks/webhooks.ts";

const open: (() => void)[] = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});

const receive = async (...statuses: number[]): Promise<Receiver> => {
  const receiver = await startReceiver(...statuses);
  open.push(() => receiver.close());
  return receiver;
};

const deskWith = (hook: WebhookSetting): Desk => {
  const desk = openDesk({ webhooks: [hook], webhookRetryMs: [10, 10, 10] });
  open.push(() => desk.account.close());
  return desk;
};

test("a new ticket is told in flat names, without a signature, and paid for out of the account's budget", async () => {
  const { url, deliveries } = await receive();
  const { send, account } = deskWith({ url, on: ["create"], headers: { "x-hook-secret": "s" }, idAs: "string" });
  const { id } = (await send<SeenTicket>("POST", "/tickets", { email: "a@example.com", subject: "Ü", priority: 4 }))
    .body;
  await vi.waitUntil(() => deliveries.length === 1);
  expect(JSON.parse(deliveries[0]?.body ?? "")).toEqual({
    freshdesk_webhook: {
      ticket_id: String(id),
      ticket_subject: "Ü",
      ticket_status: "Open",
      ticket_priority: "Urgent",
      ticket_url: `https://acme.freshdesk.com/a/tickets/${id}`,
      ticket_requester_email: "a@example.com",
      triggered_event: "{ticket_action:created}",
    },
  });
  expect(deliveries[0]?.headers).toMatchObject({ "x-hook-secret": "s", "content-type": "application/json" });
  expect(account.rate.windows().at(-1)?.used["total"]).toBe(2);
});

test("a change names what changed, in the author's own body", async () => {
  const { url, deliveries } = await receive();
  const template = '{"id": {{ticket.id}}, "what": "{{triggered_event}}", "odd": "{{ticket.unknown}}"}';
  const { send } = deskWith({ url, on: ["update"], template });
  await send("PUT", "/tickets/50", { status: 2 });
  await vi.waitUntil(() => deliveries.length === 1);
  await send("PUT", "/tickets/50", { status: 9000 });
  await vi.waitUntil(() => deliveries.length === 2);
  expect(JSON.parse(deliveries[1]?.body ?? "")).toEqual({
    id: 50,
    what: "{status:{from:2,to:9000}}",
    odd: "{{ticket.unknown}}",
  });
});

test("a receiver that fails is told again as often as the plan has it, and no more", async () => {
  const { url, deliveries } = await receive(500, 503, 404, 500);
  const { send, account } = deskWith({ url, on: ["create"] });
  await send("POST", "/tickets", { email: "a@example.com" });
  await vi.waitUntil(() => account.webhookAttempts().length === 4);
  expect(account.webhookAttempts().map(({ attempt, status }) => [attempt, status])).toEqual([
    [1, 500],
    [2, 503],
    [3, 404],
    [4, 500],
  ]);
  await send("POST", "/tickets", { email: "a@example.com" });
  await vi.waitUntil(() => account.webhookAttempts().length === 5);
  expect(deliveries).toHaveLength(5);
});

test("a delivery that the budget does not cover waits for the next window", async () => {
  const { url, deliveries } = await receive();
  const desk = openDesk({ webhooks: [{ url, on: ["create"] }], limits: { total: 1 }, windowMs: 30 });
  open.push(() => desk.account.close());
  await desk.send("POST", "/tickets", { email: "a@example.com" });
  desk.account.clock.advance(1);
  expect(deliveries).toHaveLength(0);
  desk.account.clock.advance(30);
  await vi.waitUntil(() => deliveries.length === 1);
});
