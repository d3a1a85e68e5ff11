/** What can go wrong between a request and the last byte of its answer. Branch on this, never on a message. */
export type HttpErrorCode = keyof typeof sentences;

/**
 * The one error of this package. Its message is a fixed sentence without hosts, paths or headers, so it may be logged;
 * what lies behind it is in `cause`, which may not.
 */
export class HttpError extends Error {
  override readonly name = "HttpError";
  readonly code: HttpErrorCode;
  /** False only when the server certainly saw nothing of the request: then sending it again cannot do anything twice. */
  readonly sent: boolean;

  constructor(code: HttpErrorCode, { sent, cause }: { sent: boolean; cause?: unknown }) {
    super(sentences[code], cause === undefined ? undefined : { cause });
    this.code = code;
    this.sent = sent;
  }
}

/** Gives a failure of the transport, whoever raised it, its code. */
export const toHttpError = (cause: unknown, sent: boolean): HttpError => {
  if (cause instanceof HttpError) return new HttpError(cause.code, { sent, cause: cause.cause });
  const native = nativeCode(cause);
  const known = knownFailures.find(({ pattern }) => pattern.test(native));
  return new HttpError(known?.code ?? (sent ? "reset" : "connect_failed"), { sent, cause });
};

const sentences = {
  invalid_request: "The request cannot be sent as it is written",
  refused_address: "The address is not one this gateway may call",
  dns_failed: "The host name could not be resolved",
  connect_failed: "No connection could be made",
  timeout_connect: "No connection was made in time",
  timeout_headers: "No answer began in time",
  timeout_body: "The answer did not end in time",
  reset: "The connection broke off",
  body_too_large: "The answer is larger than allowed",
  bad_answer: "The answer is not valid HTTP, or not what it claims to be",
  aborted: "The caller gave the request up",
} as const;

const knownFailures: readonly { pattern: RegExp; code: HttpErrorCode }[] = [
  { pattern: /^UND_ERR_CONNECT_TIMEOUT$/, code: "timeout_connect" },
  { pattern: /^UND_ERR_(INVALID_ARG|NOT_SUPPORTED|REQ_CONTENT_LENGTH_MISMATCH)$/, code: "invalid_request" },
  { pattern: /^UND_ERR_(ABORTED|CLOSED|DESTROYED)$/, code: "aborted" },
  { pattern: /^(HTTPParserError|UND_ERR_(HEADERS_OVERFLOW|RES_CONTENT_LENGTH_MISMATCH))$/, code: "bad_answer" },
];

/** undici's parser errors carry no code, only a name. */
const nativeCode = (cause: unknown): string => {
  if (!(cause instanceof Error)) return "";
  return "code" in cause && typeof cause.code === "string" ? cause.code : cause.name;
};
