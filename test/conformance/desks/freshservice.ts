import {
  createFreshserviceSimulator,
  type FreshserviceAccount,
  type FreshserviceAccountOptions,
} from "@portico/simulators";
import type { Desk, Samples } from "../desk.ts";

type Plan = NonNullable<FreshserviceAccountOptions["plan"]>;
type Key = NonNullable<FreshserviceAccountOptions["keys"]>[number];

/** The simulated Freshservice. `contested` are settings on which sources disagree. */
export const freshserviceDesk = (contested: FreshserviceAccountOptions = {}): Desk => ({
  open: opening(contested),
  others: {
    "a key of who is no administrator": opening(contested, { role: "agent" }),
    "a key of who sees their own tickets alone": opening(contested, { role: "agent", scope: "assigned_items" }),
    "an account of a business team": opening({ ...contested, flavour: "business" }),
    "an account that hides what it lacks": opening({ ...contested, flavour: "business", missingModule: "not_found" }),
    "an account of a service provider": opening({ ...contested, flavour: "msp" }),
    "an account of a service provider that knows both words": opening({
      ...contested,
      flavour: "msp",
      mspSpelling: "both",
    }),
  },
  plans: { tight: ["starter", "growth"], wide: "enterprise" },
  form: {
    always: { key: "weather_server", value: "wx" },
    closing: { key: "my_custom_dropdown", value: "Leipzig" },
    demand: (account, { always, closing }) => account.configure({ mandatoryFields: always, closingFields: closing }),
    contactForm: "/requester_fields$",
  },
  complaint: (fields) => ({
    description: "Validation failed",
    errors: fields.map((field) => ({ field, message: "It should be something else", code: "invalid_value" })),
  }),
  guarded: [
    { method: "POST", path: "/api/v2/agents" },
    { method: "POST", path: "/api/v2/agents.json" },
    { method: "POST", path: "/api/v2/%61gents" },
    { method: "POST", path: "/api/v2/Agents/" },
    { method: "PUT", path: "/api/v2/agents/17" },
    { method: "PUT", path: "/api/v2/agents/17x" },
    { method: "PATCH", path: "/api/v2/agents/17" },
    { method: "PUT", path: "/api/v2/agents/17/reactivate" },
    { method: "PUT", path: "/api/v2/requesters/17/convert_to_agent" },
    { method: "PUT", path: "/api/v2/contacts/17/convert_to_agent" },
    { method: "PUT", path: "/requesters/17/convert_to_agent.json" },
    { method: "POST", path: "/agents.json" },
    { method: "POST", path: "/api/_/agents" },
  ],
});

const opening =
  (contested: FreshserviceAccountOptions, less?: Omit<Key, "key">): Desk["open"] =>
  ({ key, windowMs, objects = 60, seed = 1, plan = "enterprise", pageCap = 300 }) => {
    const simulator = createFreshserviceSimulator();
    const account = simulator.createAccount("acme", {
      keys: [{ key, role: "admin" }],
      windowMs,
      seed,
      tickets: objects,
      requesters: objects,
      departments: objects,
      plan: plans[plan] ?? "enterprise",
      ticketPageCap: pageCap,
      ...contested,
    });
    return {
      simulator,
      account,
      samples: samplesOf(account),
      ticketId: talkative(account),
      flavour: contested.flavour ?? "itsm",
      restrict: () => less && account.configure({ keys: [{ key, ...less }] }),
    };
  };

const plans: Readonly<Record<string, Plan>> = { starter: "starter", growth: "growth", enterprise: "enterprise" };

/** Of the first that were not ordered from the catalogue the one that most was said on. */
const talkative = ({ store }: FreshserviceAccount): string => {
  const [first] = shownIn(store)
    .filter(({ type }) => type !== "Service Request")
    .slice(0, 10)
    .map((ticket) => ({ id: ticket.id, said: store.threads.of(ticket).length }))
    .toSorted((one, other) => other.said - one.said);
  return String(first?.id);
};

const shownIn = (store: FreshserviceAccount["store"]) =>
  [...store.tickets.all()].filter((ticket) => !ticket.deleted && !ticket.spam);

const samplesOf = ({ store }: FreshserviceAccount): Samples => {
  const requesters = [...store.requesters.inOrder()].filter(({ active }) => active);
  const departments = some(store.departments.keys());
  const agents = some(store.agents.keys());
  return {
    tickets: {
      native_status_id: ["2", "4", "6", "7"],
      native_priority_id: ["1", "4"],
      requester_id: some(requesters.map(({ id }) => id)),
      assignee_id: agents,
      group_id: some(store.groups.keys()),
      company_id: departments,
      collection_id: some(store.workspaces.keys()),
      parent_id: some(
        shownIn(store)
          .slice(20)
          .map(({ id }) => id),
      ),
      custom_fields: [
        { weather_server: "A-1042 “ß”" },
        { affected_users: 12, needs_visit: true },
        { wanted_on: "2026-02-28", my_custom_dropdown: "Größe XL" },
      ],
    },
    comments: { author: agents.map((id) => ({ id })) },
    companies: {
      domains: [[], ["duarte.example"], ["duarte.example", "müller.example"]],
      custom_fields: [{ cost_code: "K-7" }, { cost_code: "Größe “ß”" }],
    },
    contacts: {
      company_ids: [departments.slice(0, 1), departments.slice(1, 3)],
      language: ["en", "de", "ja-JP"],
      time_zone: ["London", "Tokyo"],
      custom_fields: [{ badge_number: "L-7" }, { desk_floor: 3 }],
    },
  };
};

const some = (ids: Iterable<number>): string[] => [...ids].slice(0, 4).map(String);
