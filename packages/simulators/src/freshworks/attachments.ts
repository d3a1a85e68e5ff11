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

/** The bytes, or the one range of them that a request asks for, as storage sends them. */
export const fileResponse = (file: AttachmentRecord, { headers }: Request): Response => {
  const range = /^bytes=(\d+)-(\d*)$/.exec(headers.get("range") ?? "");
  if (range === null)
    return new Response(file.content, { headers: { ...fileHeaders(file), "accept-ranges": "bytes" } });
  const [first, last] = [Number(range[1]), Math.min(Number(range[2] || Infinity), file.size - 1)];
  if (first > last) return new Response(null, { status: 416, headers: { "content-range": `bytes */${file.size}` } });
  return new Response(file.content.slice(first, last + 1), {
    status: 206,
    headers: { ...fileHeaders(file), "content-range": `bytes ${first}-${last}/${file.size}` },
  });
};

export const fileHeaders = (file: AttachmentRecord): Record<string, string> => ({
  "content-type": file.content_type,
  "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
});
