import { PorticoError } from "@portico/model";
import type { Outcome } from "@portico/services";

export const replayedHeader = { "Idempotency-Replayed": "true" };

/** A failure that was kept, as it is raised again: it is rendered like any other. */
export const toKeptFailure = ({ code, message, details }: Extract<Outcome, { kind: "failed" }>): PorticoError =>
  new PorticoError(code, message, { ...details, headers: replayedHeader });
