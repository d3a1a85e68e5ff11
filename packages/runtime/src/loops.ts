import type { Database } from "@portico/db";
import { purgeExpired, type Services } from "@portico/services";
import type { Vault } from "@portico/vault";
import { type Log, nameOfError } from "./log.ts";
import type { Metrics } from "./metrics/metrics.ts";

interface LoopDeps {
  db: Database;
  vault: Vault;
  services: Services;
  log: Log;
  metrics: Pick<Metrics, "onLoopFailure">;
}

/** So many jobs a process carries out at once: one that waits for a help desk must not keep the others. */
const jobsAtOnce = 3;

/** What a process does beside answering: each on its own, never twice at once, and again after a failure. */
const loops: readonly {
  name: string;
  everyMs: number;
  /** How long after the start it runs first, where that is sooner than at its own pace: what is left of before waits no longer. */
  firstMs?: number;
  run: (deps: LoopDeps, signal: AbortSignal) => Promise<unknown>;
}[] = [
  // A key that was shredded by another process is of no use here from then on.
  { name: "key_epoch", everyMs: 5_000, run: async ({ db, vault }) => vault.setEpoch(await db.keyEpoch()) },
  // A key-encryption key that was withdrawn is of no use here from then on.
  { name: "kek_probe", everyMs: 5_000, run: ({ vault }) => vault.probe() },
  { name: "reconcile", everyMs: 2_000, run: ({ services }) => services.reconciler.work() },
  { name: "rotations", everyMs: 2_000, run: ({ services }, signal) => services.rotations.work(signal) },
  ...Array.from({ length: jobsAtOnce }, () => ({
    name: "jobs",
    everyMs: 1_000,
    run: async ({ services }: LoopDeps, signal: AbortSignal) => {
      while (!signal.aborted && (await services.jobs.work(signal)));
    },
  })),
  { name: "request_log", everyMs: 1_000, run: ({ services }) => services.requests.flush() },
  { name: "audit_checkpoints", everyMs: 10_000, run: ({ services }) => services.checkpoints.work() },
  // A key that was pasted may outlive its promise by no more.
  { name: "held_keys", everyMs: 60_000, run: ({ db }) => db.forWorker().connectSessions.dropHeld() },
  { name: "purge", everyMs: 60 * 60_000, firstMs: 60_000, run: ({ db }, signal) => purgeExpired(db, signal) },
  { name: "sweep", everyMs: 60 * 60_000, run: ({ services }) => services.rotations.sweep() },
];

/** Starts the loops, at their own pace or all at one; `stop` resolves when the rounds that run have ended. */
export const startLoops = (deps: LoopDeps, everyMs?: number): { stop: () => Promise<void> } => {
  const end = new AbortController();
  const running = loops.map((loop) =>
    keepRunning(deps, everyMs === undefined ? loop : { ...loop, everyMs, firstMs: everyMs }, end.signal),
  );
  return {
    stop: async () => {
      end.abort();
      await Promise.all(running);
    },
  };
};

const keepRunning = async (
  deps: LoopDeps,
  { name, everyMs, firstMs = everyMs, run }: (typeof loops)[number],
  signal: AbortSignal,
): Promise<void> => {
  for (let waitMs = firstMs; ; waitMs = everyMs) {
    await pause(waitMs, signal);
    if (signal.aborted) return;
    await run(deps, signal).catch((error: unknown) => {
      deps.metrics.onLoopFailure(name);
      deps.log.warn("loop_failed", { what: name, error: nameOfError(error) });
    });
  }
};

const pause = (delayMs: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(done, delayMs);
    signal.addEventListener("abort", done, { once: true });
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    }
  });
