import { z } from "zod";
import { timeInput } from "./values.ts";

/** A comma in a filter means any of: `status=open,pending`. Each value counts once, however often it is named. */
export const anyOf = <Value>(item: z.ZodType<Value, string>) =>
  z.string().transform((text, ctx) => {
    const values: Value[] = [];
    for (const part of text.split(",")) {
      const parsed = item.safeParse(part.trim());
      if (parsed.success) values.push(parsed.data);
      else
        for (const issue of parsed.error.issues) ctx.addIssue({ code: "custom", message: issue.message, input: part });
    }
    return distinct(values);
  });

/** Each once: a help desk asked for the same twice charges for it twice. */
export const distinct = <Value>(values: readonly Value[]): Value[] => [...new Set(values)];

export const idFilter = anyOf(z.string().min(1, { error: "Give an id." })).optional();

/** Any RFC 3339 time, answered in UTC with milliseconds kept where they were given. */
export const timeFilter = timeInput
  .transform((text) => new Date(text).toISOString().replace(".000Z", "Z"))
  .optional()
  .meta({ examples: ["2026-03-14T09:26:53Z"] });

export const limit = z
  .string()
  .regex(/^\d{1,3}$/, { error: "Give a whole number from 1 to 100." })
  .transform(Number)
  .pipe(z.int().min(1, { error: "The least is 1." }).max(100, { error: "The most is 100." }))
  .default(100)
  .meta({
    description: "How many objects at most, 1 to 100.",
    examples: [50],
    type: "integer",
    minimum: 1,
    maximum: 100,
    default: 100,
  });

export const cursor = z
  .string()
  .max(2_048, { error: "No cursor is that long." })
  .optional()
  .meta({
    description:
      "`next_cursor` or `delta_cursor` of an earlier answer, alone or with the very filters that it came with. After a " +
      "`delta_cursor` the list holds only what changed since, deletions included.",
  });

export const flag = z.enum(["true", "false"]).transform((text) => text === "true");

export const dryRun = flag.optional().meta({
  description: "`true` answers what would be sent, what it costs and whom it would notify, and sends nothing.",
  type: "boolean",
});

export const permanent = flag.optional().meta({
  description: "`true` deletes for good what the help desk would otherwise keep, or keeps already, among the deleted.",
  type: "boolean",
});

export const explain = flag.optional().meta({
  description: "`true` answers how the list would be walked, in `plan`, and reads nothing.",
  type: "boolean",
});

/** The four orders of a list by time; a minus sign is newest first. */
export const sortOrders = ["updated_at", "-updated_at", "created_at", "-created_at"] as const;
export type SortOrder = (typeof sortOrders)[number];
export const sort = z
  .enum(sortOrders)
  .optional()
  .meta({
    description:
      "Default `updated_at` where the provider has that order. `capabilities` names the orders that it has, and as `exact_sorts` " +
      "those in which nothing is skipped. In any other, `created_at` say, the list goes by page numbers: what is deleted or changed " +
      "while it is walked can move others past the page that is read. Then `walk` says `best_effort`, and there is no `delta_cursor`.",
  });

/** What a help desk may keep out of its lists unless it is asked for. */
export const hidden = ["deleted", "spam"] as const;
export type Hidden = (typeof hidden)[number];

/** What can be loaded beside the core fields of a list, or listed beside what a help desk shows unasked. */
export const includes = ["native", "description", "stats", "tags", "attachments", ...hidden] as const;
export type Include = (typeof includes)[number];
export const include = anyOf(z.enum(includes))
  .optional()
  .meta({
    description: `Any of ${includes.join(", ")}, separated by commas. Some cost further credits of the account's budget.`,
    examples: ["native,description"],
  });
export const nativeOnly = anyOf(z.enum(["native"]))
  .optional()
  .meta({
    description: "`native` adds the untouched provider object.",
    examples: ["native"],
  });
