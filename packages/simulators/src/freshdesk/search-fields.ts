import { companyCustomFields, contactCustomFields, ticketCustomFields } from "./form.ts";
import type { CustomField, CustomFieldType } from "../freshworks/custom-fields.ts";
import type { CustomFields } from "../freshworks/custom-fields.ts";
import type { CompanyRecord, ContactRecord, TicketRecord } from "./records.ts";
import type { SearchField, SearchFields } from "../freshworks/search-match.ts";
import { parseDay } from "../freshworks/times.ts";

type Held = { custom_fields: CustomFields };

const typed = {
  text: (name: string): SearchField<Held> => ({ type: "text", read: (doc) => textIn(doc, name) }),
  number: (name: string): SearchField<Held> => ({ type: "number", read: (doc) => numberIn(doc, name) }),
  flag: (name: string): SearchField<Held> => ({ type: "flag", read: (doc) => doc.custom_fields[name] === true }),
  day: (name: string): SearchField<Held> => ({ type: "day", read: (doc) => parseDay(textIn(doc, name) ?? "") ?? null }),
};

const textIn = (doc: Held, name: string): string | null => {
  const value = doc.custom_fields[name];
  return typeof value === "string" ? value : null;
};
const numberIn = (doc: Held, name: string): number | null => {
  const value = doc.custom_fields[name];
  return typeof value === "number" ? value : null;
};

/** Only these types of custom field are in the index. */
const searchableTypes: Partial<Record<CustomFieldType, keyof typeof typed>> = {
  custom_text: "text",
  custom_dropdown: "text",
  custom_number: "number",
  custom_checkbox: "flag",
  custom_date: "day",
};

const customSearchFields = (fields: readonly CustomField[]): SearchFields<Held> =>
  Object.fromEntries(
    fields.flatMap(({ name, type }) => {
      const searchable = searchableTypes[type];
      return searchable === undefined ? [] : [[name, typed[searchable](name)]];
    }),
  );

const customTextNames = ticketCustomFields.filter(({ type }) => type === "custom_text").map(({ name }) => name);

/** Neither subject nor description nor requester: the vendor has no full text here. */
export const ticketSearchFields: SearchFields<TicketRecord> = {
  agent_id: { type: "number", read: (ticket) => ticket.responder_id },
  group_id: { type: "number", read: (ticket) => ticket.group_id },
  priority: { type: "number", read: (ticket) => ticket.priority },
  status: { type: "number", read: (ticket) => ticket.status },
  tag: { type: "text", read: (ticket) => ticket.tags },
  type: { type: "text", read: (ticket) => ticket.type },
  due_by: { type: "day", read: (ticket) => ticket.due_by },
  fr_due_by: { type: "day", read: (ticket) => ticket.fr_due_by },
  created_at: { type: "day", read: (ticket) => ticket.created_at },
  updated_at: { type: "day", read: (ticket) => ticket.updated_at },
  custom_string: {
    type: "words",
    read: (ticket) => customTextNames.flatMap((name) => textIn(ticket, name) ?? []),
  },
  ...customSearchFields(ticketCustomFields),
};

export const contactSearchFields: SearchFields<ContactRecord> = {
  active: { type: "flag", read: (contact) => contact.active },
  company_id: { type: "number", read: (contact) => contact.company_id },
  twitter_id: { type: "text", read: (contact) => contact.twitter_id },
  email: { type: "text", read: (contact) => contact.email },
  phone: { type: "text", read: (contact) => contact.phone },
  mobile: { type: "text", read: (contact) => contact.mobile },
  tag: { type: "text", read: (contact) => contact.tags },
  language: { type: "text", read: (contact) => contact.language },
  time_zone: { type: "text", read: (contact) => contact.time_zone },
  created_at: { type: "day", read: (contact) => contact.created_at },
  updated_at: { type: "day", read: (contact) => contact.updated_at },
  ...customSearchFields(contactCustomFields),
};

export const companySearchFields: SearchFields<CompanyRecord> = {
  domain: { type: "text", read: (company) => company.domains },
  created_at: { type: "day", read: (company) => company.created_at },
  updated_at: { type: "day", read: (company) => company.updated_at },
  ...customSearchFields(companyCustomFields),
};
