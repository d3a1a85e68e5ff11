import type { WebhookSettings } from "../freshworks/webhooks.ts";
import type { Limits, WindowSettings } from "../rate-window.ts";

/** The buckets beside the account's total. */
export type EndpointClass = "tickets_list" | "contacts_list" | "ticket_create" | "ticket_update";
export type Plan = "free" | "trial" | "growth" | "pro" | "enterprise";
export type FreshdeskLimits = Limits & Partial<Record<EndpointClass, number>>;

/** Calls a minute by plan. The trial's documentation names a total and no classes. */
export const planLimits: Record<Plan, FreshdeskLimits> = {
  free: { total: 0 },
  trial: { total: 50 },
  growth: { total: 200, ticket_create: 80, ticket_update: 80, tickets_list: 20, contacts_list: 20 },
  pro: { total: 400, ticket_create: 160, ticket_update: 160, tickets_list: 100, contacts_list: 100 },
  enterprise: { total: 700, ticket_create: 280, ticket_update: 280, tickets_list: 200, contacts_list: 200 },
};

/** A key opens the account as one agent: the first of its role that no earlier key took. */
export interface KeySetting {
  key: string;
  role: "admin" | "agent";
  /** 1 all tickets, 2 those of the agent's groups, 3 those assigned to the agent. */
  ticketScope?: 1 | 2 | 3;
}

/** What can be turned while the account lives. Where sources disagree, the default is the one the facts lean to. */
export interface FreshdeskSettings extends WebhookSettings {
  plan: Plan;
  /** Replaces numbers of the plan, bucket by bucket. */
  limits: Partial<Record<"total" | EndpointClass, number>>;
  windowMs: number;
  windowPhase: WindowSettings["windowPhase"];
  /** Extra credits per include, on the list and on the view. */
  listIncludeCredits: number;
  viewIncludeCredits: number;
  /** Which bucket the rate headers show on an endpoint that has one of its own. */
  rateHeaderBucket: "total" | "class";
  /** Rate headers as `49.0`. */
  decimalRateHeaders: boolean;

  keys: readonly KeySetting[];
  suspended: boolean;
  /** Names of ticket fields that the form makes mandatory for agents. */
  mandatoryFields: readonly string[];
  /** Names of those that it makes mandatory before a ticket is resolved or closed. */
  closingFields: readonly string[];
  sharedOwnership: boolean;
  parentChild: boolean;
  multipleCompanies: boolean;

  /** Whether `updated_since` includes the very second it names. */
  updatedSinceInclusive: boolean;
  /** Which spelling the contacts list takes. */
  contactsUpdatedFilter: "both" | "updated_since" | "_updated_since";
  /** Whether a delete, a restore and a mark as spam move a ticket's `updated_at`, and a delete and a restore a contact's. */
  deleteMovesUpdatedAt: boolean;
  /** How a list orders what its order does not tell apart: by id for ever, or anew with each call. */
  tieOrder: "id" | "shuffled";
  /** Keys that some plans and account ages lack. */
  tagsInLists: boolean;
  descriptionInLists: boolean;
  socialHandler: boolean;
  /** How long after a create `due_by` and `fr_due_by` stay null. */
  dueLagMs: number;
  /** An update answer shows the due times from before the update, as accounts made after August 2025 do. */
  updateAnswersOldDueTimes: boolean;

  ticketPageCap: number;
  searchPageCap: number;
  /** How far the search index runs behind. */
  searchLagMs: number;
  searchFindsHidden: boolean;
  attachmentLifeSeconds: number;
  /** How many times a job is asked for before it says that it is done. */
  jobPolls: number;
}

/** What an account is born with. Visible tickets are exactly `tickets`; deleted, spam and archived ones come on top. */
export interface SeedSettings {
  seed: number;
  tickets: number;
  deletedTickets: number;
  spamTickets: number;
  archivedTickets: number;
  /** How many of the visible tickets share one and the same second of `updated_at`. */
  ticketsInOneSecond: number;
  contacts: number;
  companies: number;
  agents: number;
}

export type FreshdeskAccountOptions = Partial<FreshdeskSettings & SeedSettings>;

export const defaultSettings: FreshdeskSettings = {
  plan: "growth",
  limits: {},
  windowMs: 60_000,
  windowPhase: "first_call",
  listIncludeCredits: 2,
  viewIncludeCredits: 1,
  rateHeaderBucket: "class",
  decimalRateHeaders: false,
  keys: [],
  suspended: false,
  mandatoryFields: [],
  closingFields: [],
  sharedOwnership: false,
  parentChild: false,
  multipleCompanies: true,
  updatedSinceInclusive: true,
  contactsUpdatedFilter: "both",
  deleteMovesUpdatedAt: true,
  tieOrder: "id",
  tagsInLists: true,
  descriptionInLists: false,
  socialHandler: true,
  dueLagMs: 5000,
  updateAnswersOldDueTimes: true,
  ticketPageCap: 300,
  searchPageCap: 10,
  searchLagMs: 0,
  searchFindsHidden: false,
  attachmentLifeSeconds: 300,
  jobPolls: 1,
  webhooks: [],
  webhookRetryMs: [5 * 60_000, 30 * 60_000, 60 * 60_000],
  webhookTimeoutMs: 10_000,
};

export const defaultSeed: SeedSettings = {
  seed: 1,
  tickets: 100,
  deletedTickets: 4,
  spamTickets: 3,
  archivedTickets: 3,
  ticketsInOneSecond: 5,
  contacts: 60,
  companies: 12,
  agents: 10,
};
