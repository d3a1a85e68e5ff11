import { idText, wireTime } from "@portico/connector";
import { z } from "zod";
import { wireAttachment } from "../freshworks/attachments.ts";

/**
 * What we read of Freshservice's answers. Which keys are there differs by endpoint, flavour and age of the account, so all but
 * the identity of an object may be missing or null. Field by field: https://api.freshservice.com/
 */
const text = z.string().nullish();
const texts = z.array(z.string()).nullish();
const id = idText.nullish();
const time = wireTime.nullish();
const flag = z.boolean().nullish();
const custom = z.record(z.string(), z.unknown()).nullish();

/** What a ticket shows of its requester. */
export const wireAsker = z.object({ id: idText, name: text, email: text, phone: text, mobile: text });

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
  department_id: id,
  workspace_id: id,
  cc_emails: texts,
  tags: texts,
  custom_fields: custom,
  attachments: z.array(wireAttachment).nullish(),
  due_by: time,
  fr_due_by: time,
  spam: flag,
  deleted: flag,
  requester: wireAsker.nullish(),
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
  to_emails: texts,
  cc_emails: texts,
  bcc_emails: texts,
  attachments: z.array(wireAttachment).nullish(),
  created_at: wireTime,
  updated_at: wireTime,
});

export const wireRequester = z.object({
  id: idText,
  first_name: text,
  last_name: text,
  primary_email: text,
  secondary_emails: texts,
  work_phone_number: text,
  mobile_phone_number: text,
  department_ids: z.array(idText).nullish(),
  external_id: text,
  job_title: text,
  language: text,
  time_zone: text,
  custom_fields: custom,
  active: flag,
  created_at: wireTime,
  updated_at: wireTime,
});

export const wireAgent = z.object({
  id: idText,
  first_name: text,
  last_name: text,
  email: text,
  active: flag,
  occasional: flag,
  member_of: z.array(idText).nullish(),
  role_ids: z.array(idText).nullish(),
  language: text,
  time_zone: text,
  created_at: time,
  updated_at: time,
});

export const wireDepartment = z.object({
  id: idText,
  name: text,
  description: text,
  domains: texts,
  custom_fields: custom,
  created_at: wireTime,
  updated_at: wireTime,
});

export const wireGroup = z.object({
  id: idText,
  name: text,
  description: text,
  agent_ids: z.array(idText).nullish(),
  members: z.array(idText).nullish(),
});

export const wireWorkspace = z.object({ id: idText, name: text });

export const wireRoles = z.array(z.object({ id: idText, name: z.string() }));

export const wireError = z.object({
  code: text,
  message: text,
  description: text,
  errors: z.array(z.object({ field: text, message: text, code: text })).nullish(),
});

export type WireAsker = z.output<typeof wireAsker>;
export type WireTicket = z.output<typeof wireTicket>;
export type WireConversation = z.output<typeof wireConversation>;
export type WireRequester = z.output<typeof wireRequester>;
export type WireAgent = z.output<typeof wireAgent>;
export type WireDepartment = z.output<typeof wireDepartment>;
export type WireGroup = z.output<typeof wireGroup>;
export type WireWorkspace = z.output<typeof wireWorkspace>;
