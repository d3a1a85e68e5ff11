import type { Provider } from "@portico/connector";

type Guarded = Provider["guarded"];

/** To write there, by whichever verb: frameworks take PUT and PATCH for the same. */
const writing = (path: RegExp): Guarded =>
  (["POST", "PUT", "PATCH", "DELETE"] as const).map((method) => ({ method, path }));

/**
 * Endpoints that make agents, and with them keys and roles. A service provider's account calls requesters contacts. What else
 * the host serves does the same, and is not documented.
 */
export const guarded: Guarded = [
  ...writing(/^\/api\/v2\/agents(?:\/|$)/),
  ...writing(/^\/api\/v2\/(?:requesters|contacts)\/[^/]+\/convert_to_agent$/),
  ...writing(/^\/(?!api\/v2\/)/),
];
