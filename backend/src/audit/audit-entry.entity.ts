import { Entity } from "typeorm";
import { IdColumn, InstantColumn, JsonColumn, RefColumn, TextColumn } from "../platform/index.js";

@Entity("audit_entry")
export class AuditEntryEntity {
  @IdColumn() organisationId: string;
  @IdColumn() id: string;
  @RefColumn({ nullable: true }) environmentId: string | null;
  @TextColumn() actorKind: string;
  @TextColumn({ nullable: true }) actorId: string | null;
  @TextColumn() action: string;
  @TextColumn() subjectType: string;
  @TextColumn() subjectId: string;
  @JsonColumn() detail: Record<string, unknown>;
  @InstantColumn() recordedAt: string;
  /** On the environment's clock. */
  @InstantColumn({ nullable: true }) happenedAt: string | null;
}
