/** One call as the simulated vendor saw it. */
export interface LoggedRequest {
  method: string;
  /** The path below the account's prefix, such as `/api/v2/tickets`. */
  path: string;
  query: string;
  /** As answered; 0 where the socket was hung up on instead. */
  status: number;
  credits: number;
  /** When it arrived, in milliseconds on the account's clock. */
  at: number;
  /** As received, but of `authorization` only the scheme. */
  headers: Record<string, string>;
  /** The kind of the fault that disturbed it, if one did. */
  fault?: string;
}

/** The last 20 000 calls, newest last; counts go on for ever. */
export interface RequestLog {
  add(request: LoggedRequest): void;
  all(): readonly LoggedRequest[];
  clear(): void;
  counts(): { calls: number; refused: number };
}

const keptRequests = 20_000;

export const createRequestLog = (): RequestLog => {
  let requests: LoggedRequest[] = [];
  let calls = 0;
  let refused = 0;
  return {
    add: (request) => {
      calls += 1;
      if (request.status === 429) refused += 1;
      requests.push(request);
      // Trimmed rarely and in one piece, so that a long load does not shift the array at every call.
      if (requests.length > keptRequests * 2) requests = requests.slice(-keptRequests);
    },
    all: () => requests.slice(-keptRequests),
    clear: () => {
      requests = [];
    },
    counts: () => ({ calls, refused }),
  };
};
