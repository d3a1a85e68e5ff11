import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import type { Problems } from "../testing/desk.ts";
import { openServiceDesk } from "../testing/service-desk.ts";

interface Answer {
  ticket: { attachments: { size: number; content_type: string; attachment_url: string }[] };
}

const bytesOf = (megabytes: number) => {
  const bytes = new Uint8Array(megabytes * 1024 * 1024);
  for (let position = 0; position < bytes.length; position += 1009) bytes[position] = position % 251;
  return bytes;
};
const hashOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

test("twenty megabytes go up and come down byte for byte, and a ticket holds no more than the account is set to", async () => {
  const { send, app, account } = openServiceDesk();
  const bytes = bytesOf(20);
  const upload = () => {
    const form = new FormData();
    form.append("attachments[]", new File([bytes], "big.bin"));
    return send<Answer & Problems>("PUT", "/tickets/8", form);
  };
  const file = (await upload()).body.ticket.attachments.at(-1);
  expect([file?.size, file?.content_type]).toEqual([bytes.length, "application/octet-stream"]);
  const down = await app.request(file?.attachment_url ?? "");
  expect(hashOf(new Uint8Array(await down.arrayBuffer()))).toBe(hashOf(bytes));
  account.configure({ attachmentBytes: 30 * 1024 * 1024 });
  const refused = await upload();
  expect([refused.status, refused.body.errors[0]?.field]).toEqual([400, "attachments"]);
  account.close();
});
