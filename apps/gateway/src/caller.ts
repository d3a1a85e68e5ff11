import { PorticoError } from "@portico/model";
import { type Caller, createMeter, createTrail, type Ctx, missingCredential, type Services } from "@portico/services";
import type { IncomingMessage } from "node:http";
import type { Call } from "./environment.ts";
import { headerIn } from "./header-in.ts";

const longestCredential = 8_192;
const defaultWaitSeconds = 25;
const longestWaitSeconds = 120;

/** What of a request says who calls, and how long the call may take. */
export interface Calling {
  call: Pick<Call, "requestId" | "address" | "seat" | "ctx">;
  signal: AbortSignal;
  authorization: string | undefined;
  prefer: string | undefined;
}

export const callingOf = (call: Call, incoming: IncomingMessage, signal: AbortSignal): Calling => ({
  call,
  signal,
  authorization: headerIn(incoming, "authorization"),
  prefer: headerIn(incoming, "prefer"),
});

/**
 * The tenant that calls, which the call then tells of; what it may do is not asked here. Fails with 400, 401, 403, after too many guesses with 429, and
 * with 503 where the tenant has too many calls under way.
 */
export const tenantOf = async (
  services: Pick<Services, "authenticate">,
  { call, signal, authorization, prefer }: Calling,
  read: (credential: Credential) => string = bearer,
): Promise<Ctx> => {
  const { tenantId, actor } = requireTenant(
    await services.authenticate(read(credentialIn(authorization)), call.address),
  );
  call.seat.assign(tenantId);
  const ctx: Ctx = {
    tenantId,
    actor,
    requestId: call.requestId,
    signal,
    waitMs: waitOf(prefer) * 1_000,
    lane: "interactive",
    meter: createMeter(),
    budget: null,
    trail: createTrail(),
  };
  // Before it is judged what it may do, so that the log tells who was refused.
  call.ctx = ctx;
  return ctx;
};

/** Fails with 400, 401, 403 or 429 unless the operator calls. */
export const requireOperator = async (
  services: Pick<Services, "authenticate">,
  { call, authorization }: Pick<Calling, "call" | "authorization">,
): Promise<void> => {
  const caller = await services.authenticate(bearer(credentialIn(authorization)), call.address);
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
