import { z } from "zod";
import { exampleId } from "./ids.ts";
import { anyOf, cursor, flag, limit, timeFilter } from "./queries.ts";
import { time } from "./values.ts";

/** One call that a request made to the help desk. */
const upstreamCallSchema = z
  .object({
    asked_after_ms: z.int().meta({ description: "When it asked for budget, from the beginning of the request." }),
    method: z.string(),
    path: z.string().meta({
      description: "Without its query. A part of it that is neither a word nor a number stands as `…`.",
      examples: ["/api/v2/tickets/1042"],
    }),
    status: z.int().nullable().meta({ description: "Null: no answer came." }),
    class: z.string().meta({ description: "The class of the budget that it drew on.", examples: ["tickets_list"] }),
    credits: z.number(),
    waited_ms: z.int().meta({ description: "How long it waited for budget before it left." }),
    waited_for: z.string().nullable().meta({
      description: "The class that was used up; `slots` where too many calls were on their way. Null: it did not wait.",
    }),
    took_ms: z.int().meta({ description: "From when it might leave to its answer." }),
  })
  .meta({ id: "UpstreamCall" });

/** What became of one request, and what it took. Ids, counts and times: nothing of what was said. */
export const loggedRequestSchema = z
  .object({
    id: z.string().meta({ description: "The answer's `Portico-Request-Id`.", examples: [exampleId("request")] }),
    at: time,
    method: z.string(),
    route: z.string().meta({ examples: ["/v1/connections/{connection_id}/tickets"] }),
    status: z.int(),
    code: z.string().nullable().meta({ description: "The problem's, where it ended in one." }),
    api_key_id: z.string().meta({ description: "Of a token, its issuer." }),
    connection_id: z.string().nullable(),
    account: z.object({ provider: z.string(), subdomain: z.string() }).nullable(),
    duration_ms: z.int(),
    waited_ms: z.int().meta({ description: "How much of that it waited, for budget or before another try." }),
    upstream_calls: z.int(),
    upstream_credits: z.number(),
    calls: z
      .array(upstreamCallSchema)
      .meta({ description: "In the order in which they ended; the first 50. `upstream_calls` counts all." }),
  })
  .meta({ id: "LoggedRequest" });

export const requestLogQuerySchema = z.strictObject({
  method: anyOf(
    z.enum(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"], { error: "Give HTTP methods." }),
  ).optional(),
  status: anyOf(z.string().regex(/^[1-5](?:\d\d|xx)$/, { error: "Give statuses as `404`, or all of a kind as `4xx`." }))
    .optional()
    .meta({ description: "Statuses, `404`, or all of a kind, `4xx`.", examples: ["4xx,5xx"] }),
  connection_id: anyOf(z.string().min(1)).optional(),
  api_key_id: anyOf(z.string().min(1)).optional(),
  waited: flag.optional().meta({ description: "`true`: only requests that had to wait.", type: "boolean" }),
  created_after: timeFilter,
  created_before: timeFilter,
  limit,
  cursor,
});

export type UpstreamCall = z.output<typeof upstreamCallSchema>;
export type LoggedRequest = z.output<typeof loggedRequestSchema>;
export type RequestLogQuery = z.output<typeof requestLogQuerySchema>;
