import { createConnector, type Provider } from "@portico/connector";
import { openDatabase } from "@portico/db";
import { createHttpClient } from "@portico/http";
import { createInProcessLimiter, createRedisLimiter, type SlotLimits } from "@portico/limiter";
import { createIds } from "@portico/model";
import { providers } from "@portico/providers";
import { createKeySets, type CrashPoint, createServices, type Deps, type Services } from "@portico/services";
import { randomBytes } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";
import { type Config, publicUrlOf } from "./config.ts";
import { createLoad, type Load } from "./load.ts";
import { createLog, type Log, nameOfError } from "./log.ts";
import { createLoopDelay } from "./loop-delay.ts";
import { startLoops } from "./loops.ts";
import { createMetrics, type Metrics } from "./metrics/metrics.ts";
import { inboundSlots, limitInbound } from "./inbound-limit.ts";
import { observeLimiter } from "./metrics/observed-limiter.ts";
import { observeOnce } from "./metrics/observed-once.ts";
import { openVault } from "./open-vault.ts";
import { operatorToken } from "./operator-token.ts";
import { createOAuthClientOf, createTargetOf } from "./targets.ts";

/** A process that is ready to serve: everything opened, joined, and closed again in reverse order. */
export interface Runtime {
  services: Services;
  log: Log;
  /** What has been taken in, and whether there is room for more. */
  load: Load;
  metrics: Metrics;
  newId: Deps["newId"];
  /** The operator's token, on the start that made it. */
  madeOperatorToken: string | undefined;
  close: () => Promise<void>;
}

/** For tests. */
export interface RuntimeHooks {
  /** Told of the points that a write passes. */
  at?: (point: CrashPoint) => void;
  /** Other help desks. */
  providers?: readonly Provider[];
  /** Another clock, in milliseconds since 1970. */
  now?: () => number;
  /** The event loop's delay, in milliseconds, whatever it really is. */
  loopDelayMs?: () => number;
  /** The pace of all that a process does beside answering, in milliseconds, whatever its own. */
  roundsEveryMs?: number;
}

export const createRuntime = async (config: Config, hooks: RuntimeHooks = {}): Promise<Runtime> => {
  const log = createLog(config.logLevel);
  const closers: (() => Promise<void> | void)[] = [];
  const close = async (): Promise<void> => {
    for (const closer of closers.toReversed()) await closer();
    closers.length = 0;
  };
  try {
    return { ...(await open(config, log, hooks, (closer) => closers.push(closer))), log, close };
  } catch (error) {
    await close();
    throw error;
  }
};

const open = async (
  config: Config,
  log: Log,
  hooks: RuntimeHooks,
  onClose: (closer: () => Promise<void> | void) => void,
): Promise<Omit<Runtime, "log" | "close">> => {
  const now = hooks.now ?? Date.now;
  const random = randomBytes;
  const newId = createIds({ now, random });
  const metrics = createMetrics();
  await mkdir(config.dataDir, { recursive: true, mode: 0o700 });
  const location =
    config.databaseUrl === undefined ? { dataDir: config.dataDir } : { url: config.databaseUrl.reveal() };
  const db = await openDatabase({ ...location, now });
  onClose(() => db.close());
  const { vault, wrapper, signer, close } = await openVault(config, db, { random, metrics });
  onClose(close);
  const loopDelay = createLoopDelay();
  onClose(loopDelay.close);
  const loopDelayMs = hooks.loopDelayMs ?? loopDelay.p99Ms;
  const load = createLoad({ loopDelayMs, onShed: metrics.onShed });
  const limiter = observeLimiter(await openLimiter(config, log), load, metrics);
  onClose(() => limiter.close());
  const http = createHttpClient();
  onClose(() => http.close());
  // Last, since a token that is made is shown only if everything else has opened.
  const token = await operatorToken({
    fromEnvironment: config.operatorToken?.reveal(),
    dataDir: config.dataDir,
    random,
  });

  const onLateFailure: Deps["onLateFailure"] = (what, error) =>
    log.warn("late_failure", { what, error: nameOfError(error) });
  const useCases = createServices({
    db,
    vault,
    wrapper,
    signer,
    limiter,
    connector: createConnector({ http, now, random: Math.random, sleep, windowMs: config.windowMs }),
    providers: hooks.providers ?? providers,
    targetOf: createTargetOf(config.origins),
    oauthClientOf: createOAuthClientOf(config.oauthApps),
    publicUrl: publicUrlOf(config),
    egressIps: config.egressIps,
    keySets: createKeySets({
      http,
      now,
      onFailure: (error) => log.warn("key_set_unavailable", { error: nameOfError(error) }),
    }),
    windowMs: config.windowMs,
    operatorTokenHash: token.hash,
    newId,
    now,
    random,
    sleep: (ms) => setTimeout(ms),
    at: hooks.at ?? (() => {}),
    onLateFailure,
    onCheckpoint: (checkpoint) => log.info("audit_checkpoint", checkpoint),
    onSignIn: ({ event, ...ids }) => log.warn(event, ids),
    onOperatorWrite: ({ event, ...fields }) => log.info(event, fields),
  });
  const services = { ...useCases, once: observeOnce(useCases.once, metrics) };
  if (config.inboundLimit !== undefined) {
    const inbound = await openLimiter(config, log, inboundSlots);
    onClose(() => inbound.close());
    services.authenticate = limitInbound(useCases.authenticate, inbound, config.inboundLimit);
  }
  const { running, waiting } = load;
  metrics.watch({ running, waiting, loopDelayMs, kekHealth: vault.health, frozen: () => limiter.frozen() });
  // What the last requests left, once no loop stores it any more.
  onClose(() => services.requests.flush().catch((error: unknown) => onLateFailure("request_log", error)));
  const loops = startLoops({ db, vault, services, log, metrics }, hooks.roundsEveryMs);
  onClose(() => loops.stop());
  return { services, load, metrics, newId, madeOperatorToken: token.made };
};

const sleep = (ms: number, signal: AbortSignal): Promise<void> => setTimeout(ms, undefined, { signal });

const openLimiter = (config: Config, log: Log, slots?: SlotLimits) =>
  config.redisUrl === undefined
    ? createInProcessLimiter({ slots })
    : createRedisLimiter({
        slots,
        redis: config.redisUrl.reveal(),
        onFailure: (error) => log.warn("redis_unavailable", { error: nameOfError(error) }),
      });
