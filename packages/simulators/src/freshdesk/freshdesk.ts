import { createSimulator } from "../simulator.ts";
import type { Simulator } from "../simulated-account.ts";
import type { FreshdeskAccount } from "./account.ts";
import { answerFreshdesk } from "./api.ts";
import { openFreshdeskAccount } from "./open-account.ts";
import type { FreshdeskAccountOptions, FreshdeskSettings } from "./settings.ts";

export type FreshdeskSimulator = Simulator<FreshdeskAccount, FreshdeskAccountOptions>;

/** A stand-in for freshdesk.com. `defaults` hold for accounts that say nothing else; `now` is the machine's clock. */
export const createFreshdeskSimulator = ({
  now,
  defaults = {},
}: { now?: () => number; defaults?: Partial<FreshdeskSettings> } = {}): FreshdeskSimulator =>
  createSimulator(
    {
      name: "freshdesk",
      open: (tools, options) => openFreshdeskAccount(tools, options, defaults),
      answer: answerFreshdesk,
    },
    now === undefined ? {} : { now },
  );
