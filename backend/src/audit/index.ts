export { auditEntities } from "./audit.entities.js";
export type { AuditActor, AuditRecord } from "./audit-entry.js";
export { AuditModule } from "./audit.module.js";
export { Audit } from "./audit.js";
export { RequestLogRepository } from "./request-log.repository.js";
