import type { ConnectionRow } from "@portico/db";
import { fieldMappingsPutSchema, type Mappings } from "@portico/model";

/** What a connection calls custom fields, and means by statuses. Null: nothing was said. */
export const mappingsOf = ({ fieldMappings }: Pick<ConnectionRow, "fieldMappings">): Mappings | null =>
  fieldMappings === null ? null : fieldMappingsPutSchema.parse(fieldMappings);
