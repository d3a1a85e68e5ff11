import { z } from "zod";
import { anyOf, cursor, explain, idFilter, include, limit, sort, timeFilter } from "./queries.ts";
import { companySchema, userSchema } from "./directory.ts";
import { expandedContactSchema, expandTicket } from "./expansion.ts";
import { clearable, optional } from "./shape.ts";
import {
  attachmentSchema,
  customFields,
  nativeEntity,
  nativeInput,
  nativeWord,
  notLoaded,
  providerId,
  richText,
  richTextInput,
  time,
  timeInput,
} from "./values.ts";

export const ticketStatuses = ["new", "open", "pending", "on_hold", "resolved", "closed"] as const;
export const ticketPriorities = ["low", "normal", "high", "urgent"] as const;
export const ticketChannels = ["email", "web", "phone", "chat", "social", "api", "other"] as const;
export type TicketStatus = (typeof ticketStatuses)[number];
export type TicketPriority = (typeof ticketPriorities)[number];
export type TicketChannel = (typeof ticketChannels)[number];

const statusWord = z.enum(ticketStatuses, { error: `The words are ${ticketStatuses.join(", ")}.` });
const priorityWord = z.enum(ticketPriorities, { error: `The words are ${ticketPriorities.join(", ")}.` });

/** A request for help, as every provider's is shown. */
export const ticketSchema = z
  .object({
    id: providerId,
    key: z
      .string()
      .nullable()
      .meta({ description: "What people say aloud.", examples: ["#1042"] }),
    url: z.string().nullable().meta({ description: "For an agent's browser." }),
    subject: z.string(),
    description: richText.nullable(),
    status: statusWord,
    native_status: nativeWord,
    priority: priorityWord.nullable(),
    native_priority: nativeWord.nullable(),
    type: z.string().nullable(),
    channel: z.enum(ticketChannels).nullable(),
    requester_id: providerId.nullable(),
    assignee_id: providerId.nullable(),
    group_id: providerId.nullable(),
    company_id: providerId.nullable(),
    collection_id: providerId.nullable().meta({ description: "The project, inbox, workspace, brand or product." }),
    parent_id: providerId.nullable(),
    tags: z.array(z.string()),
    cc: z.array(z.string()).meta({ description: "E-mail addresses." }),
    due_at: time.nullable(),
    first_response_due_at: time.nullable(),
    custom_fields: customFields,
    attachments: z.array(attachmentSchema),
    is_deleted: z.boolean(),
    is_spam: z.boolean(),
    created_at: time,
    updated_at: time,
    resolved_at: time.nullable(),
    closed_at: time.nullable(),
    requester: expandedContactSchema.nullable().optional().meta({ description: "Only with `expand=requester`." }),
    assignee: userSchema.nullable().optional().meta({ description: "Only with `expand=assignee`." }),
    company: companySchema.nullable().optional().meta({ description: "Only with `expand=company`." }),
    not_loaded: notLoaded,
    native: nativeEntity,
  })
  .meta({ id: "Ticket" });

const requesterInput = z
  .strictObject({
    email: z.email({ error: "Give an e-mail address." }),
    name: z.string().min(1).optional(),
    phone: z.string().min(1).optional(),
  })
  .meta({
    description:
      "The requester by e-mail address, made where the provider does not know it. Instead of `requester_id`.",
  });

const writable = {
  subject: z.string().min(1),
  description: richTextInput,
  status: statusWord,
  native_status_id: z.string().meta({ description: "The provider's own status id, instead of `status`." }),
  priority: priorityWord,
  native_priority_id: z.string().meta({ description: "The provider's own priority id, instead of `priority`." }),
  type: z.string(),
  channel: z.enum(ticketChannels),
  requester_id: providerId,
  requester: requesterInput,
  assignee_id: providerId,
  group_id: providerId,
  company_id: providerId,
  collection_id: providerId,
  parent_id: providerId,
  tags: z.array(z.string()),
  cc: z.array(z.email({ error: "Give e-mail addresses." })),
  due_at: timeInput,
  first_response_due_at: timeInput,
  custom_fields: customFields,
};

/** What a ticket can be made with. Each provider takes some of it; `capabilities` says which. */
export const ticketCreateSchema = z
  .strictObject({
    ...optional(writable),
    outbound: z.boolean().optional().meta({
      description:
        "`true`: the ticket begins with an e-mail from the help desk to the requester, whom `requester` names by address.",
    }),
    native: nativeInput,
  })
  .meta({
    id: "TicketCreate",
    examples: [
      {
        subject: "The invoice shows the wrong address",
        description: { text: "Could you correct it?" },
        requester: { email: "ines@example.com", name: "Inês Duarte" },
        priority: "high",
        tags: ["billing"],
      },
    ],
  });

/** What can be changed. Absent is unchanged, null clears. */
export const ticketPatchSchema = z
  .strictObject({
    ...optional(writable),
    ...clearable({
      type: writable.type,
      assignee_id: writable.assignee_id,
      group_id: writable.group_id,
      company_id: writable.company_id,
      collection_id: writable.collection_id,
      parent_id: writable.parent_id,
      due_at: writable.due_at,
      first_response_due_at: writable.first_response_due_at,
    }),
    native: nativeInput,
  })
  .meta({ id: "TicketPatch", examples: [{ status: "pending", assignee_id: "17", tags: ["billing", "vip"] }] });

/** The filters, order and extras of a list of tickets. `after` is inclusive, `before` exclusive. */
export const ticketQuerySchema = z.strictObject({
  status: anyOf(statusWord)
    .optional()
    .meta({ examples: ["open,pending"] }),
  priority: anyOf(priorityWord)
    .optional()
    .meta({ examples: ["high,urgent"] }),
  assignee_id: idFilter,
  group_id: idFilter,
  requester_id: idFilter,
  company_id: idFilter,
  tag: anyOf(z.string().min(1)).optional(),
  created_after: timeFilter,
  created_before: timeFilter,
  updated_after: timeFilter,
  updated_before: timeFilter,
  sort,
  include,
  expand: expandTicket,
  limit,
  cursor,
  explain,
});

export type Ticket = z.output<typeof ticketSchema>;
export type TicketCreate = z.output<typeof ticketCreateSchema>;
export type TicketPatch = z.output<typeof ticketPatchSchema>;
export type TicketQuery = z.output<typeof ticketQuerySchema>;
