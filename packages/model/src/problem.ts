import { z } from "zod";
import { type ErrorCode, errorTable, type PorticoError } from "./errors.ts";

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

/** A failure as it is told to a caller: the one place where a code becomes a status. */
export const problemOf = (
  { code, message, details }: Pick<PorticoError, "code" | "message" | "details">,
  requestId: string,
): Problem => {
  const { status, title } = errorTable[code];
  return {
    type: `/problems/${code}`,
    title,
    status,
    detail: message,
    code,
    request_id: requestId,
    ...(details.errors === undefined ? {} : { errors: [...details.errors] }),
    ...(details.retryAfterSeconds === undefined
      ? {}
      : { retry_after: Math.max(1, Math.ceil(details.retryAfterSeconds)) }),
    ...(details.provider === undefined ? {} : { provider: details.provider }),
  };
};
