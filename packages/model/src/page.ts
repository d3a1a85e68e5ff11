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

const plannedRequest = z.object({
  method: z.string(),
  path: z.string(),
  query: z.record(z.string(), z.string()),
  body: z.unknown().meta({ description: "As it would be sent." }),
  credits: z
    .record(z.string(), z.number())
    .meta({ description: "Per class of the account's budget.", examples: [{ total: 1, tickets_list: 1 }] }),
});

/** How a list would be walked: what `?explain=true` adds. */
export const listPlanSchema = z
  .object({
    by: z.enum(["list", "search"]).meta({ description: "Which of the help desk's ways is taken." }),
    requests: z.array(
      plannedRequest.extend({
        calls: z.int().nullable().meta({
          description:
            "How many such calls the whole walk takes, about; null where nobody can tell without making them.",
        }),
      }),
    ),
    filters: z.array(z.object({ name: z.string(), applied_by: z.enum(["provider", "gateway"]) })),
    notes: z.array(z.string()).meta({
      description: "In sentences: why this way is taken, and what is done about the limits of the help desk's own.",
    }),
    counting_calls: z.int().meta({ description: "Calls that were made to find this out; 0 where none was needed." }),
    expected_wait_ms: z
      .int()
      .meta({ description: "For how long the budget, as it is now, would hold the first call." }),
    whole_walk: z
      .object({
        credits: z.record(z.string(), z.number()).meta({ description: "Per class of the account's budget." }),
        expected_wait_ms: z.int().meta({
          description: "When the budget would let the last call through, if nobody else called meanwhile.",
        }),
        at_least: z.boolean().meta({
          description: "Nobody can tell how many calls a part of it takes: that is counted as one call.",
        }),
      })
      .meta({ description: "What all of it costs, about, from the first page to the last." }),
  })
  .meta({ id: "ListPlan" });

export type ListPlan = z.output<typeof listPlanSchema>;

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
    plan: listPlanSchema
      .optional()
      .meta({ description: "Only with `explain=true`: then there is no data, and nothing was read." }),
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
  plan?: ListPlan;
}

export interface Listing<Entity> {
  data: Entity[];
  next_cursor: string | null;
}

/** What a write would do: the answer to `?dry_run=true`. */
export const planSchema = z
  .object({
    dry_run: z.literal(true),
    requests: z.array(plannedRequest),
    side_effects: z
      .array(z.string())
      .meta({ description: "In sentences: whom the provider would notify, what it would make." }),
  })
  .meta({ id: "Plan" });

export type Plan = z.output<typeof planSchema>;
