/** How late the event loop comes to what is due. */
export interface LoopDelay {
  /** The 99th percentile of the last 500 looks, in milliseconds: of the last 5 s, or longer where the loop is late. */
  p99Ms: () => number;
  close: () => void;
}

const looks = 500;
const lookEveryMs = 10;

/**
 * Looks every 10 ms. A pause of the garbage collector or two is no percentile of so many; six late ones are, which is a loop
 * held up for two seconds in a row. Node's own histogram can only be emptied whole, and would forget in the middle of a rush.
 */
export const createLoopDelay = (): LoopDelay => {
  const delaysMs = new Float64Array(looks);
  let made = 0;
  let lastMs = performance.now();
  let p99Ms: number | undefined = 0;
  const timer = setInterval(() => {
    const nowMs = performance.now();
    delaysMs[made % looks] = Math.max(0, nowMs - lastMs - lookEveryMs);
    made += 1;
    lastMs = nowMs;
    p99Ms = undefined;
  }, lookEveryMs).unref();
  return {
    p99Ms: () => (p99Ms ??= delaysMs.toSorted()[Math.ceil(looks * 0.99) - 1] ?? 0),
    close: () => clearInterval(timer),
  };
};
