/**
 * The one table of problems. A route's documentation, the HTTP status, and what a client may do next all come from here.
 * `retry`: `never` = the same call fails again; `later` = wait, then send it again; `same_key` = send it again only under
 * the same `Idempotency-Key`, since it may have taken effect.
 */
export const errorTable = {
  invalid_request: { status: 400, retry: "never", title: "The request is not well formed" },
  invalid_cursor: { status: 400, retry: "never", title: "This cursor does not belong to this list" },
  invalid_path: { status: 400, retry: "never", title: "This path cannot be passed on" },
  unauthenticated: { status: 401, retry: "never", title: "The credential is missing or not valid" },
  insufficient_scope: { status: 403, retry: "never", title: "The credential lacks a scope" },
  grant_denied: { status: 403, retry: "never", title: "The credential's grants do not allow this" },
  provider_forbidden: {
    status: 403,
    retry: "never",
    title: "The help desk does not allow this to the connected agent",
  },
  not_found: { status: 404, retry: "never", title: "There is nothing here" },
  method_not_allowed: { status: 405, retry: "never", title: "This method is not available here" },
  not_acceptable: { status: 406, retry: "never", title: "Answers come as JSON only" },
  request_timeout: { status: 408, retry: "later", title: "The request did not arrive in time" },
  conflict: { status: 409, retry: "never", title: "This clashes with what exists" },
  provider_conflict: { status: 409, retry: "never", title: "The help desk reports a conflict" },
  idempotency_in_progress: { status: 409, retry: "later", title: "The first request with this key is not done yet" },
  idempotency_answer_not_kept: { status: 409, retry: "never", title: "This was carried out; its answer was not kept" },
  cursor_expired: { status: 410, retry: "never", title: "This cursor has been outlived" },
  precondition_failed: { status: 412, retry: "never", title: "The object has changed" },
  body_too_large: { status: 413, retry: "never", title: "The body is too large" },
  unsupported_media_type: { status: 415, retry: "never", title: "This content type is not taken here" },
  range_not_satisfiable: { status: 416, retry: "never", title: "There is no such part of the file" },
  validation_failed: { status: 422, retry: "never", title: "Some values are not valid" },
  unsupported_field: { status: 422, retry: "never", title: "The help desk cannot hold a field" },
  unsupported_operation: { status: 422, retry: "never", title: "The help desk cannot do this" },
  account_not_found: { status: 422, retry: "never", title: "There is no such help-desk account" },
  provider_validation: { status: 422, retry: "never", title: "The help desk refused some values" },
  idempotency_key_reused: { status: 422, retry: "never", title: "This key came with another request before" },
  connection_unauthorized: {
    status: 424,
    retry: "never",
    title: "The help desk no longer accepts the stored credentials",
  },
  rate_limited: { status: 429, retry: "later", title: "Too many calls for now" },
  headers_too_large: { status: 431, retry: "never", title: "The headers are too large" },
  internal: { status: 500, retry: "later", title: "Something went wrong on our side" },
  provider_error: { status: 502, retry: "later", title: "The help desk failed" },
  provider_invalid_response: { status: 502, retry: "later", title: "The help desk answered with something unreadable" },
  overloaded: { status: 503, retry: "later", title: "Too much is going on here right now" },
  provider_unavailable: { status: 503, retry: "later", title: "The help desk cannot be reached" },
  secrets_unavailable: { status: 503, retry: "later", title: "Stored credentials cannot be opened right now" },
  storage_unavailable: { status: 503, retry: "later", title: "Our storage cannot be reached right now" },
  provider_timeout: { status: 504, retry: "later", title: "The help desk did not answer in time" },
  outcome_unknown: { status: 504, retry: "same_key", title: "Nobody knows whether the help desk did it" },
} as const satisfies Record<string, { status: number; retry: "never" | "later" | "same_key"; title: string }>;

export type ErrorCode = keyof typeof errorTable;

/** One fault in the input: where (a JSON pointer into the body, or `/name` of a query parameter), what, and what would do. */
export interface FieldError {
  pointer: string;
  code: string;
  message: string;
}

/** What the provider answered, with every secret of the connection blotted out. `body` at most 4 KiB of text. */
export interface ProviderAnswer {
  name: string;
  status: number | null;
  code: string | null;
  body: string | null;
}

export interface ErrorDetails {
  errors?: readonly FieldError[];
  /** Seconds, rounded up by the transport. */
  retryAfterSeconds?: number;
  provider?: ProviderAnswer;
  /** Why a help desk lets nobody in with this key, where it is not the key: for a page that can say what to do. */
  refusal?: "addresses" | "suspended";
  /** Further response headers, such as `WWW-Authenticate`. */
  headers?: Readonly<Record<string, string>>;
  cause?: unknown;
}

/** A failure that the caller may know of. `message` is a sentence for the caller: it holds no secret and no vendor text. */
export class PorticoError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, detail: string, details: ErrorDetails = {}) {
    super(detail, details.cause === undefined ? {} : { cause: details.cause });
    this.name = "PorticoError";
    this.code = code;
    this.details = details;
  }
}

/** Shorthand for the commonest refusal: `422 validation_failed` with the faulty fields. */
export const validationFailed = (errors: readonly FieldError[]): PorticoError =>
  new PorticoError("validation_failed", summary(errors), { errors });

/** A sentence that names the first fault and how many more there are. */
export const summary = (errors: readonly FieldError[]): string => {
  const [first, ...more] = errors;
  if (first === undefined) return "Some values are not valid.";
  const rest = more.length === 0 ? "" : ` And ${more.length} more in \`errors\`.`;
  return `${first.pointer}: ${first.message}${rest}`;
};
