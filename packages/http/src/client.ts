import { LRUCache } from "lru-cache";
import { Readable } from "node:stream";
import { Pool } from "undici";
import { guardedConnector, resolveBySystem } from "./address-guard.ts";
import type { Resolve } from "./address-guard.ts";
import { Exchange } from "./exchange.ts";
import { HttpError } from "./http-error.ts";
import type { HttpAnswer, HttpRequest } from "./message.ts";
import { isAllowedOrigin } from "./origin.ts";

export interface HttpClientDeps {
  /** Only tests pass one. */
  resolve?: Resolve;
  /** PEM certificates to trust beside the public ones. */
  extraCa?: readonly string[];
  /** How many pools stay open; the one unused for longest is closed for a new one. */
  maxPools?: number;
}

export interface HttpClient {
  /**
   * Sends one request and returns its answer as soon as the header is there. Follows no redirect, decodes nothing,
   * repeats nothing. Fails with an `HttpError`, and then has destroyed the request's body if that is a stream.
   */
  readonly send: (request: HttpRequest) => Promise<HttpAnswer>;
  /** Ends everything at once; calls still running fail as `aborted`. */
  readonly close: () => Promise<void>;
}

/** The one way out of the gateway: every outbound call passes its address guard, limits and error codes. */
export const createHttpClient = (deps: HttpClientDeps = {}): HttpClient => {
  const { resolve = resolveBySystem, extraCa = [], maxPools = 2_000 } = deps;
  const open = new LRUCache<string, Pool>({
    max: maxPools,
    dispose: (pool, _, reason) => {
      if (reason === "evict") void retire(pool);
    },
  });
  const retiring = new Set<Pool>();
  let isClosed = false;

  const poolFor = (request: HttpRequest): Pool | undefined => {
    const key = keyOf(request);
    const known = open.get(key);
    if (known !== undefined) return known;
    if (!isAllowedOrigin(request.origin, request)) return undefined;
    const pool = createPool(request, { resolve, extraCa });
    open.set(key, pool);
    return pool;
  };

  const retire = async (pool: Pool): Promise<void> => {
    retiring.add(pool);
    await pool.close();
    retiring.delete(pool);
  };

  const send = async (request: HttpRequest): Promise<HttpAnswer> => {
    const refusal = isClosed ? "aborted" : refusalOf(request);
    const pool = refusal === undefined ? poolFor(request) : undefined;
    if (pool === undefined) {
      if (request.body instanceof Readable) request.body.destroy();
      throw new HttpError(refusal ?? "refused_address", { sent: false });
    }
    const exchange = new Exchange(request);
    const { path, method, body = null } = request;
    pool.dispatch({ path, method, headers: request.headers.flat(), body }, exchange);
    return exchange.answer;
  };

  const close = async (): Promise<void> => {
    isClosed = true;
    const pools = [...open.values(), ...retiring];
    open.clear();
    await Promise.all(pools.map((pool) => pool.destroy(new HttpError("aborted", { sent: true }))));
  };

  return { send, close };
};

const MAX_SOCKETS_PER_POOL = 50;
const MAX_HEADER_BYTES = 16_384;
const MAX_IDLE_SOCKET_MS = 60_000;

/** Everything that shapes a socket, so that no request ever gets one opened under other rules. */
const keyOf = ({ origin, operatorSet, pool, singleUse = false, limits }: HttpRequest): string =>
  `${limits.connectMs} ${operatorSet} ${singleUse} ${origin} ${pool}`;

const createPool = (request: HttpRequest, deps: { resolve: Resolve; extraCa: readonly string[] }): Pool =>
  new Pool(request.origin, {
    connect: guardedConnector({
      ...deps,
      allowPrivate: request.operatorSet,
      connectMs: request.limits.connectMs,
    }),
    connections: MAX_SOCKETS_PER_POOL,
    pipelining: request.singleUse ? 0 : 1,
    allowH2: false,
    maxHeaderSize: MAX_HEADER_BYTES,
    keepAliveMaxTimeout: MAX_IDLE_SOCKET_MS,
    // The exchange keeps time, per request and to the millisecond.
    headersTimeout: 0,
    bodyTimeout: 0,
  });

/** undici takes these from a caller, and with them the host or the framing of the message. */
const ownHeaders = /^(host|connection|content-length|transfer-encoding|keep-alive|upgrade|expect)$/i;

const refusalOf = (request: HttpRequest): "aborted" | "invalid_request" | undefined => {
  if (request.signal?.aborted) return "aborted";
  // A whole URL as target would reach a proxy of the attacker's choice in absolute form.
  if (!request.path.startsWith("/") || request.headers.some(([name]) => ownHeaders.test(name)))
    return "invalid_request";
  return undefined;
};
