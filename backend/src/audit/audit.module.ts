import { Module } from "@nestjs/common";
import { AuditController } from "./audit.controller.js";
import { AuditRepository } from "./audit.repository.js";
import { Audit } from "./audit.js";
import { ListAudit } from "./list-audit.js";

@Module({
  controllers: [AuditController],
  providers: [Audit, AuditRepository, ListAudit],
  exports: [Audit],
})
export class AuditModule {}
