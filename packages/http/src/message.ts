import type { Readable } from "node:stream";

/** Header lines as they stand on the wire: order, spelling and repetition kept. */
export type HeaderPairs = readonly (readonly [name: string, value: string])[];

/** True for methods that change nothing at the server. */
export const isSafe = (method: string): boolean => method === "GET" || method === "HEAD" || method === "OPTIONS";

export interface HttpRequest {
  /** Scheme and host, with a port only where `operatorSet`: `https://acme.freshdesk.com`. Spelled as `URL.origin` spells it. */
  origin: string;
  /** The operator chose this origin. Only then may it be http, have a port, or lie in a private network. */
  operatorSet: boolean;
  /** The request target, query included; these very bytes are sent. */
  path: string;
  method: string;
  /** Neither `host` nor a header that frames the message: those are this client's. */
  headers: HeaderPairs;
  body?: string | Uint8Array | Readable | undefined;
  /** Sockets are shared only among requests of the same pool and origin; the id of a connection, for instance. */
  pool: string;
  /** For targets that a tenant named freely: the socket is closed after this one exchange. */
  singleUse?: boolean | undefined;
  signal?: AbortSignal | undefined;
  limits: HttpLimits;
}

export interface HttpLimits {
  /** Name resolution, TCP and TLS together; kept to half a second. */
  connectMs: number;
  /** From the last byte sent to the end of the answer's header. */
  headersMs: number;
  /** The longest silence within a body, whichever side holds it up. */
  bodyIdleMs: number;
  /** The whole exchange, down to the body's last byte. */
  totalMs: number;
  /** The body as it stands on the wire. */
  bodyBytes: number;
}

export interface HttpAnswer {
  /** 200 to 599. */
  readonly status: number;
  readonly headers: HeaderPairs;
  /** The value of a header, whatever its case; a repeated one is joined by commas. */
  readonly header: (name: string) => string | undefined;
  /** Raw bytes. When a limit is passed, it is destroyed with an `HttpError`. Read it or destroy it. */
  readonly body: Readable;
}

const MEBIBYTE = 1_048_576;

/** For calls whose answer is read and translated. */
export const UNIFIED_LIMITS: HttpLimits = {
  connectMs: 3_000,
  headersMs: 20_000,
  bodyIdleMs: 20_000,
  totalMs: 30_000,
  bodyBytes: 10 * MEBIBYTE,
};

/** For calls that are streamed through. */
export const PROXY_LIMITS: HttpLimits = { ...UNIFIED_LIMITS, totalMs: 120_000, bodyBytes: 50 * MEBIBYTE };
