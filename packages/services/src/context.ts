import type { Errand, Meter } from "@portico/connector";
import type { BudgetView, Resource, Scope } from "@portico/model";
import type { Trail } from "./requests/trail.ts";

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
  /** Set while a write is carried out once. */
  guard?: WriteGuard | undefined;
  /** Set where the request goes into the log. */
  trail?: Trail | undefined;
}

/** Writes down what a write is about to do, before it does it. */
export interface WriteGuard {
  /** What it would take to find out later whether the write arrived. */
  intend: (intent: WriteIntent) => void;
  /** Awaited before the request leaves: from then on it may have taken effect. */
  beforeSend: () => Promise<void>;
  /** What left was cut off before its end, so that it cannot have taken effect. */
  neverArrived: () => void;
  /** True once a request may have left, and arrived. */
  hasSent: () => boolean;
}

/** A create, as far as it can be looked for. */
export interface WriteIntent {
  connectionId: string;
  resource: Resource;
  parent: object;
  body: object;
  /** The path of the collection: what is made lies below it. */
  collection: string;
  /** Set where files go along: then nothing that is found says all that was sent, and it is not looked for. */
  hasFiles?: true;
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
  /** The networks that it may be used from; null: anywhere. */
  cidrs: readonly string[] | null;
  /** Milliseconds since 1970; null: never. */
  expiresAtMs: number | null;
}

/** What a log calls the caller. Of a token its issuer alone: the subject behind it may be a person's address. */
export const credentialOf = ({ apiKeyId }: Actor): string => apiKeyId.replace(/\/.*/s, "");

/** What the engine needs to know of the caller. */
export const errandOf = ({ signal, waitMs, lane, meter, guard, trail }: Ctx): Errand => ({
  signal,
  waitMs,
  lane,
  meter,
  beforeSend: guard?.beforeSend,
  neverArrived: guard?.neverArrived,
  onCall: trail?.onCall,
});

export const createMeter = (): Meter => ({ calls: 0, credits: 0, waitedMs: 0, skewMs: null });
