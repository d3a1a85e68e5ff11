import {
  commentSchema,
  expandTicket,
  nativeOnly,
  ticketCreateSchema,
  ticketForwardSchema,
  ticketMergeSchema,
  ticketPatchSchema,
  ticketQuerySchema,
  ticketSchema,
} from "@portico/model";
import { z } from "zod";
import { actionRoutes, type ActionsTaken } from "./actions.ts";
import { params } from "./params.ts";
import { filesNote, recordRoutes } from "./records.ts";

/** How a ticket is named and found. */
const ticket = {
  one: "Ticket",
  itemParam: "ticket_id",
  itemParams: params("connection_id", "ticket_id"),
  targetOf: ({ connection_id, ticket_id }: { connection_id: string; ticket_id: string }) => ({
    connectionId: connection_id,
    target: { id: ticket_id },
  }),
} as const;

export const ticketActionRoutes = actionRoutes({
  ...ticket,
  tag: "Tickets",
  item: "/tickets/{ticket_id}",
  services: ({ tickets }) => tickets,
  actions: {
    restore: {
      scope: "tickets:write",
      answer: ticketSchema,
      note: "Takes a deleted ticket back, where the help desk keeps deleted tickets.",
    },
    merge: {
      scope: "tickets:write",
      body: ticketMergeSchema,
      answer: ticketSchema,
      note: "Makes other tickets part of this one. Help desks close those, and have no way back.",
    },
    forward: {
      scope: "comments:write",
      body: ticketForwardSchema,
      answer: commentSchema,
      note: "Sends the ticket on by e-mail. What was written is kept among the ticket's comments, and is the answer.",
    },
  } satisfies ActionsTaken<"tickets">,
});

export const ticketRoutes = recordRoutes({
  ...ticket,
  many: "Tickets",
  tag: "Tickets",
  collection: "/tickets",
  scopes: { read: "tickets:read", write: "tickets:write" },
  entity: ticketSchema,
  create: ticketCreateSchema,
  patch: ticketPatchSchema,
  query: ticketQuerySchema,
  extras: z.strictObject({ include: nativeOnly, expand: expandTicket }),
  parentParams: params("connection_id"),
  services: ({ tickets }) => tickets,
  takesFiles: true,
  parentOf: ({ connection_id }) => ({ connectionId: connection_id, parent: {} }),
  notes: {
    list:
      "Hand `next_cursor` back as `cursor` until it is null. Filters that the help desk lacks are applied by the gateway, " +
      "which then reads more than it returns: such a page can be short, even empty, and still go on. In the default order " +
      "nothing that lives throughout is skipped, however much changes meanwhile; other orders, that of creation among them, go by " +
      "page numbers, promise less, and say so in `walk`. `include=deleted,spam` lists those too, before the others, in the default " +
      "order and where `capabilities` names them; `walk.excluded` says what is left out. The last page has a " +
      "`delta_cursor`: hand it back later, as `cursor`, for what has changed since.",
    get:
      "A ticket that the help desk has moved to its archive is found there, for one more credit. `expand` shows whom it names " +
      "beside it.",
    create: `The requester is \`requester_id\`, or \`requester\` with an e-mail address. ${filesNote}`,
    update: `Absent is unchanged, null clears, lists are replaced whole. ${filesNote} They hang on it beside those that do already.`,
    delete: "The help desk's soft delete, where it has one.",
  },
});
