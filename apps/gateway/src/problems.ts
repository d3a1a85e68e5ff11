import { type ErrorCode, errorTable, PorticoError, type Problem } from "@portico/model";
import { explain } from "@portico/services";

/** A failure as it goes over the wire: RFC 9457. */
export interface ProblemResponse {
  status: number;
  headers: Record<string, string>;
  body: Problem;
}

/** What each answer of ours carries. To a browser it is no page, belongs in no frame, and is nothing to tell another host of. */
export const standardHeaders = (requestId: string): Record<string, string> => ({
  "Portico-Request-Id": requestId,
  "Cache-Control": "no-store",
  "X-Content-Type-Options": "nosniff",
  "Content-Security-Policy": "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "Referrer-Policy": "no-referrer",
});

/** The one place where a code becomes a status. */
export const toProblem = (error: unknown, requestId: string): ProblemResponse => {
  const { code, message, details } = explain(error);
  const { status, title } = errorTable[code];
  const seconds =
    details.retryAfterSeconds === undefined ? undefined : Math.max(1, Math.ceil(details.retryAfterSeconds));
  return {
    status,
    headers: {
      ...standardHeaders(requestId),
      "Content-Type": "application/problem+json",
      ...(seconds === undefined ? {} : { "Retry-After": String(seconds) }),
      ...details.headers,
    },
    body: {
      type: `/problems/${code}`,
      title,
      status,
      detail: message,
      code,
      request_id: requestId,
      ...(details.errors === undefined ? {} : { errors: [...details.errors] }),
      ...(seconds === undefined ? {} : { retry_after: seconds }),
      ...(details.provider === undefined ? {} : { provider: details.provider }),
    },
  };
};

/** What went wrong is told to nobody but the log. */
export const isUnforeseen = (error: unknown): boolean => explain(error).code === "internal";

export const methodNotAllowed = (methods: readonly string[]): PorticoError => {
  const allow = methods.join(", ");
  return new PorticoError("method_not_allowed", `This address takes ${allow}.`, { headers: { Allow: allow } });
};

export const isErrorCode = (text: string): text is ErrorCode => Object.hasOwn(errorTable, text);
