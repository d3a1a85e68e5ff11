import { ok } from "../freshworks/call.ts";
import type { Reply } from "../freshworks/call.ts";
import type { Call } from "./call.ts";
import { listedConversation } from "./conversation-views.ts";
import type { TicketRecord } from "./records.ts";
import { withQuery } from "../freshworks/rules.ts";
import { includesOf } from "./ticket-list.ts";
import { viewedTicket } from "./ticket-views.ts";

const mostConversations = 10;

/** `GET /tickets/{id}`, with up to ten conversations where they are included. */
export const viewTicket = (call: Call, ticket: TicketRecord): Reply =>
  withQuery(call, { include: includesOf(["conversations", "requester", "company", "stats"]) }, (query) => {
    const includes = query["include"]?.split(",") ?? [];
    const conversations = call.account.store.conversationsOf(ticket).slice(0, mostConversations);
    return ok({
      ...viewedTicket(ticket, call, includes),
      ...(includes.includes("conversations") && { conversations: conversations.map(listedConversation(call)) }),
    });
  });
