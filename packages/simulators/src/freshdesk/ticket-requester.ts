import type { Call } from "./call.ts";
import { addContact } from "./contact-write.ts";
import type { Problem } from "../freshworks/problems.ts";
import { missing } from "../freshworks/rules.ts";
import { withExternalId } from "./ticket-list.ts";
import type { TicketInput } from "./ticket-rules.ts";

const requesterFields = ["requester_id", "email", "phone", "facebook_id", "twitter_id", "unique_external_id"];

/** A ticket needs one word on who asks, and a bare telephone number a name with it. */
export const requesterProblems = (body: Record<string, unknown>): Problem[] => {
  if (!requesterFields.some((field) => field in body)) return [missing("requester_id")];
  const phoneOnly = "phone" in body && !("email" in body) && !("requester_id" in body);
  return phoneOnly && !("name" in body) ? [missing("name")] : [];
};

/** Whoever an input names; somebody nobody knows yet becomes a contact. */
export const requesterOf = (call: Call, input: TicketInput): number => {
  if (input.requester_id !== undefined) return input.requester_id;
  const { contacts, agents } = call.account.store;
  const known = input.email === undefined ? contactBy(call, input) : contacts.byEmail(input.email);
  if (known !== undefined) return known.id;
  const agent = agents.values().find((candidate) => candidate.email === input.email);
  return agent?.id ?? addContact(call, { ...input, name: input.name ?? nameFrom(input) }).id;
};

const contactBy = (call: Call, input: TicketInput) => {
  const contacts = call.account.store.contacts.inOrder();
  if (input.unique_external_id !== undefined) return withExternalId(contacts, input.unique_external_id);
  for (const contact of contacts) {
    const same = (field: "phone" | "twitter_id" | "facebook_id"): boolean =>
      input[field] !== undefined && contact[field] === input[field];
    if (same("phone") || same("twitter_id") || same("facebook_id")) return contact;
  }
  return undefined;
};

const nameFrom = (input: TicketInput): string =>
  input.email?.split("@", 1)[0] ?? input.phone ?? input.twitter_id ?? input.unique_external_id ?? "Unknown";
