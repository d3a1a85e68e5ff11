import { shape } from "@portico/connector";
import type { Company } from "@portico/model";
import { type WireCompany, wireCompany } from "./wire.ts";

/** https://developers.freshdesk.com/api/#companies */
const toCompany = (wire: WireCompany): Company => ({
  id: wire.id,
  name: wire.name ?? "",
  domains: wire.domains ?? [],
  description: wire.description ?? null,
  external_id: null,
  custom_fields: wire.custom_fields ?? {},
  created_at: wire.created_at,
  updated_at: wire.updated_at,
  // The answer to a create may be without them.
  not_loaded: wire.custom_fields === undefined ? ["custom_fields"] : [],
});

export const company = shape(wireCompany, toCompany);
export const collection = "/api/v2/companies";
