import { expect, test } from "vitest";
import { openDesk } from "../testing/desk.ts";
import type { Problems } from "../testing/desk.ts";

interface WithFiles {
  id: number;
  attachments: {
    id: number;
    name: string;
    size: number;
    content_type: string;
    attachment_url: string;
    thumb_url?: string;
  }[];
}

const form = (fields: readonly (readonly [string, string | File])[]): FormData => {
  const data = new FormData();
  for (const [field, value] of fields) data.append(field, value);
  return data;
};
const report = () => new File(["größe,1\n"], "Bericht – März.csv", { type: "text/csv" });

test("a multipart ticket is read field by field: lists, custom fields, numbers and files", async () => {
  const { send } = openDesk();
  const { status, body } = await send<WithFiles>(
    "POST",
    "/tickets",
    form([
      ["email", "a@example.com"],
      ["subject", "42"],
      ["status", "3"],
      ["tags[]", "one"],
      ["tags[]", "two"],
      ["cc_emails[]", "c@example.com"],
      ["custom_fields[cf_seats]", "7"],
      ["custom_fields[cf_goodwill]", "true"],
      ["custom_fields[cf_order_number]", "123"],
      ["attachments[]", report()],
      ["attachments[]", new File([new Uint8Array([1, 2, 3])], "dot.png", { type: "image/png" })],
    ]),
  );
  expect(status).toBe(201);
  expect(body).toMatchObject({ subject: "42", status: 3, tags: ["one", "two"], cc_emails: ["c@example.com"] });
  expect(body).toMatchObject({ custom_fields: { cf_seats: 7, cf_goodwill: true, cf_order_number: "123" } });
  expect(body.attachments).toMatchObject([
    { name: "Bericht – März.csv", size: 10, content_type: "text/csv" },
    { name: "dot.png", size: 3, content_type: "image/png" },
  ]);
  expect([body.attachments[0]?.thumb_url, typeof body.attachments[1]?.thumb_url]).toEqual([undefined, "string"]);
});

test("replies, notes, updates and edits take files too", async () => {
  const { send } = openDesk();
  const withFile = (extra: readonly (readonly [string, string])[] = []) =>
    form([["body", "x"], ...extra, ["attachments[]", report()]]);
  const reply = await send<WithFiles>("POST", "/tickets/50/reply", withFile([["cc_emails[]", "c@example.com"]]));
  const note = await send<WithFiles>(
    "POST",
    "/tickets/50/notes",
    withFile([
      ["private", "false"],
      ["notify_emails[]", "n@example.com"],
    ]),
  );
  expect([reply.status, reply.body.attachments.length, note.status, note.body.attachments.length]).toEqual([
    201, 1, 201, 1,
  ]);
  expect(note.body).toMatchObject({ private: false });
  const before = (await send<WithFiles>("GET", "/tickets/50")).body.attachments.length;
  const updated = await send<WithFiles>(
    "PUT",
    "/tickets/50",
    form([
      ["priority", "2"],
      ["attachments[]", report()],
    ]),
  );
  expect(updated.body.attachments).toHaveLength(before + 1);
  expect((await send<WithFiles>("PUT", `/conversations/${note.body.id}`, withFile())).body.attachments).toHaveLength(2);
});

test("a signed URL gives the bytes without a key or a charge, and nothing but age refuses it", async () => {
  const { send, app, account } = openDesk();
  const { body } = await send<WithFiles>(
    "POST",
    "/tickets/50/notes",
    form([
      ["body", "x"],
      ["attachments[]", report()],
    ]),
  );
  const url = body.attachments[0]?.attachment_url ?? "";
  expect(url.startsWith("http://desk.test/acme/")).toBe(true);
  account.log.clear();
  const file = await app.request(url);
  expect([file.status, file.headers.get("content-type"), await file.text()]).toEqual([200, "text/csv", "größe,1\n"]);
  expect(account.log.all()).toMatchObject([{ credits: 0, status: 200 }]);
  expect(account.log.all()[0]?.headers).not.toHaveProperty("authorization");
  account.clock.advance(299_000);
  expect((await app.request(url)).status).toBe(200);
  account.clock.advance(1000);
  expect((await app.request(url)).status).toBe(403);
  const rows = (await send<WithFiles[]>("GET", "/tickets/50/conversations?per_page=100")).body;
  const fresh =
    rows.flatMap((row) => row.attachments).find((again) => again.id === body.attachments[0]?.id)?.attachment_url ?? "";
  expect((await app.request(fresh)).status).toBe(200);
});

test("a file can be deleted, cannot be looked at, and is gone from where it hung", async () => {
  const { send, app } = openDesk();
  const { body } = await send<WithFiles>("PUT", "/tickets/50", form([["attachments[]", report()]]));
  const file = body.attachments.at(-1);
  expect((await send("GET", `/attachments/${file?.id}`)).status).toBe(405);
  expect(await send("DELETE", `/attachments/${file?.id}`)).toMatchObject({ status: 204, text: "" });
  expect((await send("DELETE", `/attachments/${file?.id}`)).status).toBe(404);
  expect((await app.request(file?.attachment_url ?? "")).status).toBe(404);
  const after = (await send<WithFiles>("GET", "/tickets/50")).body.attachments.map(({ id }) => id);
  expect(after).not.toContain(file?.id);
});

test("all files of a ticket together have at most 20 MB", async () => {
  const { send, account } = openDesk();
  const big = new File([new Uint8Array(11 * 1024 * 1024)], "big.bin");
  const upload = async () =>
    send<Problems>(
      "POST",
      "/tickets/50/notes",
      form([
        ["body", "x"],
        ["attachments[]", big],
      ]),
    );
  expect((await upload()).status).toBe(201);
  const refused = await upload();
  expect(refused.body.errors).toMatchObject([{ field: "attachments", code: "invalid_value" }]);
  account.close();
});

test("a contact's avatar is an image, and is served like any file", async () => {
  const { send, app } = openDesk();
  const avatar = new File([new Uint8Array([9])], "me.png", { type: "image/png" });
  const { status, body } = await send<{ avatar: { avatar_url: string } }>(
    "POST",
    "/contacts",
    form([
      ["name", "One"],
      ["email", "one@example.com"],
      ["avatar", avatar],
    ]),
  );
  expect(status).toBe(201);
  expect((await app.request(body.avatar.avatar_url)).status).toBe(200);
  const wrong = form([
    ["name", "Two"],
    ["email", "two@example.com"],
    ["avatar", new File(["x"], "me.exe")],
  ]);
  expect((await send("POST", "/contacts", wrong)).status).toBe(400);
});
