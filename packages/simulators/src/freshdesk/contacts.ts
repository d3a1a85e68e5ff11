import { ok } from "../freshworks/call.ts";
import type { Reply } from "../freshworks/call.ts";
import type { Call, Handle } from "./call.ts";
import { listedContact, viewedContact } from "./contact-views.ts";
import { page, pageRules } from "../freshworks/pages.ts";
import { notFound, wrongMethod } from "../freshworks/problems.ts";
import type { ContactRecord } from "./records.ts";
import { anything, oneOf, time, withQuery } from "../freshworks/rules.ts";
import type { Rules } from "../freshworks/rules.ts";
import { lowerBound } from "./ticket-list.ts";
import { inTieOrder } from "./ties.ts";

type ContactHandle = (call: Call, contact: ContactRecord) => Reply;

export const readsContact =
  (handle: ContactHandle): Handle =>
  (call) => {
    const contact = call.account.store.contacts.get(Number(call.params["id"]));
    return contact === undefined ? notFound : handle(call, contact);
  };

/** A deleted or blocked contact takes no other verb than GET. */
export const writesContact = (handle: ContactHandle): Handle =>
  readsContact((call, contact) =>
    contact.deleted || contact.blocked ? wrongMethod(call.method, ["GET"]) : handle(call, contact),
  );

export const viewContact = (call: Call, contact: ContactRecord): Reply => ok(viewedContact(contact, call));

const rules = (call: Call): Rules => {
  const spelling = call.account.settings().contactsUpdatedFilter;
  return {
    ...pageRules,
    email: anything,
    mobile: anything,
    phone: anything,
    unique_external_id: anything,
    company_id: anything,
    state: oneOf(["blocked", "deleted", "unverified", "verified"]),
    contact_type: oneOf(["contact", "visitor"]),
    ...(spelling !== "_updated_since" && { updated_since: time }),
    ...(spelling !== "updated_since" && { _updated_since: time }),
  };
};

/** `GET /contacts`: alphabetically, without the blocked and deleted ones unless they are asked for. */
export const listContacts = (call: Call): Reply =>
  withQuery(call, rules(call), (query) => page(call, selected(call, query), (contact) => listedContact(contact, call)));

function* selected(call: Call, query: Record<string, string>): Iterable<ContactRecord> {
  const inState = states[query["state"] ?? "any"] ?? ordinary;
  const since = lowerBound(call, query["updated_since"] ?? query["_updated_since"]);
  const email = query["email"]?.toLowerCase();
  const ordered = call.account.store.contacts.inOrder();
  for (const contact of inTieOrder(call, ordered, (row) => row.name.toLowerCase())) {
    if (
      inState(contact) &&
      contact.updated_at >= since &&
      (email === undefined || contact.email?.toLowerCase() === email) &&
      same(contact.mobile, query["mobile"]) &&
      same(contact.phone, query["phone"]) &&
      same(contact.company_id, query["company_id"]) &&
      same(contact.unique_external_id, query["unique_external_id"]) &&
      same(contact.contact_type, query["contact_type"])
    ) {
      yield contact;
    }
  }
}

const same = (value: string | number | null, wanted: string | undefined): boolean =>
  wanted === undefined || String(value) === wanted;

const ordinary = (contact: ContactRecord): boolean => !contact.deleted && !contact.blocked;

const states: Record<string, (contact: ContactRecord) => boolean> = {
  any: ordinary,
  blocked: (contact) => contact.blocked && !contact.deleted,
  deleted: (contact) => contact.deleted,
  unverified: (contact) => ordinary(contact) && !contact.active,
  verified: (contact) => ordinary(contact) && contact.active,
};
