import {
  type Adapter,
  type Binding,
  createConnector,
  type Errand,
  type Gate,
  type Provider,
  type Target,
} from "@portico/connector";
import { createHttpClient, type HttpClient, type HttpLimits } from "@portico/http";
import type { Mappings } from "@portico/model";
import { createInProcessLimiter, type Limiter } from "@portico/limiter";
import { type LoggedRequest, serveSimulator } from "@portico/simulators";
import { setTimeout } from "node:timers/promises";
import type { Desk, OpenDesk, Wish } from "./desk.ts";
import { type Door, doorOf } from "./door.ts";
import { type Recorded, recording } from "./recording.ts";

/** Long enough to be kept to, short enough to wait out. */
export const windowMs = 250;
export const subdomain = "acme";
/** Must appear nowhere but in the request to the vendor. Its length is no multiple of three, so that base64 runs on over its end. */
export const canary = "canary-6bQz7xR2vK9tLw";

export interface BenchWish extends Omit<Wish, "key" | "windowMs"> {
  /** Shorter limits for each exchange than the product's, so that a stall is found out in time. */
  limits?: Partial<HttpLimits>;
  /** Where calls go instead of the simulator. */
  target?: Target;
  /** Runs before each call leaves for the vendor. */
  beforeCall?: () => void;
  /** The connector's clock stands still, so that what is asked at once is asked in the same second. */
  isStill?: boolean;
}

/** One vendor's simulator on a socket, and everything of ours between a service and that socket. */
export interface Bench extends AsyncDisposable, OpenDesk {
  provider: Provider;
  target: Target;
  adapter: Adapter;
  /** The adapter by names that are read off the definition. */
  door: Door;
  /** A further connection to the same account. Its reads share calls, unless it is told not to. */
  connect: (connectionId: string, sharing?: Binding["sharing"], otherwise?: Otherwise) => Adapter;
  errand: (given?: Partial<Errand>) => Errand;
  /** What the vendor was called with since the last look. */
  calls: () => readonly LoggedRequest[];
  forgetCalls: () => void;
  /** Puts the connector's clock forward. */
  pass: (ms: number) => void;
  /** Requests and answers, bodies included, since `forgetCalls`. */
  recorded: readonly Recorded[];
}

/** What a further connection calls fields and means by statuses, and what is believed of the vendor. */
interface Otherwise {
  mappings?: Mappings;
  provider?: Provider;
}

/** Opens a bench; `await using` closes it. */
export const openBench = async (provider: Provider, desk: Desk, wish: BenchWish = {}): Promise<Bench> => {
  const { limits = {}, target: elsewhere, beforeCall = () => {}, isStill = false, ...rest } = wish;
  const plan = wish.plan ?? desk.plans.wide;
  const opened = desk.open({ ...rest, plan, key: canary, windowMs });
  const served = await serveSimulator(opened.simulator);
  const client = createHttpClient();
  const tape = recording(announced(shortened(client, limits), beforeCall));
  const limiter = createInProcessLimiter();
  let aheadMs = 0;
  const bornMs = Date.now();
  const now = (): number => (isStill ? bornMs : Date.now()) + aheadMs;
  const connector = createConnector({ http: tape.http, now, random: () => 0, sleep, windowMs });
  const target = elsewhere ?? { origin: served.origin, basePath: `/${subdomain}`, operatorSet: true };
  const connect: Bench["connect"] = (connectionId, sharing = connectionId, otherwise = {}) =>
    connector.bind(otherwise.provider ?? provider, target, {
      ...bindingOf(provider, connectionId, plan, limiter),
      flavour: opened.flavour ?? null,
      mappings: otherwise.mappings ?? null,
      sharing,
    });
  const adapter = connect("con_1");
  return {
    ...opened,
    provider,
    target,
    adapter,
    door: doorOf(adapter, errand),
    connect,
    errand,
    calls: () => opened.account.log.all(),
    forgetCalls: () => {
      opened.account.log.clear();
      tape.recorded.length = 0;
    },
    pass: (ms) => {
      aheadMs += ms;
    },
    recorded: tape.recorded,
    [Symbol.asyncDispose]: async () => {
      await limiter.close();
      await client.close();
      await served.close();
      opened.simulator.close();
    },
  };
};

const errand: Bench["errand"] = (given) => ({
  signal: new AbortController().signal,
  waitMs: 20_000,
  lane: "interactive",
  meter: { calls: 0, credits: 0, waitedMs: 0, skewMs: null },
  ...given,
});

const bindingOf = (
  provider: Provider,
  connectionId: string,
  plan: string,
  limiter: Limiter,
): Omit<Binding, "sharing" | "flavour" | "mappings"> => ({
  connectionId,
  subdomain,
  plan,
  credentials: async () => credentialsOf(provider),
  gate: gateOf(provider, connectionId, limiter),
});

export const credentialsOf = ({ auth: [first] }: Provider): Record<string, string> =>
  Object.fromEntries(Object.keys(first.fields).map((name) => [name, canary]));

const gateOf = (provider: Provider, connection: string, limiter: Limiter): Gate => ({
  admit: async (request) => {
    const account = { provider: provider.id, subdomain };
    const admission = await limiter.acquire({ ...request, account, tenant: "ten_1", connection });
    if (!admission.admitted) return admission;
    const { permit, waitedMs } = admission;
    return {
      admitted: true,
      waitedMs,
      settle: (observed) => limiter.settle(permit, observed),
      release: () => limiter.release(permit),
    };
  },
});

const sleep = (ms: number, signal: AbortSignal): Promise<void> => setTimeout(ms, undefined, { signal });

const announced = (client: HttpClient, beforeCall: () => void): HttpClient => ({
  ...client,
  send: (request) => {
    beforeCall();
    return client.send(request);
  },
});

const shortened = (client: HttpClient, limits: Partial<HttpLimits>): HttpClient => ({
  ...client,
  send: (request) => client.send({ ...request, limits: { ...request.limits, ...limits } }),
});
