import { toAttachment, totalBytes, withoutFile } from "../freshworks/attachments.ts";
import { noContent } from "../freshworks/call.ts";
import type { Reply, UploadedFile } from "../freshworks/call.ts";
import type { Call } from "./call.ts";
import type { AttachmentRecord } from "../freshworks/attachments.ts";
import { notFound } from "../freshworks/problems.ts";
import type { Problem } from "../freshworks/problems.ts";
import { toTime } from "../freshworks/times.ts";

/** All files of one ticket together. */
const mostBytes = 20 * 1024 * 1024;

/** Remembers the files of a form's `attachments[]`. */
export const keepAttachments = (call: Call): AttachmentRecord[] =>
  call.files.filter((file) => file.field === "attachments[]").map((file) => keepFile(call, file));

export const keepFile = (call: Call, file: UploadedFile): AttachmentRecord => {
  const record = toAttachment(file, call.account.store.nextId("attachment"), call.now);
  call.account.store.attachments.set(record.id, record);
  return record;
};

/** Too much for one ticket, with what hangs there already. The vendor's wording for this is not known. */
export const tooLarge = (call: Call, present: readonly AttachmentRecord[]): Problem[] =>
  totalBytes(present, call.files) <= mostBytes
    ? []
    : [
        {
          field: "attachments",
          message: "The total size of all attachments must not exceed 20 MB",
          code: "invalid_value",
        },
      ];

/** As answered: with a URL that is signed anew at every read, and lives for minutes. */
export const attachmentView = (call: Call) => (file: AttachmentRecord) => ({
  id: file.id,
  content_type: file.content_type,
  size: file.size,
  name: file.name,
  attachment_url: signedUrl(call, file),
  ...(file.content_type.startsWith("image/") && { thumb_url: signedUrl(call, file, "thumb") }),
  created_at: toTime(file.created_at),
  updated_at: toTime(file.updated_at),
});

export const signedUrl = (call: Call, file: AttachmentRecord, style = "original"): string => {
  const query = new URLSearchParams({
    "X-Amz-Algorithm": "AWS4-HMAC-SHA256",
    "X-Amz-Date": toTime(call.now).replaceAll(/[-:]/g, ""),
    "X-Amz-Expires": String(call.account.settings().attachmentLifeSeconds),
    "X-Amz-SignedHeaders": "host",
    "X-Amz-Signature": signatureOf(file.id, call.now),
  });
  return `${call.origin}${attachmentRoot}/${file.id}/${style}/${encodeURIComponent(file.name)}?${query.toString()}`;
};

/** Looks like a signature and changes with every second; nobody checks it, since only age is refused. */
const signatureOf = (id: number, now: number): string =>
  (BigInt(id) * 0x9e3779b97f4a7c15n + BigInt(now)).toString(16).padStart(64, "0").slice(-64);

/** `DELETE /attachments/{id}`, wherever it hangs. */
export const deleteAttachment = (call: Call): Reply => {
  const { store } = call.account;
  const id = Number(call.params["id"]);
  if (!store.attachments.delete(id)) return notFound;
  for (const ticket of store.tickets.all()) {
    if (ticket.attachments.some((file) => file.id === id)) ticket.attachments = withoutFile(ticket.attachments, id);
  }
  for (const conversation of store.knownConversations())
    conversation.attachments = withoutFile(conversation.attachments, id);
  return noContent;
};

export const attachmentRoot = "/data/helpdesk/attachments/production";
