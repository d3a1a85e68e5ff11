import { HttpError, type HttpErrorCode, isSafe } from "@portico/http";

/** What keeps retries from becoming the load: each call earns a tenth of one, up to ten. */
export interface RetryBudget {
  earn: () => void;
  /** False: there is none left. */
  spend: () => boolean;
}

const tenthsOfARetry = 10;
const mostTenths = 10 * tenthsOfARetry;

export const createRetryBudget = (): RetryBudget => {
  // In tenths, since sums of 0.1 are not whole numbers.
  let tenths = mostTenths;
  return {
    earn: () => {
      tenths = Math.min(mostTenths, tenths + 1);
    },
    spend: () => {
      if (tenths < tenthsOfARetry) return false;
      tenths -= tenthsOfARetry;
      return true;
    },
  };
};

/**
 * Whether a failure may pass by itself, and the call can be sent again without doing anything twice: safe methods always,
 * others only where the vendor certainly saw nothing. `met` is the status of an answer, or the failure of the way there.
 */
export const isPassing = (method: string, met: number | HttpError): boolean =>
  met instanceof HttpError
    ? passingErrors.has(met.code) && (isSafe(method) || !met.sent)
    : isSafe(method) && passingStatuses.has(met);

const passingStatuses: ReadonlySet<number> = new Set([502, 503, 504]);
const passingErrors: ReadonlySet<HttpErrorCode> = new Set([
  "dns_failed",
  "connect_failed",
  "timeout_connect",
  "timeout_headers",
  "timeout_body",
  "reset",
]);

/** How long to pause before the next attempt when so many were retried before it: full jitter, in milliseconds. */
export const backoffMs = (retried: number, random: () => number): number =>
  random() * Math.min(5_000, 200 * 2 ** retried);
