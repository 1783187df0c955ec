import { Injectable } from "@nestjs/common";
import {
  Database,
  isUuid,
  readIdCursor,
  toPage,
  type Caller,
  type Page,
  type PageQuery,
} from "../platform/index.js";
import type { AuditRow, NamedAuditRow } from "./audit-entry.js";
import { AuditRepository, type AuditFilter } from "./audit.repository.js";

/** The trail of the caller's environment, or of the organisation itself, with the names of those who acted. */
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
  ): Promise<Page<NamedAuditRow>> {
    const page = { before: readIdCursor(query.cursor), limit: query.limit };
    const tx = this.database.reader;
    const found =
      of === "environment"
        ? await this.repository.listOfEnvironment(tx, caller.environmentId, query, page)
        : await this.repository.listOfOrganisation(tx, caller.organisationId, query, page);
    const listed = toPage(found, query.limit, (row) => [row.id]);
    const names = await this.repository.actorNames(tx, caller.organisationId, {
      people: idsOf(listed.data, "person"),
      keys: idsOf(listed.data, "api_key"),
    });
    return {
      ...listed,
      data: listed.data.map((row) => ({ ...row, actorName: names.get(row.actorId ?? "") ?? null })),
    };
  }
}

const idsOf = (entries: readonly AuditRow[], kind: string): string[] => [
  ...new Set(
    entries.flatMap(({ actorKind, actorId }) =>
      actorKind === kind && actorId !== null && isUuid(actorId) ? [actorId] : [],
    ),
  ),
];
