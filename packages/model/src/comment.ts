import { z } from "zod";
import { expandComment } from "./expansion.ts";
import { cursor, explain, limit, nativeOnly, sort } from "./queries.ts";
import {
  attachmentSchema,
  nativeEntity,
  nativeInput,
  notLoaded,
  providerId,
  richText,
  richTextInput,
  time,
} from "./values.ts";

export const visibilities = ["public", "internal"] as const;
export const directions = ["inbound", "outbound"] as const;
export type Visibility = (typeof visibilities)[number];
export type Direction = (typeof directions)[number];

const addresses = z.array(z.string()).meta({ description: "E-mail addresses." });
export const addressInput = z.array(z.email({ error: "Give e-mail addresses." }));

/** One message of a ticket's conversation: a public reply or an internal note. */
export const commentSchema = z
  .object({
    id: providerId,
    ticket_id: providerId,
    visibility: z.enum(visibilities),
    direction: z.enum(directions),
    author: z.object({
      kind: z.enum(["contact", "user", "system"]).meta({ description: "Follows the provider's direction flag." }),
      id: providerId.nullable(),
      name: z.string().nullable(),
      email: z.string().nullable(),
    }),
    body: richText,
    to: addresses,
    cc: addresses,
    bcc: addresses,
    attachments: z.array(attachmentSchema),
    created_at: time,
    updated_at: time,
    not_loaded: notLoaded,
    native: nativeEntity,
  })
  .meta({ id: "Comment" });

export const commentCreateSchema = z
  .strictObject({
    visibility: z.enum(visibilities).default("internal").meta({
      description: "`public` is a reply that the requester gets; `internal` a note among agents, and the default.",
    }),
    direction: z.enum(directions).optional().meta({ description: "`inbound` records what the requester said." }),
    body: richTextInput,
    author: z
      .strictObject({ id: providerId })
      .optional()
      .meta({ description: "On whose behalf, where the provider allows it." }),
    to: addressInput.optional(),
    cc: addressInput.optional(),
    bcc: addressInput.optional(),
    native: nativeInput,
  })
  .meta({ id: "CommentCreate", examples: [{ visibility: "public", body: { html: "<p>It is on its way.</p>" } }] });

export const commentPatchSchema = z
  .strictObject({ body: richTextInput.optional(), native: nativeInput })
  .meta({ id: "CommentPatch", examples: [{ body: { text: "Corrected: the parcel left on Tuesday." } }] });

export const commentQuerySchema = z.strictObject({
  sort,
  include: nativeOnly,
  expand: expandComment,
  limit,
  cursor,
  explain,
});

export type Comment = z.output<typeof commentSchema>;
export type CommentCreate = z.output<typeof commentCreateSchema>;
export type CommentPatch = z.output<typeof commentPatchSchema>;
export type CommentQuery = z.output<typeof commentQuerySchema>;
