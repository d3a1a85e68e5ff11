import type { SearchLag } from "../freshworks/search-lag.ts";
import type { Spool } from "../freshworks/spool.ts";
import type { WebhookAttempt } from "../freshworks/webhooks.ts";
import type { Grants } from "../oauth/grants.ts";
import type { SimulatedAccount } from "../simulated-account.ts";
import type { AgentRecord, RequesterRecord, TicketRecord } from "./records.ts";
import type { FreshserviceSettings } from "./settings.ts";
import type { Store } from "./store.ts";

/** One simulated Freshservice account. */
export interface FreshserviceAccount extends SimulatedAccount {
  readonly store: Store;
  readonly spool: Spool;
  /** What its sign-in has handed out. */
  readonly grants: Grants;
  readonly ticketIndex: SearchLag<TicketRecord>;
  readonly peopleIndex: SearchLag<RequesterRecord>;
  /** Every webhook call so far, oldest first. */
  webhookAttempts(): readonly WebhookAttempt[];
  settings(): Readonly<FreshserviceSettings>;
  configure(settings: Partial<FreshserviceSettings>): void;
  /** Whom an Authorization header signs in; undefined for none, a wrong or a revoked key. */
  agentOf(authorization: string | null): AgentRecord | undefined;
}
