import { getBudget } from "./budget.ts";
import { getCapabilities } from "./capabilities.ts";
import { checkConnection } from "./check.ts";
import { createConnection } from "./create.ts";
import { deleteConnection } from "./delete.ts";
import { getConnection } from "./get.ts";
import { getFieldMappings } from "./get-field-mappings.ts";
import { listConnections } from "./list.ts";
import { putFieldMappings } from "./put-field-mappings.ts";
import { replaceCredentials } from "./replace-credentials.ts";
import { updateConnection } from "./update.ts";

export const connectionRoutes = [
  listConnections,
  createConnection,
  getConnection,
  updateConnection,
  deleteConnection,
  replaceCredentials,
  checkConnection,
  getCapabilities,
  getBudget,
  getFieldMappings,
  putFieldMappings,
];
