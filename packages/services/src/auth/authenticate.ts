import { PorticoError, type Scope } from "@portico/model";
import { timingSafeEqual } from "node:crypto";
import type { Actor } from "../context.ts";
import type { Deps } from "../deps.ts";
import { couldBeOperatorToken, hashOf, parseApiKey } from "./api-key.ts";
import { createApiKeySignIn } from "./api-key-sign-in.ts";
import { createGuesses } from "./guesses.ts";
import { looksLikeToken } from "./json-web-token.ts";
import { createTokenSignIn } from "./token-sign-in.ts";
import type { Caller, Guessed, Verdict } from "./verdict.ts";

/**
 * Tells who a credential belongs to that came from an address. Fails with `unauthenticated`, the same for every reason,
 * and with `rate_limited` where one guess too many came from there: the valid are let in all the same.
 */
export type Authenticate = (credential: string, address: string) => Promise<Caller>;

export const createAuthenticate = (deps: Deps): Authenticate => {
  const guesses = createGuesses(deps.now);
  const signInByKey = createApiKeySignIn(deps);
  const signInByToken = createTokenSignIn(deps);

  const judge = async (credential: string, hash: Buffer, address: string): Promise<Verdict> => {
    if (timingSafeEqual(hash, deps.operatorTokenHash)) return { is: "good", caller: { kind: "operator" } };
    if (looksLikeToken(credential)) return signInByToken(credential, hash);
    const key = parseApiKey(credential);
    if (key !== undefined) return signInByKey(key.lookupId, hash, address);
    return { is: couldBeOperatorToken(credential) ? "guess" : "unfit" };
  };

  const refuseGuess = ({ notice }: Guessed, hash: Buffer, address: string): never => {
    const guess = guesses.count(address, hash);
    if (guess.is === "first_time" && notice !== undefined) deps.onSignIn(notice);
    if (guess.is !== "too_many") throw unauthenticated();
    if (guess.isNews) deps.onSignIn({ event: "sign_in_throttled" });
    throw throttled(guess.retryAfterMs);
  };

  return async (credential, address) => {
    const hash = hashOf(credential);
    const verdict = await judge(credential, hash, address);
    if (verdict.is === "good") return verdict.caller;
    if (verdict.is === "guess") refuseGuess(verdict, hash, address);
    throw unauthenticated();
  };
};

/** No credential was sent at all. */
export const missingCredential = (): PorticoError =>
  new PorticoError("unauthenticated", "Send an API key as `Authorization: Bearer ptk_…`.", {
    headers: { "WWW-Authenticate": 'Bearer realm="portico"' },
  });

/** The same for every reason. */
export const unauthenticated = (): PorticoError =>
  new PorticoError("unauthenticated", "This credential is unknown, revoked or expired.", {
    headers: { "WWW-Authenticate": 'Bearer realm="portico", error="invalid_token"' },
  });

const throttled = (retryAfterMs: number): PorticoError =>
  new PorticoError(
    "rate_limited",
    "Too many different wrong credentials came from this address within a minute. Valid ones go on working.",
    { retryAfterSeconds: retryAfterMs / 1_000 },
  );

/** Refuses a caller whose credential lacks the scope. */
export const requireScope = (actor: Actor, scope: Scope): void => {
  if (actor.scopes.includes(scope)) return;
  throw new PorticoError("insufficient_scope", `This credential lacks the scope \`${scope}\`.`, {
    headers: { "WWW-Authenticate": `Bearer realm="portico", error="insufficient_scope", scope="${scope}"` },
  });
};
