import { Hono } from "hono";
import type { Context } from "hono";
import { createClock } from "./clock.ts";
import { controlRoutes } from "./control.ts";
import { disturb } from "./disturb.ts";
import type { Answer } from "./disturb.ts";
import { createFaultPlan } from "./faults.ts";
import { createRequestLog } from "./request-log.ts";
import type { AccountTools, SimulatedAccount, Simulator, SimulatorEnv } from "./simulated-account.ts";
import { SimulatorError } from "./simulator-error.ts";

/** One vendor's part: how an account comes to be, and how it answers a call at `path`, the part below its prefix. */
export interface Vendor<Account extends SimulatedAccount> {
  name: string;
  open(tools: AccountTools, options: object): Account;
  answer(account: Account, request: Request, path: string): Promise<Answer>;
}

export const createSimulator = <Account extends SimulatedAccount, Options extends object>(
  vendor: Vendor<Account>,
  { now = Date.now }: { now?: () => number } = {},
): Simulator<Account, Options> => {
  const accounts = new Map<string, Account>();
  const app = new Hono<SimulatorEnv>();

  const simulator: Simulator<Account, Options> = {
    vendor: vendor.name,
    app,
    createAccount: (subdomain, options) => {
      const tools = { subdomain, clock: createClock(now), faults: createFaultPlan(), log: createRequestLog() };
      const account = vendor.open(tools, options ?? {});
      accounts.get(subdomain)?.close();
      accounts.set(subdomain, account);
      return account;
    },
    account: (subdomain) => {
      const account = accounts.get(subdomain);
      if (account === undefined) throw new SimulatorError("unknown_account", `there is no account "${subdomain}"`);
      return account;
    },
    deleteAccount: (subdomain) => {
      accounts.get(subdomain)?.close();
      accounts.delete(subdomain);
    },
    close: () => {
      for (const account of accounts.values()) account.close();
    },
  };

  app.route("/_control", controlRoutes(simulator));
  app.all("/:subdomain/*", async (c) => {
    const account = accounts.get(c.req.param("subdomain"));
    return account === undefined ? new Response(null, { status: 404 }) : answerCall(vendor, account, c);
  });
  app.notFound((c) => c.body(null, 404));
  app.onError((error, c) => c.json({ code: "simulator_fault", message: error.stack ?? error.message }, 500));
  return simulator;
};

const answerCall = async <Account extends SimulatedAccount>(
  vendor: Vendor<Account>,
  account: Account,
  c: Context<SimulatorEnv>,
): Promise<Response> => {
  const url = new URL(c.req.url);
  const { method } = c.req;
  const path = url.pathname.slice(account.subdomain.length + 1);
  const at = account.clock.now();
  const fault = account.faults.take(method, path);
  const carryOut = (): Promise<Answer> => vendor.answer(account, c.req.raw, path);
  const answer = fault === undefined ? await carryOut() : await disturb(fault, c.env?.outgoing, carryOut);
  account.log.add({
    method,
    path,
    query: url.search.slice(1),
    status: answer.status ?? answer.response.status,
    credits: answer.credits,
    at,
    headers: loggable(c.req.header()),
    ...(fault !== undefined && { fault: fault.kind }),
  });
  // The vendor's own time, so that who asks can tell how far apart the clocks are.
  answer.response.headers.set("date", new Date(account.clock.now()).toUTCString());
  return answer.response;
};

const loggable = (headers: Record<string, string>): Record<string, string> => {
  const scheme = headers["authorization"]?.split(" ", 1)[0];
  return scheme === undefined ? headers : { ...headers, authorization: scheme };
};
