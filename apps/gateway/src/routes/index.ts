import type { Route } from "../route.ts";
import { apiKeyRoutes } from "./api-keys/index.ts";
import { attachmentRoutes } from "./attachments.ts";
import { auditRoutes } from "./audit/index.ts";
import { createConnectSession } from "./connect-sessions.ts";
import { connectionRoutes } from "./connections/index.ts";
import { commentRoutes } from "./comments.ts";
import { contactActionRoutes, contactRoutes } from "./contacts.ts";
import { directoryRoutes } from "./directory.ts";
import { healthRoutes } from "./health.ts";
import { jobRoutes } from "./jobs.ts";
import { operatorRoutes } from "./operator/index.ts";
import { providerRoutes } from "./providers.ts";
import { requestRoutes } from "./requests.ts";
import { tenantRoutes } from "./tenants/index.ts";
import { ticketActionRoutes, ticketRoutes } from "./tickets.ts";
import { ticketSearchRoute } from "./tickets-search.ts";
import { tokenIssuerRoutes } from "./token-issuers/index.ts";

/** The route table. */
export const routes: readonly Route[] = [
  ...tenantRoutes,
  ...apiKeyRoutes,
  ...tokenIssuerRoutes,
  ...connectionRoutes,
  createConnectSession,
  ticketSearchRoute,
  ...jobRoutes,
  ...ticketRoutes,
  ...ticketActionRoutes,
  ...commentRoutes,
  ...attachmentRoutes,
  ...contactRoutes,
  ...contactActionRoutes,
  ...directoryRoutes,
  ...auditRoutes,
  ...requestRoutes,
  ...operatorRoutes,
  ...providerRoutes,
  ...healthRoutes,
];
