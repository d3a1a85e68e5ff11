import {
  createFreshdeskSimulator,
  type FreshdeskAccount,
  type FreshdeskSettings,
  type Plan,
} from "@portico/simulators";
import type { Desk, Samples } from "../desk.ts";

/** The simulated Freshdesk, with the features on that its fields need. `contested` are settings on which sources disagree. */
export const freshdeskDesk = (contested: Partial<FreshdeskSettings> = {}): Desk => ({
  open: opening(contested),
  others: {
    "a key of who is no administrator": opening(contested, { role: "agent" }),
    "a key of who sees their groups' tickets alone": opening(contested, { role: "admin", ticketScope: 2 }),
    "a key of who sees their own tickets alone": opening(contested, { role: "agent", ticketScope: 3 }),
  },
  plans: { tight: ["trial", "growth"], wide: "enterprise" },
  form: {
    always: { key: "cf_order_number", value: "A-1" },
    closing: { key: "cf_plan_tier", value: "Team" },
    demand: (account, { always, closing }) => account.configure({ mandatoryFields: always, closingFields: closing }),
    contactForm: "/contact_fields$",
  },
  complaint: (fields) => ({
    description: "Validation failed",
    errors: fields.map((field) => ({ field, message: "It should be something else", code: "invalid_value" })),
  }),
  guarded: [
    { method: "POST", path: "/api/v2/agents" },
    { method: "POST", path: "/api/v2/agents.json" },
    { method: "POST", path: "/api/v2/agents.csv" },
    { method: "POST", path: "/api/v2/%61gents" },
    { method: "POST", path: "/api/v2/Agents/" },
    { method: "PUT", path: "/api/v2/agents/17" },
    { method: "PUT", path: "/api/v2/agents/17x" },
    { method: "PATCH", path: "/api/v2/agents/17" },
    { method: "PUT", path: "/api/v2/contacts/17/make_agent" },
    { method: "PUT", path: "/contacts/17/make_agent.json" },
    { method: "POST", path: "/agents.json" },
    { method: "POST", path: "/api/_/agents" },
    { method: "POST", path: "/api/v2/contacts/export" },
    { method: "GET", path: "/api/v2/account/export" },
  ],
});

const opening =
  (contested: Partial<FreshdeskSettings>, less?: Omit<FreshdeskSettings["keys"][number], "key">): Desk["open"] =>
  ({ key, windowMs, objects = 60, seed = 1, plan = "enterprise", pageCap = 300 }) => {
    const simulator = createFreshdeskSimulator();
    const account = simulator.createAccount("acme", {
      keys: [{ key, role: "admin" }],
      windowMs,
      seed,
      tickets: objects,
      contacts: objects,
      companies: objects,
      plan: plans[plan] ?? "enterprise",
      ticketPageCap: pageCap,
      parentChild: true,
      ...contested,
    });
    return {
      simulator,
      account,
      samples: samplesOf(account),
      ticketId: talkative(account),
      restrict: () => less && account.configure({ keys: [{ key, ...less }] }),
    };
  };

const plans: Readonly<Record<string, Plan>> = { trial: "trial", growth: "growth", enterprise: "enterprise" };

/** Of the first that an agent may write to, the ticket that most was said on. */
const talkative = ({ store }: FreshdeskAccount): string => {
  const [first] = openIn(store)
    .slice(0, 10)
    .map((ticket) => ({ id: ticket.id, said: store.conversationsOf(ticket).length }))
    .toSorted((one, other) => other.said - one.said);
  return String(first?.id);
};

const openIn = (store: FreshdeskAccount["store"]) =>
  [...store.tickets.all()].filter((ticket) => !ticket.deleted && !ticket.spam && ticket.status !== 5);

const samplesOf = ({ store }: FreshdeskAccount): Samples => {
  const contacts = [...store.contacts.inOrder()].filter((contact) => !contact.deleted && !contact.blocked);
  const companies = some(store.companies.keys());
  const agents = some(store.agents.keys());
  const tickets = openIn(store);
  return {
    tickets: {
      native_status_id: ["2", "4", "6", "12", "9000"],
      native_priority_id: ["1", "4"],
      outbound: [true, false, false, false],
      native: some(store.emailConfigs.keys()).map((id) => ({ email_config_id: Number(id) })),
      type: ["Question", "Feature Request", "Onboarding – EU"],
      requester_id: some(contacts.map(({ id }) => id)),
      assignee_id: agents,
      group_id: some(store.groups.keys()),
      company_id: companies,
      collection_id: some(store.products.keys()),
      parent_id: some(tickets.slice(20).map(({ id }) => id)),
      custom_fields: [
        { cf_order_number: "A-1042 “ß”" },
        { cf_seats: 12, cf_goodwill: true },
        { cf_purchased_on: "2026-02-28", cf_plan_tier: "Größe XL" },
        { cf_invoice_amount: "12.50" },
      ],
    },
    comments: { author: agents.map((id) => ({ id })) },
    contacts: {
      company_ids: [companies.slice(0, 1), companies.slice(1, 3)],
      language: ["en", "de", "ja-JP"],
      time_zone: ["London", "Tokyo"],
      custom_fields: [{ cf_loyalty_number: "L-7" }, { cf_newsletter: true, cf_visits: 3 }],
    },
    companies: {
      domains: [[], ["duarte.example"], ["duarte.example", "müller.example"]],
      custom_fields: [{ cf_contract_number: "C-7" }, { cf_sites: 3 }],
    },
  };
};

const some = (ids: Iterable<number>): string[] => [...ids].slice(0, 4).map(String);
