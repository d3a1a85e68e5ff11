import { keepFile } from "./attachments.ts";
import { noContent, ok } from "../freshworks/call.ts";
import { created } from "./call.ts";
import type { Reply } from "../freshworks/call.ts";
import type { Call } from "./call.ts";
import { contactCreateRules, contactUpdateRules, duplicateProblems, identityProblems } from "./contact-rules.ts";
import type { ContactInput } from "./contact-rules.ts";
import { viewedContact } from "./contact-views.ts";
import { emptyCustomFields, mergeCustomFields } from "../freshworks/custom-fields.ts";
import { contactCustomFields } from "./form.ts";
import { invalid } from "../freshworks/problems.ts";
import type { Problem } from "../freshworks/problems.ts";
import type { ContactRecord } from "./records.ts";
import { problemsOf } from "../freshworks/rules.ts";

/** `POST /contacts`. A taken address is a 409 that names its holder. */
export const createContact = (call: Call): Reply => {
  const problems = [
    ...identityProblems(call.body),
    ...problemsOf(call.body, contactCreateRules(call)),
    ...avatarProblems(call),
  ];
  if (problems.length > 0) return invalid(...problems);
  const input = call.body as ContactInput;
  const duplicates = duplicateProblems(call, input);
  if (duplicates.length > 0) return invalid(...duplicates);
  const contact = addContact(call, input);
  return created(call, "contacts", contact.id, viewedContact(contact, call));
};

/** `PUT /contacts/{id}`. */
export const updateContact = (call: Call, contact: ContactRecord): Reply => {
  const problems = [...problemsOf(call.body, contactUpdateRules(call)), ...avatarProblems(call)];
  if (problems.length > 0) return invalid(...problems);
  const input = call.body as ContactInput;
  const duplicates = duplicateProblems(call, input, contact.id);
  if (duplicates.length > 0) return invalid(...duplicates);
  const { custom_fields: custom, ...plain } = input;
  call.account.store.contacts.change(contact, {
    ...writable(plain),
    custom_fields: mergeCustomFields(contactCustomFields, contact.custom_fields, custom),
    ...avatarOf(call),
    updated_at: call.now,
  });
  return ok(viewedContact(contact, call));
};

/** Makes a contact of an input that has passed its rules. Also how a ticket's unknown requester comes to be. */
export const addContact = (call: Call, input: ContactInput): ContactRecord => {
  const contact: ContactRecord = {
    ...blankContact,
    custom_fields: mergeCustomFields(contactCustomFields, emptyCustomFields(contactCustomFields), undefined),
    ...writable(input),
    ...(input.custom_fields !== undefined && {
      custom_fields: mergeCustomFields(
        contactCustomFields,
        emptyCustomFields(contactCustomFields),
        input.custom_fields,
      ),
    }),
    id: call.account.store.nextId("contact"),
    name: input.name ?? "",
    ...avatarOf(call),
    created_at: call.now,
    updated_at: call.now,
  };
  call.account.store.contacts.add(contact);
  return contact;
};

/** `DELETE /contacts/{id}`: into the trash. */
export const deleteContact = (call: Call, contact: ContactRecord): Reply => {
  moveToBin(call, contact, true);
  return noContent;
};

/** `PUT /contacts/{id}/restore`. */
export const restoreContact = (call: Call, contact: ContactRecord): Reply => {
  moveToBin(call, contact, false);
  return noContent;
};

const moveToBin = (call: Call, contact: ContactRecord, deleted: boolean): void =>
  call.account.store.contacts.change(contact, {
    deleted,
    ...(call.account.settings().deleteMovesUpdatedAt && { updated_at: call.now }),
  });

const blankContact = {
  email: null,
  phone: null,
  mobile: null,
  twitter_id: null,
  facebook_id: null,
  unique_external_id: null,
  active: false,
  blocked: false,
  deleted: false,
  view_all_tickets: false,
  address: null,
  description: null,
  job_title: null,
  language: "en",
  time_zone: "London",
  company_id: null,
  other_companies: [],
  other_emails: [],
  tags: [],
  avatar: null,
  contact_type: "contact",
} as const satisfies Partial<ContactRecord>;

const writableFields = new Set(
  Object.keys(blankContact).filter((field) => !["avatar", "deleted", "blocked"].includes(field)),
);

/** What of an input goes into the record as it came; tickets bring fields that are not a contact's. */
const writable = (input: ContactInput): Partial<ContactRecord> =>
  Object.fromEntries(Object.entries(input).filter(([field]) => writableFields.has(field) || field === "name"));

const mostAvatarBytes = 5 * 1024 * 1024;
const avatarFile = (call: Call) => call.files.find((file) => file.field === "avatar");

const avatarProblems = (call: Call): Problem[] => {
  const file = avatarFile(call);
  if (file === undefined) return [];
  const fits = file.content.size <= mostAvatarBytes && /\.(jpe?g|jpe|png)$/i.test(file.name);
  return fits ? [] : [{ field: "avatar", message: "It should be an image of at most 5 MB", code: "invalid_value" }];
};

const avatarOf = (call: Call): Partial<ContactRecord> => {
  const file = avatarFile(call);
  return file === undefined ? {} : { avatar: keepFile(call, file) };
};
