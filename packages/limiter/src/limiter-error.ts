/**
 * `unknown_class`: a take without terms. `invalid_take`: credits that are no positive number. `invalid_redis_url`: none of the
 * forms that `createRedisLimiter` takes. `closed`: after `close()`.
 */
export type LimiterErrorCode = "unknown_class" | "invalid_take" | "invalid_redis_url" | "closed";

/** A mistake of the caller; an exhausted budget is a value, never an error. Branch on `code`. */
export class LimiterError extends Error {
  override readonly name = "LimiterError";
  readonly code: LimiterErrorCode;

  constructor(code: LimiterErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
