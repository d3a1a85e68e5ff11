import { STATUS_CODES } from "node:http";
import { createApi } from "../freshworks/api.ts";
import { createRouteTable } from "../routes.ts";
import type { FreshserviceAccount } from "./account.ts";
import { answerFile } from "./attachments.ts";
import type { FreshserviceRoute } from "./call.ts";
import { mspPath, refuseModule } from "./flavours.ts";
import { catalogCustomFields, departmentCustomFields, requesterCustomFields, ticketCustomFields } from "./form.ts";
import type { AgentRecord } from "./records.ts";
import { routes } from "./route-table.ts";
import type { FreshserviceSettings } from "./settings.ts";

const common = routes.filter((route) => route.only === undefined);
const inMspWords = routes.map((route) => ({ ...route, path: mspPath(route.path) }));

const find = {
  common: createRouteTable(common),
  own: createRouteTable(inMspWords),
  both: createRouteTable([...inMspWords, ...routes]),
};

const tableOf = ({ flavour, mspSpelling }: FreshserviceSettings): keyof typeof find =>
  flavour === "msp" ? mspSpelling : "common";

const numbers = /^(?:status|priority|source|urgency|impact|page|\w+_ids?)$/;

/** Answers one call below an account's prefix. */
export const answerFreshservice = createApi<FreshserviceAccount, AgentRecord, FreshserviceRoute>({
  find: (account, method, path) => find[tableOf(account.settings())](method, path),
  form: {
    isNumber: (name) => numbers.test(name) && name !== "external_id",
    flags: new Set(["private", "incoming"]),
    custom: new Map(
      [...ticketCustomFields, ...requesterCustomFields, ...departmentCustomFields, ...catalogCustomFields].map(
        (field) => [field.name, field.type],
      ),
    ),
  },
  answerFile,
  refuse: (account, { module }) => (module === undefined ? undefined : refuseModule(account.settings(), module)),
  headers: (_account, requestId, status) => ({
    status: `${status} ${STATUS_CODES[status] ?? ""}`,
    "x-freshservice-api-version": "latest=v2; requested=v2",
    "x-fw-ratelimiting-managed": "true",
    "x-request-id": requestId,
    "x-trace-id": `00-${requestId}-${requestId.slice(16)}-00`,
    "cache-control": "no-cache, no-store, max-age=0, must-revalidate",
    pragma: "no-cache",
    expires: "Wed, 13 Oct 2010 00:00:00 UTC",
    "x-content-type-options": "nosniff",
    "x-frame-options": "SAMEORIGIN",
    "x-xss-protection": "1; mode=block",
    server: "fwe",
  }),
  limited: (account, seconds) => ({
    status: 429,
    headers: { "retry-after": retryAfter(account, seconds) },
    body: limitedBodies[account.settings().limitedBody],
  }),
});

const exhausted = "The API rate limit allotted for your Freshservice domain has been exhausted";
const limitedBodies = {
  message: { message: exhausted },
  errors: { description: "Validation failed", errors: [{ field: "limit", message: exhausted, code: "invalid_value" }] },
};

/** A date says whole seconds only, so it is the next one. */
const retryAfter = (account: FreshserviceAccount, seconds: number): string =>
  account.settings().retryAfterAs === "seconds"
    ? String(seconds)
    : new Date(Math.ceil((account.clock.now() + seconds * 1000) / 1000) * 1000).toISOString();
