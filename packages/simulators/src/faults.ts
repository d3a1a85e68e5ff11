/** Whether the request is carried out before the disturbance is felt. */
export type Moment = "before" | "after";

/** What goes wrong. Those that hang up, stall or cut need a served simulator; in process they give a network error. */
export type Disturbance =
  /** Any answer in place of the vendor's own: a login page, a 502, a body that is not JSON, one that is far too big. */
  | {
      kind: "answer";
      when?: Moment;
      status: number;
      body?: unknown;
      contentType?: string;
      headers?: Record<string, string>;
    }
  | { kind: "rate_limited"; retryAfter?: string }
  | { kind: "delay"; delayMs: number }
  | { kind: "hang"; when?: Moment }
  | { kind: "reset"; when?: Moment }
  /** The full length is announced, `bytes` of the body (half, if absent) are sent, then the socket is closed. */
  | { kind: "cut"; bytes?: number }
  /** The body arrives in pieces of `bytes`, `delayMs` apart. */
  | { kind: "drip"; bytes: number; delayMs: number };

/** A disturbance, the calls it meets (regular expressions on verb and path), and how many of them after how many spared. */
export type Fault = Disturbance & { method?: string; path?: string; times?: number; spare?: number };

/** The disturbances that wait for their calls, in the order they were added. */
export interface FaultPlan {
  add(fault: Fault): void;
  clear(): void;
  /** The disturbance of this call, if any: the first fault that matches, used up by one. */
  take(method: string, path: string): Disturbance | undefined;
  pending(): readonly Fault[];
}

interface Planned {
  fault: Fault;
  method: RegExp;
  path: RegExp;
  spare: number;
  left: number;
}

const whatIsLeft = ({ fault, spare, left }: Planned): Fault => ({ ...fault, spare, times: left });

export const createFaultPlan = (): FaultPlan => {
  let planned: Planned[] = [];
  return {
    add: (fault) => {
      planned.push({
        fault,
        method: new RegExp(`^(?:${fault.method ?? ".*"})$`, "i"),
        path: new RegExp(fault.path ?? ""),
        spare: fault.spare ?? 0,
        left: fault.times ?? 1,
      });
    },
    clear: () => {
      planned = [];
    },
    take: (method, path) => {
      for (const plan of planned) {
        if (!plan.method.test(method) || !plan.path.test(path)) continue;
        if (plan.spare > 0) {
          plan.spare -= 1;
          continue;
        }
        plan.left -= 1;
        planned = planned.filter((other) => other.left > 0);
        return plan.fault;
      }
      return undefined;
    },
    pending: () => planned.map(whatIsLeft),
  };
};
