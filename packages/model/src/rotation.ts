import { z } from "zod";
import { time } from "./values.ts";

export const rotationKinds = ["kek", "tenant_key", "connection_key"] as const;

/** A replacement of keys, over the whole deployment or a part of it, with its progress. */
export const rotationSchema = z
  .object({
    id: z.string().meta({ examples: ["rot_01K9Q3W5N8Z4T7R2M6X1B0C9DE"] }),
    kind: z.enum(rotationKinds),
    tenant_id: z.string().nullable().meta({ description: "Null: all tenants." }),
    connection_id: z.string().nullable().meta({ description: "Null: all connections." }),
    state: z.enum(["running", "done", "failed"]),
    total: z
      .int()
      .nullable()
      .meta({ description: "How many keys or tenants there are to do; null before they are counted." }),
    done: z.int(),
    error: z.string().nullable(),
    created_at: time,
    updated_at: time,
  })
  .meta({ id: "Rotation" });

export const rotationCreateSchema = z
  .strictObject({
    kind: z.enum(rotationKinds).meta({
      description:
        "`kek`: wrap the tenants' keys by the key-encryption key that is configured first. `tenant_key`: give tenants new keys. " +
        "`connection_key`: give connections new keys.",
    }),
    tenant_id: z.string().nullable().optional(),
    connection_id: z.string().nullable().optional(),
  })
  .refine(
    ({ connection_id, tenant_id, kind }) =>
      (connection_id ?? null) === null || ((tenant_id ?? null) !== null && kind === "connection_key"),
    {
      message: "Name a connection together with its tenant, for `connection_key` only.",
      path: ["connection_id"],
    },
  )
  .meta({ id: "RotationCreate", examples: [{ kind: "tenant_key", tenant_id: "ten_01K9Q3W5N8Z4T7R2M6X1B0C9DE" }] });

export type Rotation = z.output<typeof rotationSchema>;
export type RotationCreate = z.output<typeof rotationCreateSchema>;
