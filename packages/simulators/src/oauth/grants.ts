import { randomBytes } from "node:crypto";
import type { OAuthSettings } from "./settings.ts";

/** One sign-in, and all that was handed out for it. */
interface Grant {
  app: string;
  scopes: readonly string[];
  isRevoked: boolean;
  refreshToken: string;
}

export interface Code {
  app: string;
  redirectUri: string;
  scopes: readonly string[];
  challenge: string | null;
  expiresAt: number;
}

export interface Tokens {
  access_token: string;
  refresh_token: string;
  token_type: "bearer";
  expires_in: number;
  scope: string;
}

/** What an account's sign-in has handed out. */
export interface Grants {
  issueCode(code: Omit<Code, "expiresAt">): string;
  /** Once only. */
  takeCode(code: string): Code | undefined;
  open(app: string, scopes: readonly string[]): Tokens;
  /** Undefined where the token is not good, or not any more; one that was handed in before ends its whole grant. */
  refresh(app: string, token: string): Tokens | undefined;
  /** Ends the grant that a token of either kind belongs to. */
  revoke(app: string, token: string): void;
  isGood(accessToken: string): boolean;
  /** Ends all that was handed out so far, as an administrator does. */
  endAll(): void;
}

export const createGrants = (now: () => number, settings: () => OAuthSettings): Grants => {
  const codes = new Map<string, Code>();
  const ofRefresh = new Map<string, Grant>();
  const ofAccess = new Map<string, { grant: Grant; expiresAt: number }>();

  const handOut = (grant: Grant): Tokens => {
    const { oauthAccessSeconds } = settings();
    const access = name("access");
    ofAccess.set(access, { grant, expiresAt: now() + oauthAccessSeconds * 1000 });
    ofRefresh.set(grant.refreshToken, grant);
    return {
      access_token: access,
      refresh_token: grant.refreshToken,
      token_type: "bearer",
      expires_in: oauthAccessSeconds,
      scope: grant.scopes.join(" "),
    };
  };

  return {
    issueCode: (code) => {
      const issued = name("code");
      codes.set(issued, { ...code, expiresAt: now() + settings().oauthCodeSeconds * 1000 });
      return issued;
    },
    takeCode: (code) => {
      const found = codes.get(code);
      codes.delete(code);
      return found !== undefined && found.expiresAt > now() ? found : undefined;
    },
    open: (app, scopes) => handOut({ app, scopes, isRevoked: false, refreshToken: name("refresh") }),
    refresh: (app, token) => {
      const grant = ofRefresh.get(token);
      if (grant === undefined || grant.app !== app || grant.isRevoked) return undefined;
      if (grant.refreshToken !== token) {
        grant.isRevoked = true;
        return undefined;
      }
      if (settings().oauthRefresh === "rotated") grant.refreshToken = name("refresh");
      return handOut(grant);
    },
    revoke: (app, token) => {
      const grant = ofRefresh.get(token) ?? ofAccess.get(token)?.grant;
      if (grant?.app === app) grant.isRevoked = true;
    },
    endAll: () => {
      for (const grant of ofRefresh.values()) grant.isRevoked = true;
    },
    isGood: (accessToken) => {
      const found = ofAccess.get(accessToken);
      return found !== undefined && !found.grant.isRevoked && found.expiresAt > now();
    },
  };
};

const name = (kind: string): string => `${kind}-${randomBytes(24).toString("hex")}`;
