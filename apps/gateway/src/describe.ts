import type { RouteConfig } from "@hono/zod-openapi";
import { type ErrorCode, errorTable, problemSchema } from "@portico/model";
import { z } from "zod";
import { isExempt } from "./admission.ts";
import { params } from "./routes/params.ts";
import { answersFile, isRead, type Route } from "./route.ts";

/** Faults that any route can have. */
const common: readonly ErrorCode[] = [
  "invalid_request",
  "invalid_path",
  "not_acceptable",
  "internal",
  "storage_unavailable",
];
/** The last of them comes of too many different wrong credentials. */
const ofCredentials: readonly ErrorCode[] = ["unauthenticated", "insufficient_scope", "rate_limited"];
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

const conditional: readonly ErrorCode[] = ["precondition_failed"];
const ofIdempotency: readonly ErrorCode[] = [
  "idempotency_key_reused",
  "idempotency_in_progress",
  "idempotency_answer_not_kept",
];

const isConditional = ({ method }: Route["contract"]): boolean => method === "patch" || method === "delete";
const isOnce = (contract: Route["contract"], policy: Route["policy"]): boolean =>
  !isRead({ contract, policy }) && policy.access !== "public";

/** Its administrator may have agreed to reading alone. */
const writesAtHelpDesk = (policy: Route["policy"]): boolean =>
  policy.access === "tenant" && policy.deed !== undefined && policy.deed.isLocal !== true;

/** What a request may say beside its body. */
const requestHeaders = (contract: Route["contract"], policy: Route["policy"]): z.ZodObject =>
  z.object({
    ...(isOnce(contract, policy) ? { "Idempotency-Key": headerDocs.idempotencyKey } : {}),
    ...(isConditional(contract) ? { "If-Match": headerDocs.ifMatch } : {}),
    ...(policy.errors.includes("rate_limited") ? { Prefer: headerDocs.prefer } : {}),
    ...(answersFile({ contract }) ? { Range: headerDocs.range, "If-Range": headerDocs.ifRange } : {}),
  });
const headerDocs = {
  idempotencyKey: z
    .string()
    .optional()
    .meta({
      description: "The same key with the same request is carried out once, and answered alike for 24 hours.",
      pattern: "^[!-~]{1,255}$",
      examples: ["6f1c2a4e-5b1d-4c39-9d0a-2f7c1b1f0a55"],
    }),
  ifMatch: z
    .string()
    .optional()
    .meta({
      description: "The `ETag` of the object as you read it: the write is refused if it has changed since.",
      examples: ['"pC3vXJ0mX2q5b0n8Yk1rT6uWzQs"'],
    }),
  range: z
    .string()
    .optional()
    .meta({
      description: "One part of the file, in bytes. What is none, or several, is answered with all of it.",
      examples: ["bytes=0-1023"],
    }),
  ifRange: z
    .string()
    .optional()
    .meta({
      description: "The `ETag` that the part must be of: otherwise all of the file comes.",
      examples: ['"pC3vXJ0mX2q5b0n8Yk1rT6uWzQs"'],
    }),
  prefer: z
    .string()
    .optional()
    .meta({
      description:
        "How long the call may wait for the account's budget, in seconds, 0 to 120; 25 where nothing is said.",
      examples: ["wait=60"],
    }),
};

/** The OpenAPI operation of a route. Its error responses come from the table that the errors themselves come from. */
export const describeRoute = ({ contract, policy }: Route): RouteConfig => ({
  method: contract.method,
  path: contract.path,
  operationId: contract.operationId,
  tags: [contract.tag],
  summary: contract.summary,
  ...(contract.description === undefined ? {} : { description: contract.description }),
  security: securityOf(policy),
  request: {
    params: contract.params,
    query: contract.query,
    headers: requestHeaders(contract, policy),
    ...(contract.body === undefined ? {} : { body: { required: true, content: contentOf(contract, contract.body) } }),
  },
  responses: {
    ...Object.fromEntries(contract.success.map((success) => [success.status, successResponse(success)])),
    ...problemResponses([
      ...common,
      ...(isExempt(contract.path) ? [] : (["overloaded"] as const)),
      ...(policy.access === "public" ? [] : ofCredentials),
      ...(contract.body === undefined ? [] : ofBodies),
      ...(isConditional(contract) ? conditional : []),
      ...(isOnce(contract, policy) ? ofIdempotency : []),
      ...(writesAtHelpDesk(policy) ? (["grant_denied"] as const) : []),
      ...policy.errors,
    ]),
  },
});

/** The credential that a route asks for; behind it, as OpenAPI 3.1 has it for roles, the scope. */
const securityOf = (policy: Route["policy"]): NonNullable<RouteConfig["security"]> => {
  if (policy.access === "public") return [];
  if (policy.access === "operator") return [{ operatorToken: [] }];
  return [{ apiKey: policy.scope === null ? [] : [policy.scope] }];
};

const proxyErrors: readonly ErrorCode[] = [
  "invalid_request",
  "invalid_path",
  ...ofCredentials,
  "grant_denied",
  "body_too_large",
  "not_found",
  "conflict",
  "connection_unauthorized",
  "rate_limited",
  "internal",
  "overloaded",
  "provider_error",
  "provider_invalid_response",
  "provider_unavailable",
  "secrets_unavailable",
  "storage_unavailable",
  "provider_timeout",
];

/** The proxy takes every method: a row of the document for each that a help desk has. */
export const describeProxy = (method: RouteConfig["method"], path: string): RouteConfig => ({
  method,
  path,
  operationId: `proxy${method.charAt(0).toUpperCase()}${method.slice(1)}`,
  tags: ["Proxy"],
  summary: `Send a native ${method.toUpperCase()}`,
  description:
    "What comes behind `/proxy/` goes to the help desk byte for byte, with the stored credentials and within the account's " +
    "budget; its answer comes back as it is. An unmodified client of the help desk works by this base URL alone: the key is " +
    "also taken as Basic user name or password, or bare.",
  security: [{ apiKey: [method === "get" ? "proxy:read" : "proxy:write"] }],
  request: {
    params: params("connection_id", "path"),
    headers: z.object({
      ...(method === "get" ? {} : { "Idempotency-Key": headerDocs.idempotencyKey }),
      Prefer: headerDocs.prefer,
    }),
    ...(method === "get" || method === "delete"
      ? {}
      : { body: { content: { "application/json": { schema: anyJson } } } }),
  },
  responses: {
    "2XX": { description: "The help desk's own answer.", headers: requestId },
    default: { description: "The help desk's own answer, whatever its status.", headers: requestId },
    ...problemResponses([...proxyErrors, ...(method === "get" ? [] : [...ofIdempotency, "outcome_unknown" as const])]),
  },
});

const anyJson = z.unknown().meta({
  description: "What the help desk takes here; other content types pass too.",
  examples: [{ subject: "By proxy", description: "…", email: "ines@example.com", priority: 1, status: 2 }],
});

const requestId = {
  "Portico-Request-Id": { description: "Quote it when you ask us.", schema: { type: "string" as const } },
};

const successResponse = ({ status, description, schema, isFile }: Route["contract"]["success"][number]) => ({
  description,
  headers: {
    ...requestId,
    ...(status === 201 || status === 202
      ? { Location: { description: "Where the new object is.", schema: { type: "string" as const } } }
      : {}),
  },
  ...(schema === undefined ? {} : { content: { "application/json": { schema } } }),
  ...(isFile === true ? { content: { "*/*": { schema: bytes } } } : {}),
});
const bytes = z.string().meta({ format: "binary" });

/** A body, by itself or before files. */
const contentOf = ({ takesFiles }: Route["contract"], schema: z.ZodType) => ({
  "application/json": { schema },
  ...(takesFiles === true ? { "multipart/form-data": { schema: formOf(schema) } } : {}),
});

const formOf = (body: z.ZodType): z.ZodType => {
  const [example] = [body.meta()?.["examples"]].flat();
  return z
    .object({ body, "attachments[]": z.array(bytes).optional() })
    .meta({ examples: [{ body: example, "attachments[]": ["(the bytes of a file)"] }] });
};

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
