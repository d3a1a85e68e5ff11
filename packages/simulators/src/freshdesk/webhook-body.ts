import { eventOf, fillTemplate } from "../freshworks/webhooks.ts";
import type { WebhookSetting } from "../freshworks/webhooks.ts";
import { priorities, statuses } from "./form.ts";
import type { TicketRecord } from "./records.ts";
import type { Store } from "./store.ts";

/** The flat keys a rule's author ticks in the "simple" form, or the author's own body; codes have become names by then. */
export const webhookBody =
  (store: Store, subdomain: string) =>
  (hook: WebhookSetting, ticket: TicketRecord, before: TicketRecord | undefined): string => {
    const flat: Record<string, string | number | null> = {
      ticket_id: hook.idAs === "string" ? String(ticket.id) : ticket.id,
      ticket_subject: ticket.subject,
      ticket_status: statuses.find(([code]) => code === ticket.status)?.[1] ?? String(ticket.status),
      ticket_priority: Object.entries(priorities).find(([, code]) => code === ticket.priority)?.[0] ?? null,
      ticket_url: `https://${subdomain}.freshdesk.com/a/tickets/${ticket.id}`,
      ticket_requester_email: store.contacts.get(ticket.requester_id)?.email ?? null,
      triggered_event: eventOf(ticket, before, ["status", "priority", "group_id", "responder_id"]),
    };
    return hook.template === undefined
      ? JSON.stringify({ freshdesk_webhook: flat })
      : fillTemplate(hook.template, flat);
  };
