import { parseArgs } from "node:util";
import { createExampleSimulator } from "./example/example.ts";
import { createFreshdeskSimulator } from "./freshdesk/freshdesk.ts";
import type { Plan } from "./freshdesk/settings.ts";
import { createFreshserviceSimulator } from "./freshservice/freshservice.ts";
import type { Flavour, Plan as ServicePlan } from "./freshservice/settings.ts";
import { serveSimulator } from "./serve.ts";

/** Serves every simulated vendor, each on its own port from `--port` on (0: on free ones), with an account `acme`. */
const { values } = parseArgs({
  options: {
    port: { type: "string", default: "4010" },
    host: { type: "string", default: "127.0.0.1" },
    tickets: { type: "string", default: "2000" },
    plan: { type: "string", default: "growth" },
    "service-plan": { type: "string", default: "growth" },
    flavour: { type: "string", default: "itsm" },
  },
});
const tickets = Number(values.tickets);
const firstPort = Number(values.port);
const windowMs = Number(process.env["PORTICO_PROVIDER_WINDOW_MS"] ?? 60_000);

const freshdesk = () => {
  const simulator = createFreshdeskSimulator({ defaults: { windowMs } });
  simulator.createAccount("acme", {
    plan: values.plan as Plan,
    tickets,
    contacts: Math.ceil(tickets / 3),
    companies: Math.ceil(tickets / 40),
    keys: [
      { key: "demo-freshdesk-key-acme", role: "admin" },
      { key: "demo-freshdesk-key-acme-restricted", role: "agent", ticketScope: 3 },
    ],
  });
  return simulator;
};

const example = () => {
  const simulator = createExampleSimulator({ defaults: { windowMs } });
  simulator.createAccount("acme", { keys: ["demo-example-key-acme"] });
  return simulator;
};

const freshservice = () => {
  const simulator = createFreshserviceSimulator({ defaults: { windowMs } });
  simulator.createAccount("acme", {
    plan: values["service-plan"] as ServicePlan,
    flavour: values.flavour as Flavour,
    tickets,
    requesters: Math.ceil(tickets / 3),
    departments: Math.ceil(tickets / 40),
    keys: [
      { key: "demo-freshservice-key-acme", role: "admin" },
      { key: "demo-freshservice-key-acme-restricted", role: "agent", scope: "assigned_items" },
    ],
  });
  return simulator;
};

/** A further vendor is a further line; its place decides its port. */
const vendors = [freshdesk, example, freshservice];

const running = await Promise.all(
  vendors.map(async (create, position) => {
    const simulator = create();
    const served = await serveSimulator(simulator, { port: firstPort && firstPort + position, host: values.host });
    console.log(`simulated ${simulator.vendor} at ${served.origin}/{subdomain}`);
    return { simulator, served };
  }),
);

const stop = async (): Promise<void> => {
  for (const { simulator, served } of running) {
    simulator.close();
    await served.close();
  }
};
for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void stop());
