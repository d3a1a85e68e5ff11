import type { RouteConfig } from "@hono/zod-openapi";
import { type ErrorCode, errorTable, problemSchema } from "@portico/model";
import type { Route } from "./route.ts";

/** Faults that any route can have. */
const common: readonly ErrorCode[] = [
  "invalid_request",
  "not_acceptable",
  "internal",
  "overloaded",
  "storage_unavailable",
];
const ofCredentials: readonly ErrorCode[] = ["unauthenticated", "insufficient_scope"];
const ofBodies: readonly ErrorCode[] = [
  "validation_failed",
  "unsupported_media_type",
  "body_too_large",
  "request_timeout",
];

/** Faults that any route can have that reaches a provider. */
export const ofProviders: readonly ErrorCode[] = [
  "not_found",
  "conflict",
  "connection_unauthorized",
  "provider_forbidden",
  "provider_validation",
  "provider_conflict",
  "provider_error",
  "provider_invalid_response",
  "provider_timeout",
  "provider_unavailable",
  "rate_limited",
  "secrets_unavailable",
  "unsupported_operation",
];

/** The OpenAPI operation of a route. Its error responses come from the table that the errors themselves come from. */
export const describeRoute = ({ contract, policy }: Route): RouteConfig => ({
  method: contract.method,
  path: contract.path,
  operationId: contract.operationId,
  tags: [contract.tag],
  summary: contract.summary,
  ...(contract.description === undefined ? {} : { description: contract.description }),
  ...(policy.access === "public"
    ? { security: [] }
    : { security: [{ [policy.access === "operator" ? "operatorToken" : "apiKey"]: [] }] }),
  request: {
    params: contract.params,
    query: contract.query,
    ...(contract.body === undefined
      ? {}
      : { body: { required: true, content: { "application/json": { schema: contract.body } } } }),
  },
  responses: {
    ...Object.fromEntries(contract.success.map((success) => [success.status, successResponse(success)])),
    ...problemResponses([
      ...common,
      ...(policy.access === "public" ? [] : ofCredentials),
      ...(contract.body === undefined ? [] : ofBodies),
      ...policy.errors,
    ]),
  },
});

const requestId = {
  "Portico-Request-Id": { description: "Quote it when you ask us.", schema: { type: "string" as const } },
};

const successResponse = ({ status, description, schema }: Route["contract"]["success"][number]) => ({
  description,
  headers: {
    ...requestId,
    ...(status === 201
      ? { Location: { description: "Where the new object is.", schema: { type: "string" as const } } }
      : {}),
  },
  ...(schema === undefined ? {} : { content: { "application/json": { schema } } }),
});

/** One response for each status; its description lists the codes that come with it. */
const problemResponses = (codes: readonly ErrorCode[]): RouteConfig["responses"] => {
  const byStatus = Map.groupBy(new Set(codes), (code) => errorTable[code].status);
  return Object.fromEntries(
    [...byStatus].map(([status, same]) => [
      status,
      {
        description: same.map((code) => `\`${code}\`: ${errorTable[code].title}.`).join(" "),
        headers: {
          ...requestId,
          ...(same.some((code) => errorTable[code].retry === "later")
            ? { "Retry-After": { description: "Seconds.", schema: { type: "integer" as const } } }
            : {}),
        },
        content: { "application/problem+json": { schema: problemSchema } },
      },
    ]),
  );
};
