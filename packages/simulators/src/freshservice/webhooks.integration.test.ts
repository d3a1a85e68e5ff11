import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test, vi } from "vitest";
import type { WebhookSetting } from "../freshworks/webhooks.ts";
import { openServiceDesk } from "../testing/service-desk.ts";

const open: (() => void)[] = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});

/** An account whose automator tells a receiver on loopback, and what that was told. */
const told = async (hook: Omit<WebhookSetting, "url">) => {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      bodies.push(Buffer.concat(chunks).toString("utf8"));
      response.writeHead(200).end();
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  const desk = openServiceDesk({ webhooks: [{ url, ...hook }] });
  open.push(
    () => server.close(),
    () => desk.account.close(),
  );
  return { desk, bodies };
};

const incident = { email: "a@example.com", subject: "Ü", description: "d", status: 2, priority: 4 };

test("a new ticket is told under the product's own root, with the id as it is displayed", async () => {
  const { desk, bodies } = await told({ on: ["create"] });
  const made = await desk.send<{ ticket: { id: number } }>("POST", "/tickets", incident);
  await vi.waitUntil(() => bodies.length === 1);
  expect(JSON.parse(bodies[0] ?? "")).toMatchObject({
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
  const { desk, bodies } = await told({ on: ["update"], template });
  const made = await desk.send<{ ticket: { id: number } }>("POST", "/tickets", incident);
  const { id } = made.body.ticket;
  await desk.send("PUT", `/tickets/${id}`, { status: 3 });
  await vi.waitUntil(() => bodies.length === 1);
  expect(JSON.parse(bodies[0] ?? "")).toEqual({ shown: `INC-${id}`, id, what: "{status:{from:2,to:3}}" });
});
