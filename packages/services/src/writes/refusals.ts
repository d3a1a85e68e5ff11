import { PorticoError } from "@portico/model";

/** What who comes with a key is told where there is no answer to give. */

/** The process ended in the middle, and nothing tells what it had done. */
export const neverKnown = (): PorticoError =>
  new PorticoError(
    "outcome_unknown",
    "Nobody knows whether this took effect, and it cannot be found out. Read the object before you send it under a new key.",
  );

export const notKept = (): PorticoError =>
  new PorticoError(
    "idempotency_answer_not_kept",
    "This was carried out, but its answer cannot be given again: it was larger than 256 KiB, did not come whole, or was sealed under a key that is gone. Read the object instead.",
  );

export const reused = (): PorticoError =>
  new PorticoError(
    "idempotency_key_reused",
    "This `Idempotency-Key` came with another request before. Make a new key for each request.",
  );

export const inProgress = (isSettling: boolean): PorticoError =>
  new PorticoError(
    "idempotency_in_progress",
    isSettling
      ? "Nobody knows yet whether the first request with this key took effect: it is being looked into. Ask again shortly."
      : "The first request with this key is still running. Ask again shortly.",
    { retryAfterSeconds: 2 },
  );
