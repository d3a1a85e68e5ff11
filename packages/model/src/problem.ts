import { z } from "zod";
import { type ErrorCode, errorTable } from "./errors.ts";

const codes = Object.keys(errorTable) as [ErrorCode, ...ErrorCode[]];

/** The body of every answer that is not a success: RFC 9457, `application/problem+json`. */
export const problemSchema = z
  .object({
    type: z.string().meta({
      description: "`/problems/{code}`, a page that explains the code.",
      examples: ["/problems/validation_failed"],
    }),
    title: z.string().meta({ description: "The same for each problem of this code." }),
    status: z.int(),
    detail: z.string().meta({ description: "What happened this time, and what to do about it." }),
    code: z.enum(codes).meta({ description: "Branch on this." }),
    request_id: z.string(),
    errors: z
      .array(
        z.object({
          pointer: z.string().meta({
            description: "JSON pointer into the body, or `/name` of a query parameter.",
            examples: ["/requester/email"],
          }),
          code: z.string().meta({ examples: ["unknown_field"] }),
          message: z.string(),
        }),
      )
      .optional(),
    retry_after: z.int().optional().meta({ description: "Seconds; the same as the `Retry-After` header." }),
    provider: z
      .object({
        name: z.string(),
        status: z.int().nullable(),
        code: z.string().nullable(),
        body: z
          .string()
          .nullable()
          .meta({ description: "At most 4 KiB of what the help desk answered, without secrets." }),
      })
      .optional(),
  })
  .meta({ id: "Problem", description: "Why a call did not succeed (RFC 9457)." });

export type Problem = z.output<typeof problemSchema>;
