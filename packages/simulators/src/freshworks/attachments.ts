import type { UploadedFile } from "./call.ts";

/** A file that hangs on a ticket or a conversation. Times in milliseconds. */
export interface AttachmentRecord {
  id: number;
  name: string;
  content_type: string;
  size: number;
  content: Blob;
  created_at: number;
  updated_at: number;
}

/** What of an upload is remembered. */
export const toAttachment = (file: UploadedFile, id: number, now: number): AttachmentRecord => ({
  id,
  name: file.name,
  content_type: file.contentType,
  size: file.content.size,
  content: file.content,
  created_at: now,
  updated_at: now,
});

/** What all these files come to together, in bytes. */
export const totalBytes = (present: readonly AttachmentRecord[], files: readonly UploadedFile[]): number =>
  present.reduce((sum, file) => sum + file.size, 0) + files.reduce((sum, file) => sum + file.content.size, 0);

/** The files without one of them. */
export const withoutFile = (files: readonly AttachmentRecord[], id: number): AttachmentRecord[] =>
  files.filter((file) => file.id !== id);

/** The bytes, as storage sends them. */
export const fileResponse = (file: AttachmentRecord): Response =>
  new Response(file.content, { headers: fileHeaders(file) });

export const fileHeaders = (file: AttachmentRecord): Record<string, string> => ({
  "content-type": file.content_type,
  "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
});
