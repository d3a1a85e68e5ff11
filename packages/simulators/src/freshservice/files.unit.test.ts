import { expect, test } from "vitest";
import { openServiceDesk } from "../testing/service-desk.ts";

interface Attached {
  id: number;
  name: string;
  size: number;
  content_type: string;
  attachment_url: string;
}
interface Answer {
  ticket: Record<string, unknown> & { id: number; attachments: Attached[] };
}

const form = (fields: readonly (readonly [string, string | File])[]): FormData => {
  const data = new FormData();
  for (const [field, value] of fields) data.append(field, value);
  return data;
};
const report = () => new File(["größe,1\n"], "Bericht – März.csv", { type: "text/csv" });

test("a multipart ticket is read field by field: lists, custom fields, numbers and files", async () => {
  const { send } = openServiceDesk();
  const { status, body } = await send<Answer>(
    "POST",
    "/tickets",
    form([
      ["email", "a@example.com"],
      ["subject", "42"],
      ["description", "d"],
      ["status", "3"],
      ["priority", "1"],
      ["urgency", "3"],
      ["tags[]", "one"],
      ["tags[]", "two"],
      ["custom_fields[affected_users]", "7"],
      ["custom_fields[needs_visit]", "true"],
      ["custom_fields[weather_server]", "123"],
      ["attachments[]", report()],
    ]),
  );
  expect(status).toBe(201);
  expect(body.ticket).toMatchObject({ subject: "42", status: 3, tags: ["one", "two"] });
  expect(body.ticket["custom_fields"]).toMatchObject({ affected_users: 7, needs_visit: true, weather_server: "123" });
  expect(body.ticket.attachments).toMatchObject([{ name: "Bericht – März.csv", size: 10, content_type: "text/csv" }]);
});

test("a signed URL lives for a day and needs no key; the attachment's own address needs one and lives on", async () => {
  const { send, as, app, account } = openServiceDesk();
  const { body } = await send<Answer>("PUT", "/tickets/8", form([["attachments[]", report()]]));
  const file = body.ticket.attachments.at(-1);
  const expires = new URL(file?.attachment_url ?? "").searchParams.get("Expires");
  expect(Number(expires) * 1000).toBe(account.clock.now() + 86_400_000);
  account.log.clear();
  const fetched = await app.request(file?.attachment_url ?? "");
  expect([fetched.status, fetched.headers.get("content-type"), await fetched.text()]).toEqual([
    200,
    "text/csv",
    "größe,1\n",
  ]);
  expect(account.log.all()[0]?.credits).toBe(0);
  account.clock.advance(86_400_000);
  expect((await app.request(file?.attachment_url ?? "")).status).toBe(403);
  expect((await send("GET", `/attachments/${file?.id}`)).text).toBe("größe,1\n");
  expect((await as("")("GET", `/attachments/${file?.id}`)).status).toBe(401);
});

test("a file is deleted by way of what it hangs on, and only there", async () => {
  const { send } = openServiceDesk();
  const { body } = await send<Answer>("PUT", "/tickets/8", form([["attachments[]", report()]]));
  const id = body.ticket.attachments.at(-1)?.id;
  expect((await send("DELETE", `/tickets/9/attachments/${id}`)).status).toBe(404);
  expect((await send("DELETE", `/attachments/${id}`)).status).toBe(405);
  expect((await send("DELETE", `/tickets/8/attachments/${id}`)).status).toBe(204);
  expect((await send("GET", `/attachments/${id}`)).status).toBe(404);
});
