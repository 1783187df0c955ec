import { Entity, PrimaryColumn } from "typeorm";
import { InstantColumn, IntegerColumn, TextColumn } from "../database/columns.js";

@Entity("idempotency_record")
export class IdempotencyRecordEntity {
  @PrimaryColumn({ type: "uuid" })
  environmentId: string;

  @PrimaryColumn({ type: "text" })
  key: string;

  @TextColumn()
  requestHash: string;

  /** Set in the very transaction that did the work. */
  @InstantColumn({ nullable: true })
  committedAt: string | null;

  @IntegerColumn({ nullable: true })
  status: number | null;

  @TextColumn({ nullable: true })
  body: string | null;

  @TextColumn({ nullable: true })
  etag: string | null;

  @InstantColumn()
  createdAt: string;
}
