import { defaultOAuth, type OAuthSettings } from "../oauth/settings.ts";
import type { Direction, TicketOrder } from "../freshworks/ticket-shelf.ts";
import type { WebhookSettings } from "../freshworks/webhooks.ts";
import type { Limits, WindowSettings } from "../rate-window.ts";
import type { AssignmentScope } from "./records.ts";

/** Freshservice, Freshservice for Business Teams, Freshservice for managed service providers. */
export type Flavour = "itsm" | "business" | "msp";

/** The buckets beside the account's total. */
export type EndpointClass =
  | "tickets_list"
  | "assets_list"
  | "agents_list"
  | "requesters_list"
  | "ticket_view"
  | "ticket_create"
  | "ticket_update"
  | "asset_update";
export type Plan = "starter" | "growth" | "fsbt_pro" | "msp_core" | "pro" | "enterprise" | "hourly";
export type FreshserviceLimits = Limits & Partial<Record<EndpointClass, number>>;

const limits = (total: number, list: number, single: number): FreshserviceLimits => ({
  total,
  tickets_list: list,
  assets_list: list,
  agents_list: list,
  requesters_list: list,
  ticket_view: single,
  ticket_create: single,
  ticket_update: single,
  asset_update: single,
});

/** Calls a minute by plan. `hourly` is an account from before September 2020: set `windowMs` to an hour with it. */
export const planLimits: Record<Plan, FreshserviceLimits> = {
  starter: limits(100, 40, 50),
  growth: limits(200, 70, 80),
  fsbt_pro: limits(200, 70, 80),
  msp_core: limits(200, 70, 80),
  pro: limits(400, 120, 140),
  enterprise: limits(500, 140, 160),
  hourly: { total: 5000 },
};

/** A key opens the account as one agent: the first of its role that no earlier key took. */
export interface FreshserviceKey {
  key: string;
  role: "admin" | "agent";
  /** Which tickets its agent sees; all of them where absent. */
  scope?: AssignmentScope;
}

/** What can be turned while the account lives. Where sources disagree, the default is the one the facts lean to. */
export interface FreshserviceSettings extends WebhookSettings, OAuthSettings {
  flavour: Flavour;
  /** How an endpoint of a module that the flavour lacks is refused: 403 `require_feature`, or as if it did not exist. */
  missingModule: "forbidden" | "not_found";
  /** Whether an account of a service provider knows contacts, companies and clients alone, or the other words too. */
  mspSpelling: "own" | "both";

  plan: Plan;
  /** Replaces numbers of the plan, bucket by bucket. */
  limits: Partial<Record<"total" | EndpointClass, number>>;
  windowMs: number;
  windowPhase: WindowSettings["windowPhase"];
  /** Extra credits per include, on a list and on a view. */
  listIncludeCredits: number;
  viewIncludeCredits: number;
  /** Which bucket the rate headers show on an endpoint that has one of its own. */
  rateHeaderBucket: "total" | "class";
  /** How a 429 says when to come back, and whether it says so with one message or a list of errors. */
  retryAfterAs: "seconds" | "date";
  limitedBody: "message" | "errors";

  keys: readonly FreshserviceKey[];
  suspended: boolean;
  /** Fields without which no ticket is made, and names of ticket fields that the form makes mandatory for agents. */
  requiredOnCreate: readonly string[];
  mandatoryFields: readonly string[];
  /** Names of those that it makes mandatory before a ticket is resolved or closed. */
  closingFields: readonly string[];

  /** What `workspace_id` means all workspaces: 0 or 1. */
  allWorkspacesId: number;
  workspaceState: "number" | "word";
  /** What lists of tickets are ordered by, and what becomes of `order_by`. */
  listOrder: TicketOrder;
  orderBy: "honoured" | "ignored" | "refused";
  filterOrder: `${TicketOrder} ${Direction}`;
  conversationOrder: "newest" | "oldest";
  /** Whether `updated_since` includes the very second it names. */
  updatedSinceInclusive: boolean;
  deleteMovesUpdatedAt: boolean;

  ticketPageCap: number;
  filterPageCap: number;
  peoplePageCap: number;
  /** Whether `/tickets/filter` says how many it found, and whether it takes a page size. */
  filterTotal: boolean;
  filterPerPage: boolean;
  filterFindsHidden: boolean;
  /** How far the indexes of tickets and of requesters run behind. */
  filterLagMs: number;
  peopleLagMs: number;

  /** Keys that came after 2023: resolution notes, work schedules. */
  newerKeys: boolean;
  /** Accounts with parallel approvals have approval groups, and no approvals that could be cancelled one by one. */
  parallelApprovals: boolean;
  /** How a delete of a requester who is deactivated already is refused. */
  deleteDeactivated: "wrong_method" | "not_found";
  attachmentLifeSeconds: number;
  /** What all files of a ticket may come to together. */
  attachmentBytes: number;
}

/** What an account is born with. Visible tickets are `tickets` in the primary workspace and `businessTickets` in the second. */
export interface SeedSettings {
  seed: number;
  tickets: number;
  businessTickets: number;
  deletedTickets: number;
  spamTickets: number;
  /** How many of the visible tickets share one and the same second of `updated_at`. */
  ticketsInOneSecond: number;
  requesters: number;
  departments: number;
  agents: number;
  /** None for an account from before there were any. */
  workspaces: number;
}

export type FreshserviceAccountOptions = Partial<FreshserviceSettings & SeedSettings>;

export const defaultSettings: FreshserviceSettings = {
  ...defaultOAuth,
  flavour: "itsm",
  missingModule: "forbidden",
  mspSpelling: "own",
  plan: "growth",
  limits: {},
  windowMs: 60_000,
  windowPhase: "first_call",
  listIncludeCredits: 2,
  viewIncludeCredits: 1,
  rateHeaderBucket: "class",
  retryAfterAs: "seconds",
  limitedBody: "message",
  keys: [],
  suspended: false,
  requiredOnCreate: ["subject", "description", "status", "priority"],
  mandatoryFields: [],
  closingFields: [],
  allWorkspacesId: 0,
  workspaceState: "number",
  listOrder: "created_at",
  orderBy: "honoured",
  filterOrder: "created_at desc",
  conversationOrder: "newest",
  updatedSinceInclusive: true,
  deleteMovesUpdatedAt: true,
  ticketPageCap: 300,
  filterPageCap: 10,
  peoplePageCap: 40,
  filterTotal: true,
  filterPerPage: false,
  filterFindsHidden: false,
  filterLagMs: 0,
  peopleLagMs: 0,
  newerKeys: true,
  parallelApprovals: false,
  deleteDeactivated: "wrong_method",
  attachmentLifeSeconds: 86_400,
  attachmentBytes: 40 * 1024 * 1024,
  webhooks: [],
  webhookRetryMs: [5 * 60_000, 30 * 60_000, 60 * 60_000],
  webhookTimeoutMs: 10_000,
};

export const defaultSeed: SeedSettings = {
  seed: 1,
  tickets: 100,
  businessTickets: 6,
  deletedTickets: 4,
  spamTickets: 3,
  ticketsInOneSecond: 5,
  requesters: 60,
  departments: 8,
  agents: 10,
  workspaces: 2,
};
