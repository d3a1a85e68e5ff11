import { startsAWord } from "./agents.ts";
import { noContent, ok } from "../freshworks/call.ts";
import type { Reply } from "../freshworks/call.ts";
import type { Call } from "./call.ts";
import { contactUpdateRules } from "./contact-rules.ts";
import { contactAgentView } from "./agents.ts";
import { invalid } from "../freshworks/problems.ts";
import type { AgentRecord, ContactRecord } from "./records.ts";
import { arrayOf, is, known, problemsOf } from "../freshworks/rules.ts";
import type { Rules } from "../freshworks/rules.ts";

/** `GET /contacts/autocomplete?term=`. */
export const completeContacts = (call: Call): Reply => {
  const term = (call.query.get("term") ?? "").toLowerCase();
  const matching = [...call.account.store.contacts.inOrder()].filter(
    (contact) => !contact.deleted && !contact.blocked && startsAWord(contact.name, term),
  );
  return ok(matching.map(({ id, name }) => ({ id, name })));
};

/** `DELETE /contacts/{id}/hard_delete`: for good, with all their tickets. Only from the trash, unless forced. */
export const hardDeleteContact = (call: Call, contact: ContactRecord): Reply => {
  if (!contact.deleted && call.query.get("force") !== "true") {
    return invalid({
      field: "force",
      message: "The contact should be soft deleted before it is deleted for good",
      code: "inconsistent_state",
    });
  }
  const { contacts, tickets } = call.account.store;
  for (const ticket of tickets.all()) if (ticket.requester_id === contact.id) tickets.remove(ticket);
  contacts.remove(contact);
  return noContent;
};

/** `PUT /contacts/{id}/send_invite`. */
export const inviteContact = (_call: Call, contact: ContactRecord): Reply =>
  contact.email === null
    ? invalid({ field: "email", message: "The contact has no email", code: "inconsistent_state" })
    : noContent;

const mergeRules = (call: Call): Rules => ({
  primary_contact_id: known("contact", (id) => isMergeable(call, id)),
  secondary_contact_ids: arrayOf("Positive Integer"),
  contact: is("key/value pair"),
});

const isMergeable = (call: Call, id: number): boolean => call.account.store.contacts.get(id)?.deleted === false;

/** `POST /contacts/merge`: the others' addresses and tickets go to the first, and they to the trash. */
export const mergeContacts = (call: Call): Reply => {
  const kept = (call.body["contact"] ?? {}) as Record<string, unknown>;
  const problems = [
    ...problemsOf(call.body, mergeRules(call), ["primary_contact_id", "secondary_contact_ids"]),
    ...problemsOf(kept, contactUpdateRules(call)),
  ];
  if (problems.length > 0) return invalid(...problems);
  const { contacts, tickets } = call.account.store;
  const primary = contacts.get(Number(call.body["primary_contact_id"]));
  const ids = call.body["secondary_contact_ids"] as number[];
  const others = ids.flatMap((id) => contacts.get(id) ?? []).filter((other) => other !== primary && !other.deleted);
  if (primary === undefined || others.length < ids.length) return invalid(noSuchContact);
  const addresses = [primary, ...others].flatMap((contact) => [contact.email ?? [], contact.other_emails].flat());
  for (const other of others)
    contacts.change(other, { deleted: true, email: null, other_emails: [], updated_at: call.now });
  const email = primary.email ?? addresses[0] ?? null;
  contacts.change(primary, {
    ...kept,
    email,
    other_emails: [...new Set(addresses)].filter((address) => address !== email),
    updated_at: call.now,
  });
  for (const ticket of tickets.all()) {
    if (ids.includes(ticket.requester_id)) tickets.change(ticket, { requester_id: primary.id });
  }
  return noContent;
};

const noSuchContact = {
  field: "secondary_contact_ids",
  message: "There is no contact matching the given id",
  code: "invalid_value",
} as const;

/** `PUT /contacts/{id}/make_agent`: a full-time support agent with the global scope, unless the body says otherwise. */
export const makeAgent = (call: Call, contact: ContactRecord): Reply => {
  if (contact.email === null) {
    return invalid({ field: "email", message: "The contact has no email", code: "inconsistent_state" });
  }
  const problems = problemsOf(call.body, {
    occasional: is("Boolean"),
    signature: is("String"),
    ticket_scope: is("Positive Integer"),
    skill_ids: is("Array"),
    group_ids: is("Array"),
    role_ids: is("Array"),
    type: is("String"),
    focus_mode: is("Boolean"),
  });
  if (problems.length > 0) return invalid(...problems);
  const { id, name, email, phone, mobile, job_title, language, time_zone } = contact;
  const agent: AgentRecord = {
    id,
    name,
    email,
    phone,
    mobile,
    job_title,
    language,
    time_zone,
    admin: false,
    active: contact.active,
    available: true,
    occasional: false,
    signature: null,
    ticket_scope: 1,
    type: "support_agent",
    group_ids: [],
    role_ids: [[...call.account.store.roles.keys()].at(-1) ?? 0],
    skill_ids: [],
    last_login_at: null,
    created_at: call.now,
    updated_at: call.now,
    ...call.body,
  };
  call.account.store.contacts.remove(contact);
  call.account.store.agents.set(id, agent);
  return ok(contactAgentView(agent));
};
