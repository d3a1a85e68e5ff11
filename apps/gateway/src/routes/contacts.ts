import {
  contactCreateSchema,
  contactMergeSchema,
  contactPatchSchema,
  contactQuerySchema,
  contactSchema,
  nativeOnly,
} from "@portico/model";
import { z } from "zod";
import { actionRoutes, type ActionsTaken } from "./actions.ts";
import { params } from "./params.ts";
import { recordRoutes } from "./records.ts";

const pictureNote =
  "As `multipart/form-data`, with this body as the part `body`, a picture may follow as `attachments[]`, where the help desk keeps one.";

/** How a contact is named and found. */
const contact = {
  one: "Contact",
  itemParam: "contact_id",
  itemParams: params("connection_id", "contact_id"),
  targetOf: ({ connection_id, contact_id }: { connection_id: string; contact_id: string }) => ({
    connectionId: connection_id,
    target: { id: contact_id },
  }),
} as const;

export const contactActionRoutes = actionRoutes({
  ...contact,
  tag: "Contacts",
  item: "/contacts/{contact_id}",
  services: ({ contacts }) => contacts,
  actions: {
    restore: {
      scope: "contacts:write",
      answer: contactSchema,
      note: "Takes a deleted contact back, where the help desk keeps deleted contacts.",
    },
    merge: {
      scope: "contacts:write",
      body: contactMergeSchema,
      answer: contactSchema,
      note: "Makes other contacts part of this one, their tickets and addresses with them. Help desks have no way back.",
    },
  } satisfies ActionsTaken<"contacts">,
});

export const contactRoutes = recordRoutes({
  ...contact,
  many: "Contacts",
  tag: "Contacts",
  collection: "/contacts",
  scopes: { read: "contacts:read", write: "contacts:write" },
  entity: contactSchema,
  create: contactCreateSchema,
  patch: contactPatchSchema,
  query: contactQuerySchema,
  extras: z.strictObject({ include: nativeOnly }),
  parentParams: params("connection_id"),
  services: ({ contacts }) => contacts,
  takesFiles: true,
  isKept: true,
  parentOf: ({ connection_id }) => ({ connectionId: connection_id, parent: {} }),
  notes: {
    list:
      "Hand `next_cursor` back as `cursor` until it is null. `capabilities` names the orders that the help desk has. Where it has " +
      "none of time, the list is followed by what was changed while it was read. The last page has a " +
      "`delta_cursor`: hand it back later, as `cursor`, for what has changed since.",
    get: "One contact with all its core fields.",
    create: `What a help desk needs of a new contact differs; a field that is missing is named before a call is spent. ${pictureNote}`,
    update: `Absent is unchanged, null clears, lists are replaced whole. ${pictureNote}`,
    delete:
      "The help desk's soft delete, where it has one. With `permanent=true` it is for good, and takes with it what the help desk " +
      "takes with it: `dry_run=true` names that.",
  },
});
