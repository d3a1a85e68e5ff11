import type { ErrorCode, PorticoError } from "@portico/model";
import { z } from "zod";

const kinds = [
  "address_missing",
  "address_malformed",
  "own_domain",
  "no_such_account",
  "key_missing",
  "not_a_key",
  "wrong_key",
  "restricted",
  "addresses",
  "suspended",
  "forbidden",
  "busy",
  "unreachable",
  "strange",
  "taken",
  "overtaken",
  "stale",
  "too_many",
  "denied",
  "less_granted",
  "other_account",
  "broken_off",
] as const;

const faultSchema = z.object({
  kind: z.enum(kinds),
  /** The host that was understood, or the domain that is no address of the help desk. */
  host: z.string().optional(),
  /** From when on it may go better: RFC 3339. */
  retry_at: z.string().optional(),
  /** Whom the key belongs to, and what follows on "who". */
  agent: z.object({ name: z.string().nullable(), who: z.array(z.string()) }).optional(),
});

/** What was wrong with a try, as it is kept for the page that says so. It holds nothing of the key. */
export type Fault = z.output<typeof faultSchema>;
export type FaultKind = Fault["kind"];

export const readFault = (kept: unknown): Fault | null => faultSchema.safeParse(kept).data ?? null;

/**
 * What a failed try means to who typed the key, and whether the key may be good all the same. Undefined: it says nothing of what
 * was typed, and is a failure of ours.
 */
export const faultOf = (
  { code, details }: PorticoError,
  { host, isSignIn, isReconnect, nowMs }: { host: string; isSignIn: boolean; isReconnect: boolean; nowMs: number },
): { fault: Fault; keepsKey: boolean } | undefined => {
  const meant = (isSignIn ? ofSignIns[code] : undefined) ?? (isReconnect ? ofReconnection : meanings)[code] ?? [];
  const [kind, keepsKey] = details.refusal === undefined ? meant : ([details.refusal, true] as const);
  if (kind === undefined || keepsKey === undefined) return undefined;
  const retry = details.retryAfterSeconds;
  const later = retry === undefined ? {} : { retry_at: new Date(nowMs + retry * 1_000).toISOString() };
  return { fault: { kind, host, ...later }, keepsKey };
};

type Meanings = { readonly [Code in ErrorCode]?: readonly [FaultKind, boolean] };

const meanings: Meanings = {
  account_not_found: ["no_such_account", false],
  connection_unauthorized: ["wrong_key", false],
  provider_forbidden: ["forbidden", false],
  validation_failed: ["not_a_key", false],
  conflict: ["taken", false],
  rate_limited: ["busy", true],
  provider_unavailable: ["unreachable", true],
  provider_timeout: ["unreachable", true],
  provider_error: ["unreachable", true],
  provider_invalid_response: ["strange", true],
};

/** A token is not typed: where it is not taken, it is another account's. */
const ofSignIns: Meanings = { connection_unauthorized: ["other_account", false] };

/** Its account is its own already: what clashes is another key that it was given meanwhile. */
const ofReconnection: Meanings = { ...meanings, conflict: ["overtaken", true] };
