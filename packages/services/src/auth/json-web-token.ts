import { isId, type Scope, scopes, tokenAlgorithms } from "@portico/model";
import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, errors, type JSONWebKeySet, jwtVerify } from "jose";
import { z } from "zod";
import type { Guessed, Unfit } from "./verdict.ts";

/** A token's own claims, believed as far as they say whom to ask; nothing more until the signature is checked. */
export interface UnverifiedToken {
  issuer: string;
  tenantId: string;
  keyId: string;
}

export interface VerifiedToken {
  is: "verified";
  subject: string;
  clientId: string;
  expiresAtMs: number;
  scopes: readonly Scope[];
}

/** Headers by which a token would choose its own key, or make a reader do more than it knows. */
const refusedHeaders = ["jku", "jwk", "x5u", "x5c", "x5t", "crit", "zip"];
const longestBytes = 8_192;
const longestLifeSeconds = 3_600;
const toleranceSeconds = 30;

/** True for text that has the form of a signed token. */
export const looksLikeToken = (text: string): boolean => /^[\w-]+\.[\w-]+\.[\w-]*$/.test(text);

/** Reads whom a token names, or refuses it for its form. `audiencePrefix` is what every audience of ours begins with. */
export const readToken = (token: string, audiencePrefix: string): UnverifiedToken | undefined => {
  if (Buffer.byteLength(token) > longestBytes) return undefined;
  try {
    const header = decodeProtectedHeader(token);
    const { iss, aud } = decodeJwt(token);
    const isOurs =
      tokenAlgorithms.some((algorithm) => algorithm === header.alg) &&
      header.typ?.toLowerCase() === "at+jwt" &&
      refusedHeaders.every((name) => !Object.hasOwn(header, name));
    // One audience, ours: a token that is also meant for somebody else could have been taken from there.
    if (!isOurs || typeof header.kid !== "string" || typeof iss !== "string" || typeof aud !== "string")
      return undefined;
    if (!aud.startsWith(audiencePrefix)) return undefined;
    const tenantId = aud.slice(audiencePrefix.length);
    // Nothing is proven yet: only what could be ours is looked for.
    const isPlausible = isId("tenant", tenantId) && iss.length <= 2_048 && !iss.includes("\0") && iss.isWellFormed();
    return isPlausible ? { issuer: iss, tenantId, keyId: header.kid } : undefined;
  } catch {
    return undefined;
  }
};

export interface TokenRules {
  keys: JSONWebKeySet;
  issuer: string;
  audience: string;
  algorithms: readonly string[];
  /** The most that tokens of this issuer can be good for; `*` is everything. */
  ceiling: readonly string[];
  nowMs: number;
}

/** Checks signature, then claims (RFC 9068). A signature that holds makes a token genuine, if unfit; any other is a guess. */
export const verifyToken = async (token: string, rules: TokenRules): Promise<VerifiedToken | Guessed | Unfit> => {
  try {
    const { payload } = await jwtVerify(token, createLocalJWKSet(rules.keys), {
      issuer: rules.issuer,
      audience: rules.audience,
      algorithms: [...rules.algorithms],
      typ: "at+jwt",
      maxTokenAge: longestLifeSeconds,
      clockTolerance: toleranceSeconds,
      currentDate: new Date(rules.nowMs),
    });
    const claims = payloadSchema.safeParse(payload);
    if (!claims.success) return { is: "unfit" };
    const { exp, sub: subject, client_id: clientId } = claims.data;
    return {
      is: "verified",
      subject,
      clientId,
      expiresAtMs: exp * 1_000,
      scopes: granted(payload["scope"], rules.ceiling),
    };
  } catch (error) {
    // The keys are a stranger's: whatever they make the library or the platform stumble over, they prove nothing.
    return { is: isOfClaims(error) ? "unfit" : "guess" };
  }
};

const payloadSchema = z
  .object({
    exp: z.number(),
    iat: z.number(),
    sub: z.string(),
    jti: z.string(),
    client_id: z.string(),
    // RFC 9396: they narrow what the token is good for, in words that are not ours to read.
    authorization_details: z.never().optional(),
  })
  .refine(({ exp, iat }) => exp - iat <= longestLifeSeconds);

/** The claims are judged once the signature has been found to hold. */
const isOfClaims = (error: unknown): boolean =>
  error instanceof errors.JWTExpired || error instanceof errors.JWTClaimValidationFailed;

/** What the token claims, within what its issuer may give. */
const granted = (claim: unknown, ceiling: readonly string[]): Scope[] => {
  const claimed = typeof claim === "string" ? claim.split(" ") : [];
  return scopes.filter((scope) => claimed.includes(scope) && (ceiling.includes("*") || ceiling.includes(scope)));
};

/** The keys as a document; fails where it is none. */
export const parseKeySet = (document: unknown): JSONWebKeySet => keySetSchema.parse(document) as JSONWebKeySet; // what else is in a key is judged by jose when it is used

const keySetSchema = z.object({ keys: z.array(z.looseObject({ kty: z.string(), kid: z.string().optional() })) });
