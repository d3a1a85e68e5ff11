type Send = (request: Request) => Promise<Response>;

const leastMs = 1_000;
const longestMs = 15 * 60_000;
/** After so long without an answer other than "later", the last such answer is given on. */
const mostMs = 2 * 60 * 60_000;

/** Sends requests that change nothing again as long as the answer is 429 or 503 and says when to come back. */
export const withPatience = (
  send: Send,
  { sleep, now, onWait }: { sleep: (ms: number) => Promise<void>; now: () => number; onWait: (ms: number) => void },
): Send => {
  return async (request) => {
    for (let waitedMs = 0; ;) {
      const response = await send(request.clone());
      const waitMs = waitOf(response, now());
      if (waitMs === undefined || waitedMs + waitMs > mostMs) return response;
      // Read, so that the connection can be used again.
      await response.text();
      onWait(waitMs);
      await sleep(waitMs);
      waitedMs += waitMs;
    }
  };
};

const waitOf = ({ status, headers }: Response, nowMs: number): number | undefined => {
  const after = headers.get("retry-after");
  if (after === null || (status !== 429 && status !== 503)) return undefined;
  const ms = /^\d+$/.test(after) ? Number(after) * 1_000 : Date.parse(after) - nowMs;
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, leastMs), longestMs);
};
