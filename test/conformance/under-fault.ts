import type { Provider } from "@portico/connector";
import type { Fault } from "@portico/simulators";
import { type BenchWish, openBench } from "./bench.ts";
import { failing } from "./complete.ts";
import type { Desk } from "./desk.ts";
import type { Operation } from "./operation.ts";

/**
 * Runs an operation while every call to the vendor that it makes meets the fault; `sent` are the verbs of those calls. What a
 * write reads on its way is spared.
 */
export const underFault = async (
  provider: Provider,
  desk: Desk,
  operation: Operation,
  fault: Fault,
  wish: BenchWish = {},
) => {
  await using bench = await openBench(provider, desk, wish);
  const run = await operation.prepare(bench);
  bench.forgetCalls();
  bench.account.faults.add({ ...fault, method: verbsOf(operation), times: 20 });
  const error = await failing(run(bench));
  const verbs = bench.recorded.map(({ request }) => request.method);
  return { error, sent: operation.isRead ? verbs : verbs.filter((verb) => verb !== "GET") };
};

/** The verbs of the calls that are the operation itself, as faults name them. */
export const verbsOf = ({ isRead }: Operation): string => (isRead ? "GET" : "POST|PUT|PATCH|DELETE");
