import { basicKey } from "../freshworks/basic-key.ts";
import { keyRing } from "../freshworks/key-ring.ts";
import { recordChange } from "../freshworks/record-change.ts";
import { createSearchLag } from "../freshworks/search-lag.ts";
import { createSpool } from "../freshworks/spool.ts";
import type { TicketOrder } from "../freshworks/ticket-shelf.ts";
import { toTime, wholeSecond } from "../freshworks/times.ts";
import { createWebhooks } from "../freshworks/webhooks.ts";
import { createGrants } from "../oauth/grants.ts";
import { createRateWindow } from "../rate-window.ts";
import { parseSettings, splitSettings } from "../settings.ts";
import type { AccountTools } from "../simulated-account.ts";
import { SimulatorError } from "../simulator-error.ts";
import type { FreshserviceAccount } from "./account.ts";
import type { AgentRecord, RequesterRecord, TicketRecord } from "./records.ts";
import { seedStore } from "./seed/seed-store.ts";
import { defaultSeed, defaultSettings, planLimits } from "./settings.ts";
import type { FreshserviceAccountOptions, FreshserviceSettings } from "./settings.ts";
import { createStore } from "./store.ts";
import type { Store } from "./store.ts";
import { webhookBody } from "./webhook-body.ts";

/** Opens an account with its settings, its seed and its keys. Throws `invalid_setting`. */
export const openFreshserviceAccount = (
  tools: AccountTools,
  options: object,
  defaults: Partial<FreshserviceSettings>,
): FreshserviceAccount => {
  const { clock } = tools;
  const given: FreshserviceAccountOptions = parseSettings({ ...defaultSettings, ...defaultSeed }, options);
  const [seed, initial] = splitSettings(given, defaultSeed);
  let settings: FreshserviceSettings = plausible({ ...defaultSettings, ...defaults, ...initial });
  const store = createStore();
  seedStore(store, { ...defaultSeed, ...seed }, settings.flavour, wholeSecond(clock.now()));
  let agents = agentsOf(store, settings);
  const rate = createRateWindow({
    now: clock.now,
    settings: () => ({ ...settings, limits: { ...planLimits[settings.plan], ...settings.limits } }),
  });
  const ticketIndex = createSearchLag<TicketRecord>({ now: clock.now, lagMs: () => settings.filterLagMs });
  const peopleIndex = createSearchLag<RequesterRecord>({ now: clock.now, lagMs: () => settings.peopleLagMs });
  const bodyOf = webhookBody(store, tools.subdomain);
  const webhooks = createWebhooks<TicketRecord>({ now: clock.now, settings: () => settings, rate, bodyOf });
  const grants = createGrants(clock.now, () => settings);
  const spool = createSpool();
  // The indexes are told after seeding, so what an account is born with is in them from the start.
  store.tickets.watch((ticket, before) => ticketIndex.noteChange(ticket, before));
  store.tickets.watch((ticket, before) => webhooks.noteChange(ticket, before));
  store.requesters.watch((requester, before) => peopleIndex.noteChange(requester, before));

  return {
    ...tools,
    store,
    rate,
    spool,
    ticketIndex,
    peopleIndex,
    webhookAttempts: () => webhooks.attempts(),
    settings: () => settings,
    configure: (change) => {
      const next = plausible({ ...settings, ...parseSettings(defaultSettings, change) });
      agents = agentsOf(store, next);
      settings = next;
    },
    grants,
    agentOf: (authorization) => {
      const bearer = /^Bearer (?<token>\S+)$/.exec(authorization ?? "")?.groups?.["token"];
      const signedIn = bearer !== undefined && grants.isGood(bearer) ? administratorOf(store) : undefined;
      const agent = signedIn ?? agents.get(basicKey(authorization) ?? "");
      const isStillOne = agent?.active === true && store.agents.has(agent.id);
      return isStillOne ? agent : undefined;
    },
    tickets: () => [...store.tickets.all()].map(markOf),
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

const orders = ["created_at", "due_by", "updated_at", "status"] as const satisfies readonly TicketOrder[];

/** Settings whose words the table of defaults cannot tell from others. */
const words: Partial<Record<keyof FreshserviceSettings, readonly string[]>> = {
  plan: Object.keys(planLimits),
  flavour: ["itsm", "business", "msp"],
  missingModule: ["forbidden", "not_found"],
  mspSpelling: ["own", "both"],
  windowPhase: ["first_call", "clock"],
  rateHeaderBucket: ["total", "class"],
  retryAfterAs: ["seconds", "date"],
  limitedBody: ["message", "errors"],
  oauthPkce: ["ignored", "required"],
  oauthRefresh: ["rotated", "kept"],
  workspaceState: ["number", "word"],
  orderBy: ["honoured", "ignored", "refused"],
  conversationOrder: ["newest", "oldest"],
  deleteDeactivated: ["wrong_method", "not_found"],
  listOrder: orders,
  filterOrder: orders.flatMap((order) => [`${order} asc`, `${order} desc`]),
};

const plausible = (settings: FreshserviceSettings): FreshserviceSettings => {
  const given = new Map<string, unknown>(Object.entries(settings));
  for (const [name, allowed] of Object.entries(words)) {
    const word = String(given.get(name));
    if (!allowed.includes(word)) throw new SimulatorError("invalid_setting", `"${name}" cannot be "${word}"`);
  }
  return settings;
};

/** The agents that the keys open the account as, each with the scope its key asks for. */
const agentsOf = (store: Store, settings: FreshserviceSettings): Map<string, AgentRecord> =>
  keyRing(store.agents.values(), settings.keys, (agent, { scope = "entire_helpdesk" }) => {
    agent.roles = agent.roles.map((role) => ({ ...role, assignment_scope: scope }));
  });

/** Whoever signs in is the first administrator. */
const administratorOf = (store: Store): AgentRecord | undefined =>
  [...store.agents.values()].find(({ active, admin }) => active && admin);

const markOf = (ticket: TicketRecord) => ({
  id: ticket.id,
  updatedAt: toTime(ticket.updated_at),
  deleted: ticket.deleted,
  spam: ticket.spam,
  archived: false,
});
