import { PorticoFailure } from "@portico/sdk";
import { useState } from "react";

/** Something that is done when it is asked for: whether it is under way, and how it failed. */
export const useWork = <Input extends unknown[]>(work: (...input: Input) => Promise<unknown>) => {
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const run = async (...input: Input): Promise<void> => {
    setIsBusy(true);
    setError(null);
    try {
      await work(...input);
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error(String(failure)));
    }
    setIsBusy(false);
  };
  /** What the gateway says of one value of a body. */
  const faultAt = (pointer: string): string | undefined =>
    error instanceof PorticoFailure
      ? error.problem?.errors?.find((fault) => fault.pointer === pointer)?.message
      : undefined;
  return { isBusy, error, run, faultAt };
};
