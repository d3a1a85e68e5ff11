import { fileResponse } from "../freshworks/attachments.ts";
import type { FreshdeskAccount } from "./account.ts";
import { attachmentRoot } from "./attachments.ts";

/** The storage behind pre-signed URLs: no key, no budget, and a refusal for nothing but age. Undefined: not a file's path. */
export const answerFile = (account: FreshdeskAccount, request: Request, path: string): Response | undefined => {
  if (!path.startsWith(`${attachmentRoot}/`)) return undefined;
  const file = account.store.attachments.get(Number(path.slice(attachmentRoot.length + 1).split("/", 1)[0]));
  if (file === undefined || request.method !== "GET") return new Response(null, { status: 404 });
  if (account.clock.now() >= expiryOf(new URL(request.url).searchParams)) return expired();
  return fileResponse(file, request);
};

const expiryOf = (query: URLSearchParams): number => {
  const signedAt = (query.get("X-Amz-Date") ?? "").replace(
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/,
    "$1-$2-$3T$4:$5:$6Z",
  );
  const expiry = Date.parse(signedAt) + Number(query.get("X-Amz-Expires")) * 1000;
  return Number.isNaN(expiry) ? 0 : expiry;
};

const expired = (): Response =>
  new Response(
    '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>',
    { status: 403, headers: { "content-type": "application/xml" } },
  );
