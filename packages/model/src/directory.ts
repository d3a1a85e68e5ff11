import { z } from "zod";
import { customFields, nativeEntity, notLoaded, providerId, time } from "./values.ts";

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
  .meta({ id: "Group" });

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
  .meta({ id: "Company" });

/** What tickets are kept in. */
export const collectionSchema = z
  .object({
    id: providerId,
    name: z.string(),
    kind: z.enum(["project", "inbox", "workspace", "brand", "product", "service_desk"]),
    key: z.string().nullable(),
    not_loaded: notLoaded,
    native: nativeEntity,
  })
  .meta({ id: "Collection" });

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
export type Group = z.output<typeof groupSchema>;
export type Company = z.output<typeof companySchema>;
export type Collection = z.output<typeof collectionSchema>;
export type Field = z.output<typeof fieldSchema>;
