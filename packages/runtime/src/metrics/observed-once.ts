import { PorticoError } from "@portico/model";
import type { Services } from "@portico/services";
import type { Metrics } from "./metrics.ts";

/** The same, and what became of writes that came with a key is counted. */
export const observeOnce =
  (once: Services["once"], metrics: Pick<Metrics, "onIdempotency">): Services["once"] =>
  async (ctx, request, work) => {
    if (request.idempotencyKey === undefined) return once(ctx, request, work);
    try {
      const ended = await once(ctx, request, work);
      metrics.onIdempotency(ended.replayed ? "replayed" : "carried_out");
      return ended;
    } catch (error) {
      metrics.onIdempotency(error instanceof PorticoError ? error.code : "failed");
      throw error;
    }
  };
