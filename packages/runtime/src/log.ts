import { pino } from "pino";

/** What may stand in a log line, besides the event's name: ids, counts, times, codes. Never a header, body, query or vendor text. */
export interface LogFields {
  request_id?: string;
  tenant_id?: string;
  connection_id?: string;
  api_key_id?: string;
  key_id?: string;
  seq?: number;
  hash?: string;
  signature?: string;
  at?: string;
  route?: string;
  method?: string;
  status?: number;
  code?: string;
  duration_ms?: number;
  upstream_calls?: number;
  waited_ms?: number;
  what?: string;
  url?: string;
  error?: string;
}

export interface Log {
  info: (event: string, fields?: LogFields) => void;
  warn: (event: string, fields?: LogFields) => void;
  error: (event: string, fields?: LogFields) => void;
}

/** JSON lines on standard output: an event, its time, and fields of the list above. */
export const createLog = (level: string): Log => {
  const lines = pino({
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    messageKey: "event",
  });
  return {
    info: (event, fields) => lines.info(fields ?? {}, event),
    warn: (event, fields) => lines.warn(fields ?? {}, event),
    error: (event, fields) => lines.error(fields ?? {}, event),
  };
};

/** Names an error by class and code, where it stood: its message may quote what no log may hold. */
export const nameOfError = (error: unknown): string => {
  if (!(error instanceof Error)) return typeof error;
  const code = "code" in error && typeof error.code === "string" ? ` ${error.code}` : "";
  const frame = /\n\s+at .*?([^/()]+:\d+):\d+\)?/.exec(error.stack ?? "")?.[1] ?? "";
  return `${error.name}${code}${frame === "" ? "" : ` at ${frame}`}${error.cause instanceof Error ? `, by ${nameOfError(error.cause)}` : ""}`;
};
