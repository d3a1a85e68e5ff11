import pLimit from "p-limit";

/**
 * Runs at most `inFlight` calls at once and lets none take longer than `totalMs`, the wait for its turn included. A call
 * that is late fails with the name `TimeoutError`, even one that ignores the signal it was given.
 */
export const createBoundedCalls = ({ inFlight, totalMs }: { inFlight: number; totalMs: number }) => {
  const turns = pLimit(inFlight);
  return <Answer>(call: (signal: AbortSignal) => Promise<Answer>): Promise<Answer> => {
    const signal = AbortSignal.timeout(totalMs);
    const late = new Promise<never>((_, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    });
    const inTurn = turns(() => {
      signal.throwIfAborted();
      return call(signal);
    });
    return Promise.race([inTurn, late]);
  };
};
