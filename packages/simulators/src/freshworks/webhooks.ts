import { setTimeout as startTimer, clearTimeout as stopTimer } from "node:timers";
import type { RateWindow } from "../rate-window.ts";

export interface WebhookSetting {
  url: string;
  on: readonly ("create" | "update")[];
  headers?: Record<string, string>;
  /** The author's own body with `{{ticket.id}}`-like placeholders; the "simple" form where absent. */
  template?: string;
  /** How the simple form writes the ticket's id. */
  idAs?: "number" | "string";
}

export interface WebhookSettings {
  webhooks: readonly WebhookSetting[];
  webhookRetryMs: readonly number[];
  webhookTimeoutMs: number;
}

/** One attempt to tell a receiver. `status` is 0 where nobody answered. */
export interface WebhookAttempt {
  url: string;
  attempt: number;
  at: number;
  status: number;
  body: string;
}

/** The "trigger webhook" of the account's automation rules: unsigned, without an id, and paid for out of its budget. */
export interface Webhooks<Ticket> {
  noteChange(ticket: Ticket, before: Ticket | undefined): void;
  attempts(): readonly WebhookAttempt[];
  /** Forgets what is still to be told. */
  close(): void;
}

interface Deps<Ticket> {
  now: () => number;
  settings: () => WebhookSettings;
  rate: RateWindow;
  bodyOf: (hook: WebhookSetting, ticket: Ticket, before: Ticket | undefined) => string;
}

export const createWebhooks = <Ticket>(deps: Deps<Ticket>): Webhooks<Ticket> => {
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
        const body = deps.bodyOf(hook, ticket, before);
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

/** The author's own body, with what a placeholder such as `{{ticket.id}}` names as `ticket_id` filled in as text. */
export const fillTemplate = (template: string, flat: Record<string, string | number | null>): string =>
  template.replaceAll(/\{\{\s*([\w.]+)\s*\}\}/g, (whole, name: string) => {
    const value = flat[name.replaceAll(".", "_")];
    return value === undefined ? whole : JSON.stringify(String(value ?? "")).slice(1, -1);
  });

/** What happened, in bare words in braces and not as JSON, as the vendor writes it. */
export const eventOf = <Ticket extends object>(
  ticket: Ticket,
  before: Ticket | undefined,
  fields: readonly (keyof Ticket & string)[],
): string => {
  if (before === undefined) return "{ticket_action:created}";
  for (const field of fields) {
    if (ticket[field] !== before[field])
      return `{${field}:{from:${String(before[field])},to:${String(ticket[field])}}}`;
  }
  return "{ticket_action:updated}";
};
