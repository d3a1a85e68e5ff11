import type { Deps } from "../deps.ts";
import { browserHash, browserSecretPattern, formTokenOf, isSame } from "./browser.ts";
import { createConnectTokens } from "./tokens.ts";
import { type Asker, askerOf, type Done, doneOf, type OpenLink } from "./view.ts";

/** Who opens a link: `browser` is the secret of its cookie, where it brought one. */
export interface Visit {
  token: string;
  browser: string | undefined;
}

export type Entered =
  | { is: "broken" }
  /** `asker` null: that was so long ago that nobody knows whose it was. */
  | { is: "expired"; asker: Asker | null }
  /** Its browser brought no cookie; or it is none, and follows links for somebody else. */
  | { is: "without_cookie" | "used" | "elsewhere"; asker: Asker }
  | { is: "connected"; asker: Asker; done: Done }
  | OpenLink;

/** Judges who opens a link. It works once, until it expires, and in the browser that opened it first. */
export const createEntrance = (deps: Deps): ((visit: Visit) => Promise<Entered>) => {
  const tokens = createConnectTokens(deps);

  return async ({ token, browser }) => {
    const read = await tokens.read(token);
    if (read.is === "broken") return { is: "broken" };
    const { tenantId, sessionId } = read.claims;
    const own = deps.db.forTenant(tenantId);
    const [tenant, found] = [await own.tenant.get(), await own.connectSessions.get(sessionId)];
    if (tenant === undefined || found === undefined) return { is: "expired", asker: null };
    const secret = browser !== undefined && browserSecretPattern.test(browser) ? browser : null;
    const isOver = found.connectedAt !== null || read.is === "expired";
    // Only a browser that has kept its cookie takes a link over: what follows links for a preview keeps none.
    const isFree = found.browserHash === null && !isOver && secret !== null;
    const row = isFree ? await own.connectSessions.bind(sessionId, browserHash(sessionId, secret)) : found;
    if (row === undefined) return { is: "expired", asker: null };
    const asker = askerOf(tenant, row);
    const { browserHash: bound } = row;
    const isItsOwn = secret !== null && bound !== null && isSame(bound, browserHash(sessionId, secret));
    if (row.connectedAt !== null)
      return isItsOwn ? { is: "connected", asker, done: await doneOf(deps, row) } : { is: "used", asker };
    const connection = row.isReconnect ? await own.connections.get(row.connectionId) : null;
    if (isOver || connection === undefined) return { is: "expired", asker };
    if (secret === null) return { is: "without_cookie", asker };
    return isItsOwn
      ? { is: "open", asker, row, connection, formToken: formTokenOf(sessionId, secret) }
      : { is: "elsewhere", asker };
  };
};
