import type { Spool } from "../freshworks/spool.ts";
import type { SimulatedAccount } from "../simulated-account.ts";
import type { AgentRecord, TicketRecord } from "./records.ts";
import type { SearchLag } from "../freshworks/search-lag.ts";
import type { FreshdeskSettings } from "./settings.ts";
import type { Store } from "./store.ts";
import type { WebhookAttempt } from "../freshworks/webhooks.ts";

/** One simulated Freshdesk account. */
export interface FreshdeskAccount extends SimulatedAccount {
  readonly store: Store;
  readonly spool: Spool;
  readonly searchLag: SearchLag<TicketRecord>;
  /** Every webhook call so far, oldest first. */
  webhookAttempts(): readonly WebhookAttempt[];
  settings(): Readonly<FreshdeskSettings>;
  configure(settings: Partial<FreshdeskSettings>): void;
  /** Whom an Authorization header signs in; undefined for none, a wrong or a revoked key. */
  agentOf(authorization: string | null): AgentRecord | undefined;
}
