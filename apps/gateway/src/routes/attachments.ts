import { attachmentSchema, dryRun, planSchema } from "@portico/model";
import { z } from "zod";
import { ofProviders } from "../describe.ts";
import { file, noContent, ok, tenantRoute } from "../route.ts";
import { noQuery, params } from "./params.ts";

const collection = "/v1/connections/{connection_id}/attachments";
const item = `${collection}/{attachment_id}`;
const onItem = params("connection_id", "attachment_id");
const ofTicket = "What hangs on a comment asks for the scope of comments besides.";

const create = tenantRoute({
  contract: {
    method: "post",
    path: collection,
    operationId: "createAttachment",
    tag: "Attachments",
    summary: "Upload a file by itself",
    description:
      "Where the help desk keeps files that hang on nothing yet. None that is here does: send files with what they hang on, as " +
      "`multipart/form-data` to the routes that make or change a ticket, a comment or a contact.",
    params: params("connection_id"),
    query: noQuery,
    body: undefined,
    success: [{ status: 201, description: "Kept.", schema: attachmentSchema }],
  },
  policy: {
    access: "tenant",
    scope: "tickets:write",
    deed: { verb: "create", object: "attachment" },
    errors: ofProviders,
  },
  handle: ({ services, params: { connection_id } }, ctx) => services.attachments.create(ctx, connection_id),
});

const get = tenantRoute({
  contract: {
    method: "get",
    path: item,
    operationId: "getAttachment",
    tag: "Attachments",
    summary: "Download a file",
    description: `Its bytes, as they stand at the help desk. What it hangs on is read again to find them, credits counted. \`Range\` asks for a part. ${ofTicket}`,
    params: onItem,
    query: noQuery,
    body: undefined,
    success: [
      { status: 200, description: "The file.", isFile: true },
      { status: 206, description: "The part of it that `Range` asked for.", isFile: true },
    ],
  },
  policy: { access: "tenant", scope: "tickets:read", errors: [...ofProviders, "range_not_satisfiable"] },
  handle: async ({ services, params: { connection_id, attachment_id } }, ctx) =>
    file(await services.attachments.get(ctx, connection_id, attachment_id)),
});

const remove = tenantRoute({
  contract: {
    method: "delete",
    path: item,
    operationId: "deleteAttachment",
    tag: "Attachments",
    summary: "Delete a file",
    description: `Deletes it for good. What it hangs on is read first. ${ofTicket}`,
    params: onItem,
    query: z.strictObject({ dry_run: dryRun }),
    body: undefined,
    success: [
      { status: 204, description: "Deleted." },
      { status: 200, description: "With `dry_run=true`: what would be sent.", schema: planSchema },
    ],
  },
  policy: {
    access: "tenant",
    scope: "tickets:write",
    deed: { verb: "delete", object: "attachment", id: "attachment_id" },
    errors: [...ofProviders, "outcome_unknown"],
  },
  handle: async ({ services: { attachments }, params: { connection_id, attachment_id }, query }, ctx) => {
    if (query.dry_run === true) return ok(await attachments.planDelete(ctx, connection_id, attachment_id));
    await attachments.delete(ctx, connection_id, attachment_id);
    return noContent;
  },
});

export const attachmentRoutes = [create, get, remove];
