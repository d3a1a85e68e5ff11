import type { z } from "zod";

/** Each field of a shape made optional. */
export const optional = <Shape extends Record<string, z.ZodType>>(shape: Shape) =>
  mapShape(shape, (schema) => schema.optional()) as { [Key in keyof Shape]: z.ZodOptional<Shape[Key]> };

/** Each field of a shape made optional and nullable: for a PATCH, where null clears. */
export const clearable = <Shape extends Record<string, z.ZodType>>(shape: Shape) =>
  mapShape(shape, (schema) => schema.nullable().optional()) as {
    [Key in keyof Shape]: z.ZodOptional<z.ZodNullable<Shape[Key]>>;
  };

// `Object.entries` forgets which key had which type; the two callers above say it again, key for key.
const mapShape = (shape: Record<string, z.ZodType>, map: (schema: z.ZodType) => z.ZodType): Record<string, z.ZodType> =>
  Object.fromEntries(Object.entries(shape).map(([key, schema]) => [key, map(schema)]));
