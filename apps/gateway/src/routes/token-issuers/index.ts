import { createTokenIssuer } from "./create.ts";
import { deleteTokenIssuer } from "./delete.ts";
import { listTokenIssuers } from "./list.ts";

export const tokenIssuerRoutes = [listTokenIssuers, createTokenIssuer, deleteTokenIssuer];
