import { action, type ActionsOf, call, path, type TargetOf } from "@portico/connector";
import type { Contact, ContactMerge } from "@portico/model";
import { itself } from "../freshworks/merges.ts";
import { contact } from "./contact-read.ts";

type Target = TargetOf<"contacts">;

const view = call<Target, Contact>({
  send: ({ id }) => ({ method: "GET", path: path`/api/v2/requesters/${id}` }),
  at: "requester",
  answers: contact,
});

const restore = action<object, Target>()({
  fields: [],
  op: { send: ({ id }) => ({ method: "PUT", path: path`/api/v2/requesters/${id}/reactivate` }) },
  reread: view,
});

/** https://api.freshservice.com/#merge_requester */
const merge = action<ContactMerge, Target>()({
  fields: ["contact_ids"],
  requires: ({ id, contact_ids }) => itself("/contact_ids", contact_ids, id),
  effects: () => [
    "Freshservice moves the tickets and addresses of the other requesters to this one and deletes those, and has no way back.",
  ],
  op: {
    send: ({ id, contact_ids }) => ({
      method: "PUT",
      path: path`/api/v2/requesters/${id}/merge`,
      query: { secondary_requesters: contact_ids.join(",") },
    }),
    pointers: { secondary_requesters: "/contact_ids" },
  },
  reread: view,
});

/** https://api.freshservice.com/#forget_requester */
const erase = action<object, Target>()({
  fields: [],
  effects: () => ["Freshservice deletes all tickets of this requester as well, for good."],
  op: { send: ({ id }) => ({ method: "DELETE", path: path`/api/v2/requesters/${id}/forget` }) },
});

export const contactActions: ActionsOf<"contacts"> = { restore, merge, erase };
