import { shape } from "@portico/connector";
import type { Contact, ExpandedContact, PhoneKind } from "@portico/model";
import { type WireAsker, type WireRequester, wireRequester } from "./wire.ts";

/** https://api.freshservice.com/#requesters */
const toContact = (wire: WireRequester): Contact => ({
  id: wire.id,
  name: fullName(wire),
  email: wire.primary_email ?? null,
  emails: present([wire.primary_email, ...(wire.secondary_emails ?? [])]),
  phones: phonesIn(phoneKeys, wire),
  company_ids: wire.department_ids ?? [],
  external_id: wire.external_id ?? null,
  job_title: wire.job_title ?? null,
  language: wire.language ?? null,
  time_zone: wire.time_zone ?? null,
  avatar_url: null,
  tags: [],
  custom_fields: wire.custom_fields ?? {},
  is_deleted: wire.active === false,
  // Freshservice blocks nobody.
  is_blocked: false,
  created_at: wire.created_at,
  updated_at: wire.updated_at,
  not_loaded: Object.entries(sources).flatMap(([field, key]) => (wire[key] === undefined ? [field] : [])),
});

/** The two names in one, which `splitName` parts in the same place. */
export const fullName = ({ first_name, last_name }: Pick<WireRequester, "first_name" | "last_name">): string | null =>
  [first_name, last_name].filter(isSaid).join(" ") || null;

/** The first word, and what follows the blank after it; null where there is nothing that could be parted. */
export const splitName = (name: string): { first_name: string; last_name: string | null } => {
  const [, first, last] = /^(\S+) (.+)$/s.exec(name) ?? [];
  return { first_name: first ?? name, last_name: last ?? null };
};

export const phoneKeys = { work: "work_phone_number", mobile: "mobile_phone_number" } as const satisfies Partial<
  Record<PhoneKind, keyof WireRequester>
>;

const phonesIn = <Key extends string>(
  keys: Readonly<Record<keyof typeof phoneKeys, Key>>,
  wire: Readonly<Partial<Record<Key, string | null | undefined>>>,
): Contact["phones"] =>
  (["work", "mobile"] as const).flatMap((kind) => present([wire[keys[kind]]]).map((value) => ({ kind, value })));

/** Which key of the wire each field is read from, where the key is not in every answer. */
const sources: Readonly<Partial<Record<keyof Contact, keyof WireRequester>>> = {
  emails: "secondary_emails",
  company_ids: "department_ids",
  external_id: "external_id",
  custom_fields: "custom_fields",
};

const present = (values: readonly (string | null | undefined)[]): string[] => [...new Set(values.filter(isSaid))];
const isSaid = (value: string | null | undefined): value is string =>
  value !== null && value !== undefined && value !== "";

/** What a ticket shows of its requester: https://api.freshservice.com/#view_a_ticket */
export const toAsker = (wire: WireAsker): ExpandedContact => ({
  id: wire.id,
  name: wire.name ?? null,
  email: wire.email ?? null,
  phones: phonesIn({ work: "phone", mobile: "mobile" }, wire),
  ...untold,
  not_loaded: Object.keys(untold),
});

const untold = {
  emails: [],
  company_ids: [],
  external_id: null,
  job_title: null,
  language: null,
  time_zone: null,
  avatar_url: null,
  tags: [],
  custom_fields: {},
  is_deleted: false,
  is_blocked: false,
  created_at: null,
  updated_at: null,
};

export const contact = shape(wireRequester, toContact);
