import { z } from "zod";
import { userRoles } from "./directory.ts";
import { exampleId, idSchema } from "./ids.ts";
import { fitsNumber, isRawNumeral } from "./json.ts";
import { anyOf, cursor, limit } from "./queries.ts";
import { scopeSchema } from "./scopes.ts";
import { jsonObject, time, timeInput } from "./values.ts";

const metadata = jsonObject
  .superRefine((value, ctx) => {
    for (const path of overlongNumerals(value, []))
      ctx.addIssue({ code: "custom", path, message: "A number cannot hold this: send it as a string." });
  })
  .meta({
    description: "Yours to fill. Numbers that JavaScript cannot hold are strings.",
    examples: [{ customer: "4711" }],
  });

/** Metadata is kept in a database column that knows numbers, not numerals. */
function* overlongNumerals(value: unknown, path: string[]): Generator<string[]> {
  if (isRawNumeral(value)) {
    if (!fitsNumber(value)) yield path;
  } else if (typeof value === "object" && value !== null)
    for (const [key, inner] of Object.entries(value)) yield* overlongNumerals(inner, [...path, key]);
}
const name = z.string().trim().min(1, { error: "Give a name." }).max(200);
const notAnOrigin = { error: "Give an https origin without a path, such as https://app.example.com." };
const origin = z
  .string()
  .regex(/^(?:https:\/\/[a-z0-9.-]+|http:\/\/(?:localhost|127\.0\.0\.1))(?::\d{1,5})?$/, {
    ...notAnOrigin,
    abort: true,
  })
  // As a browser writes it: an address has many spellings, and of a port that goes without saying none is said.
  .refine((text) => URL.parse(text)?.origin === text, notAnOrigin);

/** A company that builds on Portico. */
export const tenantSchema = z
  .object({
    id: idSchema("tenant"),
    name: z.string(),
    metadata,
    return_origins: z.array(z.string()).meta({ description: "Where the connect flow may return to." }),
    created_at: time,
    updated_at: time,
  })
  .meta({ id: "Tenant" });
export const tenantCreateSchema = z
  .strictObject({ name, metadata: metadata.optional(), return_origins: z.array(origin).max(50).optional() })
  .meta({ id: "TenantCreate", examples: [{ name: "Acme Analytics", return_origins: ["https://app.acme.example"] }] });
export const tenantPatchSchema = z
  .strictObject({
    name: name.optional(),
    metadata: metadata.nullable().optional(),
    return_origins: z.array(origin).max(50).nullable().optional(),
  })
  .meta({ id: "TenantPatch", examples: [{ metadata: { customer: "4711" } }] });

const cidrs = z
  .array(
    z.union([z.cidrv4(), z.cidrv6()], {
      error: "Give a network such as 203.0.113.0/24 or 2001:db8::/32; a single address ends in /32 or /128.",
    }),
  )
  .min(1)
  .max(32)
  .nullable()
  .meta({ description: "The networks that the key may be used from. Null: anywhere.", examples: [["203.0.113.0/24"]] });

/** A secret with which a tenant's backend signs its calls. */
export const apiKeySchema = z
  .object({
    id: idSchema("apiKey"),
    name: z.string(),
    scopes: z.array(scopeSchema),
    connection_ids: z.array(z.string()).nullable().meta({ description: "Null: all connections." }),
    cidrs,
    grants: jsonObject.nullable(),
    mode: z.enum(["live", "test"]),
    expires_at: time.nullable().meta({ description: "Null: never." }),
    last_used_at: time.nullable(),
    prefix: z.string().meta({ description: "The start of the secret, to recognise it by." }),
    created_at: time,
    updated_at: time,
  })
  .meta({ id: "ApiKey" });
export const apiKeyWithSecretSchema = apiKeySchema
  .extend({
    secret: z
      .string()
      .nullable()
      .meta({ description: "Shown in this answer and never again: null where the answer is replayed." }),
  })
  .meta({ id: "ApiKeyWithSecret" });
export const apiKeyCreateSchema = z
  .strictObject({
    name,
    scopes: z.array(scopeSchema).min(1, { error: 'Give at least one scope; ["*"] is all of them.' }),
    connection_ids: z.array(z.string()).min(1).max(1_000).nullable().optional(),
    cidrs: cidrs.optional(),
    mode: z.enum(["live", "test"]).default("live"),
    expires_at: timeInput.nullable().optional().meta({ description: "Absent: in 365 days. Null: never." }),
  })
  .meta({ id: "ApiKeyCreate", examples: [{ name: "backend", scopes: ["*"] }] });
export const apiKeyRollSchema = z
  .strictObject({
    overlap_seconds: z
      .int()
      .min(0)
      .max(604_800)
      .default(86_400)
      .meta({ description: "How long the old secret goes on working." }),
  })
  .meta({ id: "ApiKeyRoll", examples: [{ overlap_seconds: 3_600 }] });

export const connectionStatuses = ["active", "needs_reauth", "disabled"] as const;
export type ConnectionStatus = (typeof connectionStatuses)[number];
/** What the help desk's administrator has agreed to. */
export const connectionAccesses = ["read", "read_write"] as const;
export const plans = ["trial", "starter", "growth", "pro", "enterprise"] as const;
export const flavours = ["itsm", "business", "msp"] as const;
export type Flavour = (typeof flavours)[number];
const shownFlavour = z
  .enum([...flavours, "unknown"])
  .nullable()
  .meta({ description: "As it was said, else as it was found out. Null: this help desk has but one." });

const share = z.number().min(0.1, { error: "At least 0.1." }).max(1, { error: "At most 1." });
const agent = z
  .object({
    id: z.string(),
    name: z.string().nullable(),
    email: z.string().nullable(),
    role: z.enum(userRoles).nullable(),
  })
  .meta({ description: "Whom the stored credentials belong to." });

/** One help-desk account of one of a tenant's customers. */
export const connectionSchema = z
  .object({
    id: idSchema("connection"),
    provider: z.string(),
    subdomain: z.string(),
    external_id: z.string().nullable().meta({ description: "Your own id of this customer." }),
    label: z.string().nullable(),
    metadata,
    plan: z.enum(plans).nullable(),
    flavour: shownFlavour,
    budget_share: z.number(),
    background_share: z.number(),
    status: z.enum(connectionStatuses),
    access: z.enum(connectionAccesses).meta({
      description: "What was agreed to on the connect page; `read`: nothing is written through it.",
    }),
    agent: agent.nullable(),
    last_used_at: time.nullable(),
    created_at: time,
    updated_at: time,
  })
  .meta({ id: "Connection" });

const credentials = z.record(z.string(), z.string()).meta({
  description: "By kind of authentication; `GET /v1/providers/{provider}` names the fields.",
  examples: [{ api_key: "…" }],
});

const connectionFields = {
  external_id: z.string().min(1).max(255),
  label: z.string().min(1).max(200),
  metadata,
  plan: z
    .enum(plans)
    .meta({ description: "A preset of limits. Where it is absent they are learned from the provider's answers." }),
  flavour: z.enum(flavours).meta({ description: "Where it is absent it is asked for, as far as a read can tell." }),
  budget_share: share.meta({ description: "What Portico may take of the account's budget, 0.1 to 1." }),
  background_share: share.meta({ description: "What work in the background may take of that, 0.1 to 1." }),
};

export const connectionCreateSchema = z
  .strictObject({
    provider: z.string().meta({ examples: ["freshdesk"] }),
    subdomain: z.string().meta({ description: "`acme` of acme.freshdesk.com.", examples: ["acme"] }),
    credentials,
    external_id: connectionFields.external_id.nullable().optional(),
    label: connectionFields.label.nullable().optional(),
    metadata: metadata.optional(),
    plan: connectionFields.plan.nullable().optional(),
    flavour: connectionFields.flavour.nullable().optional(),
    budget_share: connectionFields.budget_share.default(1),
    background_share: connectionFields.background_share.default(0.8),
  })
  .meta({
    id: "ConnectionCreate",
    examples: [
      { provider: "freshdesk", subdomain: "acme", credentials: { api_key: "…" }, external_id: "customer-4711" },
    ],
  });

export const connectionPatchSchema = z
  .strictObject({
    external_id: connectionFields.external_id.nullable().optional(),
    label: connectionFields.label.nullable().optional(),
    metadata: metadata.nullable().optional(),
    plan: connectionFields.plan.nullable().optional(),
    flavour: connectionFields.flavour.nullable().optional(),
    budget_share: connectionFields.budget_share.optional(),
    background_share: connectionFields.background_share.optional(),
    status: z.enum(["active", "disabled"]).optional(),
  })
  .meta({ id: "ConnectionPatch", examples: [{ label: "Acme, production", status: "disabled" }] });

export const credentialsSchema = z
  .strictObject({ credentials })
  .meta({ id: "Credentials", examples: [{ credentials: { api_key: "…" } }] });

export const ownQuerySchema = z.strictObject({ limit, cursor });
export const connectionQuerySchema = z.strictObject({
  external_id: anyOf(z.string().min(1)).optional(),
  provider: anyOf(z.string().min(1)).optional(),
  status: anyOf(z.enum(connectionStatuses, { error: `The statuses are ${connectionStatuses.join(", ")}.` })).optional(),
  limit,
  cursor,
});

/** What asking has told of a connection's account. */
export const probedFields = {
  flavour: shownFlavour,
  plan: z
    .enum(plans)
    .nullable()
    .meta({ description: "Whose limits the account has. Null: they are not told, or are no plan's alone." }),
  checked_at: time.nullable().meta({ description: "When that was asked. Null: never yet." }),
};

/** What a check of a connection found. */
export const checkSchema = z
  .object({
    ok: z.boolean().meta({
      description:
        "The help desk takes the credentials. Where it does not, or cannot be asked, the check fails instead.",
    }),
    agent: agent.nullable(),
    ...probedFields,
    limits: z.record(z.string(), z.number()).meta({ description: "Calls per window and class, as far as known." }),
    clock_skew_seconds: z.number().nullable().meta({ description: "The provider's clock less ours." }),
    findings: z
      .array(z.string())
      .meta({ description: "In sentences, what will not work and why, and what to do about it." }),
    connection_id: z.string().meta({ examples: [exampleId("connection")] }),
  })
  .meta({ id: "ConnectionCheck" });

/** One class in one window that is over, or runs: the most that was seen of each figure. */
const budgetWindow = z
  .object({
    at: time.meta({ description: "When the window began, on the clock." }),
    limit: z.number(),
    used: z.number(),
    used_by_others: z.number(),
    waiting: z.int().meta({ description: "Calls that waited at once." }),
    frozen: z.boolean().meta({ description: "The help desk had answered 429, and calls were held back." }),
  })
  .meta({ id: "BudgetWindow" });

export const budgetQuerySchema = z.strictObject({
  history: z
    .string()
    .regex(/^(?:[1-9]\d?|1[01]\d|120)$/, { error: "Give a whole number from 1 to 120." })
    .transform(Number)
    .optional()
    .meta({
      description:
        "Adds to each class its last so many windows, 120 at most, as far as the gateway that answers has seen them: each in which " +
        "a call was made or the budget was read. A gateway that was started anew remembers none.",
      type: "integer",
      minimum: 1,
      maximum: 120,
    }),
});

/** The live view of an account's budget. */
export const budgetSchema = z
  .object({
    account: z.object({ provider: z.string(), subdomain: z.string() }),
    window_seconds: z.number().meta({ description: "In how long the limits count." }),
    classes: z.array(
      z.object({
        name: z.string(),
        limit: z.number(),
        remaining: z.number(),
        used: z.number(),
        used_by_others: z.number(),
        reset_at: time.nullable(),
        frozen_until: time.nullable(),
        queued: z.int(),
        source: z.enum(["assumed", "plan", "learned"]),
        history: z.array(budgetWindow).optional().meta({ description: "Oldest first; only where it was asked for." }),
      }),
    ),
  })
  .meta({ id: "Budget" });

export type Tenant = z.output<typeof tenantSchema>;
export type TenantCreate = z.output<typeof tenantCreateSchema>;
export type TenantPatch = z.output<typeof tenantPatchSchema>;
export type ApiKey = z.output<typeof apiKeySchema>;
/** As it is made, before any replay. */
export type ApiKeyWithSecret = z.output<typeof apiKeyWithSecretSchema> & { secret: string };
export type ApiKeyCreate = z.output<typeof apiKeyCreateSchema>;
export type ApiKeyRoll = z.output<typeof apiKeyRollSchema>;
export type Connection = z.output<typeof connectionSchema>;
export type ConnectionCreate = z.output<typeof connectionCreateSchema>;
export type ConnectionPatch = z.output<typeof connectionPatchSchema>;
export type ConnectionQuery = z.output<typeof connectionQuerySchema>;
export type ConnectionCheck = z.output<typeof checkSchema>;
export type OwnQuery = z.output<typeof ownQuerySchema>;
export type Agent = z.output<typeof agent>;
export type BudgetView = z.output<typeof budgetSchema>;
export type BudgetWindow = z.output<typeof budgetWindow>;
export type BudgetQuery = z.output<typeof budgetQuerySchema>;
