import { authorizeUrl, type OAuthClient, oauthOf, type Provider } from "@portico/connector";
import type { ConnectSessionRow } from "@portico/db";
import { PorticoError } from "@portico/model";
import type { StoredBodyContext } from "@portico/vault";
import type { Ctx } from "../context.ts";
import type { Deps } from "../deps.ts";
import { providerOf } from "../provider-of.ts";
import type { Attempt, ConnectForm } from "./attempt.ts";
import type { Fault } from "./faults.ts";
import { createConnectTokens, stateUse } from "./tokens.ts";
import type { OpenLink } from "./view.ts";

/** What a help desk's answer to a sign-in says, in the query of the address that it leads back to. */
export interface SignInAnswer {
  code: string | undefined;
  error: string | undefined;
  /** Who answers, where it says so: RFC 9207. */
  iss: string | undefined;
}

/** Where somebody signs in, and what its host is. */
export interface WayOut {
  url: string;
  host: string;
}

/** What was asked for, as it is kept until the answer comes. */
interface Asked {
  provider: string;
  subdomain: string;
  host: string;
  nonce: string;
  verifier: string;
  /** Milliseconds since 1970. */
  untilMs: number;
}

/** So long somebody may take to sign in, and to agree. */
const patienceMs = 15 * 60_000;

/** Connecting by a sign-in at the help desk itself, instead of by a key. */
export const createSignIn = (deps: Deps, { addressOf, conclude, note, mayTry }: Attempt) => {
  const states = createConnectTokens(deps, stateUse);

  const read = async (row: ConnectSessionRow): Promise<Asked | undefined> => {
    if (row.signIn === null) return undefined;
    const opened = await deps.vault.open(contextOf(row), row.signIn);
    const asked = JSON.parse(opened.toString("utf8")) as Asked; // sealed by ourselves, for this very row
    return asked.untilMs > deps.now() ? asked : undefined;
  };

  return {
    /** Keeps what is asked for; the page that leads there is drawn from that. Whatever is wrong with the address is noted instead. */
    begin: async (link: OpenLink, provider: Provider, form: ConnectForm): Promise<void> => {
      const { row } = link;
      const address = addressOf(link, provider, form);
      if (address.is !== "understood") return note(row, provider, address.fault, form.address);
      if (deps.oauthClientOf(provider, address.subdomain) === undefined) return undefined;
      const asked: Asked = {
        provider: provider.id,
        subdomain: address.subdomain,
        host: address.host,
        nonce: deps.random(16).toString("base64url"),
        verifier: deps.random(32).toString("base64url"),
        untilMs: deps.now() + patienceMs,
      };
      const signIn = await deps.vault.seal(contextOf(row), Buffer.from(JSON.stringify(asked)));
      await deps.db
        .forTenant(row.tenantId)
        .connectSessions.beginSignIn(row.id, { provider: provider.id, address: form.address, signIn });
    },

    /** Where the reader goes next, while a sign-in at this help desk waits for its answer. */
    wayOut: async ({ row }: OpenLink, providerId: string): Promise<WayOut | null> => {
      const asked = await read(row);
      if (asked === undefined || asked.provider !== providerId) return null;
      const provider = providerOf(deps, providerId);
      const [auth, client] = [oauthOf(provider), deps.oauthClientOf(provider, asked.subdomain)];
      if (auth === undefined || client === undefined) return null;
      const claims = { tenantId: row.tenantId, sessionId: row.id, nonce: asked.nonce };
      const { verifier } = asked;
      const state = states.mint(claims, new Date(asked.untilMs));
      const url = authorizeUrl(auth, client, { redirectUri: redirectUriOf(deps), verifier, state, access: row.access });
      return { url, host: new URL(url).host };
    },

    /** Takes the answer, once: what came of it is behind the link then. Only a failure of ours is thrown. */
    finish: async (ctx: Ctx, link: OpenLink, nonce: string, answer: SignInAnswer): Promise<void> => {
      const { row } = link;
      const provider = providerOf(deps, row.provider ?? row.providers[0] ?? "");
      const fail = (fault: Fault): Promise<void> => note(row, provider, fault, row.address ?? "");
      const asked = await read(row);
      const { connectSessions } = deps.db.forTenant(row.tenantId);
      const isAsked = asked?.nonce === nonce && asked.provider === provider.id;
      if (!isAsked || row.signIn === null || !(await connectSessions.endSignIn(row.id, row.signIn)))
        return fail({ kind: "broken_off" });
      const { subdomain, host } = asked;
      const client = deps.oauthClientOf(provider, subdomain);
      const isTheirs = answer.iss === undefined || answer.iss === issuerOf(client);
      if (answer.error === "access_denied" && isTheirs) return fail({ kind: "denied", host });
      if (answer.code === undefined || client === undefined || !isTheirs) return fail({ kind: "broken_off", host });
      const tooMany = await mayTry(row);
      if (tooMany !== null) return fail(tooMany);
      const { code } = answer;
      const { verifier } = asked;
      await conclude(ctx, link, { provider, subdomain, host, isAgreed: false, isHeld: false, isSignIn: true }, () =>
        tokensFor(deps, provider, client, { code, verifier, access: row.access }),
      );
    },

    /** Whose answer this is, by what it brings back. */
    readState: states.read,
  };
};

/** Fails with a fault's own word where the help desk has not granted all that was asked for. */
const tokensFor = async (
  deps: Deps,
  provider: Provider,
  client: OAuthClient,
  { code, verifier, access }: { code: string; verifier: string; access: "read" | "read_write" },
) => {
  const { tokens } = deps.connector;
  const grant = await tokens.exchange(provider, client, code, { redirectUri: redirectUriOf(deps), verifier });
  if (grant.is === "refused") {
    if (grant.code === "invalid_grant") return "broken_off";
    throw new PorticoError("internal", "The help desk does not know this deployment's app.", { cause: grant.code });
  }
  const { credentials, scopes } = grant;
  const wanted = oauthOf(provider)?.scopes[access] ?? [];
  if (scopes === null || wanted.every((scope) => scopes.includes(scope))) return credentials;
  const token = credentials["refresh_token"] || (credentials["access_token"] ?? "");
  await tokens.revoke(provider, client, token).catch((error: unknown) => deps.onLateFailure("connect.revoke", error));
  return "less_granted";
};

/** One address for all help desks and links: it is registered with each app, and compared there letter by letter. */
const redirectUriOf = ({ publicUrl }: Pick<Deps, "publicUrl">): string => `${publicUrl}/connect/oauth/callback`;

const issuerOf = (client: OAuthClient | undefined): string =>
  client === undefined ? "" : `${client.target.origin}${client.target.basePath}`;

const contextOf = ({ tenantId, connectionId, id }: ConnectSessionRow): StoredBodyContext => ({
  purpose: "stored_body",
  tenantId,
  connectionId,
  row: `connect_sessions/${id}/sign_in`,
});
