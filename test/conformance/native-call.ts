import type { ForwardedRequest, Provider } from "@portico/connector";

export const proxyBase = "http://portico.test/v1/connections/con_1/proxy";

/** A call as a client library would make it through the proxy. */
export const nativeCall = (given: Partial<ForwardedRequest>): ForwardedRequest => ({
  method: "GET",
  target: "/",
  headers: [],
  body: undefined,
  proxyBase,
  ...given,
});

/** Where the vendor lists its tickets. */
export const listPath = ({ apiPrefix }: Provider): string => `${apiPrefix === "/tickets" ? "" : apiPrefix}/tickets`;
