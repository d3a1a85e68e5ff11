import type { Load } from "@portico/runtime";
import type { IncomingMessage, ServerResponse } from "node:http";
import { unseated } from "./call.ts";
import type { Call } from "./environment.ts";

/** A call as Node hands it over. */
export interface Exchanged {
  incoming: IncomingMessage;
  outgoing: ServerResponse;
}

/**
 * Takes a call in before anything is done for it, and turns it away with `overloaded` where there is too much to do. It has
 * ended when its work has, and its answer is out or its caller gone.
 */
export const whileSeated = async <Result>(
  { enter }: Load,
  call: Call,
  { incoming, outgoing }: Exchanged,
  work: () => Promise<Result>,
): Promise<Result> => {
  const [path = ""] = (incoming.url ?? "").split("?", 1);
  call.seat = isExempt(path) ? unseated : enter();
  const { leave } = call.seat;
  // Also where the work fails: it is the caller that answers, then.
  try {
    return await work();
  } finally {
    if (outgoing.closed) leave();
    else outgoing.once("close", leave);
  }
};

/** Who asks here wants to know how the process does, most of all while it has too much to do. */
const exempt: ReadonlySet<string> = new Set(["/healthz", "/readyz", "/metrics"]);
/** Whether calls of a path are always taken in. */
export const isExempt = (path: string): boolean => exempt.has(path);
