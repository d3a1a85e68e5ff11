import type { Binding, Provider } from "@portico/connector";
import type { ConnectionRow } from "@portico/db";
import { type Credentials, openCredentials } from "../connections/sealed.ts";
import type { Deps } from "../deps.ts";
import type { Renew } from "./renewal.ts";

/** So much earlier than they say, tokens are taken to be over: a call that takes them along takes a while. */
const earlyMs = 60_000;

/**
 * A connection's stored credentials, as its calls need them: those that end are renewed before they do, or when they are refused;
 * what came of a refusal, and is refused itself, is not. The row is brought up to date where it stands, so that whoever holds it
 * speaks of the credentials that are in use.
 */
export const keptCredentials = (
  deps: Deps,
  renew: Renew,
  provider: Provider,
  row: ConnectionRow,
): Pick<Binding, "credentials" | "renew"> => {
  let last: string | undefined;
  const replace = async (old: Credentials): Promise<Credentials> => {
    Object.assign(row, await renew(provider, { ...row }, old));
    return openCredentials(deps, provider, row);
  };
  return {
    credentials: async () => {
      const stored = await openCredentials(deps, provider, row);
      return isRenewable(stored) && endsMs(stored) - earlyMs <= deps.now() ? replace(stored) : stored;
    },
    renew: async (refused) => {
      if (!isRenewable(refused) || refused["access_token"] === last) return false;
      last = (await replace(refused))["access_token"];
      return true;
    },
  };
};

const isRenewable = ({ refresh_token: token = "" }: Credentials): boolean => token !== "";

/** Never, where the vendor did not say. */
const endsMs = ({ expires_at: at = "" }: Credentials): number => (at === "" ? Infinity : Date.parse(at));
