import { createApi } from "../freshworks/api.ts";
import { createRouteTable } from "../routes.ts";
import type { FreshdeskAccount } from "./account.ts";
import type { FreshdeskRoute } from "./call.ts";
import { answerFile } from "./files.ts";
import { companyCustomFields, contactCustomFields, ticketCustomFields } from "./form.ts";
import type { AgentRecord } from "./records.ts";
import { routes } from "./route-table.ts";

const find = createRouteTable(routes);
const numbers = /^(?:status|priority|source|page|\w+_ids?)$/;
const notNumbers = new Set(["twitter_id", "facebook_id", "unique_external_id"]);

/** Answers one call below an account's prefix. */
export const answerFreshdesk = createApi<FreshdeskAccount, AgentRecord, FreshdeskRoute>({
  find: (_account, method, path) => find(method, path),
  form: {
    isNumber: (name) => numbers.test(name) && !notNumbers.has(name),
    flags: new Set(["private", "incoming", "view_all_tickets", "include_quoted_text", "include_original_attachments"]),
    custom: new Map(
      [...ticketCustomFields, ...contactCustomFields, ...companyCustomFields].map((field) => [field.name, field.type]),
    ),
  },
  answerFile,
  headers: (_account, requestId) => ({
    "x-freshdesk-api-version": "latest=v2; requested=v2",
    "x-request-id": requestId,
  }),
  writeCredits: (account, credits) => (account.settings().decimalRateHeaders ? credits.toFixed(1) : String(credits)),
  // Empty, and without the other rate headers.
  limited: (_account, seconds) => ({ status: 429, headers: { "retry-after": String(seconds) } }),
});
