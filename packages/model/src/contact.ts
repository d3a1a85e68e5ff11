import { z } from "zod";
import { anyOf, cursor, explain, idFilter, limit, nativeOnly, sort, timeFilter } from "./queries.ts";
import { clearable, optional } from "./shape.ts";
import { customFields, nativeEntity, nativeInput, notLoaded, providerId, time } from "./values.ts";

export const phoneKinds = ["work", "mobile", "home", "other"] as const;
export type PhoneKind = (typeof phoneKinds)[number];

const phone = z.object({ kind: z.enum(phoneKinds), value: z.string().min(1, { error: "Give a number." }) });
const email = z.email({ error: "Give an e-mail address." });

/** A person who asks for help. */
export const contactSchema = z
  .object({
    id: providerId,
    name: z.string().nullable(),
    email: z.string().nullable(),
    emails: z.array(z.string()).meta({ description: "All addresses, the primary one first." }),
    phones: z.array(phone),
    company_ids: z.array(providerId).meta({ description: "The primary one first." }),
    external_id: z.string().nullable(),
    job_title: z.string().nullable(),
    language: z.string().nullable(),
    time_zone: z.string().nullable().meta({ description: "As the provider names it." }),
    avatar_url: z.string().nullable(),
    tags: z.array(z.string()),
    custom_fields: customFields,
    is_deleted: z.boolean(),
    is_blocked: z.boolean(),
    created_at: time,
    updated_at: time,
    not_loaded: notLoaded,
    native: nativeEntity,
  })
  .meta({ id: "Contact" });

const writable = {
  name: z.string().min(1),
  email,
  emails: z.array(email).meta({ description: "All addresses, the primary one first; instead of `email`." }),
  phones: z.array(z.strictObject(phone.shape)),
  company_ids: z.array(providerId),
  external_id: z.string().min(1),
  job_title: z.string(),
  language: z.string(),
  time_zone: z.string(),
  tags: z.array(z.string()),
  custom_fields: customFields,
};

export const contactCreateSchema = z.strictObject({ ...optional(writable), native: nativeInput }).meta({
  id: "ContactCreate",
  examples: [
    { name: "Inês Duarte", email: "ines@example.com", phones: [{ kind: "mobile", value: "+351 912 345 678" }] },
  ],
});

export const contactPatchSchema = z
  .strictObject({
    ...optional(writable),
    ...clearable({
      email: writable.email,
      external_id: writable.external_id,
      job_title: writable.job_title,
      language: writable.language,
      time_zone: writable.time_zone,
    }),
    native: nativeInput,
  })
  .meta({ id: "ContactPatch", examples: [{ job_title: "Head of Purchasing" }] });

export const contactQuerySchema = z.strictObject({
  email: anyOf(z.string().min(1)).optional(),
  phone: anyOf(z.string().min(1)).optional(),
  company_id: idFilter,
  external_id: anyOf(z.string().min(1)).optional(),
  tag: anyOf(z.string().min(1)).optional(),
  created_after: timeFilter,
  created_before: timeFilter,
  updated_after: timeFilter,
  updated_before: timeFilter,
  sort,
  include: nativeOnly,
  limit,
  cursor,
  explain,
});

export type Contact = z.output<typeof contactSchema>;
export type ContactCreate = z.output<typeof contactCreateSchema>;
export type ContactPatch = z.output<typeof contactPatchSchema>;
export type ContactQuery = z.output<typeof contactQuerySchema>;
