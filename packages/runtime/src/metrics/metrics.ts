import type { KekHealth } from "@portico/vault";
import { Counter, Gauge, Histogram, Registry } from "prom-client";

/** A call of ours as it ended. `route` is a pattern, never a path. */
export interface EndedRequest {
  method: string;
  route: string;
  status: number;
  durationMs: number;
}

/** A help desk and the class of its budget that a call draws on: `total` where it has none of its own. */
export interface BudgetClass {
  provider: string;
  class: string;
}

/** `limited` is a help desk's own 429; `overloaded` is its 503, or no answer in time; `unsent` never left. */
export type ProviderOutcome = "sent" | "limited" | "overloaded" | "unsent";

/**
 * The figures of one process, told by those who stand at its doors. No label names a tenant, a connection, an account or
 * anything else that a caller can choose: each takes few values, which are known when the process starts.
 */
export interface Metrics {
  onRequest: (request: EndedRequest) => void;
  onShed: (reason: string) => void;
  onIdempotency: (outcome: string) => void;
  onLoopFailure: (loop: string) => void;
  onKekCall: (operation: string, outcome: string) => void;
  onSecret: (operation: string) => void;
  /** A call asks for room, and waits until what this gives is called. */
  onAsk: (budget: BudgetClass) => (outcome: "admitted" | "refused" | "left") => void;
  onRefusal: (budget: BudgetClass, reason: string) => void;
  onProviderCall: (budget: BudgetClass, outcome: ProviderOutcome) => void;
  onCredits: (budget: BudgetClass, credits: number) => void;
  onFreeze: (budget: BudgetClass) => void;
  /** What is read at each scrape from then on. Once, when everything has opened. */
  watch: (measures: Measures) => void;
  /** Prometheus's text format, and what it is called in a header. */
  exposition: () => Promise<{ contentType: string; text: string }>;
}

export interface Measures {
  running: () => number;
  waiting: () => number;
  loopDelayMs: () => number;
  kekHealth: () => KekHealth;
  /** The classes that help desks' 429s keep closed, one for each account. */
  frozen: () => readonly BudgetClass[];
}

const healths: readonly KekHealth[] = ["ok", "degraded", "refused"];
/** Seconds: from an answer out of memory to the longest wait that a caller may ask for. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25, 60, 120];

export const createMetrics = (): Metrics => {
  const registry = new Registry();
  const registers = [registry];
  const counter = <Label extends string>(name: string, help: string, labelNames: readonly Label[]): Counter<Label> =>
    new Counter({ name: `portico_${name}`, help, labelNames, registers });
  const histogram = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
    new Histogram({ name: `portico_${name}`, help, labelNames, buckets, registers });

  const requests = histogram("http_request_duration_seconds", "Calls of ours, from their first byte to the answer.", [
    "method",
    "route",
    "status",
  ]);
  const shed = counter("calls_shed_total", "Calls turned away with `overloaded`.", ["reason"]);
  const idempotency = counter("idempotency_total", "Writes that came with an `Idempotency-Key`.", ["outcome"]);
  const loopFailures = counter("loop_failures_total", "Rounds of work in the background that failed.", ["loop"]);
  const kekCalls = counter("kek_calls_total", "Calls of the key-encryption key. The rest was served by keys held.", [
    "operation",
    "outcome",
  ]);
  const secrets = counter("secrets_total", "Uses of a tenant's or a connection's key.", ["operation"]);
  const waits = histogram("budget_wait_seconds", "How long calls waited for budget, whatever came of it.", [
    ...budget,
    "outcome",
  ]);
  const waiting = new Gauge({
    name: "portico_budget_waiting",
    help: "Calls that wait for budget now, in the background too.",
    labelNames: budget,
    registers,
  });
  const refusals = counter("budget_refusals_total", "Calls that the budget had no room for in time.", [
    ...budget,
    "reason",
  ]);
  const providerCalls = counter("provider_calls_total", "Calls let through to a help desk; `limited` is its own 429.", [
    ...budget,
    "outcome",
  ]);
  const credits = counter("budget_credits_total", "Credits used, of the class and of the account's total.", budget);
  const freezes = counter("budget_freezes_total", "Classes that a help desk's 429 froze.", budget);

  return {
    onRequest: ({ method, route, status, durationMs }) =>
      requests.observe({ method, route, status: `${Math.floor(status / 100)}xx` }, durationMs / 1_000),
    onShed: (reason) => shed.inc({ reason }),
    onIdempotency: (outcome) => idempotency.inc({ outcome }),
    onLoopFailure: (loop) => loopFailures.inc({ loop }),
    onKekCall: (operation, outcome) => kekCalls.inc({ operation, outcome }),
    onSecret: (operation) => secrets.inc({ operation }),
    onAsk: (labels) => {
      const end = waits.startTimer({ ...labels });
      waiting.inc({ ...labels });
      return (outcome) => {
        end({ outcome });
        waiting.dec({ ...labels });
      };
    },
    onRefusal: (labels, reason) => refusals.inc({ ...labels, reason }),
    onProviderCall: (labels, outcome) => providerCalls.inc({ ...labels, outcome }),
    onCredits: (labels, count) => credits.inc({ ...labels }, count),
    onFreeze: (labels) => freezes.inc({ ...labels }),
    watch: (measures) => watch(measures, registry),
    exposition: async () => ({ contentType: registry.contentType, text: await registry.metrics() }),
  };
};

const budget = ["provider", "class"] as const;

const watch = (measures: Measures, registry: Registry): void => {
  for (const { name, help, read } of gaugesOf(measures)) registry.registerMetric(toGauge(name, help, read));
  registry.registerMetric(
    new Gauge({
      name: "portico_kek_health",
      help: "1 for what the key-encryption key said when it was last asked.",
      labelNames: ["state"],
      registers: [],
      collect() {
        for (const state of healths) this.set({ state }, state === measures.kekHealth() ? 1 : 0);
      },
    }),
  );
  registry.registerMetric(
    new Gauge({
      name: "portico_budget_frozen",
      help: "Accounts whose class a help desk's 429 keeps closed now.",
      labelNames: budget,
      registers: [],
      collect() {
        this.reset();
        for (const frozen of measures.frozen()) this.inc({ ...frozen });
      },
    }),
  );
  registry.registerMetric(
    new Counter({
      name: "process_cpu_seconds_total",
      help: "User and system time.",
      registers: [],
      collect() {
        const { user, system } = process.cpuUsage();
        this.reset();
        this.inc((user + system) / 1e6);
      },
    }),
  );
};

const toGauge = (name: string, help: string, read: () => number): Gauge =>
  new Gauge({
    name,
    help,
    registers: [],
    collect() {
      this.set(read());
    },
  });

/** Node's own figures go by the names that dashboards know; prom-client's collectors of them cannot be stopped again. */
const gaugesOf = ({ running, waiting, loopDelayMs }: Measures) => [
  { name: "portico_calls_running", help: "Calls that run now.", read: running },
  { name: "portico_calls_waiting", help: "Calls that wait for budget now.", read: waiting },
  {
    name: "portico_event_loop_delay_p99_seconds",
    help: "By how much the event loop was late, over the last 5 s.",
    read: () => loopDelayMs() / 1_000,
  },
  { name: "process_resident_memory_bytes", help: "Memory held.", read: () => process.memoryUsage.rss() },
  { name: "process_start_time_seconds", help: "Since 1970.", read: () => performance.timeOrigin / 1_000 },
  { name: "nodejs_heap_size_used_bytes", help: "Heap in use.", read: () => process.memoryUsage().heapUsed },
];
