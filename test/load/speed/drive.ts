import { setTimeout as delay } from "node:timers/promises";
import { type Dispatcher, Pool } from "undici";
import { quantile } from "../figures.ts";

/** Calls of one kind to one server. */
export interface Calls {
  origin: string;
  method: "GET" | "POST";
  /** The path of the call of that number. No two that run at once are the same: they could be answered as one. */
  path: (turn: number) => string;
  headers: Readonly<Record<string, string>>;
  body?: string;
}

export interface Pace {
  connections: number;
  forMs: number;
  /** How long each connection rests after an answer; absent: not at all. */
  pauseMs?: number;
}

export interface Driven {
  answered: number;
  /** Statuses that are no success, and how often. They are not counted among what was answered. */
  failures: Readonly<Record<string, number>>;
  tookMs: number;
  p50Ms: number;
}

/** Keeps every connection busy for so long, one call after the other, and reads every answer to its end. */
export const drive = async (calls: Calls, { connections, forMs, pauseMs }: Pace): Promise<Driven> => {
  const pool = new Pool(calls.origin, { connections, pipelining: 1 });
  const latenciesMs: number[] = [];
  const failures: Record<string, number> = {};
  const begunAt = performance.now();
  const caller = async (): Promise<void> => {
    while (performance.now() - begunAt < forMs) {
      const startedAt = performance.now();
      const status = await call(pool, calls);
      if (status < 300) latenciesMs.push(performance.now() - startedAt);
      else failures[status] = (failures[status] ?? 0) + 1;
      if (pauseMs !== undefined) await delay(pauseMs);
    }
  };
  try {
    await Promise.all(Array.from({ length: connections }, caller));
    const tookMs = performance.now() - begunAt;
    return {
      answered: latenciesMs.length,
      failures,
      tookMs,
      p50Ms: quantile(
        latenciesMs.toSorted((a, b) => a - b),
        0.5,
      ),
    };
  } finally {
    await pool.close();
  }
};

let turn = 0;

/** With nothing between it and the parser: what the load costs is taken from what is measured. */
const call = (pool: Pool, { method, path, headers, body }: Calls): Promise<number> =>
  new Promise((resolve, reject) => {
    let status = 0;
    const handler: Dispatcher.DispatchHandler = {
      onRequestStart: () => {},
      onResponseStart: (_, statusCode) => {
        status = statusCode;
      },
      onResponseData: () => {},
      onResponseEnd: () => resolve(status),
      onResponseError: (_, error) => reject(error),
    };
    pool.dispatch({ method, path: path((turn += 1)), headers, body: body ?? null }, handler);
  });
