import type { Binding, Provider } from "@portico/connector";
import type { ConnectionRow } from "@portico/db";
import { type Credentials, openCredentials } from "../connections/sealed.ts";
import type { Deps } from "../deps.ts";
import type { Renew } from "./renewal.ts";

/** So much earlier than they say, tokens are taken to be over: a call that takes them along takes a while. */
const earlyMs = 60_000;

/** A connection's stored credentials, as one call needs them: those that end are renewed before they do, or when they are refused. */
export const keptCredentials = (
  deps: Deps,
  renew: Renew,
  provider: Provider,
  row: ConnectionRow,
): Pick<Binding, "credentials" | "renew"> => {
  let current = row;
  const replace = async (old: Credentials): Promise<Credentials> => {
    current = await renew(provider, current, old);
    return openCredentials(deps, provider, current);
  };
  return {
    credentials: async () => {
      const stored = await openCredentials(deps, provider, current);
      return isRenewable(stored) && endsMs(stored) - earlyMs <= deps.now() ? replace(stored) : stored;
    },
    renew: async (refused) => {
      if (!isRenewable(refused)) return false;
      await replace(refused);
      return true;
    },
  };
};

const isRenewable = ({ refresh_token: token = "" }: Credentials): boolean => token !== "";

/** Never, where the vendor did not say. */
const endsMs = ({ expires_at: at = "" }: Credentials): number => (at === "" ? Infinity : Date.parse(at));
