import { type ErrorCode, errorTable, PorticoError, type Problem, problemOf } from "@portico/model";
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

/** A failure as the answer to a call. */
export const toProblem = (error: unknown, requestId: string): ProblemResponse => {
  const failure = explain(error);
  const body = problemOf(failure, requestId);
  return {
    status: body.status,
    headers: {
      ...standardHeaders(requestId),
      "Content-Type": "application/problem+json",
      ...(body.retry_after === undefined ? {} : { "Retry-After": String(body.retry_after) }),
      ...failure.details.headers,
    },
    body,
  };
};

/** What went wrong is told to nobody but the log. */
export const isUnforeseen = (error: unknown): boolean => explain(error).code === "internal";

export const methodNotAllowed = (methods: readonly string[]): PorticoError => {
  const allow = methods.join(", ");
  return new PorticoError("method_not_allowed", `This address takes ${allow}.`, { headers: { Allow: allow } });
};

export const isErrorCode = (text: string): text is ErrorCode => Object.hasOwn(errorTable, text);
