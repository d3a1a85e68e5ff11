import { getAuditKey } from "./key.ts";
import { listAuditLog } from "./list.ts";
import { verifyAuditLog } from "./verify.ts";

export const auditRoutes = [listAuditLog, verifyAuditLog, getAuditKey];
