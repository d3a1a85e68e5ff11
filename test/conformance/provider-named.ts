import type { Provider } from "@portico/connector";
import { providers } from "@portico/providers";

/** The registered provider of that id. */
export const providerNamed = (id: string): Provider => {
  const provider = providers.find((known) => known.id === id);
  if (provider === undefined) throw new Error(`no provider ${id} is registered`);
  return provider;
};
