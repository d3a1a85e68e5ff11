import { answerSignIn } from "../oauth/authorization-server.ts";
import { createSimulator } from "../simulator.ts";
import type { Simulator } from "../simulated-account.ts";
import type { FreshserviceAccount } from "./account.ts";
import { answerFreshservice } from "./api.ts";
import { openFreshserviceAccount } from "./open-account.ts";
import type { FreshserviceAccountOptions, FreshserviceSettings } from "./settings.ts";

export type FreshserviceSimulator = Simulator<FreshserviceAccount, FreshserviceAccountOptions>;

/** A stand-in for freshservice.com. `defaults` hold for accounts that say nothing else; `now` is the machine's clock. */
export const createFreshserviceSimulator = ({
  now,
  defaults = {},
}: { now?: () => number; defaults?: Partial<FreshserviceSettings> } = {}): FreshserviceSimulator =>
  createSimulator(
    {
      name: "freshservice",
      open: (tools, options) => openFreshserviceAccount(tools, options, defaults),
      // The sign-in is the organisation's, and draws on no account's budget.
      answer: async (account, request, path) => {
        const response = await answerSignIn(account, request, "/org/oauth/v2", path);
        return response === undefined ? answerFreshservice(account, request, path) : { response, credits: 0 };
      },
    },
    now === undefined ? {} : { now },
  );
