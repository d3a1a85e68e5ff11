import { list, path, type ResourceDefinition, secondBefore, type TargetOf, write } from "@portico/connector";
import { PorticoError, type TicketCreate, type TicketPatch } from "@portico/model";
import { ticketForm } from "./account.ts";
import { attachments } from "./attachments.ts";
import { ticketActions } from "./ticket-actions.ts";
import { newTicket, ticket } from "./ticket-read.ts";
import { ticketSearch } from "./ticket-search.ts";
import { ticketTrace } from "./ticket-trace.ts";
import { embeds, isEmbedded, view, viewArchived } from "./ticket-view.ts";
import { createRules, rules, toWire } from "./ticket-write.ts";

const shared = [
  "subject",
  "description",
  "status",
  "native_status_id",
  "priority",
  "native_priority_id",
  "type",
  "channel",
  "requester_id",
  "requester",
  "assignee_id",
  "group_id",
  "company_id",
  "collection_id",
  "parent_id",
  "tags",
  "due_at",
  "first_response_due_at",
  "custom_fields",
] as const;

/** On a ticket these three say who asks. */
const requesterPointers = { email: "/requester/email", name: "/requester/name", phone: "/requester/phone" };

export const tickets: ResourceDefinition<"tickets"> = {
  needsAccount: true,
  form: ticketForm,
  list: list<"tickets">()({
    filters: ["requester_id", "company_id", "updated_after"],
    single: ["requester_id", "company_id"],
    sorts: ["updated_at", "-updated_at", "created_at", "-created_at"],
    includes: ["description", "stats", "deleted", "spam"],
    embeds,
    excludes: ["deleted", "spam", "archived"],
    paging: {
      next: { style: "link" },
      size: { at: "query.per_page", max: 100 },
      ceiling: { pages: 300 },
      weakness: "page_numbers",
      changes: {
        sort: "updated_at",
        page: "query.page",
        lagSeconds: 60,
        views: {
          deleted: { query: { filter: "deleted" }, marks: { is_deleted: true } },
          spam: { query: { filter: "spam" }, marks: { is_spam: true } },
        },
        notes: [
          "Deletions, restores and marks as spam are noticed where they move the ticket's time of change, which Freshdesk " +
            "does not say. With `include=deleted,spam` they are noticed in any case: then each walk and each delta passes " +
            "over all that is deleted or spam, a call for each hundred, and looks for what has left it, a call for each; the next " +
            "looks once more for what was nowhere.",
          "Where a restore moves no time, one that is made while a second with hundreds of tickets is read may hide others of " +
            "that second; a delete may so hide others that are deleted, until the next delta; " +
            "a ticket that is new, deleted and restored within one walk may be missed; and so may the restore of one that was " +
            "deleted again just while each of two deltas in a row looked for it.",
          "A ticket that was deleted for good or moved to the archive is in no list any more.",
        ],
      },
    },
    search: ticketSearch,
    send: ({ requester_id, company_id, updated_after, sort, include, expand = [] }) => ({
      method: "GET",
      path: "/api/v2/tickets",
      query: {
        requester_id: requester_id?.[0],
        company_id: company_id?.[0],
        // Without it only tickets of the past thirty days come back.
        updated_since: updated_after === undefined ? "1970-01-01T00:00:00Z" : secondBefore(updated_after),
        order_by: sort?.replace("-", "") ?? "updated_at",
        order_type: sort?.startsWith("-") === true ? "desc" : "asc",
        include:
          [...include.filter((name) => name === "description" || name === "stats"), ...expand.filter(isEmbedded)].join(
            ",",
          ) || undefined,
      },
    }),
    answers: ticket,
  }),
  get: {
    flow: async ({ run }, target) => {
      try {
        return await run(view, target);
      } catch (error) {
        if (error instanceof PorticoError && error.code === "not_found") return run(viewArchived, target);
        throw error;
      }
    },
  },
  create: write<TicketCreate>()({
    fields: [...shared, "cc", "outbound"],
    rules: createRules,
    effects: ({ requester, outbound, cc = [] }) => [
      outbound === true
        ? `Freshdesk e-mails this to ${[...(requester === undefined ? [] : [requester.email]), ...cc].join(", ")}.`
        : "Freshdesk e-mails the requester where the account's notification for new tickets is on.",
      ...(requester === undefined ? [] : ["Where no contact has this e-mail address, Freshdesk makes one."]),
    ],
    op: {
      send: (input, account) => ({
        method: "POST",
        path: input.outbound === true ? "/api/v2/tickets/outbound_email" : "/api/v2/tickets",
        json: toWire(input, account),
      }),
      answers: newTicket,
      pointers: requesterPointers,
    },
    files: attachments,
    trace: ticketTrace,
  }),
  update: write<TicketPatch, TargetOf<"tickets">>()({
    fields: shared,
    unclearable: ["parent_id", "due_at", "first_response_due_at"],
    rules,
    effects: () => ["Freshdesk notifies requester and agents as the account's automations and notifications say."],
    op: {
      send: (input, account) => ({
        method: "PUT",
        path: path`/api/v2/tickets/${input.id}`,
        json: toWire(input, account),
      }),
      answers: ticket,
      pointers: requesterPointers,
    },
    files: attachments,
  }),
  delete: { send: ({ id }) => ({ method: "DELETE", path: path`/api/v2/tickets/${id}` }) },
  actions: ticketActions,
  losses: [
    { field: "subject", note: "Of a ticket that began with an e-mail it cannot be changed." },
    { field: "description", note: "Of a ticket that began with an e-mail it cannot be changed." },
    { field: "channel", note: "Sources without a word of ours read as `other`; the number is in `native`." },
    {
      field: "requester",
      note: "Lists and single tickets show little of the requester; a search finds no agent who asks.",
    },
    { field: "parent_id", note: "Lists do not name the parent; a single ticket does." },
    { field: "due_at", note: "Whole seconds; once set it can be moved and not removed." },
    { field: "first_response_due_at", note: "Whole seconds; once set it can be moved and not removed." },
  ],
};
