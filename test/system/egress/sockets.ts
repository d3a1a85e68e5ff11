import { createHook } from "node:async_hooks";

export interface Watch {
  /** `address:port` of every TCP connection begun so far, in order. */
  dialled: () => string[];
  /** Every name that the operating system was asked for. */
  lookedUp: () => string[];
  stop: () => void;
}

/**
 * Watches what this process asks of the operating system itself: below our guard, undici, TLS and Node's own sockets, so
 * that none of them can dial past it.
 */
export const watchSockets = (): Watch => {
  const connections: Connecting[] = [];
  const lookups: LookingUp[] = [];
  const hook = createHook({
    // Node fills in where to once the object is made: it is read afterwards.
    init: (_id, type, _trigger, resource) => {
      if (type === "TCPCONNECTWRAP") connections.push(resource);
      if (type === "GETADDRINFOREQWRAP") lookups.push(resource);
    },
  }).enable();
  return {
    dialled: () => connections.map(({ address, port }) => `${address}:${port}`),
    lookedUp: () => lookups.map(({ hostname }) => String(hostname)),
    stop: () => void hook.disable(),
  };
};

interface Connecting {
  address?: string;
  port?: number;
}

interface LookingUp {
  hostname?: string;
}
