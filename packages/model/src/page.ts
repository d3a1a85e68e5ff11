import { z } from "zod";

/** What a walk over a list has seen so far, so that nobody has to guess whether it saw everything. */
export const walkSchema = z
  .object({
    returned: z.int().meta({ description: "Objects given since the walk began." }),
    expected: z.int().nullable().meta({ description: "How many there are, where the provider tells." }),
    complete: z.boolean().meta({ description: "True on the last page of a walk that saw all that is not `excluded`." }),
    guarantee: z.enum(["exact", "best_effort"]).meta({
      description:
        "`exact`: nothing that lived throughout is missing. `best_effort`: the provider offers no way to promise that.",
    }),
    reason: z
      .string()
      .nullable()
      .meta({ description: "Why the walk is not complete or not exact.", examples: ["page_numbers"] }),
    excluded: z.array(z.enum(["deleted", "spam", "archived", "out_of_scope", "other_workspaces"])),
  })
  .meta({ id: "Walk" });

export type Walk = z.output<typeof walkSchema>;
export type Excluded = Walk["excluded"][number];

/** The answer of a list over a provider's objects. */
export const pageOf = <Entity extends z.ZodType>(entity: Entity) =>
  z.object({
    data: z.array(entity),
    next_cursor: z
      .string()
      .nullable()
      .meta({ description: "Hand it back as `cursor`. Null, and only null, is the end." }),
    delta_cursor: z
      .string()
      .nullable()
      .meta({ description: "On the last page: hand it back later for what changed since." }),
    walk: walkSchema,
  });

/** The answer of a list over Portico's own objects. */
export const listOf = <Entity extends z.ZodType>(entity: Entity) =>
  z.object({
    data: z.array(entity),
    next_cursor: z
      .string()
      .nullable()
      .meta({ description: "Hand it back as `cursor`. Null, and only null, is the end." }),
  });

export interface Page<Entity> {
  data: Entity[];
  next_cursor: string | null;
  delta_cursor: string | null;
  walk: Walk;
}

export interface Listing<Entity> {
  data: Entity[];
  next_cursor: string | null;
}

/** What a write would do: the answer to `?dry_run=true`. */
export const planSchema = z
  .object({
    dry_run: z.literal(true),
    requests: z.array(
      z.object({
        method: z.string(),
        path: z.string(),
        query: z.record(z.string(), z.string()),
        body: z.unknown().meta({ description: "As it would be sent." }),
        credits: z
          .record(z.string(), z.number())
          .meta({ description: "Per class of the account's budget.", examples: [{ total: 1, ticket_create: 1 }] }),
      }),
    ),
    side_effects: z
      .array(z.string())
      .meta({ description: "In sentences: whom the provider would notify, what it would make." }),
  })
  .meta({ id: "Plan" });

export type Plan = z.output<typeof planSchema>;
