// The use cases: what Portico does, whatever the transport.
export { hashOf, isMintedOperatorToken, mintOperatorToken } from "./auth/api-key.ts";
export { type Caller, missingCredential, requireScope } from "./auth/authenticate.ts";
export { type Actor, createMeter, type Ctx } from "./context.ts";
export type { Deps } from "./deps.ts";
export { explain } from "./explain.ts";
export { createServices, type Services } from "./services.ts";
