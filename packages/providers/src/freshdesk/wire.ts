import { idText, wireTime } from "@portico/connector";
import { z } from "zod";
import { wireAttachment } from "../freshworks/attachments.ts";

/**
 * What we read of Freshdesk's answers. Which keys are there differs by endpoint, plan and age of the account, so all but
 * the identity of an object may be missing or null. Field by field: https://developers.freshdesk.com/api/
 */
const text = z.string().nullish();
const texts = z.array(z.string()).nullish();
const id = idText.nullish();
const time = wireTime.nullish();
const flag = z.boolean().nullish();
const custom = z.record(z.string(), z.unknown()).nullish();

/** What a ticket shows of its requester. */
export const wireRequester = z.object({ id: idText, name: text, email: text, phone: text, mobile: text });

export const wireTicket = z.object({
  id: idText,
  subject: text,
  description: text,
  description_text: text,
  status: idText,
  priority: id,
  source: id,
  type: text,
  requester_id: id,
  responder_id: id,
  group_id: id,
  company_id: id,
  product_id: id,
  association_type: z.number().nullish(),
  associated_tickets_list: z.array(idText).nullish(),
  cc_emails: texts,
  tags: texts,
  custom_fields: custom,
  attachments: z.array(wireAttachment).nullish(),
  due_by: time,
  fr_due_by: time,
  spam: flag,
  deleted: flag,
  requester: wireRequester.nullish(),
  stats: z.object({ resolved_at: time, closed_at: time }).nullish(),
  created_at: wireTime,
  updated_at: wireTime,
});

export const wireConversation = z.object({
  id: idText,
  ticket_id: id,
  user_id: id,
  body: text,
  body_text: text,
  incoming: flag,
  private: flag,
  from_email: text,
  to_emails: texts,
  // The answers to a new note and a new reply call the addressees so.
  notified_to: texts,
  replied_to: texts,
  cc_emails: texts,
  bcc_emails: texts,
  attachments: z.array(wireAttachment).nullish(),
  created_at: wireTime,
  updated_at: wireTime,
});

export const wireContact = z.object({
  id: idText,
  name: text,
  email: text,
  other_emails: texts,
  phone: text,
  mobile: text,
  company_id: id,
  // Objects when one contact is viewed, bare ids in lists.
  other_companies: z
    .array(z.union([z.object({ company_id: idText }).transform(({ company_id }) => company_id), idText]))
    .nullish(),
  unique_external_id: text,
  job_title: text,
  language: text,
  time_zone: text,
  avatar: z.object({ avatar_url: text }).nullish(),
  tags: texts,
  custom_fields: custom,
  deleted: flag,
  created_at: wireTime,
  updated_at: wireTime,
});

export const wireAgent = z.object({
  id: idText,
  type: text,
  group_ids: z.array(idText).nullish(),
  role_ids: z.array(idText).nullish(),
  ticket_scope: idText.nullish(),
  deactivated: flag,
  contact: z.object({ name: text, email: text, language: text, time_zone: text }).nullish(),
  created_at: time,
  updated_at: time,
});

export const wireCompany = z.object({
  id: idText,
  name: text,
  description: text,
  domains: texts,
  custom_fields: custom,
  created_at: wireTime,
  updated_at: wireTime,
});

export const wireGroup = z.object({ id: idText, name: text, description: text, agent_ids: z.array(idText).nullish() });

export const wireProduct = z.object({ id: idText, name: text });

export const wireRoles = z.array(z.object({ id: idText, name: z.string() }));

export const wireError = z.object({
  code: text,
  message: text,
  description: text,
  errors: z.array(z.object({ field: text, message: text, code: text })).nullish(),
});

export type WireTicket = z.output<typeof wireTicket>;
export type WireConversation = z.output<typeof wireConversation>;
export type WireRequester = z.output<typeof wireRequester>;
export type WireContact = z.output<typeof wireContact>;
export type WireAgent = z.output<typeof wireAgent>;
export type WireCompany = z.output<typeof wireCompany>;
export type WireGroup = z.output<typeof wireGroup>;
export type WireProduct = z.output<typeof wireProduct>;
