import { dryRun, jobSchema, planSchema, ticketBulkSchema } from "@portico/model";
import { z } from "zod";
import { ofProviders } from "../describe.ts";
import { accepted, ok, tenantRoute } from "../route.ts";
import { noQuery, params } from "./params.ts";

const startBulk = tenantRoute({
  contract: {
    method: "post",
    path: "/v1/connections/{connection_id}/tickets/bulk",
    operationId: "startTicketBulk",
    tag: "Tickets",
    summary: "Update or delete many tickets",
    description:
      "Answers at once with a job, which is carried out in the background: each item is a write of its own, carried out once, in " +
      "whichever order. What the help desk refuses of one item is told of that item alone. A job ends early, its remaining items " +
      "`failed`, once the credential that asked for it is revoked or has expired; what the help desk's budget or an outage keeps " +
      "from being done is tried for a day.",
    params: params("connection_id"),
    query: z.strictObject({ dry_run: dryRun }),
    body: ticketBulkSchema,
    success: [
      { status: 202, description: "Taken in.", schema: jobSchema },
      { status: 200, description: "With `dry_run=true`: what would be sent.", schema: planSchema },
    ],
  },
  policy: {
    access: "tenant",
    scope: "tickets:write",
    deed: { verb: "start", object: "bulk job", isLocal: true },
    errors: [...ofProviders, "grant_denied", "unsupported_field"],
  },
  handle: async ({ services: { jobs }, params: { connection_id }, query, body }, ctx) => {
    if (query.dry_run === true) return ok(await jobs.plan(ctx, connection_id, body));
    const job = await jobs.start(ctx, connection_id, body);
    return accepted(job, `/v1/connections/${connection_id}/jobs/${job.id}`);
  },
});

const getJob = tenantRoute({
  contract: {
    method: "get",
    path: "/v1/connections/{connection_id}/jobs/{job_id}",
    operationId: "getJob",
    tag: "Tickets",
    summary: "Get a job",
    description:
      "Tells how far it is, and of each item what became of it, for seven days after the job was asked for. It takes the scope that " +
      "starting a job takes.",
    params: params("connection_id", "job_id"),
    query: noQuery,
    body: undefined,
    success: [{ status: 200, description: "The job.", schema: jobSchema }],
  },
  policy: { access: "tenant", scope: "tickets:write", errors: ["not_found", "secrets_unavailable"] },
  handle: async ({ services, params: { connection_id, job_id } }, ctx) =>
    ok(await services.jobs.get(ctx, connection_id, job_id)),
});

export const jobRoutes = [startBulk, getJob];
