import type { Attachment } from "@portico/model";
import type { WireAttachment } from "./wire.ts";

/**
 * A file of a ticket or of one of its conversations. Freshdesk has no way to read an attachment by itself, and its URLs
 * live five minutes: the id carries the owner (`t42.981`, `t42.c7.981`), who is read again when the bytes are wanted.
 */
export const toAttachments = (owner: string, files: readonly WireAttachment[] | null | undefined): Attachment[] =>
  (files ?? []).map((file) => ({
    id: `${owner}.${file.id}`,
    name: file.name ?? "",
    content_type: file.content_type ?? "application/octet-stream",
    size: file.size ?? file.file_size ?? 0,
    created_at: file.created_at ?? null,
  }));
