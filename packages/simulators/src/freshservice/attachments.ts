import { fileHeaders, fileResponse, toAttachment, totalBytes, withoutFile } from "../freshworks/attachments.ts";
import type { AttachmentRecord } from "../freshworks/attachments.ts";
import { noContent } from "../freshworks/call.ts";
import type { Reply } from "../freshworks/call.ts";
import { notFound } from "../freshworks/problems.ts";
import type { Problem } from "../freshworks/problems.ts";
import type { Check } from "../freshworks/rules.ts";
import { toTime } from "../freshworks/times.ts";
import type { FreshserviceAccount } from "./account.ts";
import type { Call } from "./call.ts";
import type { TicketRecord } from "./records.ts";

/** Files belong in a form: what JSON has in this place is none. */
export const noFilesInJson: Check = () => [
  { code: "datatype_mismatch", message: "It should contain elements of type valid file format only" },
];

/** Remembers the files of a form's `attachments[]`. */
export const keepAttachments = (call: Call): AttachmentRecord[] => {
  const { store } = call.account;
  return call.files
    .filter((file) => file.field === "attachments[]")
    .map((file) => {
      const record = toAttachment(file, store.nextId("attachment"), call.now);
      store.attachments.set(record.id, record);
      return record;
    });
};

/** Too much for one ticket, with what hangs there and on its conversations already. The wording for this is not known. */
export const tooLarge = (call: Call, ticket?: TicketRecord): Problem[] => {
  if (call.files.length === 0) return [];
  const most = call.account.settings().attachmentBytes;
  const threads = ticket === undefined ? [] : call.account.store.threads.of(ticket);
  const present = [...(ticket?.attachments ?? []), ...threads.flatMap((conversation) => conversation.attachments)];
  if (totalBytes(present, call.files) <= most) return [];
  const message = `The total size of all attachments must not exceed ${Math.floor(most / 1024 / 1024)} MB`;
  return [{ field: "attachments", message, code: "invalid_value" }];
};

/** As answered: with a URL that is signed anew at every read, and lives for a day. */
export const attachmentView = (call: Call) => (file: AttachmentRecord) => ({
  id: file.id,
  content_type: file.content_type,
  size: file.size,
  name: file.name,
  attachment_url: signedUrl(call, file),
  created_at: toTime(file.created_at),
  updated_at: toTime(file.updated_at),
});

const attachmentRoot = "/data/helpdesk/attachments/production";

const signedUrl = (call: Call, file: AttachmentRecord): string => {
  const expires = Math.floor(call.now / 1000) + call.account.settings().attachmentLifeSeconds;
  const query = new URLSearchParams({
    "response-content-type": file.content_type,
    Expires: String(expires),
    Signature: `${(BigInt(file.id) * 0x9e3779b97f4a7c15n + BigInt(expires)).toString(36)}__`,
    "Key-Pair-Id": "SIMULATEDKEYPAIR",
  });
  return `${call.origin}${attachmentRoot}/${file.id}/original/${encodeURIComponent(file.name)}?${query.toString()}`;
};

/** The storage behind signed URLs: no key, no budget, and a refusal for nothing but age. Undefined: not a file's path. */
export const answerFile = (account: FreshserviceAccount, request: Request, path: string): Response | undefined => {
  if (!path.startsWith(`${attachmentRoot}/`)) return undefined;
  const file = account.store.attachments.get(Number(path.slice(attachmentRoot.length + 1).split("/", 1)[0]));
  if (file === undefined || request.method !== "GET") return new Response(null, { status: 404 });
  const expires = Number(new URL(request.url).searchParams.get("Expires"));
  return account.clock.now() >= expires * 1000 ? expired() : fileResponse(file, request);
};

const expired = (): Response =>
  new Response('<?xml version="1.0" encoding="UTF-8"?><Error><Code>AccessDenied</Code></Error>', {
    status: 403,
    headers: { "content-type": "text/xml" },
  });

/** `GET /attachments/{id}`: the file itself, for whoever has a key. */
export const downloadAttachment = (call: Call): Reply => {
  const file = call.account.store.attachments.get(Number(call.params["id"]));
  return file === undefined ? notFound : { status: 200, file: file.content, headers: fileHeaders(file) };
};

/** `DELETE …/attachments/{aid}` of a ticket or a conversation: the file must hang there. */
export const deleteAttachment = (
  call: Call,
  present: readonly AttachmentRecord[],
  keep: (files: readonly AttachmentRecord[]) => void,
): Reply => {
  const id = Number(call.params["attachment"]);
  if (!present.some((file) => file.id === id)) return notFound;
  call.account.store.attachments.delete(id);
  keep(withoutFile(present, id));
  return noContent;
};
