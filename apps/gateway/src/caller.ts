import { PorticoError } from "@portico/model";
import { type Caller, createMeter, type Ctx, missingCredential, requireScope, type Services } from "@portico/services";
import type { Context } from "hono";
import type { Policy } from "./route.ts";

const longestCredential = 8_192;
const defaultWaitSeconds = 25;
const longestWaitSeconds = 120;

/** Who calls a tenant's route; null on a route that asks for no tenant. Fails with 401 or 403. */
export const authorise = async (
  services: Services,
  policy: Policy,
  { c, requestId, signal }: { c: Context; requestId: string; signal: AbortSignal },
): Promise<Ctx | null> => {
  if (policy.access === "public") return null;
  const caller = await services.authenticate(bearerOf(c.req.header("authorization")));
  if (policy.access === "operator") return requireOperator(caller);
  const { tenantId, actor } = requireTenant(caller);
  if (policy.scope !== null) requireScope(actor, policy.scope);
  return {
    tenantId,
    actor,
    requestId,
    signal,
    waitMs: waitOf(c.req.header("prefer")) * 1_000,
    lane: "interactive",
    meter: createMeter(),
    budget: null,
  };
};

/** The token of an `Authorization: Bearer` header. */
const bearerOf = (header: string | undefined): string => {
  if (header === undefined || header.trim() === "") throw missingCredential();
  if (header.length > longestCredential)
    throw new PorticoError("invalid_request", "The credential is longer than any can be.");
  const [scheme, token, ...more] = header.trim().split(/ +/);
  if (header.includes(",") || more.length > 0) throw new PorticoError("invalid_request", "Send one credential.");
  if (scheme?.toLowerCase() !== "bearer" || token === undefined) throw missingCredential();
  return token;
};

/** RFC 7240: `Prefer: wait=N`, seconds. What cannot be read is not honoured. */
export const waitOf = (prefer: string | undefined): number => {
  const wait = /(?:^|[,;\s])wait\s*=\s*"?(\d{1,6})"?(?:$|[,;\s])/i.exec(prefer ?? "")?.[1];
  return wait === undefined ? defaultWaitSeconds : Math.min(Number(wait), longestWaitSeconds);
};

export const requireTenant = (caller: Caller): Extract<Caller, { kind: "tenant" }> => {
  if (caller.kind === "tenant") return caller;
  throw new PorticoError(
    "insufficient_scope",
    "This is a tenant's route: send an API key of the tenant, not the operator's token.",
    {
      headers: { "WWW-Authenticate": 'Bearer realm="portico", error="insufficient_scope"' },
    },
  );
};

const requireOperator = (caller: Caller): null => {
  if (caller.kind === "operator") return null;
  throw new PorticoError("insufficient_scope", "Only the operator's token may do this.", {
    headers: { "WWW-Authenticate": 'Bearer realm="portico", error="insufficient_scope"' },
  });
};
