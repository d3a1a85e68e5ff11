import {
  type ForwardRefusal,
  type HttpAnswer,
  parseProxyPath,
  type ProxyPathRefusal,
  requestHeadersToForward,
  responseHeadersToReturn,
} from "@portico/http";
import { PorticoError } from "@portico/model";
import type { Readable } from "node:stream";
import type { Provider } from "./contract.ts";
import type { Errand, Target } from "./errand.ts";
import { plainPath } from "./plain-path.ts";
import { signingHeaders } from "./credentials.ts";
import { exchange, type ExchangeDeps } from "./exchange.ts";

/** A native call as the client library sent it: the raw target below the account's origin, raw header pairs. */
export interface ForwardedRequest {
  method: string;
  /** Path and query, byte for byte. */
  target: string;
  headers: readonly (readonly [string, string])[];
  body: Readable | undefined;
  /** Where the client reaches this proxy: links of the account are rewritten to it. Without a slash at the end. */
  proxyBase: string;
}
export interface ForwardedAnswer {
  status: number;
  headers: readonly (readonly [string, string])[];
  body: Readable;
}

/**
 * Passes a native call on, within the account's budget, and the answer back, both streaming. Refuses a path that not every
 * reader understands alike, and endpoints that the definition guards.
 */
export type Forward = (errand: Errand, request: ForwardedRequest) => Promise<ForwardedAnswer>;

export const createForward = (deps: ExchangeDeps): Forward => {
  const { provider, target } = deps;
  const signing = signingHeaders(provider);
  return async (errand, request) => {
    const { method, body } = request;
    const { path, query } = partsOf(request.target);
    refuseGuarded(provider, method, path);
    const forwarded = requestHeadersToForward(request.headers, signing);
    if (!forwarded.ok) throw new PorticoError("invalid_request", headerRefusals[forwarded.reason]);
    const { headers } = forwarded;
    const answer = await exchange(deps, errand, { method, path, query, headers, body, streamed: true }, asItCame);
    return { status: answer.status, headers: answerHeaders(target, request.proxyBase, answer), body: answer.body };
  };
};

const asItCame = async (answer: HttpAnswer): Promise<HttpAnswer> => answer;

const partsOf = (target: string): { path: string; query: string } => {
  const parsed = parseProxyPath(target);
  if (!parsed.ok)
    throw new PorticoError("invalid_path", `This path cannot be passed on: ${pathRefusals[parsed.reason]}.`);
  return { path: parsed.pathname, query: target.slice(parsed.pathname.length + 1) };
};

const pathRefusals: Record<ProxyPathRefusal, string> = {
  not_absolute: "name a path behind /proxy/",
  forbidden_byte: "it holds a byte that paths do not have",
  empty_segment: "it has a double slash",
  bad_escape: "a percent sign is not followed by two hex digits",
  escaped_delimiter: "it escapes a slash, a backslash or a control character",
  escaped_escape: "it is escaped twice",
  dot_segment: "it has a dot segment",
  too_long: "it is longer than 2,048 bytes, or its query than 4,096",
  bad_query: "its query holds a byte that queries do not have",
  changes_meaning: "a parser would read it as another path",
};

const headerRefusals: Record<ForwardRefusal, string> = {
  invalid_header_name: "A header name has characters that HTTP does not allow.",
  repeated_header: "A header stands there twice, and servers differ on which of the two counts.",
};

const refuseGuarded = (provider: Provider, method: string, path: string): void => {
  const plain = plainPath(path);
  if (provider.guarded.some((row) => (row.method === "ANY" || row.method === method) && row.path.test(plain)))
    throw new PorticoError(
      "grant_denied",
      "This endpoint mints credentials, changes roles or exports in bulk, or nobody knows what it does: the proxy does not pass it on.",
    );
};

const answerHeaders = (target: Target, proxyBase: string, answer: HttpAnswer): [string, string][] =>
  responseHeadersToReturn(answer.headers).map(([name, value]) =>
    namesPlace.test(name) ? [name, rewrite(target, proxyBase, value)] : [name, value],
  );
const namesPlace = /^(?:link|location)$/i;

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
