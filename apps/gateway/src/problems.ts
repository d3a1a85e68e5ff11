import { type ErrorCode, errorTable, PorticoError, type Problem } from "@portico/model";
import { explain } from "@portico/services";

/** A failure as it goes over the wire: RFC 9457. This is the one place where a code becomes a status. */
export interface ProblemResponse {
  status: number;
  headers: Record<string, string>;
  body: Problem;
}

export const toProblem = (error: unknown, requestId: string): ProblemResponse => {
  const { code, message, details } = explain(error);
  const { status, title } = errorTable[code];
  const seconds =
    details.retryAfterSeconds === undefined ? undefined : Math.max(1, Math.ceil(details.retryAfterSeconds));
  const allowed = error instanceof MethodNotAllowed ? { Allow: error.allow } : {};
  return {
    status,
    headers: {
      "Content-Type": "application/problem+json",
      ...(seconds === undefined ? {} : { "Retry-After": String(seconds) }),
      ...details.headers,
      ...allowed,
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

export class MethodNotAllowed extends PorticoError {
  readonly allow: string;
  constructor(methods: readonly string[]) {
    const allow = methods.join(", ");
    super("method_not_allowed", `This address takes ${allow}.`);
    this.allow = allow;
  }
}

export const isErrorCode = (text: string): text is ErrorCode => Object.hasOwn(errorTable, text);
