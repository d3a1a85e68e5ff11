import {
  defined,
  list,
  type Lookup,
  path,
  type ResourceDefinition,
  secondBefore,
  type TargetOf,
  type WireRequest,
  write,
} from "@portico/connector";
import type { Company, CompanyCreate, CompanyPatch } from "@portico/model";
import { companyForm } from "./account.ts";
import { collection, company } from "./company-read.ts";
import { demand } from "../freshworks/rules.ts";
import { companyTrace } from "./company-trace.ts";
import { allOf, inPages } from "./pages.ts";

const fields = ["name", "description", "domains", "custom_fields"] as const;

const toWire = ({ name, description, domains, custom_fields }: Pick<CompanyPatch, (typeof fields)[number]>) =>
  defined({ name, description, domains, custom_fields });

const at = (id: string): string => path`/api/v2/companies/${id}`;
const one = (id: string): WireRequest => ({ method: "GET", path: at(id) });
export const companyLookup: Lookup<Company> = { one, all: allOf(collection), answers: company };

export const companies: ResourceDefinition<"companies"> = {
  form: companyForm,
  list: list<"companies">()({
    filters: ["updated_after"],
    // There is no such field, so that no company would ever be found by it.
    untestable: ["external_id"],
    sorts: [],
    includes: [],
    excludes: [],
    paging: {
      ...inPages,
      weakness: null,
      since: {
        orderedBy: "name",
        page: "query.page",
        lagSeconds: 60,
        views: {},
        notes: [
          "Freshdesk does not say in which order companies come. Where it shows those that nobody changed in another order " +
            "each time, some of them may be missed.",
          "A company that was deleted is in no list any more.",
        ],
      },
    },
    send: ({ updated_after }) => ({
      method: "GET",
      path: collection,
      query: { updated_since: updated_after === undefined ? undefined : secondBefore(updated_after) },
    }),
    answers: company,
  }),
  get: { send: ({ id }) => one(id), answers: company },
  create: write<CompanyCreate>()({
    fields,
    // https://developers.freshdesk.com/api/#create_company
    rules: [demand("Freshdesk", "name")],
    op: { send: (input) => ({ method: "POST", path: collection, json: toWire(input) }), answers: company },
    trace: companyTrace,
  }),
  update: write<CompanyPatch, TargetOf<"companies">>()({
    fields,
    op: { send: (input) => ({ method: "PUT", path: at(input.id), json: toWire(input) }), answers: company },
  }),
  delete: {
    send: ({ id }) => ({ method: "DELETE", path: at(id) }),
    // https://developers.freshdesk.com/api/#delete_company
    effects: ["Freshdesk deletes the company for good. Its contacts stay, without it."],
  },
  losses: [{ field: "external_id", note: "Freshdesk has no field for it." }],
};
