import { Injectable } from "@nestjs/common";
import { clockNow, newId, rows, type Tx } from "../platform/index.js";
import type { AuditRecord, AuditRow } from "./audit-entry.js";

export type AuditFilter = {
  subjectType?: string | undefined;
  subjectId?: string | undefined;
  action?: string | undefined;
};

@Injectable()
export class AuditRepository {
  async insert(tx: Tx, record: AuditRecord): Promise<void> {
    // Whoever names an environment need not know its organisation.
    await tx.query(
      `INSERT INTO audit_entry (organisation_id, id, environment_id, actor_kind, actor_id, action, subject_type, subject_id, detail, happened_at)
       VALUES (coalesce($1, (SELECT organisation_id FROM environment WHERE id = $3)), $2, $3, $4, $5, $6, $7, $8, $9,
         (SELECT ${clockNow("clock")} FROM environment_clock clock WHERE clock.environment_id = $3))`,
      [
        record.organisationId ?? null,
        newId(),
        record.environmentId,
        record.actor.kind,
        record.actor.id,
        record.action,
        record.subject.type,
        record.subject.id,
        JSON.stringify(record.detail ?? {}),
      ],
    );
  }

  /** Newest first: what happened in one environment. */
  async listOfEnvironment(
    tx: Tx,
    environmentId: string,
    filter: AuditFilter,
    page: AuditPage,
  ): Promise<AuditRow[]> {
    return this.list(tx, "environment_id = $1", environmentId, filter, page);
  }

  /** Newest first: what concerns the organisation itself. */
  async listOfOrganisation(
    tx: Tx,
    organisationId: string,
    filter: AuditFilter,
    page: AuditPage,
  ): Promise<AuditRow[]> {
    return this.list(tx, "organisation_id = $1 AND environment_id IS NULL", organisationId, filter, page);
  }

  /**
   * What actors are called, by their ids: people, and keys of the organisation's environments. Read here, since `identity`, which
   * keeps them, records its deeds by this context.
   */
  async actorNames(
    tx: Tx,
    organisationId: string,
    actors: { people: readonly string[]; keys: readonly string[] },
  ): Promise<Map<string, string>> {
    const found = await rows<{ id: string; name: string }>(
      tx,
      `SELECT id, name FROM person WHERE id = ANY($2::uuid[])
       UNION ALL
       SELECT k.id, k.name FROM environment e JOIN api_key k ON k.environment_id = e.id
       WHERE e.organisation_id = $1 AND k.id = ANY($3::uuid[])`,
      [organisationId, actors.people, actors.keys],
    );
    return new Map(found.map(({ id, name }) => [id, name]));
  }

  private list(
    tx: Tx,
    tenant: string,
    tenantId: string,
    filter: AuditFilter,
    page: AuditPage,
  ): Promise<AuditRow[]> {
    return rows<AuditRow>(
      tx,
      `SELECT id, actor_kind, actor_id, action, subject_type, subject_id, detail, recorded_at FROM audit_entry
       WHERE ${tenant}
         AND ($2::text IS NULL OR subject_type = $2)
         AND ($3::text IS NULL OR subject_id = $3)
         AND ($4::text IS NULL OR action = $4)
         AND ($5::uuid IS NULL OR id < $5)
       ORDER BY id DESC LIMIT $6`,
      [
        tenantId,
        filter.subjectType ?? null,
        filter.subjectId ?? null,
        filter.action ?? null,
        page.before,
        page.limit + 1,
      ],
    );
  }
}

type AuditPage = { before: string | null; limit: number };
