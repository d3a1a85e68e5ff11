import type { Errand, Meter } from "@portico/connector";
import type { BudgetView, Scope } from "@portico/model";

/** Who calls, and for whom: made by a transport once the credential is known. */
export interface Ctx {
  tenantId: string;
  actor: Actor;
  requestId: string;
  signal: AbortSignal;
  /** How long the gateway may hold the call for budget, in milliseconds. */
  waitMs: number;
  lane: "interactive" | "background";
  meter: Meter;
  /** The account's budget after the call, once a provider was called. */
  budget: BudgetReport | null;
}

/** An account's budget as responses show it: per class what is left of the limit, and when all of it is back. */
export interface BudgetReport {
  windowSeconds: number;
  classes: BudgetView["classes"];
}

export interface Actor {
  apiKeyId: string;
  name: string;
  scopes: readonly Scope[];
  /** Null: all connections of the tenant. */
  connectionIds: readonly string[] | null;
}

/** What the engine needs to know of the caller. */
export const errandOf = ({ signal, waitMs, lane, meter }: Ctx): Errand => ({ signal, waitMs, lane, meter });

export const createMeter = (): Meter => ({ calls: 0, credits: 0, waitedMs: 0, skewMs: null });
