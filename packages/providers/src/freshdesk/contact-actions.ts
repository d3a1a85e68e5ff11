import { action, type ActionsOf, at, call, defined, path, type TargetOf, toNumeral } from "@portico/connector";
import type { Contact, ContactMerge } from "@portico/model";
import { contact } from "./contact-read.ts";
import { rules, toWire } from "./contact-write.ts";
import { itself } from "../freshworks/merges.ts";

type Target = TargetOf<"contacts">;

const view = call<Target, Contact>({
  send: ({ id }) => ({ method: "GET", path: path`/api/v2/contacts/${id}` }),
  answers: contact,
});

const restore = action<object, Target>()({
  fields: [],
  op: { send: ({ id }) => ({ method: "PUT", path: path`/api/v2/contacts/${id}/restore` }) },
  reread: view,
});

/** https://developers.freshdesk.com/api/#merge_contact */
const merge = action<ContactMerge, Target>()({
  fields: ["contact_ids", "contact"],
  rules: rules.map(({ schema, pointer = "", code, message }) => ({
    schema: at(["contact"], schema),
    pointer: `/contact${pointer}`,
    code,
    message,
  })),
  requires: ({ id, contact_ids }) => itself("/contact_ids", contact_ids, id),
  effects: () => [
    "Freshdesk moves the tickets and addresses of the other contacts to this one and deletes those, and has no way back.",
  ],
  op: {
    send: ({ id, contact_ids, contact: said }) => ({
      method: "POST",
      path: "/api/v2/contacts/merge",
      json: defined({
        primary_contact_id: toNumeral(id),
        secondary_contact_ids: contact_ids.map(toNumeral),
        contact: said === undefined ? undefined : toWire(said),
      }),
    }),
    pointers: { primary_contact_id: "/contact_id", secondary_contact_ids: "/contact_ids", contact: "/contact" },
  },
  reread: view,
});

/** https://developers.freshdesk.com/api/#hard_delete_contact; without `force` it takes a soft delete before. */
const erase = action<object, Target>()({
  fields: [],
  effects: () => ["Freshdesk deletes all tickets of this contact with it, for good."],
  op: {
    send: ({ id }) => ({
      method: "DELETE",
      path: path`/api/v2/contacts/${id}/hard_delete`,
      query: { force: "true" },
    }),
  },
});

export const contactActions: ActionsOf<"contacts"> = { restore, merge, erase };
