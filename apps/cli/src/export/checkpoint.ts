import { z } from "zod";

const placeSchema = z.object({
  round: z.enum(["all", "changes"]),
  /** Null: the begin. */
  cursor: z.string().nullable(),
});

/** What the receipts of the walks so far come to. */
const summarySchema = z.object({
  complete: z.boolean(),
  exact: z.boolean(),
  reasons: z.array(z.string()),
  excluded: z.array(z.string()),
});

export const checkpointSchema = z.object({
  /** Where to go on. Null: everything was read. */
  next: placeSchema.nullable(),
  /** How many objects were met, each as often as it had changed. */
  visited: z.int(),
  summary: summarySchema,
});

export type Place = z.output<typeof placeSchema>;
export type Summary = z.output<typeof summarySchema>;
/** How far an export has come. */
export type Checkpoint = z.output<typeof checkpointSchema>;

export const begin: Checkpoint = {
  next: { round: "all", cursor: null },
  visited: 0,
  summary: { complete: true, exact: true, reasons: [], excluded: [] },
};
