import { z } from "zod";
import { idSchema } from "./ids.ts";
import { problemSchema } from "./problem.ts";
import { ticketPatchSchema } from "./ticket.ts";
import { providerId, time } from "./values.ts";

/** The most that one job does. */
const mostItems = 250;

const bulkItem = z
  .discriminatedUnion(
    "operation",
    [
      z.strictObject({ operation: z.literal("update"), id: providerId, changes: ticketPatchSchema }),
      z.strictObject({ operation: z.literal("delete"), id: providerId }),
    ],
    { error: "An item's `operation` is `update` or `delete`." },
  )
  .meta({ id: "TicketBulkItem" });

/** Many tickets to change or delete, each once: what is done to one does not wait for another. */
export const ticketBulkSchema = z
  .strictObject({
    items: z
      .array(bulkItem)
      .min(1, { error: "Give at least one item." })
      .max(mostItems, { error: `Give ${mostItems} items at most.` })
      .superRefine((items, ctx) => {
        const seen = new Set<string>();
        for (const [index, { id }] of items.entries()) {
          if (seen.has(id)) ctx.addIssue({ code: "custom", path: [index, "id"], message: "Name a ticket once." });
          seen.add(id);
        }
      }),
  })
  .meta({
    id: "TicketBulk",
    examples: [
      {
        items: [
          { operation: "update", id: "17", changes: { status: "closed", tags: ["billing", "done"] } },
          { operation: "delete", id: "18" },
        ],
      },
    ],
  });

export const jobItemStatuses = ["waiting", "done", "failed", "unknown"] as const;

const count = z.int().meta({ examples: [1] });

/** What is done to many objects one after another, while nobody waits. */
export const jobSchema = z
  .object({
    id: idSchema("job"),
    connection_id: idSchema("connection"),
    status: z.enum(["running", "done"]).meta({ description: "`done`: each item has ended, in whatever way." }),
    counts: z
      .object({ waiting: count, done: count, failed: count, unknown: count })
      .meta({ description: "How many items are where." }),
    items: z.array(
      z.object({
        index: z.int().meta({ description: "Its place among the items that were sent." }),
        operation: z.enum(["update", "delete"]),
        id: providerId,
        status: z.enum(jobItemStatuses).meta({
          description:
            "`waiting`: not ended yet. `failed`: it was not done, and `problem` says why. `unknown`: nobody knows whether the help desk did it.",
        }),
        // A union, since the document would have a null among the nullable be a problem, too.
        problem: z.union([problemSchema, z.null()]),
      }),
    ),
    created_at: time,
    updated_at: time,
    expires_at: time.meta({ description: "Until then the job can be asked for; what has not begun then never will." }),
  })
  .meta({ id: "Job" });

export type TicketBulk = z.output<typeof ticketBulkSchema>;
export type TicketBulkItem = TicketBulk["items"][number];
export type Job = z.output<typeof jobSchema>;
