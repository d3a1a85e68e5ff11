import { type ErrorCode, type ErrorDetails, errorTable, type PorticoError } from "@portico/model";

/** How a write ended, in words that every transport can render, and that can be kept and rendered again. */
export type Outcome =
  | { kind: "value"; value: unknown }
  /** `location` is the path of what was made; null where it holds a secret that was shown already. */
  | { kind: "created"; value: unknown; location: string | null }
  /** It is carried out later; `location` is the path where it says how it goes. */
  | { kind: "accepted"; value: unknown; location: string }
  | { kind: "none" }
  /** The help desk's own answer, which went to the caller as it came. Null: its body was too large to be kept. */
  | { kind: "streamed"; status: number; headers: readonly (readonly [string, string])[]; body: Buffer | null }
  | { kind: "failed"; code: ErrorCode; message: string; details: KeptDetails };

type KeptDetails = Pick<ErrorDetails, "errors" | "retryAfterSeconds" | "provider">;

export const failedOutcome = ({ code, message, details }: PorticoError): Outcome => {
  const { errors, retryAfterSeconds, provider } = details;
  return {
    kind: "failed",
    code,
    message,
    details: {
      ...(errors === undefined ? {} : { errors }),
      ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
      ...(provider === undefined ? {} : { provider }),
    },
  };
};

/** The status under which an outcome is kept. */
export const statusOf = (outcome: Outcome): number => {
  if (outcome.kind === "streamed") return outcome.status;
  return outcome.kind === "failed" ? errorTable[outcome.code].status : statuses[outcome.kind];
};
const statuses = { value: 200, created: 201, accepted: 202, none: 204 } as const;

/** The same outcome as it may be shown a second time: a secret is shown once. */
export const withoutSecret = (outcome: Outcome): Outcome => {
  if (outcome.kind !== "value" && outcome.kind !== "created") return outcome;
  const { value } = outcome;
  if (typeof value !== "object" || value === null) return outcome;
  if ("secret" in value) return { ...outcome, value: { ...value, secret: null } };
  // A link: its address and the path of its page hold the token.
  if (!("token" in value)) return outcome;
  const hidden = { ...value, token: null, url: null };
  return outcome.kind === "value" ? { ...outcome, value: hidden } : { ...outcome, value: hidden, location: null };
};
