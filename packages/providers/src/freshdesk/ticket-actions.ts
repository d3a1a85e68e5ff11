import { action, type ActionsOf, defined, path, type TargetOf, toNumeral } from "@portico/connector";
import type { TicketForward, TicketMerge } from "@portico/model";
import { comment } from "./comment-read.ts";
import { itself } from "../freshworks/merges.ts";
import { htmlOf } from "../freshworks/rich-text.ts";
import { viewAgain } from "./ticket-view.ts";

type Target = TargetOf<"tickets">;

const restore = action<object, Target>()({
  fields: [],
  op: { send: ({ id }) => ({ method: "PUT", path: path`/api/v2/tickets/${id}/restore` }) },
  reread: viewAgain,
});

/** https://developers.freshdesk.com/api/#merge_ticket */
const merge = action<TicketMerge, Target>()({
  fields: ["ticket_ids", "comment", "merged_comment", "cc_requesters"],
  requires: ({ id, ticket_ids }) => itself("/ticket_ids", ticket_ids, id),
  effects: ({ ticket_ids }) => [
    `Freshdesk closes ${ticket_ids.length === 1 ? "the other ticket" : `the ${ticket_ids.length} other tickets`}, and has no way back.`,
    "Freshdesk leaves a note on each of the tickets.",
  ],
  op: {
    send: ({ id, ticket_ids, comment, merged_comment, cc_requesters }) => ({
      method: "PUT",
      path: "/api/v2/tickets/merge",
      json: defined({
        primary_id: toNumeral(id),
        ticket_ids: ticket_ids.map(toNumeral),
        note_in_primary: noteOf(comment),
        note_in_secondary: noteOf(merged_comment),
        // The misspelling is the vendor's.
        convert_recepients_to_cc: cc_requesters,
      }),
    }),
    pointers: {
      primary_id: "/ticket_id",
      ticket_ids: "/ticket_ids",
      note_in_primary: "/comment",
      note_in_secondary: "/merged_comment",
      convert_recepients_to_cc: "/cc_requesters",
    },
  },
  reread: viewAgain,
});

const noteOf = (note: TicketMerge["comment"]): object | undefined =>
  note === undefined ? undefined : { body: htmlOf(note.body), private: note.visibility === "internal" };

/** https://developers.freshdesk.com/api/#forward_ticket */
const forward = action<TicketForward, Target>()({
  fields: ["to", "cc", "bcc", "body"],
  effects: ({ to, cc = [], bcc = [] }) => [`Freshdesk e-mails this to ${[...to, ...cc, ...bcc].join(", ")}.`],
  op: {
    send: ({ id, to, cc, bcc, body }) => ({
      method: "POST",
      path: path`/api/v2/tickets/${id}/forward`,
      json: defined({ body: htmlOf(body), to_emails: to, cc_emails: cc, bcc_emails: bcc }),
    }),
    answers: {
      read: (raw, { account, input: { id } }) =>
        comment.read(raw, { account, input: { ticket_id: id, visibility: "internal" } }),
    },
    pointers: { to_emails: "/to" },
  },
});

export const ticketActions: ActionsOf<"tickets"> = { restore, merge, forward };
