import type { Limits } from "@portico/connector";

const extras = (query: URLSearchParams): number => query.get("include")?.split(",").filter(Boolean).length ?? 0;

/**
 * Calls a minute and account: https://developers.freshdesk.com/api/#ratelimit and
 * https://support.freshdesk.com/support/solutions/articles/225439. The two disagree on Growth: of contested figures the lower
 * stands here, and the vendor's headers have the last word.
 */
const lists = (figure: number) => ({ tickets_list: figure, contacts_list: figure });
const writes = (figure: number) => ({ ticket_create: figure, ticket_update: figure });

export const limits: Limits = {
  windowSeconds: 60,
  prices: [
    // Each extra of a list costs two further credits, each of a single ticket one.
    {
      method: "GET",
      path: /^\/api\/v2\/tickets$/,
      class: "tickets_list",
      credits: (query) => 1 + 2 * extras(query),
    },
    { method: "GET", path: /^\/api\/v2\/contacts$/, class: "contacts_list" },
    { method: "POST", path: /^\/api\/v2\/tickets(?:\/outbound_email)?$/, class: "ticket_create" },
    { method: "PUT", path: /^\/api\/v2\/tickets\/\d+$/, class: "ticket_update" },
    { method: "GET", path: /^\/api\/v2\/tickets\/\d+$/, credits: (query) => 1 + extras(query) },
  ],
  plans: {
    trial: { total: 50 },
    growth: { total: 100, ...writes(80), ...lists(20) },
    pro: { total: 400, ...writes(160), ...lists(100) },
    enterprise: { total: 700, ...writes(280), ...lists(200) },
  },
  further: [
    { total: 200, ...writes(80), ...lists(20) },
    { total: 1_000, ...writes(400), ...lists(300) },
    { total: 2_000, ...writes(800), ...lists(400) },
  ],
  assumed: { total: 50, ...lists(20) },
  headers: {
    limit: "x-ratelimit-total",
    remaining: "x-ratelimit-remaining",
    charged: "x-ratelimit-used-currentrequest",
  },
};
