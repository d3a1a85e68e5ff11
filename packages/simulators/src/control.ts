import { Hono } from "hono";
import type { Fault } from "./faults.ts";
import { isRecord } from "./settings.ts";
import { SimulatorError } from "./simulator-error.ts";
import type { Simulator } from "./simulated-account.ts";

/** The in-process control of a simulator, over HTTP, for tests that run in another process. No authentication. */
export const controlRoutes = (simulator: Pick<Simulator, "createAccount" | "account" | "deleteAccount">): Hono => {
  const control = new Hono();
  const named = "/accounts/:subdomain";
  const account = (c: { req: { param(name: "subdomain"): string } }) => simulator.account(c.req.param("subdomain"));

  control.put(named, async (c) => {
    simulator.createAccount(c.req.param("subdomain"), await readObject(c.req));
    return c.json({ subdomain: c.req.param("subdomain") }, 201);
  });
  control.patch(named, async (c) => {
    account(c).configure(await readObject(c.req));
    return c.json({ subdomain: c.req.param("subdomain") });
  });
  control.delete(named, (c) => {
    simulator.deleteAccount(c.req.param("subdomain"));
    return c.body(null, 204);
  });

  control.get(`${named}/requests`, (c) => c.json(account(c).log.all()));
  control.delete(`${named}/requests`, (c) => {
    account(c).log.clear();
    return c.body(null, 204);
  });
  control.get(`${named}/stats`, (c) => c.json({ ...account(c).log.counts(), windows: account(c).rate.windows() }));
  // Another app that drinks from the same pool.
  control.post(`${named}/spend`, async (c) => {
    const { credits = 1, bucket } = await readObject(c.req);
    return c.json(account(c).rate.charge(Number(credits), typeof bucket === "string" ? bucket : undefined));
  });

  control.get(`${named}/tickets`, (c) => c.json(account(c).tickets()));
  control.patch(`${named}/tickets/:id`, async (c) => {
    account(c).changeTicket(c.req.param("id"), await readObject(c.req));
    return c.body(null, 204);
  });

  control.get(`${named}/faults`, (c) => c.json(account(c).faults.pending()));
  control.post(`${named}/faults`, async (c) => {
    account(c).faults.add(parseFault(await readObject(c.req)));
    return c.body(null, 204);
  });
  control.delete(`${named}/faults`, (c) => {
    account(c).faults.clear();
    return c.body(null, 204);
  });

  control.get(`${named}/clock`, (c) => c.json({ now: account(c).clock.now() }));
  control.post(`${named}/clock`, async (c) => {
    account(c).clock.advance(Number((await readObject(c.req))["advanceMs"]));
    return c.json({ now: account(c).clock.now() });
  });

  control.onError((error, c) => {
    const code = error instanceof SimulatorError ? error.code : "invalid_setting";
    return c.json({ code, message: error.message }, code === "invalid_setting" ? 400 : 404);
  });
  return control;
};

const readObject = async (request: { text(): Promise<string> }): Promise<Record<string, unknown>> => {
  const text = await request.text();
  const body: unknown = text === "" ? {} : JSON.parse(text);
  if (!isRecord(body)) throw new SimulatorError("invalid_setting", "the body is an object");
  return body;
};

const faultNeeds: Record<Fault["kind"], Record<string, "number" | "string">> = {
  answer: { status: "number" },
  rate_limited: {},
  delay: { delayMs: "number" },
  hang: {},
  reset: {},
  cut: {},
  drip: { bytes: "number", delayMs: "number" },
};

const parseFault = (body: Record<string, unknown>): Fault => {
  const needs = Object.entries(faultNeeds).find(([kind]) => kind === body["kind"])?.[1];
  if (needs === undefined) {
    throw new SimulatorError("invalid_setting", `"kind" is one of ${Object.keys(faultNeeds).join(", ")}`);
  }
  for (const [name, type] of Object.entries(needs)) {
    if (typeof body[name] !== type) throw new SimulatorError("invalid_setting", `"${name}" is a ${type}`);
  }
  // The kind and what it needs were checked above; everything else in a fault is optional and only read if present.
  return body as Fault;
};
