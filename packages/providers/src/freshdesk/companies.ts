import { type Lookup, path, shape } from "@portico/connector";
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
  not_loaded: [],
});

export const companyLookup: Lookup<Company> = {
  one: (id) => ({ method: "GET", path: path`/api/v2/companies/${id}` }),
  all: {
    page: (number) => ({ method: "GET", path: "/api/v2/companies", query: { page: String(number), per_page: "100" } }),
    size: 100,
  },
  answers: shape(wireCompany, toCompany),
};
