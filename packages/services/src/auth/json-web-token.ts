import { isId, PorticoError, type Scope, scopes, tokenAlgorithms } from "@portico/model";
import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, errors, type JSONWebKeySet, jwtVerify } from "jose";

/** A token's own claims, believed as far as they say whom to ask; nothing more until the signature is checked. */
export interface UnverifiedToken {
  issuer: string;
  tenantId: string;
  keyId: string;
}

export interface VerifiedToken {
  subject: string;
  clientId: string;
  tokenId: string;
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

/** Checks signature and claims (RFC 9068). Undefined where anything is amiss. */
export const verifyToken = async (token: string, rules: TokenRules): Promise<VerifiedToken | undefined> => {
  try {
    const { payload } = await jwtVerify(token, createLocalJWKSet(rules.keys), {
      issuer: rules.issuer,
      audience: rules.audience,
      algorithms: [...rules.algorithms],
      typ: "at+jwt",
      requiredClaims: ["exp", "iat", "sub", "jti", "client_id"],
      maxTokenAge: longestLifeSeconds,
      clockTolerance: toleranceSeconds,
      currentDate: new Date(rules.nowMs),
    });
    const { exp, iat, sub, jti, client_id: clientId, scope } = payload;
    if (exp === undefined || iat === undefined || exp - iat > longestLifeSeconds) return undefined;
    if (typeof sub !== "string" || typeof jti !== "string" || typeof clientId !== "string") return undefined;
    return { subject: sub, clientId, tokenId: jti, expiresAtMs: exp * 1_000, scopes: granted(scope, rules.ceiling) };
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof TypeError) return undefined;
    throw error;
  }
};

/** What the token claims, within what its issuer may give. */
const granted = (claim: unknown, ceiling: readonly string[]): Scope[] => {
  const claimed = typeof claim === "string" ? claim.split(" ") : [];
  return scopes.filter((scope) => claimed.includes(scope) && (ceiling.includes("*") || ceiling.includes(scope)));
};

/** The keys as a document; fails where it is none. */
export const parseKeySet = (document: unknown): JSONWebKeySet => {
  const isKeySet =
    typeof document === "object" && document !== null && "keys" in document && Array.isArray(document.keys);
  if (!isKeySet) throw new PorticoError("unauthenticated", "The issuer's key document is not a JWK set.");
  return document as JSONWebKeySet; // each key in it is judged by jose when it is used
};
