import { basicKey } from "../freshworks/basic-key.ts";
import { keyRing } from "../freshworks/key-ring.ts";
import { recordChange } from "../freshworks/record-change.ts";
import { createSpool } from "../freshworks/spool.ts";
import { createRateWindow } from "../rate-window.ts";
import { parseSettings, splitSettings } from "../settings.ts";
import type { AccountTools } from "../simulated-account.ts";
import { SimulatorError } from "../simulator-error.ts";
import type { AgentRecord, TicketRecord } from "./records.ts";
import { seedStore } from "./seed/seed-store.ts";
import { defaultSeed, defaultSettings, planLimits } from "./settings.ts";
import type { FreshdeskAccountOptions, FreshdeskLimits, FreshdeskSettings } from "./settings.ts";
import type { FreshdeskAccount } from "./account.ts";
import { createSearchLag } from "../freshworks/search-lag.ts";
import { createStore } from "./store.ts";
import type { Store } from "./store.ts";
import { isArchived } from "./ticket-access.ts";
import { createWebhooks } from "../freshworks/webhooks.ts";
import { webhookBody } from "./webhook-body.ts";
import { toTime, wholeSecond } from "../freshworks/times.ts";

/** Opens an account with its settings, its seed and its keys. Throws `invalid_setting`. */
export const openFreshdeskAccount = (
  tools: AccountTools,
  options: object,
  defaults: Partial<FreshdeskSettings>,
): FreshdeskAccount => {
  const { clock } = tools;
  const given: FreshdeskAccountOptions = parseSettings({ ...defaultSettings, ...defaultSeed }, options);
  const [seed, initial] = splitSettings(given, defaultSeed);
  let settings: FreshdeskSettings = plausible({ ...defaultSettings, ...defaults, ...initial });
  const store = createStore();
  seedStore(store, { ...defaultSeed, ...seed }, wholeSecond(clock.now()));
  let agents = agentsOf(store, settings);
  const rate = createRateWindow({
    now: clock.now,
    settings: () => ({ ...settings, limits: limitsOf(settings) }),
  });
  const searchLag = createSearchLag<TicketRecord>({ now: clock.now, lagMs: () => settings.searchLagMs });
  const webhooks = createWebhooks({
    now: clock.now,
    settings: () => settings,
    rate,
    bodyOf: webhookBody(store, tools.subdomain),
  });
  const spool = createSpool();
  // The index is told after seeding, so what an account is born with is in it from the start.
  store.tickets.watch((ticket, before) => searchLag.noteChange(ticket, before));
  store.tickets.watch((ticket, before) => webhooks.noteChange(ticket, before));

  return {
    ...tools,
    store,
    rate,
    searchLag,
    spool,
    webhookAttempts: () => webhooks.attempts(),
    settings: () => settings,
    configure: (change) => {
      const next = plausible({ ...settings, ...parseSettings(defaultSettings, change) });
      agents = agentsOf(store, next);
      settings = next;
    },
    agentOf: (authorization) => agents.get(basicKey(authorization) ?? ""),
    tickets: () => [...store.tickets.all()].map((ticket) => markOf(ticket, clock.now())),
    changeTicket: (id, change) => {
      const ticket = store.tickets.get(Number(id));
      if (ticket === undefined) throw new SimulatorError("unknown_record", `there is no ticket ${id}`);
      store.tickets.change(ticket, { updated_at: wholeSecond(clock.now()), ...recordChange(ticket, change) });
    },
    close: () => {
      webhooks.close();
      spool.close();
    },
  };
};

const plausible = (settings: FreshdeskSettings): FreshdeskSettings => {
  if (!(settings.plan in planLimits))
    throw new SimulatorError("invalid_setting", `there is no plan "${settings.plan}"`);
  return settings;
};

const limitsOf = (settings: FreshdeskSettings): FreshdeskLimits => ({
  ...planLimits[settings.plan],
  ...settings.limits,
});

/** The agents that the keys open the account as, each with the scope its key asks for. */
const agentsOf = (store: Store, settings: FreshdeskSettings): Map<string, AgentRecord> =>
  keyRing(store.agents.values(), settings.keys, (agent, { ticketScope = 1 }) => {
    agent.ticket_scope = ticketScope;
  });

const markOf = (ticket: TicketRecord, now: number) => ({
  id: ticket.id,
  updatedAt: toTime(ticket.updated_at),
  deleted: ticket.deleted,
  spam: ticket.spam,
  archived: isArchived(ticket, now),
});
