import { createApiKey } from "./create.ts";
import { deleteApiKey } from "./delete.ts";
import { getApiKey } from "./get.ts";
import { listApiKeys } from "./list.ts";
import { rollApiKey } from "./roll.ts";

export const apiKeyRoutes = [listApiKeys, createApiKey, getApiKey, deleteApiKey, rollApiKey];
