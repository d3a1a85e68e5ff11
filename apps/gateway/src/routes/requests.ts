import { listOf, loggedRequestSchema, requestLogQuerySchema } from "@portico/model";
import { ok, tenantRoute } from "../route.ts";
import { noParams, noQuery, params } from "./params.ts";

const listRequests = tenantRoute({
  contract: {
    method: "get",
    path: "/v1/requests",
    operationId: "listRequests",
    tag: "Request log",
    summary: "List requests and what they took",
    description:
      "Newest first, for seven days; a request is in it about a second after its answer. What only read something of Portico's " +
      "own, as this log, is left out where it went well. A key that is narrowed to some connections sees the requests that " +
      "concerned those.",
    params: noParams,
    query: requestLogQuerySchema,
    body: undefined,
    success: [{ status: 200, description: "A page.", schema: listOf(loggedRequestSchema).meta({ id: "RequestPage" }) }],
  },
  policy: { access: "tenant", scope: "events:read", errors: ["invalid_cursor"] },
  handle: async ({ services, query }, ctx) => ok(await services.requests.list(ctx, query)),
});

const getRequest = tenantRoute({
  contract: {
    method: "get",
    path: "/v1/requests/{request_id}",
    operationId: "getRequest",
    tag: "Request log",
    summary: "Read what became of a request",
    description:
      "By the id that its answer had as `Portico-Request-Id`: what it called, what that cost, and why it waited.",
    params: params("request_id"),
    query: noQuery,
    body: undefined,
    success: [{ status: 200, description: "The request.", schema: loggedRequestSchema }],
  },
  policy: { access: "tenant", scope: "events:read", errors: ["not_found"] },
  handle: async ({ services, params: { request_id } }, ctx) => ok(await services.requests.get(ctx, request_id)),
});

export const requestRoutes = [listRequests, getRequest];
