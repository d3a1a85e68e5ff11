import type { FieldError } from "@portico/model";

/** The places of those that are to become part of themselves. */
export const itself = (pointer: string, ids: readonly string[], id: string): FieldError[] =>
  ids.flatMap((other, index) =>
    other === id ? [{ pointer: `${pointer}/${index}`, code: "invalid_value", message: "It is the very same." }] : [],
  );
