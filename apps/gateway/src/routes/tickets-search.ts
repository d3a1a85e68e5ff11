import { explain, pageOf, ticketSchema, ticketSearchSchema } from "@portico/model";
import { ofProviders } from "../describe.ts";
import { ok, tenantRoute } from "../route.ts";
import { z } from "zod";
import { params } from "./params.ts";

const explainQuery = z.strictObject({ explain });

export const ticketSearchRoute = tenantRoute({
  contract: {
    method: "post",
    path: "/v1/connections/{connection_id}/tickets/search",
    operationId: "searchTickets",
    tag: "Tickets",
    summary: "Search tickets",
    description:
      "A list of the tickets for which an expression holds, whatever the help desk's own search can do: it is complete and has " +
      "no ceiling. It is handed on, ends and can be gone on with like any list; `filter`, `text`, `sort` and `include` stay " +
      "the same, or are left out, while a cursor is handed back. Nothing is changed, so that an `Idempotency-Key` does nothing.",
    params: params("connection_id"),
    query: explainQuery,
    body: ticketSearchSchema,
    success: [{ status: 200, description: "A page.", schema: pageOf(ticketSchema).meta({ id: "TicketPage" }) }],
  },
  policy: {
    access: "tenant",
    scope: "tickets:read",
    isRead: true,
    errors: [...ofProviders, "invalid_cursor", "cursor_expired"],
  },
  handle: async ({ services, params: { connection_id }, query, body }, ctx) =>
    ok(await services.tickets.search(ctx, connection_id, body, query.explain)),
});
