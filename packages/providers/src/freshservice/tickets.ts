import {
  action,
  call,
  list,
  path,
  type ResourceDefinition,
  secondBefore,
  type TargetOf,
  write,
} from "@portico/connector";
import type { Expansion, Include, Ticket, TicketCreate, TicketPatch } from "@portico/model";
import { attachments } from "./attachments.ts";
import { inPages } from "./pages.ts";
import { ticketForm } from "./account.ts";
import { ticket } from "./ticket-read.ts";
import { ticketTrace } from "./ticket-trace.ts";
import { createRules, rules, toNewWire, toWire } from "./ticket-write.ts";

const shared = [
  "subject",
  "description",
  "status",
  "native_status_id",
  "priority",
  "native_priority_id",
  "channel",
  "requester_id",
  "requester",
  "assignee_id",
  "group_id",
  "company_id",
  "tags",
  "due_at",
  "first_response_due_at",
  "custom_fields",
] as const;

/** Beside a ticket Freshservice shows who asks; of its department the name alone, so that a lookup, for no more, tells more. */
const embeds = { requester: "requester" } as const;

/** Freshservice's `include`: our words for what it loads on demand are its own. A description comes unasked. */
const included = (include: readonly Include[], expand: readonly Expansion[]): string | undefined =>
  [...include.filter((name) => name === "stats" || name === "tags"), ...expand.filter((name) => name in embeds)].join(
    ",",
  ) || undefined;

const askerPointers = { email: "/requester/email", name: "/requester/name", phone: "/requester/phone" };
const collection = "/api/v2/tickets";
const at = "ticket";

const view = call<TargetOf<"tickets"> & { expand: readonly Expansion[] }, Ticket>({
  send: ({ id, expand }) => ({
    method: "GET",
    path: path`/api/v2/tickets/${id}`,
    query: { include: included(["stats", "tags"], expand) },
  }),
  at,
  answers: ticket,
});

export const tickets: ResourceDefinition<"tickets"> = {
  needsAccount: true,
  form: ticketForm,
  list: list<"tickets">()({
    filters: ["requester_id", "updated_after"],
    single: ["requester_id"],
    // https://api.freshservice.com/#view_all_ticket: rows have tags only where they are included.
    loadedBy: { tags: "tags" },
    sorts: [],
    includes: ["description", "stats", "tags"],
    embeds,
    excludes: ["deleted", "spam"],
    at: "tickets",
    paging: {
      ...inPages,
      weakness: null,
      since: {
        // No order but that of creation is documented: https://api.freshservice.com/#view_all_ticket
        orderedBy: "created_at",
        page: "query.page",
        lagSeconds: 60,
        views: {
          deleted: { query: { filter: "deleted" }, marks: { is_deleted: true } },
          spam: { query: { filter: "spam" }, marks: { is_spam: true } },
        },
        notes: [
          "Deletions, restores and marks as spam are noticed where they move the ticket's time of change, which " +
            "Freshservice does not say.",
          "A ticket that was deleted for good is in no list any more.",
        ],
      },
    },
    send: ({ requester_id, updated_after, include, expand = [] }, { everywhere }) => ({
      method: "GET",
      path: collection,
      query: {
        ...everywhere,
        requester_id: requester_id?.[0],
        // Without it only tickets made in the past thirty days come back.
        updated_since: updated_after === undefined ? "1970-01-01T00:00:00Z" : secondBefore(updated_after),
        // What is new comes last, and moves nothing that is still to be read.
        order_type: "asc",
        include: included(include, expand),
      },
    }),
    answers: ticket,
  }),
  get: view,
  create: write<TicketCreate>()({
    fields: [...shared, "cc", "collection_id", "parent_id"],
    rules: createRules,
    effects: ({ requester }) => [
      "Freshservice e-mails the requester where the account's notification for new tickets is on.",
      ...(requester === undefined ? [] : ["Where no requester has this e-mail address, Freshservice makes one."]),
    ],
    op: {
      send: (input, account) => ({ method: "POST", path: collection, json: toNewWire(input, account) }),
      at,
      answers: ticket,
      pointers: askerPointers,
    },
    files: attachments,
    trace: ticketTrace,
  }),
  update: write<TicketPatch, TargetOf<"tickets">>()({
    fields: shared,
    unclearable: ["due_at", "first_response_due_at"],
    rules,
    effects: () => ["Freshservice notifies requester and agents as the account's automations and notifications say."],
    op: {
      send: (input, account) => ({
        method: "PUT",
        path: path`/api/v2/tickets/${input.id}`,
        json: toWire(input, account),
      }),
      at,
      answers: ticket,
      pointers: askerPointers,
    },
    files: attachments,
  }),
  delete: { send: ({ id }) => ({ method: "DELETE", path: path`/api/v2/tickets/${id}` }) },
  actions: {
    restore: action<object, TargetOf<"tickets">>()({
      fields: [],
      op: { send: ({ id }) => ({ method: "PUT", path: path`/api/v2/tickets/${id}/restore` }) },
      reread: { send: ({ id }, account) => view.send({ id, expand: [] }, account), at, answers: ticket },
    }),
  },
  losses: [
    { field: "channel", note: "Sources without a word of ours read as `other`; the number is in `native`." },
    { field: "parent_id", note: "A ticket can be made below another; Freshservice does not say of which." },
    { field: "type", note: "Freshservice decides it: by the workspace, or by what was ordered." },
    { field: "requester", note: "Lists and single tickets show little of the requester." },
    {
      field: "custom_fields",
      note: "A list goes over all workspaces, and shows the fields that they have in common; a single ticket shows all.",
    },
    { field: "due_at", note: "Whole seconds; once set it can be moved and not removed." },
    { field: "first_response_due_at", note: "Whole seconds; once set it can be moved and not removed." },
  ],
};
