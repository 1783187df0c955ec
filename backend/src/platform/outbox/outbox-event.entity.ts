import { Column, Entity, PrimaryColumn } from "typeorm";
import { InstantColumn, IntegerColumn, JsonColumn, TextColumn } from "../database/columns.js";

@Entity("outbox_event")
export class OutboxEventEntity {
  /** Order of insertion; within one aggregate it is the order of dispatch, since its writers hold the aggregate's lock. */
  @PrimaryColumn({ type: "bigint" })
  sequence: string;

  @Column({ type: "uuid", nullable: true })
  environmentId: string | null;

  @TextColumn()
  aggregateType: string;

  @Column({ type: "uuid" })
  aggregateId: string;

  @TextColumn()
  type: string;

  @JsonColumn()
  payload: Record<string, unknown>;

  @InstantColumn()
  createdAt: string;

  @InstantColumn({ nullable: true })
  dispatchedAt: string | null;

  @IntegerColumn()
  attempts: number;

  @InstantColumn()
  nextAttemptAt: string;

  @TextColumn({ nullable: true })
  lastError: string | null;
}
