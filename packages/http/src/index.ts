// The door of @portico/http.
export { createHttpClient } from "./client.ts";
export type { HttpClient, HttpClientDeps } from "./client.ts";
export type { Address, Resolve } from "./address-guard.ts";
export { HttpError } from "./http-error.ts";
export type { HttpErrorCode } from "./http-error.ts";
export { isSafe, PROXY_LIMITS, UNIFIED_LIMITS } from "./message.ts";
export type { HeaderPairs, HttpAnswer, HttpLimits, HttpRequest } from "./message.ts";
export { requestHeadersToForward, responseHeadersToReturn } from "./forwarded-headers.ts";
export type { ForwardRefusal } from "./forwarded-headers.ts";
export { isAllowedOrigin, originOf } from "./origin.ts";
export { parseProxyPath } from "./proxy-path.ts";
export type { ProxyPathRefusal } from "./proxy-path.ts";
export { readBytes, readJsonText } from "./read-body.ts";
