import { z } from "zod";
import { probedFields } from "./account.ts";
import { listOf } from "./page.ts";

const filter = z.object({
  name: z.string(),
  applied_by: z
    .enum(["provider", "gateway"])
    .meta({ description: "`gateway`: more is read than returned, unless a search of the help desk's is cheaper." }),
});

const listCapability = z.object({
  filters: z.array(filter),
  sorts: z.array(z.string()).meta({ description: "Empty: the provider has one order and no choice." }),
  full_text: z.boolean().meta({ description: "Whether a search can look for `text`." }),
  includes: z.array(z.string()),
  expands: z.array(z.string()).meta({ description: "What `expand` can show, in the list and of one object." }),
  guarantee: z.enum(["exact", "best_effort"]).meta({ description: "What a walk in the default order promises." }),
  reason: z.string().nullable().meta({ description: "Why it, or a walk in another order, is not exact." }),
  exact_sorts: z.array(z.string()).meta({ description: "The orders in which nothing is skipped." }),
  delta: z.object({
    available: z
      .boolean()
      .meta({ description: "Whether the last page of a walk in the default order has a `delta_cursor`." }),
    notes: z.array(z.string()).meta({ description: "In sentences, what a delta may fail to notice." }),
  }),
  excluded: z.array(z.string()).meta({ description: "What is left out unless `include` names it." }),
});

const resourceCapability = z
  .object({
    operations: z.array(z.string()).meta({
      description: "`erase` is a DELETE with `permanent=true`.",
      examples: [["list", "get", "create", "update", "delete", "restore", "erase"]],
    }),
    list: listCapability.nullable(),
    create_fields: z.array(z.string()),
    update_fields: z.array(z.string()),
    action_fields: z
      .record(z.string(), z.array(z.string()))
      .meta({ description: "What can be done to one object beside, and the fields that each takes." }),
    files: z
      .object({
        writes: z.array(z.string()).meta({ description: "The writes that they come along with." }),
        most_bytes: z.int().meta({ description: "All of them together." }),
        most_files: z.int().nullable().meta({ description: "Null: the provider names no number." }),
        kinds: z.string().nullable().meta({ description: "In words. Null: any." }),
      })
      .nullable()
      .meta({ description: "What is taken of files, as `attachments[]` of a form. Null: none." }),
    losses: z.array(z.object({ field: z.string(), note: z.string() })),
  })
  .meta({ id: "ResourceCapability" });

/** What a provider's adapter can do: derived from its definition, so that it cannot drift from it. */
export const providerSchema = z
  .object({
    provider: z.string(),
    title: z.string(),
    auth: z.array(
      z.object({
        kind: z.string(),
        fields: z.array(z.object({ name: z.string(), label: z.string(), is_secret: z.boolean() })),
      }),
    ),
    subdomain: z.object({ pattern: z.string(), host: z.string().meta({ examples: ["{subdomain}.freshdesk.com"] }) }),
    plans: z.array(z.string()),
    flavours: z.array(z.string()).meta({ description: "The kinds of account that its one API serves differently." }),
    classes: z.array(z.string()).meta({ description: "The classes of the account's budget." }),
    resources: z.record(z.string(), resourceCapability).meta({
      description: "By resource; `attachments` among them, where files can be read back.",
    }),
    webhooks: z.boolean(),
  })
  .meta({ id: "Provider" });

/** The same, narrowed to one connection: without what its help desk refuses to the stored credentials. */
export const capabilitiesSchema = providerSchema
  .extend({
    connection_id: z.string(),
    ...probedFields,
    findings: z.array(z.string()).meta({ description: "In sentences, what will not work and why, and what to do." }),
  })
  .meta({ id: "Capabilities" });

export const providerListSchema = listOf(providerSchema);

export type ProviderView = z.output<typeof providerSchema>;
export type ResourceCapability = z.output<typeof resourceCapability>;
export type CapabilitiesView = z.output<typeof capabilitiesSchema>;
