// The door of @portico/limiter.
export type {
  AccountKey,
  AcquireRequest,
  Admission,
  BudgetShape,
  BudgetSource,
  BudgetTerms,
  BudgetView,
  Budgets,
  ClassReading,
  ClassView,
  FrozenClass,
  Lane,
  Limiter,
  Observation,
  Permit,
  RefusalReason,
  Schedule,
  Take,
} from "./limiter.ts";
export { LimiterError } from "./limiter-error.ts";
export type { LimiterErrorCode } from "./limiter-error.ts";
export { createInProcessLimiter } from "./in-process-limiter.ts";
export type { InProcessLimiterOptions } from "./in-process-limiter.ts";
export { slotLimits } from "./slots.ts";
export type { SlotLimits } from "./slots.ts";
export { isRedisUrl, limiterRedisOptions } from "./open-redis.ts";
export { createRedisLimiter } from "./redis-limiter.ts";
export type { RedisLimiterOptions } from "./redis-limiter.ts";
