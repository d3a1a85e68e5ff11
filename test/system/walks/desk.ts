import { type Adapter, createConnector, type Errand, type Provider } from "@portico/connector";
import type { HttpClient } from "@portico/http";
import { createFreshdeskSimulator, type FreshdeskAccount, type FreshdeskAccountOptions } from "@portico/simulators";
import { Readable } from "node:stream";

/** A simulated account and the connector in one process and one invented time, without sockets and without limits. */
export interface WalkDesk {
  account: FreshdeskAccount;
  adapter: Adapter;
  /** Calls as the account's admin; fails where the help desk refuses. */
  send: (method: string, path: string, body?: object) => Promise<void>;
  pass: (ms: number) => void;
  now: () => number;
  /** Calls that the adapter has made. */
  calls: () => number;
}

/** A fixed day, so that what is printed of a failure can be repeated. */
const begin = Date.parse("2026-11-24T06:00:00Z");
/** How long a call takes. */
const callMs = 130;
const mostCalls = 10_000;
const key = "key";
const origin = "http://desk.example";

export const openWalkDesk = (
  provider: Provider,
  options: FreshdeskAccountOptions,
  beforeCall: () => Promise<void> | void,
): WalkDesk => {
  let nowMs = begin;
  let calls = 0;
  const now = (): number => nowMs;
  const simulator = createFreshdeskSimulator({ now });
  const keys = [{ key, role: "admin" as const }];
  const limits = { total: 1e9, tickets_list: 1e9, contacts_list: 1e9, ticket_create: 1e9, ticket_update: 1e9 };
  const account = simulator.createAccount("acme", { keys, limits, ...options });
  const ask = async (method: string, target: string, headers: Record<string, string>, body: string | null = null) =>
    simulator.app.request(`${origin}${target}`, { method, headers, body });
  const http: HttpClient = {
    send: async ({ method, path, headers }) => {
      await beforeCall();
      calls += 1;
      if (calls > mostCalls) throw new Error("the walk does not end");
      nowMs += callMs;
      const answer = await ask(method, path, Object.fromEntries(headers));
      return {
        status: answer.status,
        headers: [...answer.headers],
        header: (name) => answer.headers.get(name) ?? undefined,
        body: Readable.from([Buffer.from(await answer.arrayBuffer())]),
      };
    },
    close: async () => {},
  };
  const connector = createConnector({ http, now, random: () => 0, sleep: async () => {} });
  const settled = { admitted: true as const, waitedMs: 0, settle: async () => {}, release: () => {} };
  const target = { origin, basePath: "/acme", operatorSet: true };
  const adapter = connector.bind(provider, target, {
    connectionId: "con_1",
    subdomain: "acme",
    plan: null,
    flavour: null,
    mappings: null,
    sharing: null,
    credentials: async () => ({ api_key: key }),
    gate: { admit: async () => settled },
  });
  return {
    account,
    adapter,
    now,
    calls: () => calls,
    pass: (ms) => {
      nowMs += ms;
    },
    send: async (method, path, body) => {
      const headers = { authorization: `Basic ${btoa(`${key}:X`)}`, "content-type": "application/json" };
      const { status } = await ask(method, `/acme/api/v2${path}`, headers, body ? JSON.stringify(body) : null);
      if (status >= 400) throw new Error(`${method} ${path} was answered ${status}`);
    },
  };
};

export const errand = (): Errand => ({
  signal: new AbortController().signal,
  waitMs: 0,
  lane: "background",
  meter: { calls: 0, credits: 0, waitedMs: 0, skewMs: null },
});
