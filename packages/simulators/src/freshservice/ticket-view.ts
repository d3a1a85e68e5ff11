import type { Reply } from "../freshworks/call.ts";
import { withQuery } from "../freshworks/rules.ts";
import { wrapped } from "./call.ts";
import type { Call } from "./call.ts";
import type { TicketRecord } from "./records.ts";
import { includesOf } from "./rules.ts";
import { viewedTicket } from "./ticket-views.ts";

// prettier-ignore
const includes = [
  "tags", "conversations", "requester", "stats", "problem", "assets", "change", "related_tickets", "requested_for",
  "department", "feedback",
];

/** `GET /tickets/{id}`. */
export const viewTicket = (call: Call, ticket: TicketRecord): Reply =>
  withQuery(call, { include: includesOf(includes) }, (query) =>
    wrapped(call, "ticket", viewedTicket(ticket, call, query["include"]?.split(",").map((word) => word.trim()) ?? [])),
  );
