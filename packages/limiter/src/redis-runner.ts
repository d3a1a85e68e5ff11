import { createHash } from "node:crypto";
import type { Schedule } from "./limiter.ts";

/** What is needed of a client: one server, Sentinel or Cluster alike. */
export interface RedisClient {
  evalsha(digest: string, keyCount: number, ...rest: (string | number)[]): Promise<unknown>;
  eval(source: string, keyCount: number, ...rest: (string | number)[]): Promise<unknown>;
}

export interface RunnerDeps {
  client: RedisClient;
  now: () => number;
  schedule: Schedule;
  /** Called with what made a command fail; the budgets of this process stand in. */
  onFailure: (error: unknown) => void;
  /** In tests only: a clock in place of the server's. */
  serverNow?: (() => number) | undefined;
}

export interface Script {
  source: string;
  digest: string;
}

export const script = (source: string): Script => ({ source, digest: createHash("sha1").update(source).digest("hex") });

/** So long a call waits for a silent Redis. */
export const patienceMs = 50;
/** And so long where the budget may be used up: one that errs there would cost a 429, and the call may well have to wait anyhow. */
export const longPatienceMs = 250;

/** So many failures, each of a command sent after the last one, and Redis is left alone for a while. */
const toleratedFailures = 5;
const restMs = 1000;

export type Run = (
  script: Script,
  keys: readonly string[],
  args: readonly (string | number)[],
  patienceMs?: number,
) => Promise<unknown>;

/**
 * Runs a script; `undefined` means that Redis did not do it, or did not say so in time. `onBack` is called when it does
 * again after it had been left alone. `isWell` tells whether it did what it was last asked, `isLost` whether it is certain that
 * it does nothing: it said so or is out of reach, or has been silent again and again. Who is merely late may be busy.
 */
export const createRunner = (
  { client, now, schedule, onFailure, serverNow }: RunnerDeps,
  onBack: () => void,
): { run: Run; isWell: () => boolean; isLost: () => boolean } => {
  let failures = 0;
  let failedAt = -Infinity;
  let wasSilent = false;
  const sent = new Set<string>();
  let restsUntil = -Infinity;

  const evaluate = async (
    { source, digest }: Script,
    keyCount: number,
    rest: (string | number)[],
  ): Promise<unknown> => {
    // Commands are done in order, but for one that has to be sent again: so a script is sent whole at first.
    const isSent = sent.has(digest);
    sent.add(digest);
    try {
      return await (isSent ? client.evalsha(digest, keyCount, ...rest) : client.eval(source, keyCount, ...rest));
    } catch (error) {
      if (!isUnknownScript(error)) throw error;
      return client.eval(source, keyCount, ...rest);
    }
  };

  const run: Run = async (script, keys, args, patience = patienceMs) => {
    const askedAt = now();
    if (askedAt < restsUntil) return undefined;
    try {
      const reply = await within(
        failures >= toleratedFailures ? patienceMs : patience,
        schedule,
        evaluate(script, keys.length, [...keys, serverNow?.() ?? "", ...args]),
      );
      if (failures >= toleratedFailures) onBack();
      failures = 0;
      return reply;
    } catch (error) {
      wasSilent = error === silence;
      // What fails together is one failure.
      if (askedAt >= failedAt) {
        failures += 1;
        failedAt = now();
      }
      if (failures >= toleratedFailures) restsUntil = now() + restMs;
      onFailure(error);
      return undefined;
    }
  };
  return {
    run,
    isWell: () => failures === 0,
    isLost: () => failures >= toleratedFailures || (failures > 0 && !wasSilent),
  };
};

const silence = new Error("no answer in time");

/**
 * What is promised, if it comes in time. A process that was itself held up finds its timers due before it has read what
 * has long arrived, so it reads once more before it gives up.
 */
const within = async <Result>(ms: number, schedule: Schedule, promised: Promise<Result>): Promise<Result> => {
  const { promise, resolve, reject } = Promise.withResolvers<Result>();
  const cancel = schedule(ms, () => setImmediate(() => reject(silence)));
  promised.then(resolve, reject).finally(cancel);
  return promise;
};

const isUnknownScript = (error: unknown): boolean => error instanceof Error && error.message.startsWith("NOSCRIPT");
