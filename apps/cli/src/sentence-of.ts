import { PorticoFailure } from "@portico/sdk";

/** What is said of a failure: the problem's own detail where the gateway refused. */
export const sentenceOf = (failure: unknown, baseUrl: string): string => {
  if (failure instanceof PorticoFailure && failure.code === "unreachable")
    return `no gateway answers at ${baseUrl}: start it, or name another with --url.`;
  return failure instanceof Error ? failure.message : String(failure);
};
