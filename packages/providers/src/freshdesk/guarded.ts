import type { Provider } from "@portico/connector";

type Guarded = Provider["guarded"];

/** To write there, by whichever verb: frameworks take PUT and PATCH for the same. */
const writing = (path: RegExp): Guarded =>
  (["POST", "PUT", "PATCH", "DELETE"] as const).map((method) => ({ method, path }));

/**
 * Endpoints that make agents, and with them keys and roles, or that export in bulk. An id is whatever stands in its place:
 * `17x` is 17 to some servers. What else the host serves, the first API among it, does the same, and is not documented.
 */
export const guarded: Guarded = [
  ...writing(/^\/api\/v2\/agents(?:\/|$)/),
  ...writing(/^\/api\/v2\/contacts\/[^/]+\/make_agent$/),
  ...writing(/^\/(?!api\/v2\/)/),
  { method: "ANY", path: /^\/api\/v2\/(?:account|contacts|companies)\/export(?:\/|$)/ },
];
