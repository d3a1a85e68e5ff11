import {
  list,
  type Lookup,
  path,
  type ResourceDefinition,
  type TargetOf,
  secondBefore,
  type WireRequest,
  write,
} from "@portico/connector";
import type { Contact, ContactCreate, ContactPatch } from "@portico/model";
import { contactForm } from "./account.ts";
import { avatar } from "../freshworks/form.ts";
import { contactActions } from "./contact-actions.ts";
import { contact } from "./contact-read.ts";
import { contactTrace } from "./contact-trace.ts";
import { createRules, fields, rules, toWire, withoutNull } from "./contact-write.ts";
import { inPages } from "./pages.ts";

const companyPointers = { company_id: "/company_ids" };

const one = (id: string): WireRequest => ({ method: "GET", path: path`/api/v2/contacts/${id}` });
export const contactLookup: Lookup<Contact> = { one, answers: contact };

export const contacts: ResourceDefinition<"contacts"> = {
  form: contactForm,
  list: list<"contacts">()({
    filters: ["email", "company_id", "updated_after"],
    single: ["email", "company_id"],
    // Rows of the list have no tags: https://developers.freshdesk.com/api/#list_all_contacts
    untestable: ["tag"],
    // Accounts differ on the name: developers.freshdesk.com says `updated_since`, its older text and clients `_updated_since`.
    respell: { updated_since: "_updated_since" },
    sorts: [],
    includes: [],
    // Blocked contacts are those whose tickets were marked as spam.
    excludes: ["deleted", "spam"],
    paging: {
      ...inPages,
      weakness: null,
      since: {
        // Alphabetically, in an order of the vendor's own: https://developers.freshdesk.com/api/#list_all_contacts
        orderedBy: "name",
        page: "query.page",
        lagSeconds: 60,
        views: { deleted: { query: { state: "deleted" }, marks: { is_deleted: true } } },
        notes: [
          "Contacts come by name. Where more than fifty share one and the help desk shows them in another order each " +
            "time, some of them may be missed.",
          "Deletions and restores are noticed where they move the contact's time of change, which Freshdesk does not say.",
          "Who was blocked, deleted for good or merged away is in no list any more.",
        ],
      },
    },
    send: ({ email, company_id, updated_after }) => ({
      method: "GET",
      path: "/api/v2/contacts",
      query: {
        email: email?.[0],
        company_id: company_id?.[0],
        updated_since: updated_after === undefined ? undefined : secondBefore(updated_after),
      },
    }),
    answers: contact,
  }),
  get: { send: ({ id }) => one(id), answers: contact },
  create: write<ContactCreate>()({
    fields,
    rules: createRules,
    op: {
      send: (input) => ({ method: "POST", path: "/api/v2/contacts", json: withoutNull(toWire(input)) }),
      answers: contact,
      pointers: companyPointers,
    },
    files: avatar,
    trace: contactTrace,
  }),
  update: write<ContactPatch, TargetOf<"contacts">>()({
    fields,
    unclearable: ["language", "time_zone"],
    rules,
    op: {
      send: (input) => ({ method: "PUT", path: path`/api/v2/contacts/${input.id}`, json: toWire(input) }),
      answers: contact,
      pointers: companyPointers,
    },
    files: avatar,
  }),
  delete: { send: ({ id }) => ({ method: "DELETE", path: path`/api/v2/contacts/${id}` }) },
  actions: contactActions,
  losses: [
    { field: "is_blocked", note: "Freshdesk does not say so of a single contact." },
    { field: "phones", note: "One `work` and one `mobile` number." },
    { field: "company_ids", note: "The filter `company_id` looks at the primary company alone." },
    { field: "emails", note: "Lists show the primary address alone, and the filter `email` looks at no other." },
  ],
};
