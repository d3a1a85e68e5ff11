import { isId } from "@portico/model";
import { errors, importJWK, jwtVerify } from "jose";
import { z } from "zod";
import type { Deps } from "../deps.ts";

/** Whose link it is. */
export interface ConnectClaims {
  tenantId: string;
  sessionId: string;
  /** Which sign-in at a help desk it is about. */
  nonce?: string;
}

/** What a token is for: none is taken for the other. */
interface Use {
  typ: string;
  path: string;
}
const linkUse: Use = { typ: "connect+jwt", path: "/connect" };
/** What a help desk brings back with its answer to a sign-in. */
export const stateUse: Use = { typ: "connect-state+jwt", path: "/connect/oauth" };
export type ReadToken = { is: "good" | "expired"; claims: ConnectClaims } | { is: "broken" };

/** The token in a connect link: a JWT that this deployment signs (EdDSA) and nobody else takes, since its audience is the page. */
export const createConnectTokens = (
  { signer, publicUrl, now }: Pick<Deps, "signer" | "publicUrl" | "now">,
  { typ, path }: Use = linkUse,
) => {
  const audience = `${publicUrl}${path}`;
  return {
    mint: ({ tenantId, sessionId, nonce }: ConnectClaims, expiresAt: Date): string => {
      const header = { alg: "EdDSA", typ, kid: signer.publicKey.kid };
      const times = { iat: Math.floor(now() / 1_000), exp: Math.floor(expiresAt.getTime() / 1_000) };
      const payload = { iss: publicUrl, aud: audience, sub: tenantId, jti: sessionId, nonce, ...times };
      const signed = [header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
      return `${signed}.${signer.sign(Buffer.from(signed)).toString("base64url")}`;
    },

    read: async (token: string): Promise<ReadToken> => {
      if (token.length > longest) return { is: "broken" };
      try {
        const key = await importJWK({ ...signer.publicKey }, "EdDSA");
        const rules = { issuer: publicUrl, audience, algorithms: ["EdDSA"], typ, currentDate: new Date(now()) };
        return readClaims("good", (await jwtVerify(token, key, rules)).payload);
      } catch (error) {
        // The signature has held by the time that claims are looked at.
        return error instanceof errors.JWTExpired ? readClaims("expired", error.payload) : { is: "broken" };
      }
    },
  };
};

const longest = 1_024;

const claimsSchema = z.object({
  sub: z.string().refine((id) => isId("tenant", id)),
  jti: z.string().refine((id) => isId("connectSession", id)),
  exp: z.number(),
  nonce: z.string().optional(),
});

const readClaims = (is: "good" | "expired", payload: unknown): ReadToken => {
  const { data } = claimsSchema.safeParse(payload);
  if (data === undefined) return { is: "broken" };
  const { sub: tenantId, jti: sessionId, nonce } = data;
  return { is, claims: { tenantId, sessionId, ...(nonce === undefined ? {} : { nonce }) } };
};
