import { PorticoError } from "@portico/model";
import { type Caller, createMeter, createTrail, type Ctx, missingCredential, type Services } from "@portico/services";
import type { Seat } from "@portico/runtime";
import type { Context } from "hono";
import type { GatewayEnv } from "./environment.ts";

const longestCredential = 8_192;
const defaultWaitSeconds = 25;
const longestWaitSeconds = 120;

/** What of a request says who calls, and how long the call may take. */
export interface Calling {
  requestId: string;
  signal: AbortSignal;
  address: string;
  seat: Seat;
  authorization: string | undefined;
  prefer: string | undefined;
}

export const callingOf = (c: Context<GatewayEnv>, signal: AbortSignal): Calling => ({
  requestId: c.get("requestId"),
  signal,
  address: c.get("address"),
  seat: c.get("seat"),
  authorization: c.req.header("authorization"),
  prefer: c.req.header("prefer"),
});

/**
 * The tenant that calls; what it may do is not asked here. Fails with 400, 401, 403, after too many guesses with 429, and
 * with 503 where the tenant has too many calls under way.
 */
export const tenantOf = async (
  services: Pick<Services, "authenticate">,
  { requestId, signal, address, seat, authorization, prefer }: Calling,
  read: (credential: Credential) => string = bearer,
): Promise<Ctx> => {
  const { tenantId, actor } = requireTenant(await services.authenticate(read(credentialIn(authorization)), address));
  seat.assign(tenantId);
  return {
    tenantId,
    actor,
    requestId,
    signal,
    waitMs: waitOf(prefer) * 1_000,
    lane: "interactive",
    meter: createMeter(),
    budget: null,
    trail: createTrail(),
  };
};

/** Fails with 400, 401, 403 or 429 unless the operator calls. */
export const requireOperator = async (
  services: Pick<Services, "authenticate">,
  { address, authorization }: Pick<Calling, "address" | "authorization">,
): Promise<void> => {
  const caller = await services.authenticate(bearer(credentialIn(authorization)), address);
  if (caller.kind !== "operator") throw insufficient("Only the operator's token may do this.");
};

interface Credential {
  /** In lower case; empty where the value stands alone. */
  scheme: string;
  value: string;
}

const credentialIn = (header: string | undefined): Credential => {
  const text = header?.trim() ?? "";
  if (text === "") throw missingCredential();
  if (text.length > longestCredential)
    throw new PorticoError("invalid_request", "The credential is longer than any can be.");
  const [first = "", second, ...more] = text.split(/ +/);
  if (text.includes(",") || more.length > 0) throw new PorticoError("invalid_request", "Send one credential.");
  return second === undefined ? { scheme: "", value: first } : { scheme: first.toLowerCase(), value: second };
};

const bearer = ({ scheme, value }: Credential): string => {
  if (scheme !== "bearer") throw missingCredential();
  return value;
};

/** On the proxy the key may also come where the help desks' own clients put theirs: Basic as user or password, or bare. */
export const bearerOrNative = ({ scheme, value }: Credential): string => {
  if (scheme === "" || scheme === "bearer") return value;
  if (scheme !== "basic") throw missingCredential();
  const [user = "", password = ""] = Buffer.from(value, "base64").toString("utf8").split(/:(.*)/s);
  const keys = [user, password].filter((part) => part.startsWith("ptk_"));
  if (keys.length > 1) throw new PorticoError("invalid_request", "Send one credential.");
  return keys[0] ?? user;
};

/** RFC 7240: `Prefer: wait=N`, seconds. What cannot be read is not honoured. */
const waitOf = (prefer: string | undefined): number => {
  const wait = /(?:^|[,;\s])wait\s*=\s*"?(\d{1,6})"?(?:$|[,;\s])/i.exec(prefer ?? "")?.[1];
  return wait === undefined ? defaultWaitSeconds : Math.min(Number(wait), longestWaitSeconds);
};

const requireTenant = (caller: Caller): Extract<Caller, { kind: "tenant" }> => {
  if (caller.kind === "tenant") return caller;
  throw insufficient("This is a tenant's route: send an API key of the tenant, not the operator's token.");
};

const insufficient = (sentence: string): PorticoError =>
  new PorticoError("insufficient_scope", sentence, {
    headers: { "WWW-Authenticate": 'Bearer realm="portico", error="insufficient_scope"' },
  });
