import { Module } from "@nestjs/common";
import { AuditController } from "./audit.controller.js";
import { AuditRepository } from "./audit.repository.js";
import { Audit } from "./audit.js";
import { ListAudit } from "./list-audit.js";
import { RequestLog } from "./request-log.js";
import { RequestLogController } from "./request-log.controller.js";
import { RequestLogRepository } from "./request-log.repository.js";

@Module({
  controllers: [AuditController, RequestLogController],
  providers: [Audit, AuditRepository, ListAudit, RequestLog, RequestLogRepository],
  exports: [Audit, RequestLogRepository],
})
export class AuditModule {}
