import { eventOf, fillTemplate } from "../freshworks/webhooks.ts";
import type { WebhookSetting } from "../freshworks/webhooks.ts";
import { priorities, statuses } from "./form.ts";
import type { TicketRecord } from "./records.ts";
import { emailOf, personIn } from "./store.ts";
import type { Store } from "./store.ts";

/** How a ticket's number is displayed, by its type. */
const prefixes: Record<TicketRecord["type"], string> = { Incident: "INC", "Service Request": "SR", Case: "CASE" };

/** What an automator's webhook node sends: some flat keys, or the author's own body. Ids are displayed unless they are numbers. */
export const webhookBody =
  (store: Store, subdomain: string) =>
  (hook: WebhookSetting, ticket: TicketRecord, before: TicketRecord | undefined): string => {
    const requester = personIn(store, ticket.requester_id);
    const flat: Record<string, string | number | null> = {
      ticket_id: hook.idAs === "number" ? ticket.id : `${prefixes[ticket.type]}-${ticket.id}`,
      ticket_id_numeric: ticket.id,
      ticket_subject: ticket.subject,
      ticket_status: statuses.find(([code]) => code === ticket.status)?.[1] ?? String(ticket.status),
      ticket_priority: priorities.find(([code]) => code === ticket.priority)?.[1] ?? null,
      ticket_url: `https://${subdomain}.freshservice.com/helpdesk/tickets/${ticket.id}`,
      ticket_requester_email: requester === undefined ? null : emailOf(requester),
      triggered_event: eventOf(ticket, before, ["status", "priority", "group_id", "responder_id"]),
    };
    return hook.template === undefined
      ? JSON.stringify({ freshservice_webhook: flat })
      : fillTemplate(hook.template, flat);
  };
