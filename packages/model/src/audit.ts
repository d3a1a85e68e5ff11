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
  seq: anyOf(
    z
      .string()
      .regex(/^[1-9]\d{0,14}$/, { error: "Give the numbers of entries." })
      .transform(Number),
  )
    .optional()
    .meta({ description: "Entries by their numbers." }),
  action: anyOf(z.string().min(1)).optional(),
  decision: anyOf(z.enum(auditDecisions, { error: `The decisions are ${auditDecisions.join(", ")}.` })).optional(),
  connection_id: anyOf(z.string().min(1)).optional(),
  limit,
  cursor,
});

export const auditVerificationSchema = z
  .object({
    tenant_id: z.string().meta({ description: "Whose log it is." }),
    ok: z.boolean(),
    up_to: z.int().nullable().meta({ description: "How many entries there are, where all are as they were written." }),
    seq: z.int().nullable().meta({ description: "The first entry that is not." }),
    fault: z.enum(["changed", "gap", "reordered", "cut"]).nullable(),
  })
  .meta({ id: "AuditVerification" });

/** The public key that checkpoints are signed with, as a JSON Web Key. */
export const auditKeySchema = z
  .object({
    kty: z.literal("OKP"),
    crv: z.literal("Ed25519"),
    x: z.string(),
    kid: z.string().meta({ description: "The key's thumbprint by RFC 7638." }),
  })
  .meta({ id: "AuditKey" });

/** How far a tenant's log went at a time, signed with Ed25519 over `checkpointText`. Bytes are hex or base64url. */
export const auditCheckpointSchema = z.object({
  tenant_id: z.string(),
  seq: z.int(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.iso.datetime(),
  key_id: z.string(),
  signature: z.base64url(),
});

/** What is signed of a checkpoint. */
export const checkpointText = ({
  tenant_id,
  seq,
  hash,
  at,
}: Pick<AuditCheckpoint, "tenant_id" | "seq" | "hash" | "at">): string =>
  ["portico/audit-checkpoint/1", tenant_id, seq, hash, at].join("\n");

export type AuditCheckpoint = z.output<typeof auditCheckpointSchema>;
export type AuditKey = z.output<typeof auditKeySchema>;
export type AuditEntry = z.output<typeof auditEntrySchema>;
export type AuditQuery = z.output<typeof auditQuerySchema>;
export type AuditVerification = z.output<typeof auditVerificationSchema>;
