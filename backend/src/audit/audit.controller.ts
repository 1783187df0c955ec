import { Controller, Get, Query } from "@nestjs/common";
import { ApiOperation, ApiTags } from "@nestjs/swagger";
import type { z } from "zod";
import { CurrentCaller, ForPeople, mapPage, Requires, Responds, type Caller } from "../platform/index.js";
import { auditPage, auditQuery, toAuditEntry } from "./audit.schemas.js";
import { ListAudit } from "./list-audit.js";

@ApiTags("Audit")
@Controller("v1/audit")
export class AuditController {
  constructor(private readonly listAudit: ListAudit) {}

  @Get()
  @Requires("audit:read")
  @ApiOperation({ summary: "List what was done in the environment", description: "Newest first." })
  @Responds(200, auditPage, "A page of the environment's audit trail.")
  async list(
    @CurrentCaller() caller: Caller,
    @Query({ schema: auditQuery }) query: z.infer<typeof auditQuery>,
  ): Promise<z.infer<typeof auditPage>> {
    return mapPage(await this.listAudit.execute(caller, "environment", query), toAuditEntry);
  }

  @Get("organisation")
  @Requires("audit:read")
  @ForPeople()
  @ApiOperation({
    summary: "List what was done to the organisation",
    description: "Members, invitations, sign-ins and passwords; newest first.",
  })
  @Responds(200, auditPage, "A page of the organisation's audit trail.")
  async listOfOrganisation(
    @CurrentCaller() caller: Caller,
    @Query({ schema: auditQuery }) query: z.infer<typeof auditQuery>,
  ): Promise<z.infer<typeof auditPage>> {
    return mapPage(await this.listAudit.execute(caller, "organisation", query), toAuditEntry);
  }
}
