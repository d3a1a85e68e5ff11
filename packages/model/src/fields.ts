import { z } from "zod";
import { contactCreateSchema, contactPatchSchema } from "./contact.ts";
import { companyCreateSchema, companyPatchSchema, fieldSchema } from "./directory.ts";
import { exampleId } from "./ids.ts";
import { anyOf, nativeOnly } from "./queries.ts";
import { ticketCreateSchema, ticketPatchSchema, ticketStatuses } from "./ticket.ts";

/** The resources that an account's administrators shape by forms, and the bodies that are written by them. */
export const formBodies = {
  tickets: { create: ticketCreateSchema, update: ticketPatchSchema },
  contacts: { create: contactCreateSchema, update: contactPatchSchema },
  companies: { create: companyCreateSchema, update: companyPatchSchema },
} as const satisfies Record<string, { create: z.ZodObject; update: z.ZodObject }>;

export const formResources = ["tickets", "contacts", "companies"] as const satisfies (keyof typeof formBodies)[];
export type FormResource = keyof typeof formBodies;

export const fieldQuerySchema = z.strictObject({
  resource: anyOf(z.enum(formResources, { error: `There are ${formResources.join(", ")}.` }))
    .optional()
    .meta({ description: "Whose fields; all where nothing is said.", examples: ["tickets"] }),
  format: z.enum(["json_schema"]).optional().meta({
    description: "`json_schema`: what this account takes as new and as changed objects, as JSON Schema 2020-12.",
  }),
  include: nativeOnly,
});

/** The fields of an account's forms, all at once. */
export const fieldListSchema = z
  .object({
    data: z.array(fieldSchema),
    next_cursor: z.null(),
    withheld: z
      .array(z.object({ resource: z.enum(formResources), reason: z.string() }))
      .meta({ description: "Forms that the help desk does not show to the stored credentials, and why." }),
  })
  .meta({ id: "FieldList" });

export const writeSchemaSchema = z
  .looseObject({
    $schema: z.literal("https://json-schema.org/draft/2020-12/schema"),
    title: z.string(),
    $defs: z
      .record(z.string(), z.unknown())
      .meta({ description: "`ticket_create`, `ticket_update`, `contact_create`, and so on: a body each." }),
  })
  .meta({ id: "WriteSchema", description: "A JSON Schema document. It is as good as its `ETag`." });

const alias = z.string().regex(/^[a-z][a-z0-9_]{0,62}$/, {
  error: "An alias is of a to z, digits and underscores, begins with a letter, and has 63 characters at most.",
});
const aliases = z
  .record(alias, z.string().min(1).max(255))
  .default({})
  .meta({
    description: "What a custom field is to be called → the help desk's own key.",
    examples: [{ tier: "cf_plan_tier" }],
  });

const mappings = {
  tickets: aliases,
  contacts: aliases,
  companies: aliases,
  status: z
    .record(z.string().min(1).max(64), z.enum(ticketStatuses, { error: `The words are ${ticketStatuses.join(", ")}.` }))
    .default({})
    .meta({ description: "The help desk's own id of a status → our word for it.", examples: [{ "12": "on_hold" }] }),
};

/** Replaces all of a connection's mappings. */
export const fieldMappingsPutSchema = z
  .strictObject(mappings)
  .meta({ id: "FieldMappingsPut", examples: [{ tickets: { tier: "cf_plan_tier" }, status: { "12": "on_hold" } }] });

export const fieldMappingsSchema = z
  .object({ connection_id: z.string().meta({ examples: [exampleId("connection")] }), ...mappings })
  .meta({
    id: "FieldMappings",
    description: "Under which names custom fields are read, written, filtered and searched, and what statuses mean.",
  });

export type FieldQuery = z.output<typeof fieldQuerySchema>;
export type FieldList = z.output<typeof fieldListSchema>;
export type FieldMappingsPut = z.output<typeof fieldMappingsPutSchema>;
/** What a connection's own names stand for. */
export type Mappings = FieldMappingsPut;
export type FieldMappings = z.output<typeof fieldMappingsSchema>;
export type WriteSchema = z.output<typeof writeSchemaSchema>;
