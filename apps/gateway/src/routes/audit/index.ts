import { listAuditLog } from "./list.ts";
import { verifyAuditLog } from "./verify.ts";

export const auditRoutes = [listAuditLog, verifyAuditLog];
