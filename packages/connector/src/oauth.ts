import { type HttpAnswer, type HttpClient, HttpError, readJsonText } from "@portico/http";
import { parseJson, PorticoError } from "@portico/model";
import { createHash } from "node:crypto";
import { z } from "zod";
import type { OAuth, Provider } from "./contract.ts";
import type { Target } from "./errand.ts";

/** The deployment's own app at a vendor, and where the people of one account sign in. */
export interface OAuthClient {
  id: string;
  secret: string;
  target: Target;
}

/** What a vendor answered for a code or a refresh token. */
export type Grant =
  | {
      is: "granted";
      /** As the fields of `oauth2` are named: empty where it said nothing of them. */
      credentials: Readonly<Record<string, string>>;
      /** Null: the vendor did not say, so they are those that were asked for. */
      scopes: readonly string[] | null;
    }
  /** By the vendor's own code: `invalid_grant` where the code or the refresh token is not good any more. */
  | { is: "refused"; code: string };

/** What a code was asked for with: both have to be handed in again with it. */
export interface CodeProof {
  redirectUri: string;
  /** 43 characters or more, known to nobody else. */
  verifier: string;
}

/** Fails with `provider_unavailable` where there is no answer, and `provider_invalid_response` where it is none of OAuth's. */
export interface TokenEndpoint {
  exchange: (provider: Provider, client: OAuthClient, code: string, proof: CodeProof) => Promise<Grant>;
  /** A vendor that hands out no new refresh token means the old one to be kept. */
  refresh: (provider: Provider, client: OAuthClient, refreshToken: string) => Promise<Grant>;
  /** Does nothing where the vendor has no way to. */
  revoke: (provider: Provider, client: OAuthClient, token: string) => Promise<void>;
}

/** How to sign in at the vendor itself; undefined where it is done by a key alone. */
export const oauthOf = ({ auth }: Provider): OAuth | undefined => auth.find((way) => way.kind === "oauth2");

/** Where somebody is sent to sign in and to agree. */
export const authorizeUrl = (
  { paths, scopes, pkce }: OAuth,
  { id, target }: OAuthClient,
  { redirectUri, verifier, state, access }: CodeProof & { state: string; access: "read" | "read_write" },
): string => {
  const url = new URL(`${target.origin}${target.basePath}${paths.authorize}`);
  const challenge = { code_challenge: createHash("sha256").update(verifier).digest("base64url") };
  const query = {
    response_type: "code",
    client_id: id,
    redirect_uri: redirectUri,
    scope: scopes[access].join(" "),
    state,
    ...(pkce ? { ...challenge, code_challenge_method: "S256" } : {}),
  };
  for (const [name, value] of Object.entries(query)) if (value !== "") url.searchParams.set(name, value);
  return url.href;
};

export const createTokenEndpoint = ({ http, now }: { http: HttpClient; now: () => number }): TokenEndpoint => {
  const ask = async (
    provider: Provider,
    client: OAuthClient,
    path: "token" | "revoke",
    fields: Readonly<Record<string, string>>,
  ): Promise<{ status: number; text: string }> => {
    const auth = oauthOf(provider);
    const ownPath = auth?.paths[path];
    if (auth === undefined || ownPath === undefined) throw new PorticoError("internal", "There is no such endpoint.");
    const { target, id, secret } = client;
    const inForm = auth.client === "form" ? { client_id: id, client_secret: secret } : {};
    try {
      const answer = await http.send({
        origin: target.origin,
        operatorSet: target.operatorSet,
        path: `${target.basePath}${ownPath}`,
        method: "POST",
        headers: [
          ["accept", "application/json"],
          ["content-type", "application/x-www-form-urlencoded"],
          ...(auth.client === "basic" ? [["authorization", basic(id, secret)] as const] : []),
        ],
        body: new URLSearchParams({ ...fields, ...inForm }).toString(),
        pool: `oauth/${provider.id}`,
        limits,
      });
      return { status: answer.status, text: await textOf(answer) };
    } catch (error) {
      throw error instanceof HttpError ? silent(provider, error) : error;
    }
  };

  const grant = async (provider: Provider, client: OAuthClient, fields: Record<string, string>): Promise<Grant> => {
    const { status, text } = await ask(provider, client, "token", fields);
    if (status === 429 || status >= 500) throw silent(provider);
    const read = answerSchema.safeParse(parsed(text)).data;
    if (read !== undefined && "access_token" in read && status < 300) return granted(read, now());
    if (read !== undefined && "error" in read && status >= 400) return { is: "refused", code: read.error };
    throw new PorticoError(
      "provider_invalid_response",
      `${provider.title} answered ${status} to a sign-in, and nothing that it means by it is known.`,
    );
  };

  return {
    exchange: (provider, client, code, { redirectUri, verifier }) =>
      grant(provider, client, {
        grant_type: "authorization_code",
        code,
        redirect_uri: redirectUri,
        ...(oauthOf(provider)?.pkce === true ? { code_verifier: verifier } : {}),
      }),
    refresh: async (provider, client, refreshToken) => {
      const fields = { grant_type: "refresh_token", refresh_token: refreshToken };
      const answer = await grant(provider, client, fields);
      if (answer.is === "refused" || answer.credentials["refresh_token"] !== "") return answer;
      return { ...answer, credentials: { ...answer.credentials, refresh_token: refreshToken } };
    },
    revoke: async (provider, client, token) => {
      if (oauthOf(provider)?.paths.revoke === undefined) return;
      const { status } = await ask(provider, client, "revoke", { token });
      if (status >= 300) throw new PorticoError("provider_error", `${provider.title} did not revoke a token.`);
    },
  };
};

const limits = { connectMs: 3_000, headersMs: 10_000, bodyIdleMs: 10_000, totalMs: 10_000, bodyBytes: 65_536 };

const textOf = (answer: HttpAnswer): Promise<string> => readJsonText(answer, limits.bodyBytes);

/** Each half is form-encoded first: RFC 6749, 2.3.1. */
const basic = (id: string, secret: string): string =>
  `Basic ${Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString("base64")}`;

const silent = ({ title }: Provider, cause?: unknown): PorticoError =>
  new PorticoError("provider_unavailable", `${title} does not answer to sign-ins at the moment.`, { cause });

/** What a token can be, so that it fits into a header. */
const token = z.string().regex(/^[\x21-\x7e]{1,8192}$/);
const longestSeconds = 1_000_000_000;
const answerSchema = z.union([
  z.object({
    access_token: token,
    refresh_token: token.nullish(),
    /** Seconds. Some vendors say 0 where they mean that they do not say; what is no such number says nothing either. */
    expires_in: z.coerce.number().min(0).max(longestSeconds).catch(0),
    scope: z.union([z.string(), z.array(z.string())]).nullish(),
  }),
  z.object({ error: z.string().regex(/^\w{1,64}$/) }),
]);

const parsed = (text: string): unknown => {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
};

const granted = (
  { access_token, refresh_token, expires_in, scope }: Extract<z.output<typeof answerSchema>, { access_token: string }>,
  nowMs: number,
): Grant => ({
  is: "granted",
  credentials: {
    access_token,
    refresh_token: refresh_token ?? "",
    expires_at: expires_in === 0 ? "" : new Date(nowMs + expires_in * 1_000).toISOString(),
  },
  scopes: typeof scope === "string" ? scope.split(/[\s,]+/).filter(Boolean) : (scope ?? null),
});
