import { PorticoError } from "@portico/model";

/** What a process takes on before it turns calls away. A call that waits for budget does not run. */
export const mostLoad = {
  /** The 99th percentile of the event loop's delay. */
  loopDelayMs: 250,
  running: 500,
  runningOfTenant: 100,
  /** Running ones included: any of them may come to wait. */
  waitingOfTenant: 500,
} as const;

/** Why a call was turned away. */
export type Excess = "loop_delay" | "running" | "tenant_running" | "tenant_waiting";

/** The calls that a process has taken in, and whether it can take one more. */
export interface Load {
  /** Takes a call in. Fails with `overloaded` where the process as a whole has enough to do. */
  enter: () => Seat;
  /** A call of the tenant waits for budget, until the function returned is called. */
  wait: (tenantId: string) => () => void;
  running: () => number;
  waiting: () => number;
}

/** One call's place. */
export interface Seat {
  /** Says whose call it is, once that is known. Fails with `overloaded` where that tenant has enough going on. */
  assign: (tenantId: string) => void;
  /** The call has ended. Repeats do nothing. */
  leave: () => void;
}

export interface LoadDeps {
  /** The event loop's delay of late, 99th percentile, in milliseconds. */
  loopDelayMs: () => number;
  /** Told of every call that is turned away. */
  onShed: (excess: Excess) => void;
}

interface Count {
  inside: number;
  waiting: number;
}

const retryAfterSeconds = 2;

export const createLoad = ({ loopDelayMs, onShed }: LoadDeps): Load => {
  const all: Count = { inside: 0, waiting: 0 };
  const tenants = new Map<string, Count>();

  const countOf = (tenantId: string): Count => {
    const count = tenants.get(tenantId) ?? { inside: 0, waiting: 0 };
    tenants.set(tenantId, count);
    return count;
  };
  /** One more for the tenant, until the function returned is called. */
  const hold = (what: keyof Count, tenantId: string): (() => void) => {
    const count = countOf(tenantId);
    count[what] += 1;
    return () => {
      count[what] -= 1;
      if (count.inside === 0 && count.waiting === 0) tenants.delete(tenantId);
    };
  };
  const refuse = (excess: Excess | undefined): void => {
    if (excess === undefined) return;
    onShed(excess);
    throw new PorticoError("overloaded", sentences[excess], { retryAfterSeconds });
  };

  return {
    enter: () => {
      refuse(excessOfAll(all, loopDelayMs()));
      all.inside += 1;
      let leaveTenant: (() => void) | undefined;
      return {
        assign: (tenantId) => {
          refuse(excessOfTenant(tenants.get(tenantId)));
          leaveTenant = hold("inside", tenantId);
        },
        leave: once(() => {
          all.inside -= 1;
          leaveTenant?.();
        }),
      };
    },
    wait: (tenantId) => {
      const goOn = hold("waiting", tenantId);
      all.waiting += 1;
      return once(() => {
        all.waiting -= 1;
        goOn();
      });
    },
    running: () => runningIn(all),
    waiting: () => all.waiting,
  };
};

const runningIn = ({ inside, waiting }: Count): number => Math.max(0, inside - waiting);
const once = (work: () => void): (() => void) => {
  let isDone = false;
  return () => {
    if (isDone) return;
    isDone = true;
    work();
  };
};

const excessOfAll = (all: Count, loopDelayMs: number): Excess | undefined => {
  if (loopDelayMs > mostLoad.loopDelayMs) return "loop_delay";
  return runningIn(all) >= mostLoad.running ? "running" : undefined;
};

const excessOfTenant = (count: Count | undefined): Excess | undefined => {
  if (count === undefined) return undefined;
  if (runningIn(count) >= mostLoad.runningOfTenant) return "tenant_running";
  return count.inside >= mostLoad.waitingOfTenant ? "tenant_waiting" : undefined;
};

const sentences: Readonly<Record<Excess, string>> = {
  loop_delay: "This gateway is too busy to answer in time.",
  running: "This gateway has as many calls running as it takes on.",
  tenant_running: `${mostLoad.runningOfTenant} calls of this tenant are running already: let some of them end first.`,
  tenant_waiting: `${mostLoad.waitingOfTenant} calls of this tenant are under way or wait for budget: let some of them end first.`,
};
