import type { FreshserviceAccount } from "../freshservice/account.ts";
import { createFreshserviceSimulator } from "../freshservice/freshservice.ts";
import type { FreshserviceAccountOptions } from "../freshservice/settings.ts";
import { sendTo, startOfTest } from "./desk.ts";
import type { Send } from "./desk.ts";

export interface ServiceDesk {
  account: FreshserviceAccount;
  /** Calls the API as the administrator. */
  send: Send;
  /** Calls it with another key; with none where it is empty. */
  readonly as: (key: string) => Send;
  app: ReturnType<typeof createFreshserviceSimulator>["app"];
}

const wide = 100_000;

/** An in-process account `acme` with wide limits, on a clock that moves only when it is told to. */
export const openServiceDesk = (options: FreshserviceAccountOptions = {}): ServiceDesk => {
  const simulator = createFreshserviceSimulator({ now: () => startOfTest });
  const account = simulator.createAccount("acme", {
    plan: "hourly",
    limits: { total: wide },
    keys: [
      { key: "admin-key", role: "admin" },
      { key: "agent-key", role: "agent" },
      { key: "narrow-key", role: "agent", scope: "assigned_items" },
    ],
    ...options,
  });
  const as = (key: string): Send => sendTo(simulator.app, key);
  return { account, send: as("admin-key"), as, app: simulator.app };
};
