import type { HttpAnswer } from "@portico/http";

/** An answer that has been read to its end. */
export interface Heard {
  status: number;
  header: HttpAnswer["header"];
  text: string;
  /** How long the call stood in line, in milliseconds. */
  waitedMs: number;
  /** The vendor's clock less ours, where the answer told it. */
  skewMs: number | null;
}

/** Reads under way, which others that ask for the same may join. */
export interface SharedReads {
  /**
   * Runs a read, or joins the same one of the same connection. It goes on until the last who waits for it has left; who
   * leaves is rejected with the reason of their signal.
   */
  join: (asked: SharedRead, read: (signal: AbortSignal) => Promise<Heard>) => Promise<Joined>;
  /** A write of this connection has ended: reads that began before it are shared with nobody who comes later. */
  wrote: (connectionId: string) => void;
}

export interface SharedRead {
  connectionId: string;
  /** What must be equal for two reads to be the same. */
  key: string;
  signal: AbortSignal;
}

export interface Joined {
  heard: Heard;
  /** True for the one on whose behalf the read was made. */
  isFirst: boolean;
}

interface UnderWay {
  heard: Promise<Heard>;
  waiting: number;
  leaving: AbortController;
}

export const createSharedReads = (): SharedReads => {
  const connections = new Map<string, Map<string, UnderWay>>();

  const begin = ({ connectionId, key }: SharedRead, read: (signal: AbortSignal) => Promise<Heard>) => {
    const leaving = new AbortController();
    const begun: UnderWay = { heard: read(leaving.signal), waiting: 0, leaving };
    const reads = connections.get(connectionId) ?? new Map<string, UnderWay>();
    connections.set(connectionId, reads.set(key, begun));
    return begun;
  };

  const end = ({ connectionId, key }: SharedRead, ended: UnderWay): void => {
    ended.leaving.abort();
    const reads = connections.get(connectionId);
    if (reads?.get(key) !== ended) return;
    reads.delete(key);
    if (reads.size === 0) connections.delete(connectionId);
  };

  return {
    join: async (asked, read) => {
      asked.signal.throwIfAborted();
      const known = connections.get(asked.connectionId)?.get(asked.key);
      const shared = known ?? begin(asked, read);
      shared.waiting += 1;
      try {
        return { heard: await unlessLeft(shared.heard, asked.signal), isFirst: known === undefined };
      } finally {
        shared.waiting -= 1;
        if (shared.waiting === 0) end(asked, shared);
      }
    },
    wrote: (connectionId) => {
      connections.delete(connectionId);
    },
  };
};

const unlessLeft = (heard: Promise<Heard>, signal: AbortSignal): Promise<Heard> => {
  const { promise, resolve, reject } = Promise.withResolvers<Heard>();
  const leave = (): void => reject(signal.reason);
  signal.addEventListener("abort", leave, { once: true });
  heard.then(resolve, reject).finally(() => signal.removeEventListener("abort", leave));
  return promise;
};
