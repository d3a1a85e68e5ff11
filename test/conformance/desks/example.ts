import { createExampleSimulator } from "@portico/simulators";
import type { Desk } from "../desk.ts";

/** Acme Desk has one plan, and an account decides nothing. */
export const exampleDesk: Desk = {
  open: ({ key, windowMs, objects = 25 }) => {
    const simulator = createExampleSimulator();
    const account = simulator.createAccount("acme", { keys: [key], windowMs, tickets: objects });
    return { simulator, account, samples: {}, ticketId: "AD-1" };
  },
  plans: { tight: ["only"], wide: "only" },
  guarded: [],
};
