import { createFirstApiKey } from "./create-api-key.ts";
import { createTenant } from "./create.ts";
import { deleteTenant } from "./delete.ts";
import { getTenant } from "./get.ts";
import { listTenants } from "./list.ts";
import { updateTenant } from "./update.ts";

export const tenantRoutes = [listTenants, createTenant, getTenant, updateTenant, deleteTenant, createFirstApiKey];
