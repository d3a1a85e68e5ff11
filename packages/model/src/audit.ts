import { z } from "zod";
import { anyOf, cursor, limit } from "./queries.ts";
import { time } from "./values.ts";

export const auditDecisions = ["allowed", "refused", "failed", "unknown"] as const;

/** One deed of one caller. Ids and the decision, never content. */
export const auditEntrySchema = z
  .object({
    seq: z.int().meta({ description: "Counts up by one, without gaps." }),
    at: time,
    actor: z.string(),
    action: z.string().meta({ examples: ["ticket.create"] }),
    decision: z.enum(auditDecisions),
    reason: z.string().nullable(),
    sentence: z.string().meta({ examples: ["backend created ticket 2011 on acme.freshdesk.com."] }),
    connection_id: z.string().nullable(),
    target: z.string().nullable(),
    request_id: z.string(),
    hash: z.string().meta({ description: "SHA-256 over this entry and the hash of the one before it." }),
  })
  .meta({ id: "AuditEntry" });

export const auditQuerySchema = z.strictObject({
  action: anyOf(z.string().min(1)).optional(),
  decision: anyOf(z.enum(auditDecisions, { error: `The decisions are ${auditDecisions.join(", ")}.` })).optional(),
  connection_id: anyOf(z.string().min(1)).optional(),
  limit,
  cursor,
});

export const auditVerificationSchema = z
  .object({
    ok: z.boolean(),
    up_to: z.int().nullable().meta({ description: "How many entries there are, where all are as they were written." }),
    seq: z.int().nullable().meta({ description: "The first entry that is not." }),
    fault: z.enum(["changed", "gap", "reordered", "cut"]).nullable(),
  })
  .meta({ id: "AuditVerification" });

export type AuditEntry = z.output<typeof auditEntrySchema>;
export type AuditQuery = z.output<typeof auditQuerySchema>;
export type AuditVerification = z.output<typeof auditVerificationSchema>;
