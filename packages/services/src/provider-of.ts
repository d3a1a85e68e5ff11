import type { Provider } from "@portico/connector";
import { PorticoError } from "@portico/model";
import type { Deps } from "./deps.ts";

/** The provider of a stored connection. It can only be missing where a deployment stopped offering it. */
export const providerOf = ({ providers }: Pick<Deps, "providers">, id: string): Provider => {
  const provider = providers.find((known) => known.id === id);
  if (provider === undefined)
    throw new PorticoError("internal", `This deployment no longer offers the provider ${id}.`);
  return provider;
};
