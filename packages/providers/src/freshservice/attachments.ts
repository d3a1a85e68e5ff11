import type { Attachment } from "@portico/model";
import type { WireAttachment } from "./wire.ts";

/** Freshservice reads a file by its own id: `GET /attachments/{id}`. */
export const toAttachments = (files: readonly WireAttachment[] | null | undefined): Attachment[] =>
  (files ?? []).map((file) => ({
    id: file.id,
    name: file.name ?? "",
    content_type: file.content_type ?? "application/octet-stream",
    size: file.size ?? 0,
    created_at: file.created_at ?? null,
  }));
