import { z } from "zod";
import { anyOf, cursor, explain, limit, nativeOnly, sort, timeFilter } from "./queries.ts";
import { clearable, optional } from "./shape.ts";
import { customFields, nativeEntity, nativeInput, notLoaded, providerId, time } from "./values.ts";

export const userRoles = ["admin", "agent", "light_agent", "other"] as const;
export type UserRole = (typeof userRoles)[number];

/** A support agent. */
export const userSchema = z
  .object({
    id: providerId,
    name: z.string(),
    email: z.string().nullable(),
    role: z.enum(userRoles).nullable(),
    is_active: z.boolean(),
    group_ids: z.array(providerId),
    language: z.string().nullable(),
    time_zone: z.string().nullable(),
    avatar_url: z.string().nullable(),
    created_at: time.nullable(),
    updated_at: time.nullable(),
    not_loaded: notLoaded,
    native: nativeEntity,
  })
  .meta({ id: "User", description: "A support agent of the help desk." });

export const userQuerySchema = z.strictObject({
  email: anyOf(z.string().min(1)).optional(),
  include: nativeOnly,
  limit,
  cursor,
  explain,
});

/** A team of agents. */
export const groupSchema = z
  .object({
    id: providerId,
    name: z.string(),
    description: z.string().nullable(),
    user_ids: z.array(providerId).nullable(),
    not_loaded: notLoaded,
    native: nativeEntity,
  })
  .meta({ id: "Group", description: "A team of agents." });

/** What narrows a list that is short on every help desk: groups, collections, tags. */
export const shortListQuerySchema = z.strictObject({ include: nativeOnly, limit, cursor, explain });

/** The organisation that a contact belongs to. */
export const companySchema = z
  .object({
    id: providerId,
    name: z.string(),
    domains: z.array(z.string()),
    description: z.string().nullable(),
    external_id: z.string().nullable(),
    custom_fields: customFields,
    created_at: time,
    updated_at: time,
    not_loaded: notLoaded,
    native: nativeEntity,
  })
  .meta({ id: "Company", description: "The organisation that a contact belongs to." });

const writable = {
  name: z.string().min(1, { error: "Give a name." }),
  domains: z.array(z.string().min(1)).meta({ description: "Who writes from there belongs to the company." }),
  description: z.string(),
  external_id: z.string().min(1),
  custom_fields: customFields,
};

export const companyCreateSchema = z.strictObject({ ...optional(writable), native: nativeInput }).meta({
  id: "CompanyCreate",
  examples: [{ name: "Duarte & Filhos", domains: ["duarte.example"] }],
});

export const companyPatchSchema = z
  .strictObject({
    ...optional(writable),
    ...clearable({ description: writable.description, external_id: writable.external_id }),
    native: nativeInput,
  })
  .meta({ id: "CompanyPatch", examples: [{ domains: ["duarte.example", "duarte-filhos.example"] }] });

export const companyQuerySchema = z.strictObject({
  domain: anyOf(z.string().min(1)).optional(),
  external_id: anyOf(z.string().min(1)).optional(),
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

export const collectionKinds = ["project", "inbox", "workspace", "brand", "product", "service_desk"] as const;

/** What tickets are kept in. */
export const collectionSchema = z
  .object({
    id: providerId,
    name: z.string(),
    kind: z.enum(collectionKinds),
    key: z.string().nullable().meta({ description: "What people put before a ticket's number." }),
    not_loaded: notLoaded,
    native: nativeEntity,
  })
  .meta({ id: "Collection", description: "What tickets are kept in: a project, inbox, workspace, brand or product." });

/** A word that tickets or contacts are marked with. */
export const tagSchema = z
  .object({
    id: providerId,
    name: z.string().meta({ description: "As `tags` of an object says it." }),
    not_loaded: notLoaded,
    native: nativeEntity,
  })
  .meta({ id: "Tag", description: "A word that tickets or contacts are marked with." });

export const fieldTypes = [
  "text",
  "rich_text",
  "number",
  "integer",
  "boolean",
  "date",
  "datetime",
  "select",
  "multi_select",
  "user",
  "contact",
  "url",
  "json",
] as const;
export type FieldType = (typeof fieldTypes)[number];

/** A field of this account's tickets, contacts or companies. */
export const fieldSchema = z
  .object({
    key: z.string().meta({ description: "What `custom_fields` is keyed by." }),
    alias: z.string().nullable(),
    native_id: z.string(),
    resource: z.string(),
    name: z.string(),
    type: z.enum(fieldTypes),
    options: z.array(z.object({ value: z.string(), name: z.string(), status: z.string().optional() })).nullable(),
    is_custom: z.boolean(),
    is_required: z.boolean(),
    is_writable: z.boolean(),
    native: nativeEntity,
  })
  .meta({ id: "Field" });

export type User = z.output<typeof userSchema>;
export type UserQuery = z.output<typeof userQuerySchema>;
export type Group = z.output<typeof groupSchema>;
export type Company = z.output<typeof companySchema>;
export type CompanyCreate = z.output<typeof companyCreateSchema>;
export type CompanyPatch = z.output<typeof companyPatchSchema>;
export type CompanyQuery = z.output<typeof companyQuerySchema>;
export type Collection = z.output<typeof collectionSchema>;
export type Tag = z.output<typeof tagSchema>;
export type ShortListQuery = z.output<typeof shortListQuerySchema>;
export type Field = z.output<typeof fieldSchema>;
