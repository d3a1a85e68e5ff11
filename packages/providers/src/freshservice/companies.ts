import {
  call,
  defined,
  list,
  type Lookup,
  path,
  type ResourceDefinition,
  shape,
  type TargetOf,
  type Trace,
  type WireRequest,
  write,
} from "@portico/connector";
import type { Company, CompanyCreate, CompanyPatch } from "@portico/model";
import { z } from "zod";
import { demand } from "../freshworks/rules.ts";
import { companyForm } from "./account.ts";
import { agrees, times } from "../freshworks/trace.ts";
import { allOf, inPages } from "./pages.ts";
import { type WireDepartment, wireDepartment } from "./wire.ts";

/** https://api.freshservice.com/#departments */
const toCompany = (wire: WireDepartment): Company => ({
  id: wire.id,
  name: wire.name ?? "",
  domains: wire.domains ?? [],
  description: wire.description ?? null,
  external_id: null,
  custom_fields: wire.custom_fields ?? {},
  created_at: wire.created_at,
  updated_at: wire.updated_at,
  not_loaded: wire.custom_fields === undefined ? ["custom_fields"] : [],
});

const company = shape(wireDepartment, toCompany);

const collection = "/api/v2/departments";
const at = "department";
const rows = "departments";
const addressOf = (id: string): string => path`/api/v2/departments/${id}`;
const one = (id: string): WireRequest => ({ method: "GET", path: addressOf(id) });
export const companyLookup: Lookup<Company> = { one, at, all: allOf(collection, rows), answers: company };

const fields = ["name", "description", "domains", "custom_fields"] as const;

const toWire = ({ name, description, domains, custom_fields }: Pick<CompanyPatch, (typeof fields)[number]>) =>
  defined({ name, description, domains, custom_fields });

type Sent = Pick<CompanyCreate, "name" | "description" | "domains">;

const named = call<{ name: string }, unknown[]>({
  send: ({ name }) => ({ method: "GET", path: collection, query: { query: `"name:'${name}'"` } }),
  at: rows,
  answers: shape(z.array(z.unknown()), (found) => found),
});

/** An account has one department of each name. No way to write a quote within quotes is documented. */
const trace: Trace<Sent, Company> = {
  ...times,
  likeness: ({ name = "" }) => name.trim().toLowerCase(),
  find: {
    flow: async ({ ask, read }, { name = "", since }) => {
      if (!/^[^'"\\]+$/.test(name)) return null;
      const found = await ask(named, { name });
      return found.map((row) => read(company, row, undefined)).filter(({ created_at }) => created_at >= since);
    },
  },
  isSame: ({ name, description, domains }, input) => {
    if (name.trim() !== (input.name ?? "").trim()) return "no";
    return agrees(input, { description, domains }) ? "yes" : "maybe";
  },
};

export const companies: ResourceDefinition<"companies"> = {
  form: companyForm,
  list: list<"companies">()({
    filters: [],
    // There is no such field, so that no department would ever be found by it.
    untestable: ["external_id"],
    sorts: [],
    includes: [],
    excludes: [],
    at: rows,
    paging: { ...inPages, weakness: "page_numbers" },
    send: () => ({ method: "GET", path: collection }),
    answers: company,
  }),
  get: { send: ({ id }) => one(id), at, answers: company },
  create: write<CompanyCreate>()({
    fields,
    rules: [demand("Freshservice", "name")],
    op: { send: (input) => ({ method: "POST", path: collection, json: toWire(input) }), at, answers: company },
    trace,
  }),
  update: write<CompanyPatch, TargetOf<"companies">>()({
    fields,
    op: {
      send: (input) => ({ method: "PUT", path: addressOf(input.id), json: toWire(input) }),
      at,
      answers: company,
    },
  }),
  delete: { send: ({ id }) => ({ method: "DELETE", path: addressOf(id) }) },
  losses: [{ field: "external_id", note: "Freshservice has no field for it." }],
};
