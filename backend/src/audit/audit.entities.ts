import { AuditEntryEntity } from "./audit-entry.entity.js";
import { RequestLogEntity } from "./request-log.entity.js";

export const auditEntities = [AuditEntryEntity, RequestLogEntity];
