import { type ForwardRefusal, type HttpAnswer, requestHeadersToForward, responseHeadersToReturn } from "@portico/http";
import { PorticoError } from "@portico/model";
import type { Readable } from "node:stream";
import type { Errand, Target } from "./errand.ts";
import { plainPath } from "./plain-path.ts";
import { authHeaders } from "./credentials.ts";
import { exchange, type ExchangeDeps } from "./exchange.ts";

/** A native call as the client library sent it: raw path below the account's origin, raw query, raw header pairs. */
export interface ForwardedRequest {
  method: string;
  path: string;
  query: string;
  headers: readonly (readonly [string, string])[];
  body: Readable | undefined;
  /** Where the client reaches this proxy: links of the account are rewritten to it. Without a slash at the end. */
  proxyBase: string;
  /** True where the credential may use guarded endpoints. */
  unguarded: boolean;
}
export interface ForwardedAnswer {
  status: number;
  headers: readonly (readonly [string, string])[];
  body: Readable;
}

/** Passes a native call on, within the account's budget, and the answer back, both streaming. */
export const forward = async (
  deps: ExchangeDeps,
  errand: Errand,
  request: ForwardedRequest,
): Promise<ForwardedAnswer> => {
  refuseGuarded(deps, request);
  const ours = authHeaders(deps.provider, await deps.binding.credentials()).map(([name]) => name);
  const forwarded = requestHeadersToForward(request.headers, ours);
  if (!forwarded.ok) throw new PorticoError("invalid_request", refusals[forwarded.reason]);
  const { headers } = forwarded;
  const { method, path, query, body } = request;
  const answer = await exchange(deps, errand, { method, path, query, headers, body, streamed: true }, asItCame);
  return { status: answer.status, headers: answerHeaders(deps.target, request.proxyBase, answer), body: answer.body };
};

const asItCame = async (answer: HttpAnswer): Promise<HttpAnswer> => answer;

const refusals: Record<ForwardRefusal, string> = {
  invalid_header_name: "A header name has characters that HTTP does not allow.",
  repeated_header: "A header stands there twice, and servers differ on which of the two counts.",
};

const refuseGuarded = ({ provider }: ExchangeDeps, { method, path, unguarded }: ForwardedRequest): void => {
  const guard = provider.guarded.some(
    (row) => (row.method === "ANY" || row.method === method) && row.path.test(plainPath(path)),
  );
  if (guard && !unguarded)
    throw new PorticoError(
      "grant_denied",
      "This endpoint mints credentials, changes roles or exports in bulk. It takes a key with the grant `proxy: full`.",
    );
};

const answerHeaders = (target: Target, proxyBase: string, answer: HttpAnswer): [string, string][] =>
  responseHeadersToReturn(answer.headers).map(([name, value]) =>
    ["link", "location"].includes(name.toLowerCase()) ? [name, rewrite(target, proxyBase, value)] : [name, value],
  );

/** Every URL of the account, absolute or by path alone, becomes one of the proxy. */
const rewrite = (target: Target, proxyBase: string, value: string): string => {
  const account = `${target.origin}${target.basePath}`;
  return value.replace(/[^<>\s,;"]+/g, (text) => {
    if (text === account || text.startsWith(`${account}/`) || text.startsWith(`${account}?`))
      return `${proxyBase}${text.slice(account.length)}`;
    return text.startsWith(`${target.basePath}/`) && !text.startsWith("//")
      ? `${proxyBase}${text.slice(target.basePath.length)}`
      : text;
  });
};
