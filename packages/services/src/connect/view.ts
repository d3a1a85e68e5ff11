import type { ConnectGuide, Provider } from "@portico/connector";
import type { ConnectionRow, ConnectSessionRow, TenantRow } from "@portico/db";
import type { Agent } from "@portico/model";
import { probedOf } from "../connections/probed.ts";
import { hostOf, storedAgent } from "../connections/show.ts";
import type { Deps } from "../deps.ts";
import { providerOf } from "../provider-of.ts";
import { iso } from "../show.ts";
import { readAddress, suffixOf } from "./address.ts";
import { type Fault, readFault } from "./faults.ts";

/** Who sent the link, and the way back to them. */
export interface Asker {
  name: string;
  /** Where a reader who gives up is led. */
  cancelUrl: string;
  /** Where the reader of an expired link is led. */
  expiredUrl: string;
}

/** A link that works in this browser. */
export interface OpenLink {
  is: "open";
  asker: Asker;
  row: ConnectSessionRow;
  /** The connection whose credentials are to be replaced; null: it makes one. */
  connection: ConnectionRow | null;
  formToken: string;
}

/** A help desk that can be connected. */
export interface Offer {
  id: string;
  title: string;
  /** In two letters, or one. */
  short: string;
  /** What follows an account's name in its host: `.freshdesk.com`. */
  suffix: string;
  fields: readonly { name: string; label: string; isSecret: boolean }[];
  guide: ConnectGuide | null;
  /** Whether one can sign in there instead of pasting a key. */
  signsIn: boolean;
}

/** A link that is open, as its page shows it. */
export interface ConnectView {
  asker: Asker;
  access: "read" | "read_write";
  expiresAt: string;
  offers: readonly Offer[];
  /** The help desk whose step is shown; null: it is to be chosen first. */
  chosen: string | null;
  /** The account, where it is known beforehand: then only its key is asked for. */
  reconnect: { host: string } | null;
  address: string;
  /** The host that was understood, where one was. */
  understood: string | null;
  fault: Fault | null;
  /** Whether a key is kept, so that it need not be pasted again. */
  holdsKey: boolean;
  /** What the form sends along. */
  formToken: string;
  /** Where the tenant's calls come from, for help desks that admit listed addresses alone. */
  egressIps: readonly string[];
}

/** What was connected. */
export interface Done {
  title: string;
  short: string;
  isReconnect: boolean;
  /** Somebody has switched the connection off: it works with no key. */
  isDisabled: boolean;
  connectionId: string;
  state: string | null;
  /** Null where the connection is gone since. */
  account: { host: string; agent: Agent | null; limit: { calls: number; seconds: number } | null } | null;
  returnUrl: string;
}

export const askerOf = ({ name }: TenantRow, row: ConnectSessionRow): Asker => ({
  name,
  cancelUrl: leaving(row, { error: row.fault?.["kind"] === "taken" ? "conflict" : "cancelled" }),
  expiredUrl: leaving(row, { error: "expired" }),
});

export const viewOf = (deps: Deps, { asker, row, connection, formToken }: OpenLink): ConnectView => {
  const known = deps.providers.filter(({ id }) => row.providers.includes(id));
  const chosen = known.length === 1 ? known[0] : known.find(({ id }) => id === row.provider);
  const address = row.address ?? "";
  const read = chosen === undefined ? undefined : readAddress(chosen, deps.providers, address);
  return {
    asker,
    access: row.access,
    expiresAt: iso(row.expiresAt),
    offers: known.map((provider) => offerOf(deps, provider)),
    chosen: chosen?.id ?? null,
    reconnect: connection === null || chosen === undefined ? null : { host: hostOf(chosen, connection.subdomain) },
    address,
    understood: read?.is === "understood" ? read.host : null,
    fault: standing(deps, readFault(row.fault)),
    holdsKey: row.heldUntil !== null && row.heldUntil.getTime() > deps.now(),
    formToken,
    egressIps: deps.egressIps,
  };
};

/** What was one try too many is not for ever. */
const standing = ({ now }: Deps, fault: Fault | null): Fault | null =>
  fault?.kind === "too_many" && Date.parse(fault.retry_at ?? "") <= now() ? null : fault;

const offerOf = ({ oauthClientOf }: Deps, provider: Provider): Offer => ({
  id: provider.id,
  title: provider.title,
  short: shortOf(provider),
  suffix: suffixOf(provider),
  fields: Object.entries(provider.auth[0].fields).map(([name, { label, secret }]) => ({
    name,
    label,
    isSecret: secret,
  })),
  guide: provider.connect ?? null,
  // Whatever the account is called: an app is registered for all of them or for none.
  signsIn: oauthClientOf(provider, "a") !== undefined,
});

const shortOf = ({ connect, title }: Provider): string => connect?.short ?? title.slice(0, 1);

export const doneOf = async (deps: Deps, row: ConnectSessionRow): Promise<Done> => {
  const connection = await deps.db.forTenant(row.tenantId).connections.get(row.connectionId);
  const provider = providerOf(deps, connection?.provider ?? row.provider ?? "");
  const total = connection === undefined ? null : (probedOf(connection)?.total ?? null);
  return {
    title: provider.title,
    short: shortOf(provider),
    isReconnect: row.isReconnect,
    isDisabled: connection?.status === "disabled",
    connectionId: row.connectionId,
    state: row.state,
    account:
      connection === undefined
        ? null
        : {
            host: hostOf(provider, connection.subdomain),
            agent: storedAgent(connection.agent),
            limit: total === null ? null : { calls: total, seconds: provider.limits.windowSeconds },
          },
    returnUrl: leaving(row, { connection_id: row.connectionId }),
  };
};

const tellable = ["connection_id", "error", "state"];

/** The tenant's own URL, with what it is told. What it says of its own by those names would be taken for the outcome. */
const leaving = ({ returnUrl, state }: ConnectSessionRow, told: Readonly<Record<string, string>>): string => {
  const url = new URL(returnUrl);
  for (const name of tellable) url.searchParams.delete(name);
  for (const [name, value] of Object.entries(told)) url.searchParams.set(name, value);
  if (state !== null) url.searchParams.set("state", state);
  return url.href;
};
