import { shape } from "@portico/connector";
import type { Contact, ExpandedContact, PhoneKind } from "@portico/model";
import { type WireContact, wireContact, type WireRequester } from "./wire.ts";

/** https://developers.freshdesk.com/api/#contacts */
const toContact = (wire: WireContact): Contact => ({
  id: wire.id,
  name: wire.name ?? null,
  email: wire.email ?? null,
  emails: present([wire.email, ...(wire.other_emails ?? [])]),
  phones: phonesOf(wire),
  company_ids: present([wire.company_id, ...(wire.other_companies ?? [])]),
  external_id: wire.unique_external_id ?? null,
  job_title: wire.job_title ?? null,
  language: wire.language ?? null,
  time_zone: wire.time_zone ?? null,
  avatar_url: wire.avatar?.avatar_url ?? null,
  tags: wire.tags ?? [],
  custom_fields: wire.custom_fields ?? {},
  is_deleted: wire.deleted ?? false,
  is_blocked: false,
  created_at: wire.created_at,
  updated_at: wire.updated_at,
  not_loaded: [
    // Freshdesk tells only through a filter of the list who is blocked.
    "is_blocked",
    ...Object.entries(sources).flatMap(([field, key]) => (wire[key] === undefined ? [field] : [])),
  ],
});

export const phoneKeys = { work: "phone", mobile: "mobile" } as const satisfies Partial<
  Record<PhoneKind, keyof WireContact>
>;
const phonesOf = (wire: WireRequester): Contact["phones"] =>
  Object.entries(phoneKeys).flatMap(([kind, key]) =>
    present([wire[key]]).map((value) => ({ kind: phoneKind(kind), value })),
  );
const phoneKind = (kind: string): PhoneKind => (kind === "mobile" ? "mobile" : "work");

/** Which key of the wire each field is read from, where the key is not in every answer. */
const sources: Readonly<Partial<Record<keyof Contact, keyof WireContact>>> = {
  emails: "other_emails",
  company_ids: "other_companies",
  external_id: "unique_external_id",
  avatar_url: "avatar",
  tags: "tags",
  custom_fields: "custom_fields",
};

const present = (values: readonly (string | null | undefined)[]): string[] => [
  ...new Set(values.flatMap((value) => (value === null || value === undefined || value === "" ? [] : [value]))),
];

/** What a ticket shows of its requester: https://developers.freshdesk.com/api/#list_all_tickets */
export const toRequester = (wire: WireRequester): ExpandedContact => ({
  id: wire.id,
  name: wire.name ?? null,
  email: wire.email ?? null,
  phones: phonesOf(wire),
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

export const contact = shape(wireContact, toContact);
