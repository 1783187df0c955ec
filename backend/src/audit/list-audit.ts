import { Injectable } from "@nestjs/common";
import { Database, readIdCursor, toPage, type Caller, type Page, type PageQuery } from "../platform/index.js";
import type { AuditRow } from "./audit-entry.js";
import { AuditRepository, type AuditFilter } from "./audit.repository.js";

/** The trail of the caller's environment, or of the organisation itself. */
@Injectable()
export class ListAudit {
  constructor(
    private readonly database: Database,
    private readonly repository: AuditRepository,
  ) {}

  async execute(
    caller: Caller,
    of: "environment" | "organisation",
    query: PageQuery & AuditFilter,
  ): Promise<Page<AuditRow>> {
    const page = { before: readIdCursor(query.cursor), limit: query.limit };
    const tx = this.database.reader;
    const found =
      of === "environment"
        ? await this.repository.listOfEnvironment(tx, caller.environmentId, query, page)
        : await this.repository.listOfOrganisation(tx, caller.organisationId, query, page);
    return toPage(found, query.limit, (row) => [row.id]);
  }
}
