import type { Limits } from "@portico/connector";

const extras = (query: URLSearchParams): number => query.get("include")?.split(",").filter(Boolean).length ?? 0;

/**
 * Calls a minute and account: https://api.freshservice.com/#rate_limits. What an extra of a list costs is contested: 2 further
 * credits each, or 3 in all for one. The vendor's headers have the last word.
 */
const classes = (list: number, single: number) => ({
  tickets_list: list,
  assets_list: list,
  agents_list: list,
  requesters_list: list,
  ticket_view: single,
  ticket_create: single,
  ticket_update: single,
  asset_update: single,
});

export const limits: Limits = {
  windowSeconds: 60,
  prices: [
    {
      method: "GET",
      path: /^\/api\/v2\/tickets$/,
      class: "tickets_list",
      credits: (query) => 1 + 2 * extras(query),
    },
    { method: "GET", path: /^\/api\/v2\/assets$/, class: "assets_list" },
    { method: "GET", path: /^\/api\/v2\/agents$/, class: "agents_list" },
    { method: "GET", path: /^\/api\/v2\/(?:requesters|contacts)$/, class: "requesters_list" },
    {
      method: "GET",
      path: /^\/api\/v2\/tickets\/\d+$/,
      class: "ticket_view",
      credits: (query) => 1 + extras(query),
    },
    { method: "POST", path: /^\/api\/v2\/tickets$/, class: "ticket_create" },
    { method: "PUT", path: /^\/api\/v2\/tickets\/\d+$/, class: "ticket_update" },
    { method: "PUT", path: /^\/api\/v2\/assets\/\d+$/, class: "asset_update" },
  ],
  plans: {
    starter: { total: 100, ...classes(40, 50) },
    growth: { total: 200, ...classes(70, 80) },
    pro: { total: 400, ...classes(120, 140) },
    enterprise: { total: 500, ...classes(140, 160) },
  },
  // What can be bought on top. The classes are then as the plan says, or unknown.
  further: [{ total: 1_000 }, { total: 2_000 }],
  assumed: { total: 100, ...classes(40, 50) },
  headers: {
    limit: "x-ratelimit-total",
    remaining: "x-ratelimit-remaining",
    charged: "x-ratelimit-used-currentrequest",
  },
};
