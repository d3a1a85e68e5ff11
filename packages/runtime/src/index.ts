// How a process starts, what it stands on, and how it ends.
export { type Config, ConfigError, readConfig } from "./config.ts";
export { createLoad, type Load, type Seat } from "./load.ts";
export { createLog, type Log, type LogFields, nameOfError } from "./log.ts";
export { createMetrics, type Metrics } from "./metrics/metrics.ts";
export { run, type Start } from "./run.ts";
export { createRuntime, type Runtime, type RuntimeHooks } from "./runtime.ts";
