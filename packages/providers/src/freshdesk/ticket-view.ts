import { call, path, type TargetOf } from "@portico/connector";
import type { Expansion, Ticket } from "@portico/model";
import { ticket } from "./ticket-read.ts";

/**
 * Beside a ticket Freshdesk shows who asks, an agent too, who is no contact; of its company it shows the name alone, so that a
 * lookup, for no more, tells more.
 */
export const embeds = { requester: "requester" } as const;
export const isEmbedded = (name: Expansion): boolean => name in embeds;

type Viewed = TargetOf<"tickets"> & { expand: readonly Expansion[] };

export const view = call<Viewed, Ticket>({
  send: ({ id, expand }) => ({
    method: "GET",
    path: path`/api/v2/tickets/${id}`,
    query: { include: ["stats", ...expand.filter(isEmbedded)].join(",") },
  }),
  answers: ticket,
});

/** After what was answered without the ticket. */
export const viewAgain = call<TargetOf<"tickets">, Ticket>({
  send: ({ id }, account) => view.send({ id, expand: [] }, account),
  answers: ticket,
});

/** Closed tickets untouched for 120 days move here: https://developers.freshdesk.com/api/#view_archive_ticket */
export const viewArchived = call<TargetOf<"tickets">, Ticket>({
  send: ({ id }) => ({ method: "GET", path: path`/api/v2/tickets/archived/${id}` }),
  answers: ticket,
});
