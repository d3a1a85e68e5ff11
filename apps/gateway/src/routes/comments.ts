import {
  commentCreateSchema,
  commentPatchSchema,
  commentQuerySchema,
  commentSchema,
  expandComment,
  nativeOnly,
} from "@portico/model";
import { z } from "zod";
import { params } from "./params.ts";
import { filesNote, recordRoutes } from "./records.ts";

export const commentRoutes = recordRoutes({
  one: "Comment",
  many: "Comments",
  tag: "Comments",
  collection: "/tickets/{ticket_id}/comments",
  itemParam: "comment_id",
  scopes: { read: "comments:read", write: "comments:write" },
  entity: commentSchema,
  create: commentCreateSchema,
  patch: commentPatchSchema,
  query: commentQuerySchema,
  extras: z.strictObject({ include: nativeOnly, expand: expandComment }),
  parentParams: params("connection_id", "ticket_id"),
  itemParams: params("connection_id", "ticket_id", "comment_id"),
  services: ({ comments }) => comments,
  takesFiles: true,
  parentOf: ({ connection_id, ticket_id }) => ({ connectionId: connection_id, parent: { ticket_id } }),
  targetOf: ({ connection_id, ticket_id, comment_id }) => ({
    connectionId: connection_id,
    target: { ticket_id, id: comment_id },
  }),
  notes: {
    list: "Public replies and internal notes together, oldest first.",
    get: "Where the help desk cannot give one comment alone, the ticket's comments are read until it is found.",
    create: `\`visibility: public\` is a reply that the requester gets; the default is an internal note. ${filesNote}`,
    update: `Help desks let notes be changed, and seldom replies that have been sent. ${filesNote}`,
    delete: "Deletes the comment at the help desk.",
  },
});
