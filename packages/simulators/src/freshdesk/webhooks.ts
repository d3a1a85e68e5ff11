import { setTimeout as startTimer, clearTimeout as stopTimer } from "node:timers";
import type { RateWindow } from "../rate-window.ts";
import { priorities, statuses } from "./form.ts";
import type { TicketRecord } from "./records.ts";
import type { FreshdeskSettings, WebhookSetting } from "./settings.ts";
import type { Store } from "./store.ts";

/** One attempt to tell a receiver. `status` is 0 where nobody answered. */
export interface WebhookAttempt {
  url: string;
  attempt: number;
  at: number;
  status: number;
  body: string;
}

/** The "trigger webhook" of the account's automation rules: unsigned, without an id, and paid for out of its budget. */
export interface Webhooks {
  noteChange(ticket: TicketRecord, before: TicketRecord | undefined): void;
  attempts(): readonly WebhookAttempt[];
  /** Forgets what is still to be told. */
  close(): void;
}

interface Deps {
  store: Store;
  now: () => number;
  settings: () => FreshdeskSettings;
  rate: RateWindow;
  subdomain: string;
}

export const createWebhooks = (deps: Deps): Webhooks => {
  const attempts: WebhookAttempt[] = [];
  const timers = new Set<NodeJS.Timeout>();
  let open = true;

  const later = (delayMs: number, run: () => Promise<void>): void => {
    if (!open) return;
    const timer = startTimer(() => {
      timers.delete(timer);
      void run();
    }, delayMs);
    timer.unref();
    timers.add(timer);
  };

  const deliver = async (hook: WebhookSetting, body: string, attempt: number): Promise<void> => {
    const charge = deps.rate.charge(1);
    if (!charge.admitted) {
      later(charge.retryAfterMs, () => deliver(hook, body, attempt));
      return;
    }
    const at = deps.now();
    const status = await post(hook, body, deps.settings().webhookTimeoutMs);
    attempts.push({ url: hook.url, attempt, at, status, body });
    const retryMs = deps.settings().webhookRetryMs[attempt - 1];
    const accepted = status >= 200 && status < 300;
    if (!accepted && retryMs !== undefined) later(retryMs, () => deliver(hook, body, attempt + 1));
  };

  return {
    noteChange: (ticket, before) => {
      const event = before === undefined ? "create" : "update";
      for (const hook of deps.settings().webhooks) {
        if (!hook.on.includes(event)) continue;
        const body = bodyOf(hook, ticket, before, deps);
        later(0, () => deliver(hook, body, 1));
      }
    },
    attempts: () => attempts,
    close: () => {
      open = false;
      for (const timer of timers) stopTimer(timer);
      timers.clear();
    },
  };
};

const post = async (hook: WebhookSetting, body: string, timeoutMs: number): Promise<number> => {
  try {
    const response = await fetch(hook.url, {
      method: "POST",
      headers: { "content-type": "application/json", ...hook.headers },
      body,
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutMs),
    });
    await response.body?.cancel();
    return response.status;
  } catch {
    return 0;
  }
};

/** The flat keys a rule's author ticks in the "simple" form; codes have become names by then. */
const bodyOf = (hook: WebhookSetting, ticket: TicketRecord, before: TicketRecord | undefined, deps: Deps): string => {
  const flat: Record<string, string | number | null> = {
    ticket_id: hook.idAs === "string" ? String(ticket.id) : ticket.id,
    ticket_subject: ticket.subject,
    ticket_status: statuses.find(([code]) => code === ticket.status)?.[1] ?? String(ticket.status),
    ticket_priority: Object.entries(priorities).find(([, code]) => code === ticket.priority)?.[0] ?? null,
    ticket_url: `https://${deps.subdomain}.freshdesk.com/a/tickets/${ticket.id}`,
    ticket_requester_email: deps.store.contacts.get(ticket.requester_id)?.email ?? null,
    triggered_event: eventOf(ticket, before),
  };
  if (hook.template === undefined) return JSON.stringify({ freshdesk_webhook: flat });
  return hook.template.replaceAll(/\{\{\s*([\w.]+)\s*\}\}/g, (whole, name: string) => {
    const value = flat[name.replaceAll(".", "_")];
    return value === undefined ? whole : JSON.stringify(String(value ?? "")).slice(1, -1);
  });
};

/** Bare words in braces, not JSON, as the vendor writes it. */
const eventOf = (ticket: TicketRecord, before: TicketRecord | undefined): string => {
  if (before === undefined) return "{ticket_action:created}";
  for (const field of ["status", "priority", "group_id", "responder_id"] as const) {
    if (ticket[field] !== before[field]) return `{${field}:{from:${before[field]},to:${ticket[field]}}}`;
  }
  return "{ticket_action:updated}";
};
